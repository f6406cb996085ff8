"""Loads the words of a language from the YAML and JSON files in ``language/<code>/``."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

# The C parser is ten times as fast; every PyYAML wheel includes it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def file_of(area: str, name: str, language: str) -> Traversable:
    """Where a file of words is."""
    return files("claimledger.language").joinpath(language, area, name)


def lexicon(area: str, name: str, language: str = "en") -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """Read one file of words.

    Args:
        area: folder of the language, such as "quantities"; "" for words that all folders share.
        name: name of a YAML or JSON file. A large file is much faster to load as JSON.
        language: ISO 639-1 code.

    Raises:
        FileNotFoundError: the language has no such file.

    >>> sorted(lexicon("cleaning", "furniture.yaml")[0])[:2]
    ['hits', 'label']
    """
    source = file_of(area, name, language).read_bytes()
    if name.endswith(".json"):
        return json.loads(source)
    return yaml.load(source, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones


@cache
def closed_classes(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Return the words of each closed class, such as determiners, by the name of the class.

    >>> "whose" in closed_classes()["determiners"]
    True
    """
    known = {
        name: frozenset(words)
        for name, words in lexicon("", "closed_classes.yaml", language).items()
    }
    kinds = ("definite", "indefinite", "demonstratives", "possessives", "quantifiers")
    return {**known, "determiners": frozenset().union(*(known[kind] for kind in kinds))}
