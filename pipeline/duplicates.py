"""Near-duplicates across a collection: copies, reprints and truncated versions of one article.

A snapshot is a duplicate of another when nearly all of its text stands in the other and the other
has its figures too: weekly reports share their sentences, and it is the numbers that make them
different articles. Candidates share fingerprints chosen by winnowing (Schleimer, Wilkerson, Aiken:
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), which are sure to find any
shared run of 12 words; so the cost grows with the collection, not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from zlib import crc32

SHINGLE = 5
"""Words whose sequence counts as the same text."""
WINDOW = 8
"""Shingles of which one fingerprint is kept."""
CONTAINMENT = 0.7
"""Share of a text's shingles that its canonical text must hold."""
MIN_WORDS = 25
"""A shorter text is a duplicate only of the very same words."""

_MOST_CARRIERS = 64
"""A fingerprint that so many distinct articles share is furniture and tells nothing."""
_MOST_CANDIDATES = 8
_FIGURES_MISSING = 10
"""Of so many figures of a text, one may be missing from its canonical text."""

# A letter of a script without spaces is a word of its own.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,][0-9]+)*")


def find_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Map each duplicate to its canonical snapshot.

    The canonical one is the first in a total order that does not depend on arrival: more words
    first, then the smaller id. It is never a duplicate itself.

    Args:
        texts: the article's own text of each snapshot, by snapshot id.

    >>> story = "Grain exports from the three river ports rose 12 percent to 4.1 million tons"
    >>> story += " in the year to June, as a new lock let larger barges through, the harbor said."
    >>> find_duplicates({"a": story, "b": story + " Wheat made up half.", "c": "Rain is due."})
    {'a': 'b'}
    """
    words = {key: _WORD.findall(text.casefold()) for key, text in texts.items()}
    canonical: dict[str, str] = {}
    same: dict[tuple[str, ...], str] = {}
    carriers: defaultdict[int, list[str]] = defaultdict(list)

    @lru_cache(maxsize=1024)
    def shingles_of(key: str) -> frozenset[int]:
        return frozenset(_shingles(words[key]))

    for key in sorted(texts, key=lambda key: (-len(words[key]), key)):
        twin = same.setdefault(tuple(words[key]), key) if words[key] else key
        if twin != key:
            canonical[key] = canonical.get(twin, twin)
            continue
        if len(words[key]) < MIN_WORDS:
            continue
        fingerprints = _winnowed(_shingles(words[key]))
        shared = Counter(other for mark in fingerprints for other in carriers[mark])
        for other, _ in sorted(shared.items(), key=lambda x: (-x[1], x[0]))[:_MOST_CANDIDATES]:
            common = len(shingles_of(key) & shingles_of(other))
            if common >= CONTAINMENT * len(shingles_of(key)) and _same_figures(
                words[key], words[other]
            ):
                canonical[key] = other
                break
        else:
            for mark in fingerprints:
                if len(carriers[mark]) < _MOST_CARRIERS:
                    carriers[mark].append(key)
    return canonical


def _shingles(words: Sequence[str]) -> list[int]:
    """A 64-bit hash of each run of five words, the same on every machine."""
    hashes = [crc32(word.encode("utf-8", "replace")) for word in words]
    rolled, mask = [], (1 << 64) - 1
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
