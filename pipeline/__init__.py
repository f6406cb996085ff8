"""claimledger: saved news pages into timestamped quantitative claims.

What does the work is loaded when a name is first asked for, so that ``import pipeline`` costs next
to nothing, the pure parts never load Polars or Dagster, and the first call is as fast as the next.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.face import clean as clean
    from pipeline.face import find_quantities as find_quantities
    from pipeline.face import find_times as find_times
    from pipeline.face import load as load
    from pipeline.face import read_article as read_article
    from pipeline.face import read_claims as read_claims

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
    """Load what a public name needs, and hand it out (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    import_module(_HOMES[name])
    value = getattr(import_module("pipeline.face"), name)
    globals()[name] = value
    return value
