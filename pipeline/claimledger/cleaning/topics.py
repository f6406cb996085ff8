"""Topics of lines: words shared with the article's core, copies, and the likely title."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimledger.cleaning.shape import ending

Rows = npt.NDArray[np.float64]

_ABOVE = 40  # lines above the body where a title may stand
_TITLE_SPACES = (2, 25)  # between the words of a title
_REPEATED = 0.5  # what a second copy adds to a title's score
_STEP = 0.02  # what a line of distance from the body takes off
_ROW_BARS = 2  # a title has one before the site's name; with more it is a row of a table or a path
_NO_TITLE_ENDS = frozenset(".:;,…。")
_ABOVE_DEK = 0.3  # share of a dek's score that the title above it reaches at least
_DEK_BELOW = 4  # lines between title and dek at most
_TITLE_NOT_KICKER = 5  # spaces; a shorter line above the title is a kicker


@dataclass(frozen=True, slots=True)
class Topics:
    """For n lines: their longer words, copies on the page, and what they share with the core.

    ``keys`` are the lines without case, ``taken`` those that a rule took, ``once`` the words of the
    core's prose, ``twice`` those of two of its lines; ``shared`` counts a line's words that another
    line of the core has.
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
        """The share of each line's words that another line of the core has."""
        return np.array(
            [hits / len(own) if own else 0.0 for hits, own in zip(self.shared, self.words)]  # noqa: B905 - made together
        )

    def title(self, body: int) -> int | None:
        """The line above `body`, the first line of the text, that reads most like its title.

        That is the one that shares most with the core for its length. A dek shares as much or
        more, so the line that stands just above the best one is preferred where it could be one.
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
        """Copies, topic and the place beside the title, as features by lines."""
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
