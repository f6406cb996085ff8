"""Small cardinals that point back to known things, and numbers that nothing explains."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles.rule import bracketed, definite, figure, rule, small

_FEW = 3
_LISTED = frozenset(",;-–")


@rule("reference.definite")
def _definite(p: Piece, r: Reading) -> bool:
    if r.numeral.style == "digits":  # "the 787 were grounded"
        after = p.at(r.j)
        bare = (
            figure(r) and r.noun is None and r.numeral.scale == 1 and after in p.lexicon.auxiliaries
        )
        return bare and p.at(r.i - 1) in p.lexicon.the
    return small(r) and definite(p, r.i)


@rule("reference.parties")
def _parties(p: Piece, r: Reading) -> bool:
    if not small(r) or r.noun is None:
        return False
    before, lex, words = p.at(r.left - 1), p.lexicon, p.lexicon.roles
    pair = before in lex.between or (before in lex.as_ and p.at(r.left - 2) not in words["well"])
    named = r.noun.head in words["parties"] and r.value <= _FEW and r.bound == "eq"
    return pair or named


@rule("reference.note")
def _note(p: Piece, r: Reading) -> bool:
    first, last = bracketed(p, r)
    ranged = r.high is not None or _LISTED & set(p.low[first + 1 : last])
    return p.at(first) == "(" and ("," in p.low[first:last] or not ranged)


@rule("other.bare")
def _bare(p: Piece, r: Reading) -> bool:
    before, after, lex, words = p.at(r.left - 1), p.at(r.j), p.lexicon, p.lexicon.roles
    joined = before in lex.and_
    counted = (
        r.numeral.scale > 1
        or "," in p.words[r.numeral.head]
        or p.at(r.i - 1) in lex.articles
        or after in words["more"]
        or ((joined or before == ",") and after in words["held"])
        or (after in lex.of and p.at(r.j + 1) in words["members"])
    )
    labelled = before == ":" and (r.j >= p.n or p.words[r.j] == "(")
    unexplained = joined or not before[:1].isalpha()
    return figure(r) and r.direction == "none" and unexplained and not (counted or labelled)
