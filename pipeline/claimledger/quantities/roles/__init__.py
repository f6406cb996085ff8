"""The roles of numbers that are no claims: date, duration, name, ordinal, reference.

Rules are tried in this order; the first that matches decides.
"""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles import calendar, codes, glued, idioms, names, references
from claimledger.quantities.roles.rule import Rule
from claimledger.quantities.scales import STYLES

__all__ = ["RULES", "Rule", "decide"]

RULES: tuple[Rule, ...] = tuple(
    rule
    for rules in (
        *(codes.RULES, calendar.RULES, idioms.RULES, glued.RULES, names.RULES),
        *(references.NOTES, codes.LAST, references.RULES),
    )
    for rule in rules
)
_TESTS = {
    style: tuple(
        (rule.test, rule.role, f"{rule.name}: {rule.reason}")
        for rule in RULES
        if style in rule.styles
    )
    for style in STYLES
}


def decide(p: Piece, r: Reading) -> None:
    """Give a reading its role and the reason for it, if a rule says that it is no claim.

    Money with its sign and percentages in figures always have the role of a claim.
    """
    if r.prefixed or (r.rule == "percent" and r.numeral.style == "digits"):
        return
    for test, role, reason in _TESTS[r.numeral.style]:
        if test(p, r):
            r.role, r.reason, r.direction = role, reason, "none"
            return
