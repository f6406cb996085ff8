"""Cuts a text into segments and gives each a label, a verdict and the rule that decided.

Plain text has no tags, so the verdict depends on position, runs of lines, line shape, repetition
and wording. Nothing is deleted: furniture stays in the segments, with the rule that marked it.
"""

from claimledger.cleaning.segments import KEPT, LABELS, clean

__all__ = ["KEPT", "LABELS", "clean"]
