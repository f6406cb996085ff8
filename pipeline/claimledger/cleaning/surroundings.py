"""Describes the elements around a line and its distance from the element of the article.

The *home* of a line is the innermost of its elements that contains most of the extracted text;
adjacent elements of the same names count as one. The paragraphs of an article are at home. Inserts
and side columns are some elements away. names.yaml lists the meanings of words in class, id and
role.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from claimledger.language.lexicon import lexicon

Rows = npt.NDArray[np.float64]
Path = tuple[str, ...]
"""Elements from the outermost to the innermost, each as its tag and names."""

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

_NEAR = 2  # innermost elements whose names describe the line itself
_MOST = 0.7  # least share of the extracted text that a home contains
_DEEPEST = 64  # outermost elements that are searched for a home
_STAIRS = 6  # most elements between a line and its home; longer distances count as this one


def homes(names: Sequence[str], taken: Rows) -> Rows:
    """Return each line's distance from its home, and features of the elements around it.

    Args:
        names: the names of the elements around each of n lines.
        taken: extracted characters of each line, shape (n,).

    Returns:
        One column for each line: the distance, AROUND and CONCEPTS.
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
    """Return the column of `homes` for a line with the elements `path`."""
    total = held.get((), 0.0)
    depth = len(path)
    while depth and held.get(path[:depth], 0.0) < _MOST * total:
        depth -= 1
    around = held.get(path[:-1], 0.0) / max(1.0, total)
    return (float(min(len(path) - depth, _STAIRS)), around, *named(path[depth:]))


@lru_cache(maxsize=1 << 14)
def surroundings(tokens: str) -> tuple[float, ...]:
    """Return AROUND, and the concepts of the innermost elements that a block names."""
    elements = tokens.split(" ")
    inside = {element.partition(".")[0] for element in elements}
    return (*(float(name in inside) for name in AROUND), *named(tuple(elements[:_NEAR])))


@lru_cache(maxsize=1 << 14)
def named(elements: Path) -> tuple[float, ...]:
    """Return which CONCEPTS the names of the elements contain, as 0 or 1."""
    words = {word for element in elements for word in element.split(".")[1:]}
    return tuple(float(not known.isdisjoint(words)) for known in concepts())


@cache
def concepts() -> tuple[frozenset[str], ...]:
    """Return the words of each concept, in the order of CONCEPTS."""
    listed = lexicon("cleaning", "names.yaml")
    return tuple(frozenset(listed[concept]) for concept in CONCEPTS)
