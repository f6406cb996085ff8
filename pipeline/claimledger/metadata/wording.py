"""Loads words of page furniture by meaning, and news outlets by host."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimledger.language.lexicon import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: its name, its other names, and whether other outlets print its texts."""

    name: str
    also: tuple[str, ...] = ()
    wire: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one meaning: whole words, beginnings of words, and phrases, in lower case."""

    words: frozenset[str]
    stems: tuple[str, ...]
    phrases: tuple[str, ...]

    def occurs(self, text: str) -> bool:
        """Whether `text` contains any of the words.

        >>> vocabulary("ahead").occurs("Planned sales"), vocabulary("ahead").occurs("Airplanes")
        (True, False)
        """
        folded = text.casefold()
        found = _TOKEN.findall(folded)
        if not self.words.isdisjoint(found):
            return True
        if self.stems and any(word.startswith(self.stems) for word in found):
            return True
        return any(f" {phrase} " in f" {folded} " for phrase in self.phrases)


def vocabulary(meaning: str) -> Vocabulary:
    """Return the words of one meaning; in the lexicon, a star marks the beginning of a word."""
    entries: list[str] = _load("wording.yaml")[meaning]
    return Vocabulary(
        frozenset(word for word in entries if " " not in word and not word.endswith("*")),
        tuple(word.removesuffix("*") for word in entries if word.endswith("*")),
        tuple(word for word in entries if " " in word),
    )


def pattern(*meanings: str) -> re.Pattern[str]:
    """Return a pattern for all words of the lexicon with one of these meanings."""
    lexicon = _load("wording.yaml")
    words = {word for meaning in meanings for word in lexicon[meaning]}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, ordered)), re.IGNORECASE)


@cache
def outlets() -> dict[str, Outlet]:
    """Return the news outlets by host."""
    return {
        row["host"]: Outlet(row["name"], tuple(row.get("also", ())), wire="wire" in row)
        for row in _load("outlets.yaml")
    }


@cache
def outlets_by_name() -> dict[str, Outlet]:
    """Return the news outlets by each of their names, folded."""
    return {
        fold(name): outlet for outlet in outlets().values() for name in (outlet.name, *outlet.also)
    }


def fold(name: str) -> str:
    """Return a name in lower case without article and punctuation, for comparison.

    >>> fold("The Harbor-Gazette") == fold("harbor gazette")
    True
    """
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", name.casefold()).strip())


def _whole(word: str) -> str:
    if _UNSPACED.search(word):
        return re.escape(word)
    return rf"(?<!\w){re.escape(word)}(?!\w)"


@cache
def _load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return lexicon("metadata", name)


outlets_by_name()  # loaded on import, because most pages need it
