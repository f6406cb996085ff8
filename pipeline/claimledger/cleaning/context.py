"""Describes the context of a line: its neighbours, its group, the prose around it, the core.

Every function returns rows of one matrix, features by lines; NAMES lists them in order. A *group*
is a sequence of lines without a blank line. A *run* is a sequence of lines that are all prose or
all not prose. The *core* is the part of the page with the most prose. The *mass* of a line is its
number of words of prose.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimledger.cleaning import shape as line_shape
from claimledger.cleaning.topics import Topics

Rows = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MARKERS = (
    "ad", "paywall", "nav", "promo", "notice", "caption", "byline", "dateline", "more", "share",
)  # fmt: skip
"""Kinds of furniture whose distance is a feature; more and share are rules, the others labels."""

_WINDOWS = np.array([1, 2, 4, 8, 16, 32])
_STEPS = (-2, -1, 1, 2)
_SHIFTED = ("characters", "words", "lowercase", "uppercase", "closed", "capital_start")
_SUMMED = ("mass", "furniture", "characters", "lowercase", "closed", "topic")
_REACH = 60  # lines; longer distances count as this one
_LONG_WORDS = 12  # a line of at least so many words may be prose without a closing mark
_SHORT_WORDS = 4  # a line of at least so many words with a closing mark is prose
_CERTAIN_WORDS = 25  # no headline is this long
_PROSE_LOWERCASE = 0.25  # share of lowercase words below which a line is a list of names
_LONG_MASS = 15  # words of prose in a long line
_MOST = 80  # words of one line that count

_OF_A_UNIT = (
    *("lines", "position", "end"),
    *(f"{name}{at}" for at in ("", "-1", "+1") for name in _SUMMED),
    *("lines-1", "lines+1"),
)

NAMES = (
    *line_shape.NAMES,
    *("gap_before", "gap_after", "gap_share", "mass"),
    *(f"{name}{step:+d}" for step in _STEPS for name in _SHIFTED),
    *(f"mass_before_{window}" for window in _WINDOWS),
    *(f"mass_after_{window}" for window in _WINDOWS),
    *("mass_share_before", "mass_share_after", "mass_total", "position", "lines"),
    *(f"since_{marker}" for marker in MARKERS),
    *(f"until_{marker}" for marker in MARKERS),
    *("since_prose", "since_long", "since_paragraph"),
    *("until_prose", "until_long", "until_paragraph"),
    *("paragraphs_before_12", "paragraphs_after_12"),
    *("in_core", "after_core_start", "before_core_end", "core_share", "core_lines"),
    *("core_gaps", "gaps_like_core", "core_length", "length_like_core"),
    *("copies", "topic", "topic_words", "after_title", "title_fit", "title_topic", "title_mass"),
    *(f"group_{name}" for name in _OF_A_UNIT),
    *(f"run_{name}" for name in _OF_A_UNIT),
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The n lines of a page as arrays: `shape` is features by n, the others have length n."""

    shape: Rows
    gap_before: Rows
    gap_after: Rows
    furniture: Flags
    markers: Flags

    def row(self, name: str) -> Rows:
        """Return one feature of the shape, shape (n,)."""
        row: Rows = self.shape[line_shape.NAMES.index(name)]
        return row


def mass(page: Lines) -> Rows:
    """Return the words of prose on each line; a line without a closing mark counts a third."""
    words = np.expm1(page.row("words"))
    closed = page.row("closed") > 0
    sentence = (words >= _LONG_WORDS) | ((words >= _SHORT_WORDS) & closed)
    prose = (sentence & (page.row("lowercase") > _PROSE_LOWERCASE)) | (words >= _CERTAIN_WORDS)
    weight = np.minimum(words, _MOST) / np.where(closed, 1.0, 3.0)
    return np.where(prose & ~page.furniture, weight, 0.0)


def core(masses: Rows) -> tuple[int, int]:
    """Return the bounds of the range with the greatest sum (Kadane's algorithm).

    A line without prose counts as -1.
    """
    best = total = 0.0
    first = last = start = 0
    gains = np.where(masses > 0, np.minimum(masses, 30) / 3, -1.0)
    for number, gain in enumerate(gains.tolist()):
        total += gain
        if total <= 0:
            total, start = 0.0, number + 1
        elif total > best:
            best, first, last = total, start, number + 1
    return first, last


