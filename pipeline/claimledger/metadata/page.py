"""A cleaned page as lines with their labels: the view that every rule here reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimledger.records import Finding, Rendition, Segment

HEAD_LINES = 40
TAIL_LINES = 40
LONGEST = 600
"""The longest line with metadata, in characters."""
OPENING = (40, 8)
"""Number of lines before and after the text that may hold metadata; menus may be longer."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than space: half-open offsets of its ink, and its segment's label."""

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

    @classmethod
    def of(cls, rendition: Rendition, segments: Sequence[Segment]) -> "Page":
        """View `rendition` through the `segments` that cleaning made of it."""
        lines = tuple(line for s in segments for line in _lines(rendition.text, s))
        return cls(rendition.text, lines, rendition.declared)

    @cached_property
    def prose(self) -> tuple[int, int]:
        """Index of the first body line and of the one after the last."""
        body = [i for i, line in enumerate(self.lines) if line.label == "body"]
        return (body[0], body[-1] + 1) if body else (len(self.lines), len(self.lines))

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """Lines before the article's text that are no part of it."""
        first = self.prose[0]
        return _short(x for x in self.lines[max(0, first - HEAD_LINES) : first] if not x.kept)

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """Lines after the article's text that are no part of it."""
        last = self.prose[1]
        return _short(x for x in self.lines[last : last + TAIL_LINES] if not x.kept)

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """Lines around the article's first, the nearest to it first: here stand its stamps."""
        first, end = self.prose
        near = range(max(0, first - OPENING[0]), min(first + OPENING[1], end))
        return _short(self.lines[i] for i in sorted(near, key=lambda i: abs(first - i)))

    @cached_property
    def kept(self) -> tuple[Line, ...]:
        """Lines of the article itself."""
        return tuple(line for line in self.lines if line.kept)

    def above(self, line: Line) -> Line | None:
        """The line right above another."""
        at = self.lines.index(line)
        return self.lines[at - 1] if at else None

    def title(self) -> Line | None:
        """The line that cleaning labelled as the headline."""
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
