"""The roles of numbers that are no claims: date, duration, name, ordinal, reference.

The rules of a language are asked in the order of its table; the first that matches decides.
"""

from functools import cache

from claimledger.quantities.lexicon import Lexicon
from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles import calendar, codes, idioms, names, references
from claimledger.quantities.roles.rule import TESTS, Test, stated
from claimledger.quantities.scales import STYLES

__all__ = ["calendar", "codes", "decide", "idioms", "names", "references"]


@cache
def _asked(lexicon: Lexicon) -> dict[str, tuple[tuple[Test, str, str], ...]]:
    """The tests that a numeral of each style is put to, with the role and reason they give."""
    rules = lexicon.role_rules.items()
    return {
        style: tuple(
            (
                stated(rule["when"], lexicon) if "when" in rule else TESTS[name],
                rule["role"],
                f"{name}: {rule['reason']}",
            )
            for name, rule in rules
            if style in rule.get("styles", STYLES)
        )
        for style in STYLES
    }


def decide(p: Piece, r: Reading) -> None:
    """Give a reading its role and the reason for it, if a rule says that it is no claim.

    Money with its sign and percentages in figures always have the role of a claim.
    """
    if r.prefixed or (r.rule == "percent" and r.numeral.style == "digits"):
        return
    for test, role, reason in _asked(p.lexicon)[r.numeral.style]:
        if test(p, r):
            r.role, r.reason, r.direction = role, reason, "none"
            return
