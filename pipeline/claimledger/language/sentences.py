"""Sentences of a text, with offsets into the text itself: where each ends, by rules.

The end of a line does not end a sentence unless a blank line follows. A caller that knows that
lines are separate splits them first.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimledger.language import ENGLISH, Language
from claimledger.language.lexicon import lexicon
from claimledger.language.wrapping import wraps
from claimledger.records import Segment

STOP = re.compile(
    r"""
    [.!?…\n] (?:
      (?<=\n) [^\S\n]* \n         # a blank line
      | (?<!\n) (?<![.!?…]{2})     # or the first stop of a run
        [.!?…]*+ ["'”’)\]]*+       # with the quotes or brackets that it closes
        (?= \s++ ["'“‘(\[]* (?: [^\W_a-zß-öø-ÿ] | [$€£¥…] ) )  # before an opening
    )
    """,
    re.VERBOSE,
)
LAST_WORD = re.compile(r"[\w.]+$")
FIRST_WORD = re.compile(r"[\s\"'“‘(\[]*(\w+|[$€£¥])")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
REACH = 24
"""Characters before a full stop in which its word is looked for."""
LISTED = 3
"""Digits of a number that counts the items of a list."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop seldom ends a sentence; ``sentences.yaml`` says when it does."""

    leading: frozenset[str]
    numbering: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]


@cache
def abbreviations(language: Language) -> Abbreviations:
    """The abbreviations of a language."""
    stated = lexicon("", "sentences.yaml", language.code)
    return Abbreviations(**{name: frozenset(words) for name, words in stated.items()})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and its segment (`paragraph` counts segments)."""

    start: int
    end: int
    paragraph: int
    label: str


LONGEST = 2_000
"""The longest sentence in characters: some rules cost the square of its length."""


def ends(text: str, start: int, end: int, language: Language = ENGLISH) -> Iterator[int]:
    """Where the sentences of ``text[start:end]`` end, except for the last.

    >>> list(ends("Mr. Roe left. Sales rose.", 0, 25))
    [13]
    """
    known = abbreviations(language)
    for stop in STOP.finditer(text, start, end):
        if text[stop.start()] != "." or ends_here(text, start, stop, known):
            yield stop.end()


def ends_here(text: str, start: int, stop: re.Match[str], known: Abbreviations) -> bool:
    """False where a full stop belongs to an abbreviation, an initial or a number of a list."""
    place = stop.start()
    written = LAST_WORD.search(text, max(start, place - REACH), place)
    if written is None:
        return True
    word = written[0].lower()
    if word.isdecimal():
        first = written.start()
        return len(word) > LISTED or not (first == start or text[first - 1] == "\n")
    if word in known.leading or (len(word) == 1 and written[0].isupper() and word != "i"):
        return False
    following = FIRST_WORD.match(text, stop.end())
    opener = following[1].lower() if following else ""
    if word in known.numbering:
        return opener.isalpha()
    if word in known.closing or INITIALS.fullmatch(word):
        return opener in known.openers
    return True


def split(
    text: str, start: int, end: int, language: Language = ENGLISH
) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences between `start` and `end`, without the blanks around them.

    >>> text = "Sales in the U.S. rose. Mr. Roe left."
    >>> [text[a:b] for a, b in split(text, 0, len(text))]
    ['Sales in the U.S. rose.', 'Mr. Roe left.']
    """
    at = start
    for stop in ends(text, start, end, language):
        yield from parts(text, at, stop)
        at = stop
    yield from parts(text, at, end)


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at blanks if it is too long: tables have no full stops.

    >>> [end - start for start, end in parts("5% " * 1_000, 0, 3_000)]
    [1997, 1001]
    """
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
        yield from trimmed(text, start, cut)
        start = cut
    yield from trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets without blanks at their ends, or nothing where it is all blank."""
    left = text[start:end].lstrip()
    if left:
        yield end - len(left), end - len(left) + len(left.rstrip())


def sentence_at(places: Sequence[Sentence], offset: int) -> int:
    """The index of the sentence that begins last before a character; -1 where there is none."""
    return bisect_right(places, offset, key=lambda sentence: sentence.start) - 1


def sentences(
    text: str, segments: Sequence[Segment], language: Language = ENGLISH
) -> list[Sentence]:
    """Every sentence of the segments, in order; one that wraps stands in the first of its lines."""
    found: list[Sentence] = []
    lines = [(at, segment) for at, segment in enumerate(segments) if segment.label != "blank"]
    begin = 0
    for k, (_, line) in enumerate(lines):
        following = lines[k + 1][1] if k + 1 < len(lines) else None
        alike = following is not None and following.label == line.label
        if following and alike and wraps(text, line.end, following.start, language):
            continue
        paragraph, first = lines[begin]
        places = split(text, first.start, line.end, language)
        found.extend(Sentence(start, end, paragraph, line.label) for start, end in places)
        begin = k + 1
    return found
