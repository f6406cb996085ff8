"""The tests of the rules for roles by name, and conditions that several of them share."""

from collections.abc import Callable

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading

_LISTED = frozenset(",;-–")
_LONGEST_LIST = 20
"""Tokens on either side of a figure in which the list that it is in begins and ends."""
Test = Callable[[Piece, Reading], bool]
TESTS: dict[str, Test] = {}
"""The test of each rule, by its name in ``role_rules.yaml``."""


def rule(name: str) -> Callable[[Test], Test]:
    """Make a function the test of the rule with a name."""

    def named(test: Test) -> Test:
        TESTS[name] = test
        return test

    return named


def figure(r: Reading) -> bool:
    """Whether a reading is one whole number without currency, unit, noun or hedge."""
    bare = r.unit is NONE and r.bound == "eq" and r.high is None
    return bare and r.value == r.value.to_integral_value()


def bracketed(p: Piece, r: Reading) -> tuple[int, int]:
    """The brackets around a whole figure, alone or in a list of figures; -1 if there are none."""
    if r.unit is not NONE or r.numeral.scale != 1:
        return -1, -1
    first, last = r.i - 1, r.j
    while first > r.i - _LONGEST_LIST and (p.at(first).isdecimal() or p.at(first) in _LISTED):
        first -= 1
    while last < r.j + _LONGEST_LIST and (p.at(last).isdecimal() or p.at(last) in _LISTED):
        last += 1
    whole = r.numeral.style == "comma" or p.words[r.numeral.head].isdecimal()
    paired = (p.at(first), p.at(last)) in (("(", ")"), ("[", "]"))
    return (first, last) if whole and paired else (-1, -1)


def plain(r: Reading) -> bool:
    """Whether a reading is a bare number or a count: no currency, percentage or measure."""
    return r.unit.kind in ("none", "count") and not r.prefixed


def definite(p: Piece, k: int) -> bool:
    """Whether a definite word or a possessive is before token k."""
    before = p.at(k - 1)
    return before in p.lexicon.roles["definite"] or before.endswith(p.lexicon.possessives)
