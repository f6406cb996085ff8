"""Judges the lines of a page with tags, from its tags, its wording and its layout together.

A format with tags gives a block for each line: its kind, its links, the names of the elements
around it, and whether an extractor that reads tags assigns it to the article. A logistic regression
weighs these, the votes of the trees that judge plain text, both of them for the line's *peers* (the
lines in elements of the same names), and the elements between the line and its *home* (the
innermost element around it that contains most of the extracted text). ROWS lists the features;
models/cleaning_blocks.json has the weights, which tests/benchmarks/reading_tags_training.py fits.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from claimledger.cleaning.lines import Line
from claimledger.cleaning.surroundings import AROUND, CONCEPTS, Rows, homes, surroundings
from claimledger.models import weights
from claimledger.records import Block

KINDS = (
    "heading", "list_item", "table_row", "quote", "caption", "figure", "nav", "aside", "header",
    "footer", "form", "comment",
)  # fmt: skip
_REACH = 30  # lines; longer distances count as this one
_STEPS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (2, 5)

_HIDDEN = re.compile(r"\.hidden\b")
_LINKED = 0.5  # share of linked text from which a heading leads to another page
_SURE = 3.0  # log-odds at which the trees' votes are capped
_VOTED = 4  # lines on both sides over which votes are averaged
_OUTER = 3  # definitions of peers: by all elements, without the innermost, without two

ROWS = (
    *("votes", "extracted", "votes_extracted", "votes_sure"),
    *(f"votes{step:+d}" for step in (-2, -1, 1, 2)),
    *("votes_around", "linked", "level", "paragraph", "same_above", "same_below", "depth"),
    *(f"extracted{step:+d}" for step in _STEPS),
    *(f"linked{step:+d}" for step in (-1, 1)),
    *(f"extracted_within_{window}" for window in _WINDOWS),
    *("since_extracted", "until_extracted", "before_extracted", "after_extracted"),
    *("extracted_share", "hidden", "hidden_beside_seen"),
    *(
        f"peers_{said}_{outer}"
        for outer in range(_OUTER)
        for said in ("extracted", "votes", "share_extracted", "share_kept")
    ),
    *(f"is_{kind}" for kind in KINDS),
    *(f"in_{name}" for name in AROUND),
    *(f"near_{concept}" for concept in CONCEPTS),
    *("steps_from_home", "held_around"),
    *(f"inside_{concept}" for concept in CONCEPTS),
)


def tagged(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Block] | None:
    """Return the block of each line, or None if no block has the verdict of an extractor."""
    if not any(block.extracted is not None for block in blocks):
        return None
    starts = [block.start for block in blocks]
    return [blocks[max(0, bisect_right(starts, line.start) - 1)] for line in lines]


def headline(blocks: Sequence[Block]) -> int | None:
    """Return the number of the line that the tags mark as the title, or None.

    That is the only first-level heading that is not a link. A link at the top is the name of the
    site, and several first-level headings do not identify the title.
    """
    first = [
        number
        for number, block in enumerate(blocks)
        if block.level == 1 and block.link_density < _LINKED
    ]
    return first[0] if len(first) == 1 else None


def weigh(blocks: Sequence[Block], sizes: Rows, votes: Rows) -> Rows:
    """Return the log-odds that each of n lines is kept, as an array of shape (n,).

    Args:
        blocks: the block of each line.
        sizes: number of characters of each line, shape (n,).
        votes: log-odds of each line from the trees that judge plain text, shape (n,).
    """
    bias, learned_weights = learned()
    found: Rows = learned_weights @ describe(blocks, sizes, votes) + bias
    return found


@cache
def learned() -> tuple[float, Rows]:
    """Return the bias and the weight of each feature in ROWS."""
    stated = weights("cleaning_blocks")
    return float(stated["bias"]), np.array([stated["weights"][name] for name in ROWS], dtype=float)


def describe(blocks: Sequence[Block], sizes: Rows, votes: Rows) -> Rows:
    """Return the features ROWS of n > 0 lines, shape (len(ROWS), n); arguments as in `weigh`."""
    extracted = np.array([bool(block.extracted) for block in blocks], dtype=float)
    linked = np.array([block.link_density for block in blocks])
    names = [block.tokens for block in blocks]
    same = np.array([0.0, *(a == b for a, b in pairwise(names)), 0.0])
    rows = [
        votes,
        extracted,
        votes * extracted,
        np.clip(votes, -_SURE, _SURE),
        *(shifted(votes, step) for step in (-2, -1, 1, 2)),
        windowed(votes, _VOTED),
        linked,
        np.array([float(block.level) for block in blocks]),
        np.array([float(block.tag == "paragraph") for block in blocks]),
        same[:-1],
        same[1:],
        np.array([float(name.count(" ")) for name in names]),
        *(shifted(extracted, step) for step in _STEPS),
        *(shifted(linked, step) for step in (-1, 1)),
        *(windowed(extracted, window) for window in _WINDOWS),
        *places(extracted),
        np.full(len(blocks), (sizes * extracted).sum() / max(1.0, sizes.sum())),
        *unseen(names, sizes * extracted),
        *(row for outer in range(_OUTER) for row in peers(names, outer, sizes, extracted, votes)),
    ]
    kinds = np.array([[block.tag == kind for kind in KINDS] for block in blocks], dtype=float).T
    around = np.array([surroundings(name) for name in names]).T
    return np.vstack([*rows, kinds, around, homes(names, sizes * extracted)])


def peers(
    names: Sequence[str], outer: int, sizes: Rows, extracted: Rows, votes: Rows
) -> list[Rows]:
    """Return features of each line's peers, ignoring the innermost `outer` elements.

    They are weighted by characters: the extracted share and the mean vote of the peers, then the
    peers' share of all extracted text and of all text that the votes keep.
    """
    keys = [name.split(" ", outer)[-1] if name.count(" ") >= outer else "" for name in names]
    _, group = np.unique(keys, return_inverse=True)
    total = np.bincount(group, sizes)
    taken = np.bincount(group, sizes * extracted)
    voted = np.bincount(group, sizes * np.clip(votes, -_VOTED, _VOTED))
    kept = np.bincount(group, sizes * (votes > 0))
    shares = (
        taken / total,
        voted / total,
        taken / max(1.0, taken.sum()),
        kept / max(1.0, kept.sum()),
    )
    return [share[group] for share in shares]


def unseen(names: Sequence[str], taken: Rows) -> list[Rows]:
    """Return whether each line is hidden, and whether it is hidden beside a visible article.

    A paywall hides the rest of an article. If most of the extracted text is visible, a hidden line
    belongs to a dialogue instead.
    """
    hidden = np.array([_HIDDEN.search(name) is not None for name in names], dtype=float)
    return [hidden, hidden * (1 - (taken * hidden).sum() / max(1.0, taken.sum()))]


def shifted(row: Rows, step: int) -> Rows:
    """Return the values of the lines `step` away, with zeros outside the page."""
    moved = np.zeros_like(row)
    if step > 0:
        moved[:-step] = row[step:]
    else:
        moved[-step:] = row[:step]
    return moved


def windowed(row: Rows, window: int) -> Rows:
    """Return the mean over the lines at most `window` away."""
    total = np.concatenate(([0.0], row.cumsum()))
    at = np.arange(len(row))
    low, high = np.maximum(at - window, 0), np.minimum(at + window + 1, len(row))
    mean: Rows = (total[high] - total[low]) / (high - low)
    return mean


def places(extracted: Rows) -> list[Rows]:
    """Return the distances to the nearest, first and last extracted line, on both sides."""
    at = np.arange(len(extracted), dtype=float)
    chosen = np.flatnonzero(extracted)
    if not len(chosen):
        return [np.full(len(at), float(_REACH))] * 4
    index = np.searchsorted(chosen, at, side="right")
    before = np.where(index > 0, at - chosen[np.maximum(index - 1, 0)], _REACH)
    index = np.searchsorted(chosen, at, side="left")
    after = np.where(index < len(chosen), chosen[np.minimum(index, len(chosen) - 1)] - at, _REACH)
    outside = (chosen[0] - at, at - chosen[-1])
    return [np.clip(row, 0, _REACH) for row in (before, after, *outside)]
