"""Ordinals, ranks and number words that count nothing."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles.rule import plain, rule


@rule("idiom.adverb")
def _adverb(p: Piece, r: Reading) -> bool:
    times = r.value > 1 and not p.low[r.i].endswith(p.lexicon.adverb)
    return not (times and p.at(r.j) in p.lexicon.roles["comparing"])


@rule("idiom.double")
def _double(p: Piece, r: Reading) -> bool:
    before, after, lex = p.at(r.i - 1), p.at(r.j), p.lexicon
    if after in lex.as_:
        return True
    adjective = p.low[r.i] in lex.roles["doubled"]
    verb = before in lex.to or before in lex.auxiliaries
    noun = after.isalpha() and after not in lex.phrase_ends
    return adjective and not verb and (before in lex.determiners or noun)


@rule("rank.number")
def _rank(p: Piece, r: Reading) -> bool:
    k = r.left - 1
    k -= p.tied(k, "-‐‑")  # "a top-10 car"
    if not plain(r) or r.high is not None or k < 0:
        return False
    words = p.lexicon.roles
    if p.low[k] == ".":
        signed = p.at(k - 1) in words["number_signs"]
        numbered = p.at(r.numeral.j) in words["numbered"]  # "the No. 14 post" is a name
        return signed and not numbered and (r.noun is None or p.words[k - 1][0].isupper())
    return p.low[k] in words["ranked"]


@rule("ordinal.item")
def _item(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    opens = r.i == 0 or (r.i == 1 and not p.words[0].isalnum())
    return opens and plain(r) and p.at(j) in (".", ")") and p.glued(j) and j + 1 < p.n


@rule("idiom.half")
def _half(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    alone = j - r.numeral.head == 1 and p.low[r.numeral.head] in p.lexicon.fiscal
    return alone and r.unit.kind in ("none", "ratio", "count") and p.tied(j, "-‐‑")


@rule("idiom.one")
def _one(p: Piece, r: Reading) -> bool:
    head, lex, words = r.numeral.head, p.lexicon, p.lexicon.roles
    if p.low[head] not in lex.one or r.value != 1 or r.numeral.j > head + 1 or not plain(r):
        return False
    after, before = p.at(head + 1), p.at(head - 1)
    whole = p.at(head + 2)
    tied_on = p.tied(head + 1, "-‐‑") and whole in words["after_one_tied"]
    if r.high is None and (tied_on or after in words["after_one"]):
        return True
    stressed = before in words["single"] and p.at(head - 2) in words["before_one"]
    verb = before in words["none"] and after.endswith(lex.past)  # "no one bothered asking"
    pointed = before in words["before_one"] and (r.noun is None or after in lex.of or verb)
    subject = before in lex.as_ and lex.is_plural(after)  # "as one heads south" has a verb
    singular = r.noun is not None and not r.noun.plural
    mass = after in lex.of and singular and whole not in lex.determiners  # "one of quiet despair"
    if stressed or pointed or subject or mass:
        return True
    ends = after not in lex.of and (not after[:1].isalpha() or after in lex.phrase_ends)
    described = p.at(head - 2) in lex.articles and before not in lex.hedges_before
    ends = ends and (described or after in lex.phrase_ends or after in ".,")
    return ends and r.rule == "number" and before not in words["counting"]


@rule("idiom.dozen")
def _dozen(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    owned = p.at(head - 1).endswith(p.lexicon.possessive)
    return owned and p.low[head] in p.lexicon.roles["dozens"] and r.noun is None
