"""Cues: the words of an article that speak for a modality, and how near they are to a number."""

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
"""Words that speak for a modality, by what they do."""

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
        """How near the last cue of a stretch is to its end.

        1 beside it, 1/2 a word away, 0 if there is none.

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
        """The same of the first cue of a stretch and its beginning."""
        places = self.places[kind]
        at = bisect_left(places, start, key=itemgetter(0))
        if at == len(places) or places[at][1] > end:
            return 0.0
        return 1 / (1 + self.count(start, places[at][0]))

    def count(self, start: int, end: int) -> int:
        """Words in a stretch, with the rest of a word that it begins inside."""
        text, words = self.text, self.words
        rest = 0 < start < end and not (text[start].isspace() or text[start - 1].isspace())
        return bisect_left(words, end) - bisect_left(words, start) + rest
