"""Identifies the language of an article with CLD3, from a sample of its text.

CLD3 (github.com/google/cld3) uses character n-grams, and its wheel contains its model. It is often
wrong, with high confidence, about a few words. A short text is therefore "und" (undetermined, ISO
639-2), unless the page declares a language.
"""

import re
from collections.abc import Iterable
from functools import cache

import gcld3

UNDETERMINED = "und"
MIN_LETTERS = 100
MIN_PROBABILITY = 0.85
SAMPLE = 2000
_PROSE_LINE = 40  # letters; shorter lines are names, table rows and subheads

_LETTERS = re.compile(r"[^\W\d_]")
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PER_SYLLABLE = 3  # letters: a sign of a script of syllables or words counts as so many


def identify(lines: Iterable[str]) -> str:
    """Return the ISO 639 code of the language of most of `lines`, or "und".

    >>> identify(["Exports grew again last month, the ministry said on Monday. " * 3])
    'en'
    >>> identify(["Exports grew."])
    'und'
    """
    text = sample(lines)
    if _has(text, MIN_LETTERS):
        found = _identifier().FindLanguage(text=text)
        if found.is_reliable and found.probability >= MIN_PROBABILITY:
            return primary(str(found.language))
    return UNDETERMINED


def primary(tag: str) -> str:
    """Return the language of a tag such as en-GB or pt_BR, or "und" if it is not a tag.

    >>> primary("pt_BR"), primary("the best")
    ('pt', 'und')
    """
    code = tag.strip().replace("_", "-").split("-")[0].casefold()
    return code if re.fullmatch("[a-z]{2,3}", code) else UNDETERMINED


def sample(lines: Iterable[str]) -> str:
    """Return up to SAMPLE characters of the prose in `lines`, without addresses and surrogates."""
    prose: list[str] = []
    size = 0
    for line in lines:
        written = line[:SAMPLE].split()
        if _is_address(line):
            written = [word for word in written if not _is_address(word)]
        words = " ".join(written)
        if not _has(words, _PROSE_LINE):
            continue
        prose.append(words)
        size += len(words)
        if size >= SAMPLE:
            break
    return "\n".join(prose)[:SAMPLE].encode("utf-8", "replace").decode("utf-8")


def _has(text: str, letters: int) -> bool:
    """Whether a text has at least `letters` letters; the first characters of prose are enough."""
    return any(_length(part) >= letters for part in (text[: 2 * letters], text))


def _length(text: str) -> int:
    """Return the number of letters of a text, with syllable signs weighted."""
    more = (_PER_SYLLABLE - 1) * len(_SYLLABLES.findall(text))
    return len(_LETTERS.findall(text)) + more


def _is_address(word: str) -> bool:
    return "://" in word or "@" in word or "www." in word


@cache
def _identifier() -> gcld3.NNetLanguageIdentifier:
    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * SAMPLE)
