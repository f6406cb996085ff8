"""Compares lines by topic: words shared with the article's core, copies, the likely title."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimledger.cleaning.shape import ending

Rows = npt.NDArray[np.float64]

_ABOVE = 40  # most lines between a title and the body
_TITLE_SPACES = (2, 25)  # between the words of a title
_REPEATED = 0.5  # added to a title's score for a second copy
_STEP = 0.02  # subtracted for each line of distance from the body
_ROW_BARS = 2  # a title has one bar before the name of the site; a table row or a path has more
_NO_TITLE_ENDS = frozenset(".:;,…。")
_ABOVE_DEK = 0.3  # least score of a title, as a share of the score of the dek below it
_DEK_BELOW = 4  # most lines between title and dek
_TITLE_NOT_KICKER = 5  # spaces; a shorter line above the title is a kicker


@dataclass(frozen=True, slots=True)
class Topics:
    """For n lines: their longer words, copies on the page, and words shared with the core.

    ``keys`` are the lines in lower case, ``taken`` marks those that match a furniture rule,
    ``once`` has the words of the core's prose, ``twice`` those in at least two of its lines, and
    ``shared`` counts each line's words that another line of the core contains.
    """

    keys: Sequence[str]
    taken: Sequence[bool]
    words: Sequence[AbstractSet[str]]
    copies: Sequence[int]
    once: AbstractSet[str]
    twice: AbstractSet[str]
    shared: Sequence[int]

    @property
    def share(self) -> Rows:
        """Return the share of each line's words that another line of the core contains."""
        return np.array(
            [hits / len(own) if own else 0.0 for hits, own in zip(self.shared, self.words)]  # noqa: B905 - made together
        )

    def title(self, body: int) -> int | None:
        """Return the line above `body`, the first line of the text, that is most likely the title.

        That is the line that shares most words with the core for its length. A dek shares at
        least as many, so a possible title just above the best line is preferred.
        """
        scores = {
            n: self._fit(n) - _STEP * (body - n)
            for n in range(max(0, body - _ABOVE), body)
            if self._can_be_title(n)
        }
        if not scores:
            return None
        best = max(scores, key=scores.__getitem__)
        above = next((n for n in range(best - 1, best - _DEK_BELOW, -1) if n in scores), best)
        spaces, below = self.keys[above].count(" "), self.keys[best].count(" ")
        stacked = _TITLE_NOT_KICKER <= spaces < below
        return above if stacked and scores[above] >= _ABOVE_DEK * scores[best] > 0 else best

    def _can_be_title(self, line: int) -> bool:
        low, high = _TITLE_SPACES
        key = self.keys[line]
        fits = not self.taken[line] and low <= key.count(" ") <= high
        fits &= key.count(" | ") < _ROW_BARS
        return fits and ending(key) not in _NO_TITLE_ENDS

    def _fit(self, line: int) -> float:
        own = self.words[line]
        overlap = len(own & self.once) + len(own & self.twice)
        repeated = _REPEATED if self.copies[line] > 1 else 0.0
        return float(overlap / (2 + len(own)) ** 0.5 + repeated)

    def rows(self, masses: Rows, start: int) -> Rows:
        """Return copies, topic and position relative to the title, as features by lines."""
        n = len(masses)
        own = [np.minimum(self.copies, 6), self.share, np.minimum(self.shared, 10)]
        title = self.title(min(start + 2, n))
        if title is None:
            return np.vstack([own, np.zeros((4, n))])
        running = np.cumsum(masses) - masses
        named = self.words[title]
        overlap = [len(named & words) / (len(named) or 1) for words in self.words]
        place = np.clip(np.arange(n) - title, -60, 100)
        fit = np.full(n, self._fit(title))
        return np.vstack([own, place, fit, overlap, running - running[title]])


def topics(
    keys: Sequence[str],
    words: Sequence[AbstractSet[str]],
    prose: Sequence[bool],
    core: tuple[int, int],
    taken: Sequence[bool],
) -> Topics:
    """Compare every line with the prose of the core; the arguments are those of Topics."""
    inside = [core[0] <= n < core[1] and prose[n] for n in range(len(keys))]
    once: set[str] = set()
    twice: set[str] = set()
    for own, counts in zip(words, inside, strict=True):
        if counts:
            twice |= once & own
            once |= own
    shared = [len(own & (twice if at else once)) for own, at in zip(words, inside, strict=True)]
    counted = Counter(keys)
    return Topics(keys, taken, words, [counted[key] for key in keys], once, twice, shared)
