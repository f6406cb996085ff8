"""Find the counted noun after a numeral, with its modifiers, without a tagger.

In English, the head of a noun phrase comes last and a counted plural has an ending. The phrase
therefore ends at the first plural noun before a word of a closed class.
"""

from dataclasses import dataclass

from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS

LONGEST = 7
"""The most tokens in which a plural head is searched."""
LONGEST_SINGULAR = 4
"""The most tokens of a phrase with a singular head."""
_MODEL = 3
"""Digits of a model's number."""
_SHORT = 4
"""The most letters of a word in capitals that is an abbreviation."""
_YEAR = 4
"""Digits of a year."""

_QUOTES = frozenset('"“”‘')
_INNER = _QUOTES | {"&"}
_SIDES = frozenset("x×")
"""The sign between dimensions: "8 x 10"."""


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
    if p.words[k] in HYPHENS:
        return _compound(p, k + 1) if p.glued(k) and p.glued(k + 1) else None
    members_named = p.low[k] in p.lexicon.of
    members = partitive or members_named
    if members:
        k = _after_of(p, k)
    elif p.gap(k) == 0 and p.words[k][0].isalpha():
        return None
    end = _plural_head(p, k) if members or not one else 0
    if end:
        return _noun(p, k, end, plural=True)
    if one or (partitive and members_named):
        return _singular_head(p, k)
    return None if partitive else _attributive(p, k)


def _after_of(p: Piece, k: int) -> int:
    """Skip 'of', a possessor ("the port's"), determiners and the 'most' of a superlative."""
    lex = p.lexicon
    if k < p.n and p.low[k] in lex.of:
        k += 1
        for t in range(k, min(p.n, k + LONGEST_SINGULAR)):
            if p.low[t].endswith(lex.possessive):
                k = t + 1
                break
            if p.low[t] in lex.phrase_ends and p.low[t] not in lex.determiners:
                break
        open_number = (lex.determiners, lex.graders, lex.members_said)
        while k < p.n and any(p.low[k] in words for words in open_number):
            k += 1
    return k


def _plural_head(p: Piece, k: int) -> int:
    """The token after the first plural noun of the phrase at k; 0 where there is none."""
    lex = p.lexicon
    cardinals, signs, ends = lex.cardinals, lex.units.signs, lex.phrase_ends
    for t in range(k, min(p.n, k + LONGEST)):
        low = p.low[t]
        if _agrees(p, k, t):
            return _compounded(p, t)
        if low in cardinals or (p.words[t] in signs and p.digit(t + 1)):
            return 0
        joined = p.tied(t + 1, HYPHENS)  # "Lagos-based"
        if lex.is_plural(low) and low not in ends and not joined and not _initials(p, t):
            return 0 if p.at(t + 1) == "'" else _compounded(p, t)
        if not _modifies(p, k, t):
            return 0
    return 0


def _agrees(p: Piece, k: int, t: int) -> bool:
    """Whether token t, which could be a verb, is a plural that a number before token k counts.

    After "five" and "five home" no verb ends in -s. But in "one in five works" the number is part
    of a whole, and in "type 2 works" it is part of a name.
    """
    lex, low = p.lexicon, p.low[t]
    if low not in lex.verbs or not lex.is_plural(low) or not k:
        return False
    before, odds = p.at(k - 2), lex.in_ | lex.of
    if p.low[k - 1] in lex.cardinals:
        counted = lex.cardinals[p.low[k - 1]] > 1
    else:
        figure = p.low[k - 1].isdecimal() and len(p.low[k - 1]) < _YEAR
        lower = k > 1 and p.words[k - 2].islower()
        counted = figure and lower and before not in lex.roles["designators"]
    wholes = (word in lex.cardinals or word.isdecimal() for word in p.low[max(0, k - 5) : k - 2])
    return counted and not (before in odds and any(wholes))


def _sided(p: Piece, k: int, t: int) -> bool:
    """Whether token t is the second dimension of a thing named from token k on: "8 x 10 prints"."""
    return t == k + 2 and p.words[k].isdecimal() and p.at(k + 1) in _SIDES


def _described(p: Piece, t: int) -> bool:
    """Whether token t can be one of two adjectives that a comma divides: "young, single"."""
    low, lex = p.at(t), p.lexicon
    closed = (lex.phrase_ends, lex.cardinals, lex.adverbials, lex.change_adverbs)
    adjective = low.isalpha() and p.words[t].islower() and not lex.is_plural(low)
    return adjective and not any(low in words for words in closed)


def _initials(p: Piece, t: int) -> bool:
    """Whether an S ends the capitals of an abbreviation: "10 NHS surgeries"."""
    beside = p.at(t + 1).isalpha() and not p.words[t + 1].isupper()
    return p.words[t].isupper() and (beside or len(p.words[t]) < _SHORT)


def _compounded(p: Piece, t: int) -> int:
    """The token after a plural, or after a second plural that it modifies ('sports cars')."""
    low, lex, following = p.low[t], p.lexicon, p.at(t + 1)
    if low not in lex.plural_modifiers and lex.plural_countries.get(low) != p.at(t - 1):
        return t + 1
    return t + 2 if lex.is_plural(following) and following not in lex.phrase_ends else t + 1


