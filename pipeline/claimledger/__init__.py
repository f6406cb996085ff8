"""claimledger turns saved news pages into timestamped quantitative claims.

A function loads what it needs when you first access it. ``import claimledger`` is therefore fast,
and the functions that read text never load Polars or Dagster.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimledger.records import Article, Claim, Quantity, Segment, Time

if TYPE_CHECKING:
    from claimledger.api import clean as clean
    from claimledger.api import find_quantities as find_quantities
    from claimledger.api import find_times as find_times
    from claimledger.api import load as load
    from claimledger.api import read_article as read_article
    from claimledger.api import read_claims as read_claims
    from claimledger.api import to_frame as to_frame
    from claimledger.distribution import __version__ as __version__
    from claimledger.publishing.verification import verify as verify
    from claimledger.tables.dataset import Dataset as Dataset

_NEEDED = {
    "clean": "claimledger.article",
    "find_quantities": "claimledger.article",
    "find_times": "claimledger.article",
    "load": "claimledger.tables.dataset",
    "read_article": "claimledger.article",
    "read_claims": "claimledger.article",
    "to_frame": "claimledger.tables.records",
}
"""The functions of ``api``, and the module that each of them needs."""

_ELSEWHERE = {
    "Dataset": "claimledger.tables.dataset",
    "__version__": "claimledger.distribution",
    "verify": "claimledger.publishing.verification",
}
"""Public names of other modules."""

__all__ = [
    "Article",
    "Claim",
    "Dataset",
    "Quantity",
    "Segment",
    "Time",
    "__version__",
    "clean",
    "find_quantities",
    "find_times",
    "load",
    "read_article",
    "read_claims",
    "to_frame",
    "verify",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the block above
    """Load what a public name needs and return it (PEP 562)."""
    value: Any
    if name in _NEEDED:
        import_module(_NEEDED[name])
        value = getattr(import_module("claimledger.api"), name)
    elif name in _ELSEWHERE:
        value = getattr(import_module(_ELSEWHERE[name]), name)
    else:
        raise AttributeError(f"module 'claimledger' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
