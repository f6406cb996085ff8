"""Words of page furniture by meaning, and news outlets by host; read once from the lexicon."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: its name, other names of it, and whether others print its texts."""

    name: str
    also: tuple[str, ...] = ()
    wire: bool = False


def pattern(*meanings: str) -> re.Pattern[str]:
    """Match any word of the lexicon with one of these meanings."""
    lexicon = _load("wording.yaml")
    words = sorted(
        {word for meaning in meanings for word in lexicon[meaning]}, key=lambda w: (-len(w), w)
    )
    return re.compile("|".join(map(_whole, words)), re.IGNORECASE)


@cache
def outlets() -> dict[str, Outlet]:
    """News outlets by host."""
    return {
        row["host"]: Outlet(row["name"], tuple(row.get("also", ())), wire="wire" in row)
        for row in _load("outlets.yaml")
    }


@cache
def outlets_by_name() -> dict[str, Outlet]:
    """News outlets by each of their names, folded."""
    return {
        fold(name): outlet for outlet in outlets().values() for name in (outlet.name, *outlet.also)
    }


def fold(name: str) -> str:
    """A name without case, article and punctuation, for comparing.

    >>> fold("The Harbor-Gazette") == fold("harbor gazette")
    True
    """
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", name.casefold()).strip())


def _whole(word: str) -> str:
    if _UNSPACED.search(word):
        return re.escape(word)
    stem = word.removesuffix("*")
    return rf"(?<!\w){re.escape(stem)}" + (r"\w*" if stem != word else r"(?!\w)")


@cache
def _load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    source = resources.files("pipeline.describing").joinpath("lexicon", name)
    return yaml.load(source.read_text("utf-8"), Loader=yaml.CSafeLoader)
