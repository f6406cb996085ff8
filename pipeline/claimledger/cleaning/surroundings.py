"""The names of the elements around a line, and its distance from the article's home.

A line's *home* is the innermost of its elements that holds most of what an extractor takes for the
article, elements of the same names beside each other being one: the paragraphs of an article are at
home, what is set into it or stands beside it is steps away. names.yaml lists the meanings of words
in class, id and role.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from claimledger.language.lexicon import lexicon

Rows = npt.NDArray[np.float64]
Path = tuple[str, ...]
"""Elements from the outside, each as its tag and names."""

AROUND = (
    "article", "main", "aside", "nav", "header", "footer", "form", "figure", "table", "ul",
    "blockquote", "section",
)  # fmt: skip
"""Elements that characterise everything inside them."""
CONCEPTS = (
    "story", "comments", "related", "share", "advert", "offer", "menu", "footing", "side",
    "picture", "byline", "topics", "heading", "dek", "box", "embed", "unseen",
)  # fmt: skip
"""Concepts of names.yaml."""

_NEAR = 2  # elements whose names speak of the line itself
_MOST = 0.7  # share of what is extracted that a home holds
_DEEPEST = 64  # elements from the outside in which a home is looked for
_STAIRS = 6  # elements between a line and its home that count


def homes(names: Sequence[str], taken: Rows) -> Rows:
    """The distance to each line's home, features of the elements around it, and their concepts.

    Args:
        names: the tokens of each line's block.
        taken: extracted characters of each line.
    """
    masses: Counter[str] = Counter()
    for name, mass in zip(names, taken.tolist(), strict=True):
        masses[name] += mass
    paths = {name: tuple(name.split(" ")[::-1][:_DEEPEST]) for name in masses}
    held: Counter[Path] = Counter()
    for name, mass in masses.items():
        if mass:
            held.update({paths[name][:depth]: mass for depth in range(len(paths[name]) + 1)})
    rows = {name: housed(path, held) for name, path in paths.items()}
    return np.array([rows[name] for name in names]).T


def housed(path: Path, held: Mapping[Path, float]) -> tuple[float, ...]:
    """The rows of `homes` for a line whose elements are `path`, from the outside."""
    total = held.get((), 0.0)
    depth = len(path)
    while depth and held.get(path[:depth], 0.0) < _MOST * total:
        depth -= 1
    around = held.get(path[:-1], 0.0) / max(1.0, total)
    return (float(min(len(path) - depth, _STAIRS)), around, *named(path[depth:]))


@lru_cache(maxsize=1 << 14)
def surroundings(tokens: str) -> tuple[float, ...]:
    """AROUND, and the concepts of the nearest elements that a block's tokens name."""
    elements = tokens.split(" ")
    inside = {element.partition(".")[0] for element in elements}
    return (*(float(name in inside) for name in AROUND), *named(tuple(elements[:_NEAR])))


@lru_cache(maxsize=1 << 14)
def named(elements: Path) -> tuple[float, ...]:
    """The CONCEPTS that the names of some elements contain."""
    words = {word for element in elements for word in element.split(".")[1:]}
    return tuple(float(not known.isdisjoint(words)) for known in concepts())


@cache
def concepts() -> tuple[frozenset[str], ...]:
    """The words of each concept, in the order of CONCEPTS."""
    listed = lexicon("cleaning", "names.yaml")
    return tuple(frozenset(listed[concept]) for concept in CONCEPTS)
