"""Sentences of an article's own text, with offsets into the text itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimledger.records import Segment

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "st",
        "mt",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "no",
        "nos",
        "vs",
        "etc",
        "dept",
        "est",
        "approx",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "a.m",
        "p.m",
        "e.g",
        "i.e",
        "cf",
        "al",
        "fig",
        "vol",
        "pp",
        "ave",
        "ph.d",
        "d.c",
    ]
)
"""Words whose full stop seldom ends a sentence, without that stop."""

OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "its",
        "he",
        "she",
        "they",
        "but",
        "and",
        "this",
        "that",
        "these",
        "for",
        "while",
        "as",
    ]
)
"""Words that open a sentence even after an abbreviation such as "U.S."."""

STOP = re.compile(
    r"""
    [.!?…\n] (?:
      (?<=\n) [^\S\n]* \n         # a blank line
      | (?<!\n) (?<![.!?…]{2})     # or the first stop of a run
        [.!?…]*+ ["”’')\]]*        # with the quotes or brackets that it closes
        (?= \s+ ["“‘'(\[]? [A-Z0-9$€£¥\[…] )  # before what can open the next sentence
    )
    """,
    re.VERBOSE,
)
LAST_WORD = re.compile(r"[\w.]+$")
FIRST_WORD = re.compile(r"\s*[\"“‘'(\[]?(\w+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the segment that it stands in (`paragraph` counts segments)."""

    start: int
    end: int
    paragraph: int
    label: str


LONGEST = 2_000
"""Characters of a sentence: what looks at all of one costs the square of its length."""


def ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    """False where the full stop belongs to an abbreviation or an initial."""
    if stop[0][0] != ".":
        return True
    word = LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    if word is None:
        return True
    last = word[0].lower()
    if last in {"u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "inc", "corp", "co", "ltd", "etc", "jr"}:
        following = FIRST_WORD.match(text, stop.end())
        return following is not None and following[1].lower() in OPENERS
    return last not in ABBREVIATIONS and not (len(last) == 1 and word[0].isupper() and last != "i")


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences between `start` and `end`, without the blanks around them.

    >>> text = "Sales in the U.S. rose. Mr. Roe left."
    >>> [text[a:b] for a, b in split(text, 0, len(text))]
    ['Sales in the U.S. rose.', 'Mr. Roe left.']
    """
    at = start
    for stop in STOP.finditer(text, start, end):
        if ends_here(text, at, stop):
            yield from parts(text, at, stop.end())
            at = stop.end()
    yield from parts(text, at, end)


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at blanks where it is longer than any writer's: tables have no full stops.

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
    """The stretch without blanks at its ends, or nothing where it is all blank."""
    left = text[start:end].lstrip()
    if left:
        yield end - len(left), end - len(left) + len(left.rstrip())


def sentence_at(places: Sequence[Sentence], offset: int) -> int:
    """The index of the sentence that begins last before a character; -1 where there is none."""
    return bisect_right(places, offset, key=lambda sentence: sentence.start) - 1


def sentences(text: str, segments: Sequence[Segment]) -> list[Sentence]:
    """Every sentence of the segments, in order."""
    return [
        Sentence(start, end, paragraph, segment.label)
        for paragraph, segment in enumerate(segments)
        if segment.label != "blank"
        for start, end in split(text, segment.start, segment.end)
    ]