def describe(page: Lines, masses: Rows, bounds: tuple[int, int], topics: Topics) -> Rows:
    """Return the whole matrix, NAMES by lines."""
    n = len(masses)
    prose = masses > 0
    topic = topics.share
    paragraph = prose & (page.gap_before > 0) & (page.gap_after > 0)
    return np.vstack(
        [
            page.shape,
            [page.gap_before, page.gap_after, np.full(n, (page.gap_before > 0).mean()), masses],
            _neighbours(page),
            _windows(masses),
            _distances(page.markers),
            _distances(np.stack([prose, masses >= _LONG_MASS, paragraph])),
            _counts(paragraph.astype(float), np.array([12])),
            _core(page, masses, bounds),
            topics.rows(masses, bounds[0]),
            _units(page, masses, topic, np.cumsum(page.gap_before > 0)),
            _units(page, masses, topic, np.cumsum(np.diff(prose, prepend=prose[:1]))),
        ]
    )


def _neighbours(page: Lines) -> Rows:
    own = np.stack([page.row(name) for name in _SHIFTED])
    padded = _padded(own, 2)
    n = own.shape[1]
    return np.vstack([padded[:, 2 + step : 2 + step + n] for step in _STEPS])


def _padded(rows: npt.NDArray[Any], width: int) -> Rows:
    """Add zeros on both sides of the rows."""
    height, n = rows.shape
    framed = np.zeros((height, n + 2 * width))
    framed[:, width : width + n] = rows
    return framed


def _counts(values: Rows, windows: npt.NDArray[np.int_]) -> Rows:
    """Return the sums over the lines before, then after, for each window."""
    n = len(values)
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(n)
    before = total[at] - total[np.maximum(at - windows[:, None], 0)]
    after = total[np.minimum(at + 1 + windows[:, None], n)] - total[at + 1]
    return np.vstack([before, after])


def _windows(masses: Rows) -> Rows:
    n = len(masses)
    running = np.cumsum(masses)
    total = float(running[-1]) or 1.0
    at = np.arange(n)
    shares = [
        (running - masses) / total,
        1 - running / total,
        np.full(n, np.log1p(total)),
        at / n,
        np.full(n, np.log1p(n)),
    ]
    return np.vstack([_counts(masses, _WINDOWS), shares])


def _distances(flags: Flags) -> Rows:
    """Return the lines since the last flagged line, then to the next, for each kind of flag."""
    return np.vstack([_since(flags), _since(flags[:, ::-1])[:, ::-1]])


def _since(flags: Flags) -> Rows:
    at = np.arange(flags.shape[1])
    seen = np.maximum.accumulate(np.where(flags, at, -_REACH), axis=1)
    before = np.full_like(seen, -_REACH)
    before[:, 1:] = seen[:, :-1]
    distances: Rows = np.minimum(at - before, _REACH).astype(float)
    return distances


def _core(page: Lines, masses: Rows, bounds: tuple[int, int]) -> Rows:
    first, last = bounds
    n = len(masses)
    at = np.arange(n)
    weight = np.zeros(n)
    weight[first:last] = masses[first:last]
    inside = weight.sum()
    weight /= inside or 1.0
    gaps = (page.gap_before > 0) & (page.gap_after > 0)
    length = page.row("characters")
    usual_gaps, usual_length = float(weight @ gaps), float(weight @ length)
    return np.stack(
        [
            (at >= first) & (at < last),
            np.clip(at - first, -80, 80),
            np.clip(last - 1 - at, -80, 80),
            np.full(n, inside / (masses.sum() or 1.0)),
            np.full(n, np.log1p(last - first)),
            np.full(n, usual_gaps),
            gaps - usual_gaps,
            np.full(n, usual_length),
            length - usual_length,
        ]
    )


def _units(page: Lines, masses: Rows, topic: Rows, number: npt.NDArray[np.int_]) -> Rows:
    """Return size, position and sums of each line's unit, and of the units before and after it.

    `number` is the unit of each line, counted from the top. Mass is a sum, the others are means.
    """
    number = number - number[0]
    sizes = np.bincount(number)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    values = np.stack(
        [
            masses,
            page.furniture,
            np.expm1(page.row("characters")),
            page.row("lowercase"),
            page.row("closed"),
            topic,
        ]
    )
    sums = np.add.reduceat(values, starts, axis=1)
    sums[1:] /= sizes
    padded = _padded(sums, 1)
    padded_sizes = _padded(np.minimum(sizes, 30)[None, :], 1)[0]
    position = np.arange(len(masses)) - starts[number]
    size = sizes[number]
    return np.vstack(
        [
            [np.log1p(size), position, size - 1 - position],
            padded[:, number + 1],
            padded[:, number],
            padded[:, number + 2],
            [padded_sizes[number], padded_sizes[number + 2]],
        ]
    )
