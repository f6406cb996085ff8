"""Put numerals together with currency, unit, counted noun and rate: one reading a mention."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.quantities.lexicon import (
    ABBREVIATIONS,
    PERIODS,
    PHRASE_ENDS,
    SCALES,
    is_plural,
)
from pipeline.extraction.quantities.nouns import Noun, noun_after
from pipeline.extraction.quantities.scales import Numeral
from pipeline.extraction.quantities.tokens import Piece
from pipeline.extraction.quantities.units import (
    NAMES,
    PREFIXES,
    QUALIFIERS,
    Unit,
    currency_before,
    denominator,
    joined,
    unit_after,
)

NONE = Unit("1", "none", "1")
PERCENT = Unit("%", "ratio", "%")
POUND = Unit("lb", "mass", "[lb_av]")
AGES = frozenset({"year", "month", "week", "day"})
YEAR = Unit("year", "duration", "a")
TONNE = Unit("t", "mass", "t")
_MILLION = 10**6
_WEIGHING = frozenset(
    {
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "heavy",
        "heavier",
        "overweight",
        "lift",
        "lifted",
        "ounces",
        "baby",
        "babies",
    }
)
_BODY_VERBS = frozenset(
    {
        "lose",
        "lost",
        "losing",
        "gain",
        "gained",
        "gaining",
        "shed",
        "shedding",
        "drop",
        "dropped",
        "dropping",
    }
)
_SIGNS = frozenset("-−–")
_HYPHENS = frozenset("-‐‑–")
_SIZE_WORDS = frozenset(
    {
        "tall",
        "long",
        "wide",
        "deep",
        "high",
        "away",
        "thick",
        "apart",
        "north",
        "south",
        "east",
        "west",
        "from",
        "race",
        "sprint",
        "final",
        "dash",
        "freestyle",
        "hurdles",
        "relay",
        "above",
        "below",
        "down",
        "up",
        "x",
        "by",
        "in",
    }
)
_WHOLE = frozenset(
    {
        "size",
        "number",
        "amount",
        "level",
        "rate",
        "price",
        "cost",
        "length",
        "height",
        "speed",
        "value",
        "volume",
        "weight",
        "pace",
    }
)


@dataclass(slots=True)
class Reading:
    """A mention on its way to a quantity: tokens i to j of a piece and what they were read as."""

    numeral: Numeral
    i: int
    j: int
    value: Decimal
    unit: Unit = NONE
    high: Decimal | None = None
    noun: Noun | None = None
    rule: str = "number"
    bound: str = "eq"
    direction: str = "none"
    kind: str = "level"
    role: str = "claim"
    reason: str | None = None
    measure: str | None = None
    subject: str | None = None
    prefixed: bool = False
    hyphenated: bool = False
    per: str | None = None
    left: int = 0
    """First token of the words that introduce it, hedges and others."""
    start: int = 0
    """First token of the hedge that bounds it, or its own."""


def read(p: Piece, numeral: Numeral) -> Reading:
    """What stands around a numeral, read as money, a unit, a share, a count or a bare number."""
    reading = Reading(numeral, numeral.i, numeral.j, numeral.value, left=numeral.i)
    if numeral.style in ("ordinal", "adverb", "multiple"):
        reading.rule = numeral.style
        return reading
    if p.low[numeral.head] in PERIODS:
        reading.unit, reading.rule = YEAR, "unit.period"
        return reading
    _money_before(p, reading)
    _scale_letter(p, reading)
    if reading.prefixed:
        _qualified(p, reading)
    else:
        _unit(p, reading)
    if reading.unit is not NONE:
        _rate(p, reading)
    elif numeral.style == "fraction":
        _fraction(p, reading)
    else:
        _count(p, reading)
    reading.left = reading.i
    return reading


def _money_before(p: Piece, r: Reading) -> None:
    head = r.numeral.head
    found = currency_before(p, head)
    if found is None and head and _dealt(p.words[head - 1]):
        r.value *= _MILLION
        found = Unit(p.words[head - 1][1:], "money", p.words[head - 1][1:]), head - 1
    if found is None:
        return
    r.unit, r.i = found
    r.prefixed, r.rule = True, "money.before"
    k = r.i - 1
    if k >= 0 and p.words[k] in _SIGNS and p.glued(r.i) and (k == 0 or not p.glued(k)):
        r.value, r.i = -r.value, k


def _scale_letter(p: Piece, r: Reading) -> None:
    """A single letter for thousand, million or billion, where the context settles it.

    After money every letter is a scale. Otherwise m is a metre unless something is counted; K, M
    and B are no units, so that they need only end the phrase.
    """
    j = r.j
    if j >= p.n or p.gap(j) > 1 or p.words[j] not in ABBREVIATIONS or r.numeral.scale != 1:
        return
    letter, glued = p.words[j], p.glued(j)
    last = j + 1 == p.n or not p.glued(j + 1) or not p.words[j + 1][0].isalnum()
    if not last and not (glued and p.words[j + 1] in PREFIXES):
        return
    ends = j + 1 == p.n or not p.words[j + 1][0].isalnum()
    if letter == "K" and not r.prefixed and r.value < 10:  # noqa: PLR2004 - 4K, a 5K run: names
        settled = False
    elif r.prefixed:
        settled = letter != "G" and (glued or letter not in "tT")
    elif letter in "kKMBb":
        settled = (glued and p.low[j + 1 if not ends else j] not in _SIZE_WORDS) or ends
        settled = settled and (letter in "kKM" or ends or _counts(p, j + 1))
    else:
        settled = letter == "m" and glued and not ends and _counts(p, j + 1)
        settled = settled and p.low[j + 1] not in _SIZE_WORDS
    if settled:
        r.value *= ABBREVIATIONS[letter]
        r.numeral.scale = ABBREVIATIONS[letter]
        r.j = j + 1


def _counts(p: Piece, k: int) -> bool:
    """Whether what follows can be counted in millions: a unit, 'of' something, a plural."""
    if k >= p.n:
        return False
    if p.low[k] == "of":
        return True
    match = unit_after(p, k)
    if match and match.unit.kind not in ("length", "angle"):
        return True
    noun = noun_after(p, k)
    return noun is not None and noun.plural


def _qualified(p: Piece, r: Reading) -> None:
    """'$76 US a barrel', '$10 million Canadian', and a currency name said twice."""
    if (
        r.j < p.n
        and p.words[r.j] in QUALIFIERS
        and r.unit.name in ("USD", QUALIFIERS[p.words[r.j]])
    ):
        code = QUALIFIERS[p.words[r.j]]
        if p.words[r.j].isupper() or (r.j + 1 < p.n and p.low[r.j + 1].startswith("dollar")):
            r.unit, r.j = Unit(code, "money", code), r.j + 1
    match = unit_after(p, r.j)
    if match and match.unit.kind == "money" and not match.hyphenated and len(p.words[r.j]) > 1:
        r.j = match.j
        if r.unit.name == "USD":
            r.unit = match.unit


def _unit(p: Piece, r: Reading) -> None:
    match = unit_after(p, r.j)
    if (
        match is None
        and r.numeral.style in ("fraction", "vague")
        and r.j < p.n
        and p.low[r.j] in ("of", "a", "an")
    ):
        k = r.j + 1
        if k < p.n and p.low[k] in ("a", "an"):
            k += 1
        match = (
            unit_after(p, k)
            if r.numeral.style == "vague" or k > r.j + 1 or p.low[r.j] != "of"
            else None
        )
        if match and match.unit.kind == "count":
            match = None
    if match is None:
        _millions_by_letter(p, r)
        return
    if match.unit.name in ("person",):
        return
    r.j, r.hyphenated = match.j, match.hyphenated
    r.unit = _as_meant(p, r, match.unit)
    r.value *= match.unit.factor
    r.rule = (
        "money.after"
        if match.unit.kind == "money"
        else "percent"
        if match.unit.name == "%"
        else "unit"
    )
    if match.unit.name in AGES:
        _aged(p, r)
    if match.unit.kind == "money" and r.j < p.n and p.low[r.j] in SCALES and r.numeral.scale == 1:
        r.value *= SCALES[p.low[r.j]]  # "75 USD million"
        r.j += 1


def _aged(p: Piece, r: Reading) -> None:
    """Take in '-old' or 'of age' after a span of time."""
    k = r.j + 1 if r.j < p.n and p.words[r.j] in _HYPHENS else r.j
    if k < p.n and p.low[k] in ("old", "olds"):
        r.j, r.rule = k + 1, "age"
    elif p.low[r.j : r.j + 2] == ["of", "age"]:
        r.j, r.rule = r.j + 2, "age"


def _as_meant(p: Piece, r: Reading, unit: Unit) -> Unit:
    """The unit that an ambiguous name means here.

    Pounds are a weight beside words of weighing; tons by the million, or a year, are the metric
    ones of trade statistics.
    """
    if unit.name == "GBP" and p.low[r.j - 1] in ("pound", "pounds"):
        weighed = not _WEIGHING.isdisjoint(p.low) or (r.j < p.n and p.low[r.j] == "of")
        before = p.low[r.i - 1] if r.i else ""
        return POUND if weighed or before in _BODY_VERBS else unit
    if unit.name == "ton" and (r.numeral.scale >= _MILLION or denominator(p, r.j)):
        return TONNE
    return unit


def _dealt(word: str) -> bool:
    """Whether a word is the M of dealers and a currency code: MEUR, MUSD."""
    return len(word) == 4 and word[0] == "M" and word[1:] in PREFIXES  # noqa: PLR2004 - M and a code of three


def _millions_by_letter(p: Piece, r: Reading) -> None:
    """120 MEUR: the M of dealers before a currency code."""
    if r.j < p.n and _dealt(p.words[r.j]):
        code = p.words[r.j][1:]
        r.unit, r.j, r.rule = Unit(code, "money", code), r.j + 1, "money.after"
        r.value *= _MILLION


def _rate(p: Piece, r: Reading) -> None:
    per = denominator(p, r.j)
    if per is None and r.j < p.n and p.low[r.j] == "of" and r.unit.name != "%":
        for k in range(r.j + 2, min(r.j + 5, p.n)):
            if p.low[k] in ("a", "per", "/") and p.low[k - 1] not in PHRASE_ENDS:
                per = denominator(p, k)
                break
            if p.low[k] in PHRASE_ENDS or not p.words[k][0].isalpha():
                break
    if per is None:
        return
    name, _, j = per
    if r.unit.name == "%" and name in ("person", "cent"):
        return
    if r.unit.name not in ("%", "percentage point", "basis point"):
        r.unit, r.per = joined(r.unit, per), name
    r.j = j


def _fraction(p: Piece, r: Reading) -> None:
    """A part of a whole is a percentage; a part of another's size is a ratio; else a number."""
    after = p.low[r.j] if r.j < p.n else "."
    if p.words[r.numeral.head][0].isdigit() or p.words[r.numeral.head] in "½⅓⅔¼¾":
        if after not in ("of", "the"):
            _count(p, r)
            return
    k = r.j
    while k < p.n and p.low[k] in ("of", "the", "its", "their", "a", "an", "that"):
        k += 1
    if k < p.n and p.low[k] in _WHOLE:
        r.rule, r.kind = "fraction.ratio", "ratio"
        return
    r.value = round(100 * r.value, 6)
    r.unit, r.rule = PERCENT, "fraction.share"


