"""Find the counted noun after a numeral, with its modifiers, without a tagger.

English puts the head last and marks a counted plural, so that the phrase ends at the first plural
noun before a word of a closed class.
"""

from dataclasses import dataclass

from claimledger.quantities.lexicon import (
    ATTRIBUTIVE,
    CARDINALS,
    DETERMINERS,
    ORDINALS,
    PHRASE_ENDS,
    PLURAL_MODIFIERS,
    SUPERLATIVES,
    is_plural,
    singular,
)
from claimledger.quantities.tokens import Piece
from claimledger.quantities.unit_tables import SIGNS

LONGEST = 7
"""Tokens after which no plural head is looked for."""
LONGEST_SINGULAR = 4
"""Tokens of a phrase that no plural ends."""
_MODEL = 3
"""Digits of a model's number."""

_HYPHENS = frozenset("-‐‑–")
_INNER = frozenset({"&"})
_LINKS = frozenset({"and", "or"})
_DEGREES = frozenset({"more", "most", "nearly", "other"})
_KEPT_OUT = SUPERLATIVES | {"more", "fewer", "less", "other", "most", "combined", "total", "own"}


@dataclass(slots=True)
class Noun:
    """A counted noun: tokens i to j, its name in the singular, and whether it is a plural."""

    i: int
    j: int
    name: str
    head: str
    plural: bool


def noun_after(p: Piece, k: int, *, one: bool = False, partitive: bool = False) -> Noun | None:
    """The noun phrase counted by a numeral that ends before token k."""
    if k >= p.n:
        return None
    if p.words[k] in _HYPHENS:
        return _compound(p, k + 1) if p.glued(k) and p.glued(k + 1) else None
    members = partitive or p.low[k] == "of"
    if members:
        k = _after_of(p, k)
    elif p.gap(k) == 0 and p.words[k][0].isalpha():
        return None
    end = _plural_head(p, k) if members or not one else 0
    if end:
        return _noun(p, k, end, plural=True)
    if one or partitive:
        return _singular_head(p, k)
    return _attributive(p, k)


def _after_of(p: Piece, k: int) -> int:
    """Skip 'of', determiners and a superlative's 'most'."""
    if k < p.n and p.low[k] == "of":
        k += 1
        while k < p.n and (p.low[k] in DETERMINERS or p.low[k] in ("most", "more")):
            k += 1
    return k


def _plural_head(p: Piece, k: int) -> int:
    """The token after the first plural noun of the phrase at k; 0 where there is none."""
    for t in range(k, min(p.n, k + LONGEST)):
        low = p.low[t]
        if low in CARDINALS or (p.words[t] in SIGNS and p.at(t + 1)[:1].isdecimal()):
            return 0
        if is_plural(low) and low not in PHRASE_ENDS:
            return 0 if p.at(t + 1) == "'" else _compounded(p, t)
        if not _modifies(p, k, t):
            return 0
    return 0


def _capital(p: Piece, t: int) -> bool:
    return t < p.n and p.words[t][0].isupper()


def _compounded(p: Piece, t: int) -> int:
    """The token after a plural, or after a second that it modifies ('sports cars')."""
    country = p.low[t] == "states" and p.at(t - 1) == "united"
    if p.low[t] not in PLURAL_MODIFIERS and not country:
        return t + 1
    following = p.at(t + 1)
    return t + 2 if is_plural(following) and following not in PHRASE_ENDS else t + 1


def _modifies(p: Piece, k: int, t: int) -> bool:
    """Whether token t can stand before the head of the phrase that starts at k."""
    word, low = p.words[t], p.low[t]
    if low.endswith("'s"):
        return t == k or p.low[k - 1] in DETERMINERS  # "15 of its Norvane's shops"
    if low in _LINKS:
        return t > k
    if low in PHRASE_ENDS:
        return low in _DEGREES
    if word[0].isdecimal():  # "two old 747 Cargo jets", "COVID-19 tests"
        named = _capital(p, t - 1) and p.gap(t) == 1  # "30 Norvane 787 jets"
        if t == k:  # "five 787 Freighter sales"
            return word.isdecimal() and len(word) == _MODEL and _capital(p, t + 1)
        return p.words[t - 1] in _HYPHENS or _capital(p, t + 1) or named
    return word[0].isalpha() or word in _HYPHENS or word in _INNER


def _singular_head(p: Piece, k: int) -> Noun | None:
    """The phrase at k up to the first word that cannot belong to a singular noun."""
    t = k
    while t < min(p.n, k + LONGEST_SINGULAR) and _singular(p, k, t):
        t += 1
        if p.low[t - 1].endswith("'s"):
            break
    return _noun(p, k, t, plural=False) if t > k else None


def _singular(p: Piece, k: int, t: int) -> bool:
    """Whether token t can belong to the singular noun phrase that starts at k."""
    low = p.low[t]
    if not (low[0].isalpha() or (low in _HYPHENS and p.glued(t) and t > k)):
        return False
    if low in PHRASE_ENDS or low in CARDINALS or low in ORDINALS:
        return False
    if t > k:
        return not low.endswith(("ed", "ly")) and not is_plural(low)
    following = p.at(t + 1)  # "one earned a prize" has a verb there
    return not low.endswith("ed") or (following.isalpha() and following not in PHRASE_ENDS)


def _attributive(p: Piece, k: int) -> Noun | None:
    """'a 12 page document': a bare singular right after the figure measures another noun.

    Capitals after a decimal are a unit too: a decimal counts no objects ("0.5 WAR").
    """
    if k and "." in p.words[k - 1] and p.words[k].isupper() and 1 < len(p.words[k]) < 6:  # noqa: PLR2004 - abbreviations
        return _noun(p, k, k + 1, plural=False)
    if k < p.n and p.low[k] in ATTRIBUTIVE:
        return _noun(p, k, k + 1, plural=False)
    return None


def _compound(p: Piece, k: int) -> Noun | None:
    """'300-word', 'four-door': what the hyphen joins to the number."""
    if not p.words[k][0].isalpha() or p.low[k] in PHRASE_ENDS:
        return None
    return _noun(p, k, k + 1, plural=False)


def _noun(p: Piece, i: int, j: int, *, plural: bool) -> Noun:
    """The name of a phrase: its words without links, the head in the singular."""
    kept: list[str] = []
    for t in range(i, j):
        word = p.words[t]
        graded = t > i and p.low[t - 1] == "most" and t < j - 1  # "most populous states"
        if graded or p.low[t] in _LINKS or p.low[t] in _KEPT_OUT or word in _INNER:
            continue
        if kept and (word in _HYPHENS or p.glued(t)):
            kept[-1] += word
        else:
            kept.append(word)
    head = p.low[j - 1].removesuffix("'s")
    if kept:
        kept[-1] = (
            singular(kept[-1].removesuffix("'s").removesuffix("’s"))
            if plural
            else kept[-1].removesuffix("'s")
        )
    return Noun(i, j, " ".join(kept), singular(head) if plural else head, plural)
