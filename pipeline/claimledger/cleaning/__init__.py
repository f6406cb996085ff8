"""Text into segments: every stretch of a page gets a label, a verdict and the rule that decided.

The text of a saved page has no tags left, so the verdict rests on position, run structure, line
shape, repetition and wording. Nothing is deleted: what is not the article keeps its characters and
its reason.
"""

from claimledger.cleaning.segments import KEPT, LABELS, clean

__all__ = ["KEPT", "LABELS", "clean"]
