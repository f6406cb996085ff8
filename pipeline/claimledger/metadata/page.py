"""A cleaned page as labelled lines, which all rules of this package read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimledger.records import Finding, Rendition, Segment

HEAD_LINES = 40
TAIL_LINES = 40
LONGEST = 600
"""Most characters of a line with metadata."""
OPENING = (40, 8)
"""Lines before and after the text that are searched for metadata; menus may be longer."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: half-open offsets without surrounding space, and its label."""

    start: int
    end: int
    label: str
    kept: bool
    text: str


@dataclass(frozen=True)
class Page:
    """A rendition and its labelled lines."""

    text: str
    lines: tuple[Line, ...]
    declared: tuple[Finding, ...]
    first_headings: tuple[int, ...] = ()
    """Where headings of the first level begin, if the format has headings."""

    @classmethod
    def of(cls, rendition: Rendition, segments: Sequence[Segment]) -> "Page":
        """Return the lines of `rendition` with the labels of its `segments`."""
        lines = tuple(line for s in segments for line in _lines(rendition.text, s))
        first = tuple(x.start for x in rendition.blocks if x.tag == "heading" and x.level == 1)
        return cls(rendition.text, lines, rendition.declared, first)

    @cached_property
    def prose(self) -> tuple[int, int]:
        """Return the half-open range of the indices of the body lines."""
        body = [i for i, line in enumerate(self.lines) if line.label == "body"]
        return (body[0], body[-1] + 1) if body else (len(self.lines), len(self.lines))

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """Return the lines before the article's text that do not belong to it."""
        first = self.prose[0]
        return _short(x for x in self.lines[max(0, first - HEAD_LINES) : first] if not x.kept)

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """Return the lines after the article's text that do not belong to it."""
        last = self.prose[1]
        return _short(x for x in self.lines[last : last + TAIL_LINES] if not x.kept)

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """Return the lines around the first line of the article, the nearest first, for stamps."""
        first, end = self.prose
        near = range(max(0, first - OPENING[0]), min(first + OPENING[1], end))
        return _short(self.lines[i] for i in sorted(near, key=lambda i: abs(first - i)))

    @cached_property
    def kept(self) -> tuple[Line, ...]:
        """Return the lines of the article."""
        return tuple(line for line in self.lines if line.kept)

    def above(self, line: Line) -> Line | None:
        """Return the line directly above another, or None."""
        at = self.lines.index(line)
        return self.lines[at - 1] if at else None

    def title(self) -> Line | None:
        """Return the line that cleaning labelled as the title, or None."""
        return next((line for line in self.lines if line.label == "title"), None)


def _short(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.end - line.start <= LONGEST)


def _lines(text: str, segment: Segment) -> Iterator[Line]:
    if segment.label == "blank":
        return
    for line in _LINE.finditer(text, segment.start, segment.end):
        if ink := line[0].lstrip().removeprefix("\ufeff").lstrip():
            start, ink = line.end() - len(ink), ink.rstrip()
            yield Line(start, start + len(ink), segment.label, segment.kept, ink)
