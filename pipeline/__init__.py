"""claimledger: saved news pages into timestamped quantitative claims.

The library's face. Names are loaded when they are first used, so that ``import pipeline`` costs
nothing and the pure parts never load Polars or Dagster.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.article import read_article as read_article
    from pipeline.article import read_claims as read_claims
    from pipeline.cleaning import clean as clean
    from pipeline.dataset import load as load
    from pipeline.extraction import find_quantities as find_quantities
    from pipeline.extraction import find_times as find_times

_HOMES = {
    "clean": "pipeline.cleaning",
    "find_quantities": "pipeline.extraction",
    "find_times": "pipeline.extraction",
    "load": "pipeline.dataset",
    "read_article": "pipeline.article",
    "read_claims": "pipeline.article",
}

__all__ = ["clean", "find_quantities", "find_times", "load", "read_article", "read_claims"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the block above
    """Import a public name from its home on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
