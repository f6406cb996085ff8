"""What an article says of itself: names, address, language, and the days it can have appeared on.

Every field that is filled rests on a finding: a rule and, mostly, characters. A wrong value is
worse than none, so a rule that cannot tell leaves its field empty.
"""

from pipeline.describing.beside import BESIDE
from pipeline.describing.describing import describe
from pipeline.describing.description import FIELDS
from pipeline.describing.sidecar import InvalidSidecar, Sidecar
from pipeline.records import Description

__all__ = [
    "BESIDE",
    "FIELDS",
    "Description",
    "InvalidSidecar",
    "Sidecar",
    "describe",
]
