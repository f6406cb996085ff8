"""Cues: the words of an article that indicate a modality, and their distance to a number."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from claimledger.language.lexicon import lexicon

CUES = {
    kind: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    for kind, words in lexicon("claims", "modality.yaml").items()
}
"""Words that indicate a modality, by kind."""

WORD = re.compile(r"\S+")


@dataclass
class Cues:
    """The cues of a text; it is searched once, however many numbers it has."""

    text: str

    @cached_property
    def places(self) -> Mapping[str, list[tuple[int, int]]]:
        """Where the cues of each kind are, in order."""
        return {kind: [m.span() for m in cue.finditer(self.text)] for kind, cue in CUES.items()}

    @cached_property
    def words(self) -> list[int]:
        """Where words begin."""
        return [match.start() for match in WORD.finditer(self.text)]

    def before(self, kind: str, start: int, end: int) -> float:
        """How near the last cue between two offsets is to the second.

        This is 1 if it is directly before it, 1/2 if it is one word away, and 0 if there is none.

        >>> cues = Cues("It plans to spend 4 billion")
        >>> cues.before("planning", 0, 18), cues.before("denying", 0, 18)
        (0.3333333333333333, 0.0)
        """
        places = self.places[kind]
        at = bisect_right(places, end, key=itemgetter(1)) - 1
        if at < 0 or places[at][0] < start:
            return 0.0
        return 1 / (1 + self.count(places[at][1], end))

    def after(self, kind: str, start: int, end: int) -> float:
        """How near the first cue between two offsets is to the first, as in `before`."""
        places = self.places[kind]
        at = bisect_left(places, start, key=itemgetter(0))
        if at == len(places) or places[at][1] > end:
            return 0.0
        return 1 / (1 + self.count(start, places[at][0]))

    def count(self, start: int, end: int) -> int:
        """Number of words between two offsets, including a word that is cut at the start."""
        text, words = self.text, self.words
        rest = 0 < start < end and not (text[start].isspace() or text[start - 1].isspace())
        return bisect_left(words, end) - bisect_left(words, start) + rest