def _modifies(p: Piece, k: int, t: int) -> bool:
    """Whether token t can stand before the head of the phrase that starts at k."""
    word, low, lex = p.words[t], p.low[t], p.lexicon
    if low in lex.noun_links:
        return t > k
    if low in lex.phrase_ends:
        tied = (t > k and p.tied(t - 1, HYPHENS)) or p.tied(t + 1, HYPHENS)  # "two on-site clinics"
        name = len(word) > 1 and word.isupper() and low in lex.pronouns  # "nine US firms"
        return low in lex.degrees | lex.adjectival or name or tied
    if word[0].isdecimal():  # "two old 747 Cargo jets", "COVID-19 tests"
        named = p.capital(t - 1) and p.gap(t) == 1  # "30 Norvane 787 jets"
        if t == k:  # "five 787 Freighter sales", "eight 50-1 long shots"
            model = len(word) == _MODEL and p.capital(t + 1)
            sided = p.tied(t + 1, HYPHENS) or p.at(t + 1) in _SIDES  # "five 8 x 10 prints"
            return word.isdecimal() and (model or (sided and p.at(t + 2).isdecimal()))
        return p.words[t - 1] in HYPHENS or p.capital(t + 1) or named or _sided(p, k, t)
    listed = word == "," and t > k and _described(p, t - 1) and _described(p, t + 1)
    across = word in _SIDES and not _sided(p, k, t + 1)  # "6 x 10 metres"
    return not across and (word[0].isalpha() or word in HYPHENS | _INNER | _SIDES or listed)


def _singular_head(p: Piece, k: int) -> Noun | None:
    """The phrase at k up to the first word that cannot belong to a singular noun."""
    t = k
    longest = LONGEST_SINGULAR + 2 * p.tied(k + 1, HYPHENS)
    while t < min(p.n, k + longest) and _singular(p, k, t):
        t += 1
        if p.low[t - 1].endswith(p.lexicon.possessive):
            break
    return _noun(p, k, t, plural=False) if t > k else None


def _singular(p: Piece, k: int, t: int) -> bool:
    """Whether token t can belong to the singular noun phrase that starts at k."""
    low, lex = p.low[t], p.lexicon
    if low in HYPHENS:  # "one Lagos-based judge", but nothing of "one off- and one on-site"
        return t > k and p.tied(t, HYPHENS) and p.at(t + 1).isalpha()
    if t > k and p.tied(t - 1, HYPHENS):
        return low[0].isalpha()
    closed = (lex.phrase_ends, lex.cardinals, lex.ordinals)
    if not low[0].isalpha() or any(low in words for words in closed):
        return False
    if t > k:
        dated = low in lex.adverbials and p.capital(t)  # "one arrest Tuesday"
        return not dated and not low.endswith(lex.past + lex.adverb) and not lex.is_plural(low)
    following = p.at(t + 1)  # "one earned a prize" has a verb there
    return not low.endswith(lex.past) or (following.isalpha() and following not in lex.phrase_ends)


def _attributive(p: Piece, k: int) -> Noun | None:
    """'a 12 page document': a bare singular right after the figure measures another noun.

    Capitals after a decimal are a unit too, because a decimal does not count things ("0.5 WAR").
    """
    if k and "." in p.words[k - 1] and p.words[k].isupper() and 1 < len(p.words[k]) < 6:  # noqa: PLR2004 - abbreviations
        return _noun(p, k, k + 1, plural=False)
    if k < p.n and p.low[k] in p.lexicon.attributive:
        return _noun(p, k, k + 1, plural=False)
    return None


def _compound(p: Piece, k: int) -> Noun | None:
    """'300-word', 'four-door': what the hyphen joins to the number."""
    low, lex = p.low[k], p.lexicon
    closed = low in lex.phrase_ends and low not in lex.verbs  # "a 56-show tour"
    if not low[0].isalpha() or closed or low in lex.cardinals:
        return None
    return _noun(p, k, k + 1, plural=False)


def _noun(p: Piece, i: int, j: int, *, plural: bool) -> Noun:
    """The name of a phrase: its words without function words, with the head in the singular."""
    kept: list[str] = []
    lex = p.lexicon
    for t in range(i, j):
        word = p.words[t]
        graded = t > i and p.low[t - 1] in lex.most and t < j - 1  # "most populous states"
        if (
            graded
            or p.low[t] in lex.noun_links
            or p.low[t] in lex.kept_out
            or word in _INNER
            or word == ","
        ):
            continue
        if kept and p.low[t] in lex.placed and p.tied(t - 1, HYPHENS):
            kept.pop()  # "Lagos-based" says where
            continue
        quoted = t > i and p.words[t - 1] in _QUOTES
        if kept and (word in HYPHENS or (p.glued(t) and not quoted)):
            kept[-1] += word
        else:
            kept.append(word)
    head = _bare(p.low[j - 1], lex.possessive)
    if kept:
        kept[-1] = _bare(kept[-1], lex.possessive)
        if plural:
            kept[-1] = lex.singular(_bare(kept[-1], lex.possessive, "’"))
    return Noun(i, j, " ".join(kept), lex.singular(head) if plural else head, plural)


def _bare(word: str, endings: tuple[str, ...], mark: str = "'") -> str:
    """A word without a possessive ending, in which `mark` is the apostrophe."""
    for ending in endings:
        word = word.removesuffix(ending.replace("'", mark))
    return word
