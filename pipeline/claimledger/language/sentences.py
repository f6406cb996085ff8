"""Splits text into sentences with rules, and keeps their offsets in the text.

The end of a line ends a sentence only if a blank line follows. A caller whose lines are separate
units splits the text at its lines first.
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
"""Characters before a full stop that are searched for its abbreviation."""
LISTED = 3
"""Most digits of a number that starts an item of a list."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop seldom ends a sentence; ``sentences.yaml`` lists the exceptions."""

    leading: frozenset[str]
    numbering: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]


@cache
def abbreviations(language: Language) -> Abbreviations:
    """Return the abbreviations of a language."""
    stated = lexicon("", "sentences.yaml", language.code)
    return Abbreviations(**{name: frozenset(words) for name, words in stated.items()})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open offsets of a sentence; `paragraph` is the number of its first line's segment."""

    start: int
    end: int
    paragraph: int
    label: str


LONGEST = 2_000
"""Most characters of a sentence: the time of some rules grows with the square of its length."""


def ends(text: str, start: int, end: int, language: Language = ENGLISH) -> Iterator[int]:
    """Yield the offset at which each sentence of ``text[start:end]`` ends, except the last.

    >>> list(ends("Mr. Roe left. Sales rose.", 0, 25))
    [13]
    """
    known = abbreviations(language)
    for stop in STOP.finditer(text, start, end):
        if text[stop.start()] != "." or ends_here(text, start, stop, known):
            yield stop.end()


def ends_here(text: str, start: int, stop: re.Match[str], known: Abbreviations) -> bool:
    """Whether a stop ends a sentence, and not an abbreviation, an initial or a list number."""
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
    """Yield the offsets of the sentences in ``text[start:end]``, without the space around them.

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
    """Yield the offsets of a sentence, cut at spaces if it is too long, as in a table.

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
    """Yield the offsets without the space at both ends, or nothing if there is only space."""
    left = text[start:end].lstrip()
    if left:
        yield end - len(left), end - len(left) + len(left.rstrip())


def sentence_at(places: Sequence[Sentence], offset: int) -> int:
    """Return the index of the last sentence that begins at or before `offset`, or -1."""
    return bisect_right(places, offset, key=lambda sentence: sentence.start) - 1


def sentences(
    text: str, segments: Sequence[Segment], language: Language = ENGLISH
) -> list[Sentence]:
    """Return every sentence of the segments, in order.

    A sentence that continues on the next line belongs to the segment in which it begins.
    """
    found: list[Sentence] = []
    lines = [(at, segment) for at, segment in enumerate(segments) if segment.label != "blank"]
    begin = 0
    for k, (_, line) in enumerate(lines):
        following = lines[k + 1][1] if k + 1 < len(lines) else None
        alike = following is not None and following.flow == line.flow
        if following and alike and wraps(text, line.end, following.start, language):
            continue
        paragraph, first = lines[begin]
        places = split(text, first.start, line.end, language)
        within = lines[begin : k + 1]
        for start, end in places:
            at = bisect_right(within, start, key=lambda each: each[1].start) - 1
            found.append(Sentence(start, end, paragraph, within[at][1].label))
        begin = k + 1
    return found
