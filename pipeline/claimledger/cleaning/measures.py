"""Measures the lines of a page before any verdict."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from claimledger.cleaning import context
from claimledger.cleaning.lines import Line
from claimledger.cleaning.shape import shape
from claimledger.cleaning.topics import Topics, topics
from claimledger.cleaning.wording import Rule, furniture
from claimledger.models.trees import Rows

_TOPIC_WORD = re.compile(r"\w{4,}")  # shorter words say little about a topic
_CACHED = 48  # most characters of a line that is cached
_SAID = 400  # characters of a line that are enough to determine its topic
_MORE = frozenset({"more-to-read", "read-also"})
_MARKER_OF = {name: number for number, name in enumerate(context.MARKERS)}


@dataclass(frozen=True, slots=True)
class Measures:
    """The lines of a page: the furniture rule that each matches, its prose, and the matrix.

    ``core`` bounds the lines with the most prose; ``matrix`` is context.NAMES by lines.
    """

    rules: Sequence[Rule | None]
    masses: context.Rows
    core: tuple[int, int]
    topics: Topics
    matrix: Rows


class Sketch(NamedTuple):
    """The features of a line that depend on its wording alone."""

    low: str
    rule: Rule | None
    shape: tuple[float, ...]
    words: frozenset[str]


def sketch(view: str) -> Sketch:
    """Return the sketch of a line; short lines recur within and across pages and are cached."""
    return _remembered(view) if len(view) <= _CACHED else _sketched(view)


def _sketched(view: str) -> Sketch:
    low = view.casefold()
    words = frozenset(_TOPIC_WORD.findall(low, 0, _SAID))
    return Sketch(low, furniture(view, low, words), shape(view), words)


_remembered = lru_cache(maxsize=1 << 14)(_sketched)


def measure(lines: Sequence[Line]) -> Measures:
    """Measure the n > 0 lines of a page."""
    lows, rules, shapes, words = zip(*(sketch(line.view) for line in lines), strict=True)
    gaps = np.minimum([line.gap for line in lines], 3).astype(float)
    page = context.Lines(
        np.array(shapes, dtype=float).T,
        gaps,
        np.append(gaps[1:], 0.0),
        np.array([rule is not None for rule in rules]),
        _markers(rules),
    )
    masses = context.mass(page)
    core = context.core(masses)
    subjects = topics(
        lows,
        words,
        (masses > 0).tolist(),
        core,
        page.furniture.tolist(),
    )
    matrix = context.describe(page, masses, core, subjects).astype(np.float32)
    return Measures(rules, masses, core, subjects, matrix)


def _markers(rules: Sequence[Rule | None]) -> context.Flags:
    flags = np.zeros((len(context.MARKERS), len(rules)), dtype=bool)
    for number, rule in enumerate(rules):
        if rule is None:
            continue
        flags[_MARKER_OF[rule.label], number] = True
        if rule.name in _MORE:
            flags[_MARKER_OF["more"], number] = True
        elif rule.name == "share-control":
            flags[_MARKER_OF["share"], number] = True
    return flags