def _measured(p: Piece, noun: Noun) -> Unit | None:
    """The unit that heads a counted phrase: 'three straight years', '517 rushing yards'."""
    last = noun.j - 1
    if not noun.plural or last == noun.i or p.words[last] != p.low[last]:
        return None
    units = (unit for rest, unit in NAMES.get(p.low[last], ()) if not rest)
    return next((unit for unit in units if unit.kind in ("duration", "length")), None)


def _scale(p: Piece, r: Reading) -> bool:
    """'7.1 on the Richter scale': what the scale is named for is the unit."""
    k = r.j
    if p.low[k : k + 2] != ["on", "the"] or k + 3 >= p.n or p.low[k + 3] != "scale":
        return False
    match = unit_after(p, k + 2)
    r.unit = match.unit if match else Unit(p.words[k + 2], "scale", None)
    r.j, r.rule = k + 4, "unit.scale"
    return True


def _count(p: Piece, r: Reading) -> None:
    vague = r.numeral.style == "vague"
    if _scale(p, r):
        return
    r.noun = noun_after(p, r.j, one=abs(r.value) == 1, partitive=vague)
    if r.noun is None:
        return
    r.rule = "count.vague" if vague else "count"
    if p.words[r.j] in _HYPHENS:
        r.hyphenated = True
    r.j = r.noun.j
    r.unit = _measured(p, r.noun) or Unit(r.noun.name, "count", None)
    if r.noun.head == "person" and is_plural(p.low[r.noun.j - 1]):
        words = r.noun.name.split(" ")
        r.unit = Unit(" ".join([*words[:-1], "person"]), "count", None)
    _rate(p, r)
