"""Text into segments: every part of a page gets a label, a verdict and the rule that decided.

Plain text has no tags, so the verdict depends on position, runs of lines, line shape, repetition
and wording. Nothing is deleted: furniture keeps its characters and has a reason.
"""

from claimledger.cleaning.segments import KEPT, LABELS, clean

__all__ = ["KEPT", "LABELS", "clean"]
