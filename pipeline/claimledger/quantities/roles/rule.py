"""The tests of the rules for roles by name, and conditions that several of them share."""

from collections.abc import Callable, Mapping

from claimledger.quantities.lexicon import Lexicon
from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading

_LISTED = frozenset(",;-–")
_LONGEST_LIST = 20
"""Tokens on either side of a figure in which the list that it is in begins and ends."""
_SMALL = 12
Test = Callable[[Piece, Reading], bool]
TESTS: dict[str, Test] = {}
"""The test of each rule that ``role_rules.yaml`` does not state as a condition, by its name."""


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


def small(r: Reading) -> bool:
    """Whether a reading is a small number, bare or with a noun."""
    return 0 < r.value <= _SMALL and plain(r) and r.high is None


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


_SHAPES: dict[str, Callable[[Reading], bool]] = {
    "any": lambda _: True,
    "plain": plain,
    "small": small,
    "one": lambda r: small(r) and r.value == 1 and r.bound == "eq",
    "small_compound": lambda r: small(r) and r.hyphenated,
}
_PLACES: dict[str, Callable[[Piece, Reading], str]] = {
    "rule": lambda _, r: r.rule,
    "role": lambda _, r: r.role,
    "noun": lambda _, r: r.noun.head if r.noun is not None else "",
    "before": lambda p, r: p.at(r.i - 1),
    "before_that": lambda p, r: p.at(r.i - 2),
    "after": lambda p, r: p.at(r.numeral.j),
}


def stated(when: Mapping[str, str], lexicon: Lexicon) -> Test:
    """The test that the condition of a line in ``role_rules.yaml`` states."""
    shape = _SHAPES[when.get("number", "any")]
    asked = [
        (place, lexicon.listed(when[name]) if name not in ("rule", "role") else {when[name]})
        for name, place in _PLACES.items()
        if name in when
    ]
    return lambda p, r: shape(r) and all(place(p, r) in words for place, words in asked)
