"""Near-duplicates across a collection: copies, reprints and truncated versions of one article.

A snapshot is a duplicate of another one if the other contains nearly all of its text and its
figures too. Weekly reports share their sentences, and only their numbers make them different
articles. Candidates share fingerprints that are chosen by winnowing (Schleimer, Wilkerson, Aiken:
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003). Winnowing finds any shared
run of 12 words, and the cost grows with the collection, not with its square.
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
"""Number of words whose sequence counts as the same text."""
WINDOW = 8
"""Number of shingles of which one fingerprint is kept."""
CONTAINMENT = 0.7
"""Share of a text's shingles that its canonical text must contain."""
MIN_WORDS = 25
"""A text with fewer words is a duplicate only of a text with exactly the same words."""

_MOST_CARRIERS = 16
"""A fingerprint that more articles share is page furniture and is ignored."""
_MOST_CANDIDATES = 8
_MARKS_SHARED = 0.2
"""A pair that shares a smaller part of its fingerprints cannot reach the containment."""
_FIGURES_MISSING = 10
"""One in so many figures of a text may be missing from its canonical text."""

# A letter of a script without spaces is a word of its own.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Signature:
    """A small digest that shows whether a text can be a duplicate; see `signature`."""

    word_count: int
    words_sha256: str
    marks: tuple[int, ...]


def signature(text: str) -> Signature:
    """The digest of an article's own text: its length, a hash of its words, its fingerprints."""
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

    The canonical snapshot is the one with more words or, if these are equal, with the smaller id,
    so the order of arrival has no effect. It is never a duplicate itself.

    Args:
        signatures: the signature of each snapshot, by its id.
        text_of: returns an article's own text if a pair must be compared word by word.
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
    """The words and figures of a text, in lower case."""
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
    """The smallest hash of every window of eight shingles."""
    last = max(1, len(shingles) - WINDOW + 1)
    return {min(shingles[i : i + WINDOW]) for i in range(last)}


def _same_figures(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the other text contains nearly every figure of a text."""
    figures = Counter(word for word in words if word[0].isdigit())
    missing = figures - Counter(word for word in others if word[0].isdigit())
    return missing.total() <= figures.total() // _FIGURES_MISSING
