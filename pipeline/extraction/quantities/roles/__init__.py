"""What a number is when it is no claim: a date, a duration, a name, an ordinal, a reference …

Rules are asked in the order of the imports below and of each file; the first that holds decides.
"""

from pipeline.extraction.quantities.reading import Reading
from pipeline.extraction.quantities.roles import calendar, codes, idioms, names, references  # noqa: F401 - each import registers its rules, in this order
from pipeline.extraction.quantities.roles.rule import RULES, Rule
from pipeline.extraction.quantities.tokens import Piece

__all__ = ["RULES", "Rule", "decide"]


def decide(p: Piece, r: Reading) -> None:
    """Give a reading its role and the reason for it, where some rule says it is no claim."""
    for rule in RULES:
        if rule.test(p, r):
            r.role, r.reason = rule.role, f"{rule.name}: {rule.reason}"
            return
