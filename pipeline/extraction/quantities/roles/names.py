"""Numbers that are parts of names."""

from pipeline.extraction.quantities.lexicon import (
    DESIGNATORS,
    INDICES,
    PHRASE_ENDS,
    STREET_WORDS,
    is_plural,
)
from pipeline.extraction.quantities.reading import NONE, Reading
from pipeline.extraction.quantities.roles.rule import rule
from pipeline.extraction.quantities.tokens import Piece

_DASHES = frozenset("-‐‑–")
_PREFIX_WORDS = frozenset(
    {
        "mid",
        "pre",
        "post",
        "sub",
        "minus",
        "plus",
        "to",
        "under",
        "over",
        "top",
        "non",
        "of",
        "by",
        "and",
        "or",
        "around",
        "about",
    }
)
_TITLED = 0.6
"""Share of capitalised words above which a line is a headline, where capitals prove nothing."""


def _plain(r: Reading) -> bool:
    """A bare number or a count: no currency, no percentage, no measure."""
    return r.unit.kind in ("none", "count") and not r.prefixed


def headline(p: Piece) -> bool:
    """Whether capitals prove nothing here: most words of the piece have one."""
    words = [word for word in p.words if word[0].isalpha() and len(word) > 3]  # noqa: PLR2004 - short words stay small in titles
    return len(words) > 3 and sum(word[0].isupper() for word in words) > _TITLED * len(words)  # noqa: PLR2004 - too few to tell


