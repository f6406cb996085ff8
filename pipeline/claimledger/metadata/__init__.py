"""What an article says of itself: names, address, language, and the days it can have appeared on.

Every field that is filled rests on a finding: a rule and, mostly, characters. A wrong value is
worse than none, so a rule that cannot tell leaves its field empty.
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
