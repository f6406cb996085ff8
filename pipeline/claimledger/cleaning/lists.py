"""Finds lists of figures that a sentence with a colon announces: they belong to the article."""

import re
from collections.abc import Sequence

from claimledger.cleaning.lines import Line

_ANNOUNCED = 6  # fewest words of a sentence that announces a list
_ITEM = 14  # most words of an item
_DIGIT = re.compile(r"\d")


def listed(lines: Sequence[Line], labels: Sequence[tuple[str, str]]) -> list[int]:
    """Return the numbers of the lines of lists of figures that a body sentence announces.

    A list consists of at least two short dropped lines before the next blank line, most of them
    with a figure: "Here are the depot's figures for May:", "Ferries: 12", "Crew: 90". The lines
    below "Follow us on:" or "Related:" are links, which the votes recognise.
    """
    found: list[int] = []
    for number, line in enumerate(lines):
        announces = labels[number][0] == "body" and line.view.endswith(":")
        if announces and line.view.count(" ") + 1 >= _ANNOUNCED:
            found += figures(lines, labels, number + 1)
    return found


def figures(lines: Sequence[Line], labels: Sequence[tuple[str, str]], first: int) -> list[int]:
    """Return the dropped lines from `first` to the next blank line, if most contain figures."""
    last = first
    while (
        last < len(lines)
        and (last == first or not lines[last].gap)
        and labels[last][1] == "no-votes"
        and lines[last].view.count(" ") < _ITEM
    ):
        last += 1
    inside = range(first, last)
    told = [number for number in inside if _DIGIT.search(lines[number].view)]
    return [*inside] if len(told) > 1 and 2 * len(told) > len(inside) else []
