"""The files of words that rules know: YAML that travels in the package."""

from importlib.resources import files
from typing import Any

import yaml

# The parser in C reads the same language ten times as fast; it is there wherever wheels are.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lexicon(package: str, *path: str) -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """One file below a subpackage, parsed.

    >>> sorted(lexicon("cleaning", "furniture.yaml")[0])[:2]
    ['hits', 'label']
    """
    source = files(f"pipeline.{package}").joinpath(*path).read_bytes()
    return yaml.load(source, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
