"""The words of a language, as data: YAML and JSON files below ``language/<code>/``."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The parser in C is ten times as fast; every wheel of PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lexicon(area: str, name: str, language: str = "en") -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """Read one file of words.

    Args:
        area: a folder of the language, such as quantities; "" for shared words.
        name: a YAML file, or a JSON file, which is much faster to read when it is large.
        language: ISO 639-1 code.

    >>> sorted(lexicon("cleaning", "furniture.yaml")[0])[:2]
    ['hits', 'label']
    """
    source = files("claimledger.language").joinpath(language, area, name).read_bytes()
    if name.endswith(".json"):
        return json.loads(source)
    return yaml.load(source, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones


@cache
def closed_classes(language: str = "en") -> Mapping[str, frozenset[str]]:
    """The words of the closed classes, by class.

    >>> "whose" in closed_classes()["determiners"]
    True
    """
    known = {
        name: frozenset(words)
        for name, words in lexicon("", "closed_classes.yaml", language).items()
    }
    kinds = ("definite", "indefinite", "demonstratives", "possessives", "quantifiers")
    return {**known, "determiners": frozenset().union(*(known[kind] for kind in kinds))}
