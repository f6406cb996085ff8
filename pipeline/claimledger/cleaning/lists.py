"""Lists that a sentence announces with a colon: the article's, however short their lines are."""

import re
from collections.abc import Sequence

from claimledger.cleaning.lines import Line

_ANNOUNCED = 6  # words of a sentence that announces a list
_ITEM = 14  # words of an item at most
_DIGIT = re.compile(r"\d")


def listed(lines: Sequence[Line], labels: Sequence[tuple[str, str]]) -> list[int]:
    """Numbers of the lines of each list of figures below a sentence of the body with a colon.

    A list is the dropped lines up to the next blank one, short, at least two, most with a figure:
    "Here are the depot's figures for May:", "Ferries: 12", "Crew: 90". Below "Follow us on:" or
    "Related:" stand links, which the votes know.
    """
    found: list[int] = []
    for number, line in enumerate(lines):
        announces = labels[number][0] == "body" and line.view.endswith(":")
        if announces and line.view.count(" ") + 1 >= _ANNOUNCED:
            found += figures(lines, labels, number + 1)
    return found


def figures(lines: Sequence[Line], labels: Sequence[tuple[str, str]], first: int) -> list[int]:
    """Numbers of the dropped lines from `first` to the next blank one, if most hold figures."""
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
