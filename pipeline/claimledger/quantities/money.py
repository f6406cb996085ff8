"""Amounts of money with the currency first, and letters that scale a number."""

from claimledger.quantities.counts import counts
from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.scales import MINUS, ONE
from claimledger.quantities.unit_tables import Unit
from claimledger.quantities.units import currency_before, unit_after

MILLION = 10**6
_DASHES = frozenset("-–")
_LONGEST_MANTISSA = 3
"""Digits of a figure that a letter scales: a thousand millions are a billion."""


def money_before(p: Piece, r: Reading, last: Reading | None) -> None:
    """Add the currency before the number, or before the lower end of its range."""
    head = r.numeral.head
    accounting = p.at(head - 1) == "(" and p.at(r.j) == ")" and p.glued(head) and p.glued(r.j)
    found = currency_before(p, head - 1 if accounting else head)
    if found is not None and accounting:
        _negated(p, r)
    if found is None and head and dealt(p, head - 1):
        code = p.words[head - 1][1:]
        found = Unit(code, "money", code), head - 1
        r.value *= MILLION
    if found is None or (last is not None and found[1] < last.j):
        dash = p.at(r.i - 1) in _DASHES or p.at(r.i - 1) in p.lexicon.to
        if last is not None and last.prefixed and r.i == last.j + 1 and dash:
            r.unit, r.prefixed, r.rule = last.unit, True, "money.before"
        return
    r.unit, r.i = found
    r.prefixed, r.rule = True, "money.before"
    k = r.i - 1
    minus = k >= 0 and p.words[k] in MINUS and p.glued(r.i) and (k == 0 or not p.glued(k))
    if minus or p.at(k) in p.lexicon.sign_words:
        r.value, r.i = -r.value, k


def _negated(p: Piece, r: Reading) -> None:
    """Add the brackets that mark a loss, and the scale after them: $(2.5) million."""
    scale = p.lexicon.large.get(p.at(r.j + 1), ONE)
    r.value = -r.value * scale
    r.numeral.scale *= scale
    r.j += 1 if scale == ONE else 2


def dealt(p: Piece, k: int) -> bool:
    """Whether token k is the M of dealers and a currency code: MEUR, MUSD."""
    word = p.words[k]
    return len(word) == 4 and word[0] == "M" and word[1:] in p.lexicon.units.signs  # noqa: PLR2004 - M and a code of three


def qualified(p: Piece, r: Reading) -> None:
    """Add what follows an amount with its sign first: '$76 US', '$10 million Canadian dollars'."""
    units = p.lexicon.units
    code = units.qualifiers.get(p.words[r.j]) if r.j < p.n else None
    if code is not None and r.unit.name in ("USD", code):
        dollars = r.j + 1 < p.n and p.low[r.j + 1].startswith(units.dollars)
        if p.words[r.j].isupper() or dollars:
            r.unit, r.j = Unit(code, "money", code), r.j + 1
    match = unit_after(p, r.j)
    if match and match.unit.kind == "money" and not match.hyphenated and len(p.words[r.j]) > 1:
        r.j = match.j
        r.unit = match.unit if r.unit.name == "USD" else r.unit


def scale_letter(p: Piece, r: Reading) -> None:
    """Apply a single letter for thousand, million or billion, if the context is clear."""
    j, known = r.j, p.lexicon.abbreviations
    if j >= p.n or p.gap(j) > 1 or p.words[j] not in known or r.numeral.scale != 1:
        return
    after = p.words[j + 1][0] if j + 1 < p.n and p.glued(j + 1) else " "
    if after == "/":
        return  # "5b/d" are barrels
    glued_on = after.isalnum()
    if glued_on and not (p.glued(j) and p.words[j + 1] in p.lexicon.units.signs):
        return
    if _is_scale_letter(p, r, p.words[j]):
        r.numeral.scale = known[p.words[j]]
        r.value *= r.numeral.scale
        r.j = j + 1


def _is_scale_letter(p: Piece, r: Reading, letter: str) -> bool:
    """Whether the letter after the number is a scale.

    After money, every letter is one. Otherwise, m is a metre unless something is counted. K, M and
    B are no units, so they only have to end the phrase; but 4K and a 5K run are names.
    """
    j, glued, letters = r.j, p.glued(r.j), p.lexicon.letters
    if len(p.words[r.numeral.head].partition(".")[0]) > _LONGEST_MANTISSA:
        return False  # "a 5500M chip"
    if r.prefixed:
        return letter not in letters["no_money"] and (glued or letter not in letters["glued"])
    if letter == "K" and (r.value < 10 or not glued):  # noqa: PLR2004 - see above
        return False  # "4K", "300 K": a name, kelvins
    if j + 1 == p.n or not p.words[j + 1][0].isalnum():
        return letter in letters["ending"]
    if not glued or letter not in letters["counting"] or p.low[j + 1] in p.lexicon.size_words:
        return False
    return letter in letters["sure"] or counts(p, j + 1)
