"""Near-duplicates across a collection: copies, reprints and truncated versions of one article.

A snapshot is a duplicate of another when nearly all of its text stands in the other and the other
has its figures too: weekly reports share their sentences, and it is the numbers that make them
different articles. Candidates share fingerprints chosen by winnowing (Schleimer, Wilkerson, Aiken:
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), which are sure to find any
shared run of 12 words; so the cost grows with the collection, not with its square.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from zlib import crc32

SHINGLE = 5
"""Words whose sequence counts as the same text."""
WINDOW = 8
"""Shingles of which one fingerprint is kept."""
CONTAINMENT = 0.7
"""Share of a text's shingles that its canonical text must hold."""
MIN_WORDS = 25
"""A text with fewer words is a duplicate only of a text with exactly the same words."""

_MOST_CARRIERS = 16
"""A fingerprint that so many distinct articles share is furniture and tells nothing."""
_MOST_CANDIDATES = 8
_MARKS_SHARED = 0.2
"""With the containment above, more of the fingerprints are shared than this; fewer rule it out."""
_FIGURES_MISSING = 10
"""Of so many figures of a text, one may be missing from its canonical text."""

# A letter of a script without spaces is a word of its own.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells whether a text can be a duplicate, small enough to keep: see `signature`."""

    word_count: int
    words_sha256: str
    marks: tuple[int, ...]


def signature(text: str) -> Signature:
    """Digest an article's own text: its length, a hash of its words, its fingerprints."""
    words = _words(text)
    marks = _winnowed(_shingles(words)) if len(words) >= MIN_WORDS else set()
    digest = hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()
    return Signature(len(words), digest, tuple(sorted(marks)))


def find_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Map each duplicate to its canonical snapshot.

    Args:
        texts: the article's own text of each snapshot, by snapshot id.

    >>> story = "Grain exports from the three river ports rose 12 percent to 4.1 million tons"
    >>> story += " in the year to June, as a new lock let larger barges through, the harbor said."
    >>> find_duplicates({"a": story, "b": story + " Wheat made up half.", "c": "Rain is due."})
    {'a': 'b'}
    """
    return match_signatures({key: signature(text) for key, text in texts.items()}, texts.get)


def match_signatures(
    signatures: Mapping[str, Signature], text_of: Callable[[str], str | None]
) -> dict[str, str]:
    """Map each duplicate to its canonical snapshot; only likely pairs are read.

    The canonical one is the first in a total order that does not depend on arrival: more words
    first, then the smaller id. It is never a duplicate itself.

    Args:
        signatures: of each snapshot, by its id.
        text_of: gives an article's own text where a pair has to be compared word by word.
    """
    canonical: dict[str, str] = {}
    same: dict[str, str] = {}
    carriers: defaultdict[int, list[str]] = defaultdict(list)
    holders = Counter(chain.from_iterable(mine.marks for mine in signatures.values()))

    @lru_cache(maxsize=1024)
    def read(key: str) -> tuple[list[str], frozenset[int]]:
        words = _words(text_of(key) or "")
        return words, frozenset(_shingles(words))

    def repeats(key: str, other: str) -> bool:
        (words, shingles), (others, known) = read(key), read(other)
        held = len(shingles & known) >= CONTAINMENT * len(shingles)
        return held and _same_figures(words, others)

    for key in sorted(signatures, key=lambda key: (-signatures[key].word_count, key)):
        mine = signatures[key]
        twin = same.setdefault(mine.words_sha256, key) if mine.word_count else key
        if twin != key:
            canonical[key] = canonical.get(twin, twin)
            continue
        several = [mark for mark in mine.marks if holders[mark] > 1]
        telling = [mark for mark in several if len(carriers[mark]) < _MOST_CARRIERS]
        alone = len(mine.marks) - len(several)
        shared = Counter(other for mark in telling for other in carriers[mark])
        likely = sorted(shared, key=lambda other: (-shared[other], other))[:_MOST_CANDIDATES]
        enough = _MARKS_SHARED * (len(telling) + alone)
        held = (other for other in likely if shared[other] >= enough and repeats(key, other))
        if (first := next(held, None)) is not None:
            canonical[key] = first
            continue
        for mark in telling:
            carriers[mark].append(key)
    return canonical


def _words(text: str) -> list[str]:
    """Words and figures of a text, whatever their case."""
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> list[int]:
    """A hash of each run of five words, the same on every machine; 63 bits fit a signed column."""
    hashes = [crc32(word.encode("utf-8", "replace")) for word in words]
    rolled, mask = [], (1 << 63) - 1
    for a, b, c, d, e in zip(*(hashes[i:] for i in range(SHINGLE)), strict=False):
        mixed = (((a * 31 + b) * 31 + c) * 31 + d) * 31 + e
        rolled.append(mixed * 0x9E3779B97F4A7C15 & mask)
    return rolled


def _winnowed(shingles: Sequence[int]) -> set[int]:
    """The least hash of every window of eight."""
    last = max(1, len(shingles) - WINDOW + 1)
    return {min(shingles[i : i + WINDOW]) for i in range(last)}


def _same_figures(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether nearly every figure of one text stands in the other."""
    figures = Counter(word for word in words if word[0].isdigit())
    missing = figures - Counter(word for word in others if word[0].isdigit())
    return missing.total() <= figures.total() // _FIGURES_MISSING