@rule(
    "name.glued",
    "name",
    "letters are glued to the number, or joined by a hyphen",
    hits=("The F-35 jets landed.", "They sold the S23 phone."),
    misses=("It needs 35kg of salt.", "The mid-20 mark is near."),
)
def _glued(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if r.numeral.style not in ("digits", "ordinal") or r.prefixed or not p.glued(head):
        return False
    before = p.words[head - 1]
    if before[0].isalpha():
        return before not in "xX×"
    if before in _DASHES and head > 1 and p.glued(head - 1):
        word = p.low[head - 2]
        return word.isalpha() and word not in _PREFIX_WORDS and word not in PHRASE_ENDS
    return before in ".#" and head > 1 and p.glued(head - 1) and p.words[head - 2][0].isalpha()


@rule(
    "name.period",
    "name",
    "a quoted 'century of' or 'decade of' something is a name",
    hits=("They recall the “century of shame” there.", 'A "decade of plenty" began.'),
    misses=("It took decades of work.", "A century of oil ended."),
)
def _period(p: Piece, r: Reading) -> bool:
    return r.rule == "unit.period" and r.numeral.style == "words"


@rule(
    "name.inside",
    "name",
    "a number word inside a longer hyphenated word counts nothing by itself",
    hits=("It has an all-four-wheel brake.", "A must-one-win rule helped."),
    misses=("A four-wheel brake helps.", "It has twenty-one wheels."),
)
def _inside(p: Piece, r: Reading) -> bool:
    i, j = r.numeral.i, r.numeral.j
    if r.numeral.style not in ("words", "ordinal", "fraction") or i < 2 or j >= p.n:  # noqa: PLR2004 - a word and a hyphen
        return False
    before = (
        p.words[i - 1] in _DASHES and p.glued(i) and p.glued(i - 1) and p.words[i - 2].isalpha()
    )
    return before and p.low[i - 2] not in _PREFIX_WORDS and p.words[j] in _DASHES and p.glued(j)


@rule(
    "name.suffix",
    "name",
    "a figure that a hyphen joins to a figure before it, when both make no range",
    hits=("It met ISO 3888-2 rules.", "See file 4410-12 there."),
    misses=("Some 10-12 percent agreed.", "They won 3-1 at home."),
)
def _suffix(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if head < 2 or r.unit is not NONE or r.high is not None:  # noqa: PLR2004 - a figure and a hyphen
        return False
    joined = p.words[head - 1] in _DASHES and p.glued(head) and p.glued(head - 1)
    return joined and p.words[head - 2][0].isdigit()


@rule(
    "name.generation",
    "name",
    "a figure with a single capital that names a kind of thing: 5G, 3D, 4K",
    hits=("Its 5G network grows.", "They bought 3D printers."),
    misses=("It paid $5B.", "A 5 g sample was used."),
)
def _generation(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    if r.prefixed or r.numeral.style != "digits" or j >= p.n or not p.glued(j):
        return False
    word = p.words[j]
    return (
        len(word) == 1
        and word in "GDHKXPCFAELNQRSTZ"
        and p.words[r.numeral.head].isdecimal()
        and r.unit.kind in ("none", "count", "acceleration")
        and r.numeral.scale == 1
    ) or (
        r.unit is NONE
        and word[0].isalpha()
        and word.isupper()
        and len(word) < 4
        and j + 1 < p.n
        and p.glued(j + 1)
        and p.words[j + 1][0].isalnum()
    )


@rule(
    "name.designator",
    "name",
    "the number of a part, room, flight or article, or of an index",
    hits=("Part 3 of the act applies.", "The S&P 500 fell."),
    misses=("It took part 3 times.", "The index fell 500 points."),
)
def _designator(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if head == 0 or r.prefixed or r.bound != "eq" or r.numeral.style not in ("digits", "words"):
        return False
    before = p.low[head - 1]
    if r.unit.kind in ("ratio", "index"):
        return False
    if before in INDICES or (before == "p" and head > 2 and p.low[head - 3] == "s"):  # noqa: PLR2004 - S & P
        return True
    if before not in DESIGNATORS or r.high is not None or not _plain(r):
        return False
    return (p.words[head - 1][0].isupper() or r.noun is None) and not (
        r.noun is not None and r.noun.plural and p.words[head - 1].islower()
    )


@rule(
    "name.address",
    "name",
    "a house number before the name of a street",
    hits=("He lived at 49 Long Lane then.", "The shop at 9 E Main St closed."),
    misses=("It built 49 roads.", "About 9 People Protested"),
)
def _address(p: Piece, r: Reading) -> bool:
    if r.numeral.style != "digits" or not _plain(r) or r.bound != "eq":
        return False
    if r.numeral.j < p.n and p.low[r.numeral.j] == "block":
        return True
    for k in range(r.numeral.j, min(p.n, r.numeral.j + 5)):
        if (
            not p.words[k][0].isupper()
            and not p.words[k][0].isdigit()
            and p.low[k] not in ("th", "st", "nd", "rd")
        ):
            return False
        named = k > r.numeral.j or (k + 1 < p.n and p.words[k + 1][0].isupper())
        if named and p.low[k] in STREET_WORDS and p.words[k][0].isupper():
            return True
    return False


@rule(
    "name.label",
    "name",
    "a figure alone in brackets after a name labels its bearer",
    hits=("The striker John Doe (9) scored.", "Team Blue (4) leads."),
    misses=("The gap (9 metres) closed.", "It sank (in 9 minutes)."),
)
def _label(p: Piece, r: Reading) -> bool:
    i, j = r.i, r.j
    return (
        r.unit is NONE
        and i > 1
        and j < p.n
        and p.words[i - 1] in "(["
        and p.words[j] in ")]"
        and p.words[i - 2][0].isupper()
        and r.value == r.value.to_integral_value()
        and r.numeral.style == "digits"
    )


@rule(
    "name.capital",
    "name",
    "a capitalised word stands before the bare number",
    hits=("The Vostok 2018 drills ended.", "They sold the Galaxy 11 phone."),
    misses=("In Japan 40 people voted.", "About 40 left."),
)
def _capital(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if (
        not _plain(r)
        or head == 0
        or r.numeral.style != "digits"
        or r.bound != "eq"
        or r.high is not None
        or "," in p.words[head]
    ):
        return False
    before, word = p.words[head - 1], p.low[head - 1]
    if (
        not any(letter.isupper() for letter in before)
        or word in PHRASE_ENDS
        or p.gap(head) > 1
        or not before[-1].isalpha()
    ):
        return False
    if r.noun is not None and r.noun.plural and not p.words[r.noun.i][0].isupper():
        return False
    if r.numeral.scale != 1 or r.numeral.j - head > 1:
        return False
    return (
        head > 1
        or before[1:] != before[1:].lower()
        or (head < p.n - 1 and p.words[head + 1][0].isupper())
    )


@rule(
    "name.before_capital",
    "name",
    "the bare number stands before a capitalised word that it does not count",
    hits=("It flew a 787 Dreamliner home.", "She lives at 10 Downing Street."),
    misses=("It has 40 Chinese ships.", "It rose 5 US dollars."),
)
def _before_capital(p: Piece, r: Reading) -> bool:
    head, j = r.numeral.head, r.numeral.j
    if (
        r.unit is not NONE
        or r.prefixed
        or r.numeral.style != "digits"
        or j >= p.n
        or r.bound != "eq"
        or r.high is not None
    ):
        return False
    after = p.words[j]
    return (
        p.words[head].isdecimal()
        and after[0].isupper()
        and p.gap(j) == 1
        and p.low[j] not in PHRASE_ENDS
        and r.value == r.value.to_integral_value()
        and not headline(p)
    )


@rule(
    "name.title",
    "name",
    "a number word with a capital inside a sentence belongs to a name",
    hits=("Critics of the One China policy spoke.", "The Big Four firms agreed."),
    misses=("Four firms agreed.", "Two Dead After Storm Hits Northern Coast Towns"),
)
def _title(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if (
        r.numeral.style not in ("words", "fraction", "vague", "multiple", "adverb")
        or head == 0
        or not p.words[head][0].isupper()
    ):
        return False
    if p.words[head - 1] in "\"“‘'.:;!?—–•|([»*" or (
        r.unit.kind in ("money", "ratio") and r.rule != "fraction.share"
    ):
        return False
    near = (
        p.words[head - 1][0].isupper()
        or (r.numeral.j < p.n and p.words[r.numeral.j][0].isupper())
        or p.words[head - 1] == "of"
    )
    return near and not headline(p)


@rule(
    "name.dash",
    "name",
    "a line, state or party named by a small number word and a hyphen",
    hits=("Maps show the nine-dash line.", "Envoys back the two-state solution."),
    misses=("A 5,000-word report came.", "A four-day week helps."),
)
def _dash(p: Piece, r: Reading) -> bool:
    return (
        r.hyphenated
        and r.unit.kind == "count"
        and r.numeral.style == "words"
        and r.noun is not None
        and r.noun.head
        in (
            "dash",
            "state",
            "child",
            "party",
            "nation",
            "china",
            "way",
            "step",
            "star",
            "tier",
            "point",
            "front",
        )
        and not is_plural(p.low[r.j - 1])
    )


RULES = (
    _glued,
    _period,
    _inside,
    _suffix,
    _generation,
    _designator,
    _address,
    _label,
    _capital,
    _before_capital,
    _title,
    _dash,
)
"""The rules of this file, in the order in which they are asked."""
