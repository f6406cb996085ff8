"""Metadata of an article: names, address, language, and the range of publication days.

Every filled field has a finding: a rule and, in most cases, characters. A wrong value is worse than
none, so a rule that is uncertain leaves its field empty.
"""

from claimledger.metadata.beside import BESIDE
from claimledger.metadata.describing import describe
from claimledger.metadata.description import FIELDS
from claimledger.metadata.sidecar import InvalidSidecar, Sidecar
from claimledger.records import Description

__all__ = [
    "BESIDE",
    "FIELDS",
    "Description",
    "InvalidSidecar",
    "Sidecar",
    "describe",
]
