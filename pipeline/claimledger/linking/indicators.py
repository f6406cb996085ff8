"""Indicators: which claims measure the same thing, whatever their words.

Two claims have the same indicator if the words that distinguish their measures, subjects and
counterparts are the same, their subjects begin with the same name, their kind is the same (a level,
a change over so many months, a ratio or a rank), and their units convert exactly. Wordings that
differ in some words are one indicator if the same number is given for both: see `confirms`. The
order of claims has no effect.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from claimledger.language.lexicon import lexicon
from claimledger.linking.units import in_base
from claimledger.linking.wording import KEPT, is_name, kinds, listed, narrows, telling, words

LEVELS = frozenset({"level", "count", "price", "share"})
"""Kinds of amounts; a rate of unemployment may be a level or a share."""

PLACES = frozenset({"country", "place"})
"""Kinds of names that are places with victims."""

DAYS_OF_MONTH = 30.44

LEAST_SHARED = 2
"""The fewest words that two wordings share, and the number that may differ for each."""

SELDOM = 20
"""From this number on, numbers are seldom equal by chance, except a hundred and percentages that
are multiples of `FIVES`."""
ROUND = 100
FIVES = 5

MOST_SHARING = 24
"""The largest number of wordings with one number, unit and word; beyond it, the number is not
evidence."""

MOST_STATED = 8
"""The largest number of statements of one number in one wording that are compared."""


class Measured(NamedTuple):
    """The columns of ``claims`` that determine the indicator."""

    snapshot_id: str
    kind: str
    unit: str
    unit_kind: str | None
    measure: str | None
    subject: str | None
    counterpart: str | None
    value: float
    value_high: float | None
    period_start: date | None
    period_end: date | None
    baseline_period_start: date | None


class Key(NamedTuple):
    """What claims about one indicator have in common."""

    kind: str
    unit: str
    of: str
    months: int
    words: tuple[str, ...]


class Statement(NamedTuple):
    """The place of a number, and its period."""

    snapshot_id: str
    start: date
    end: date


Number = tuple[str, str, str]
"""Kind, unit and the number itself, in that unit."""

Statements = Mapping[Key, Sequence[Statement]]
"""Where one number is given in each wording."""


def indicators_of(claims: Sequence[Measured]) -> list[str | None]:
    """The id of each claim's indicator; None for a claim that names no measure."""
    keys = [key_of(claim) for claim in claims]
    leaders = confirmed(claims, keys)
    ids = {key: identity(leaders.get(key, key)) for key in set(keys) if key}
    return [ids[key] if key else None for key in keys]


def identity(key: Key) -> str:
    """The id of an indicator: the first 16 hex digits of a hash of its key.

    >>> len(identity(Key("level", "USD", "=CHL", 0, ("=CHL", "export"))))
    16
    """
    said = "|".join((key.kind, key.unit, key.of, str(key.months), *key.words))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def key_of(claim: Measured) -> Key | None:
    """The key of a claim's indicator; None if the claim names no measure."""
    first, last = claim.baseline_period_start, claim.period_start
    change = claim.kind == "change"
    months = round((last - first).days / DAYS_OF_MONTH) if change and first and last else 0
    counted = claim.unit_kind == "count"
    parties = (claim.subject, claim.counterpart)
    return _key(claim.kind, claim.unit, counted, claim.measure, parties, months)


@lru_cache(maxsize=KEPT)
def _key(  # noqa: PLR0913, PLR0917 - what decides, so that equal claims are looked at once
    kind: str,
    unit: str,
    counted: bool,  # noqa: FBT001
    measure: str | None,
    parties: tuple[str | None, str | None],
    months: int,
) -> Key | None:
    if not measure:
        return None
    change = ("change",) if kind == "change" else ()
    first, other = (frozenset(telling(p, ("generic",)) if p else ()) for p in parties)
    names = frozenset(filter(is_name, first | other))
    said = set(telling(measure, ("generic", "periods", *change), names))
    if change and first and said <= listed("change") | listed("generic"):
        said.clear()  # the kind says it
    said |= first
    if counted:
        said |= set(counted_words(unit, first | other)) - listed("generic")
    if not is_toll_of(said, first, other):
        said |= other
    drop = beside_a_toll(frozenset(said))
    said -= drop
    mutual = kind != "share" and not listed("mutual").isdisjoint(said)
    begins = " ".join(filter(None, parties)) if drop else parties[0]
    named = filter(is_name, words(begins or measure))
    of = "" if mutual else next((name for name in named if name not in drop), "")
    return Key(
        "level" if kind in LEVELS else kind,
        "count" if counted else in_base(unit)[0],
        of,
        months,
        tuple(sorted(said)),
    )


def counted_words(unit: str, parties: AbstractSet[str]) -> Iterator[str]:
    """The words of a counted noun, with a mark where one names part of a party as well.

    >>> list(counted_words("American", {"=USA", "embassy"})), list(counted_words("visa", {"=USA"}))
    (['counted =USA'], ['visa'])
    """
    for word in words(unit):
        yield f"counted {word}" if is_name(word) and {word} < parties else word


def is_toll_of(said: AbstractSet[str], first: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words are the toll of a place that no other party suffered.

    >>> is_toll_of({"=Gaza", "injury"}, frozenset({"=Gaza"}), frozenset({"=ISR"}))
    True
    >>> is_toll_of({"=Gaza", "injury", "child"}, frozenset({"=Gaza"}), frozenset({"=ISR"}))
    False
    """
    tolls = said & listed("tolls")
    only = said <= tolls | first | listed("occasions")
    where = bool(first) and all(kinds().get(word) in PLACES for word in first)
    return bool(tolls) and only and where and other <= kinds().keys()


def beside_a_toll(said: frozenset[str]) -> frozenset[str]:
    """Words that do not distinguish tolls of a place: who caused them, and how.

    If there are other words ("fighters killed"), the result is empty, because these may belong to
    either side.

    >>> sorted(beside_a_toll(frozenset({"=ISR", "=Hamas", "attack", "death"})))
    ['=Hamas', 'attack']
    >>> beside_a_toll(frozenset({"=ISR", "=Hamas", "fighter", "death"}))
    frozenset()
    """
    bodies = {word for word in said if kinds().get(word) in {"organisation", "group"}}
    places = {word for word in said if kinds().get(word) in PLACES}
    occasions = said & listed("occasions")
    tolls = said & listed("tolls")
    only = said == tolls | places | bodies | occasions
    return frozenset(bodies | occasions) if tolls and places and only else frozenset()


def confirmed(claims: Sequence[Measured], keys: Sequence[Key | None]) -> dict[Key, Key]:
    """The representative of each key, for keys whose same meaning equal numbers confirm."""
    leaders: dict[Key, Key] = {}
    for seldom, stated in _by_number(claims, keys):
        for one, other in _alike(stated):
            if confirms(one, other, stated, seldom=seldom):
                first, last = sorted(
                    (_leader(leaders, one), _leader(leaders, other)),
                    key=lambda key: (len(key.words), key),
                )
                leaders[last] = first
    return {key: _leader(leaders, key) for key in leaders}


def _leader(leaders: Mapping[Key, Key], key: Key) -> Key:
    while (above := leaders.get(key, key)) != key:
        key = above
    return key


def _by_number(
    claims: Iterable[Measured], keys: Iterable[Key | None]
) -> Iterator[tuple[bool, Statements]]:
    """The statements of each number that is given in several wordings.

    Each comes with whether the number is seldom equal by chance.
    """
    wordings: defaultdict[Number, defaultdict[Key, set[Statement]]]
    wordings = defaultdict(lambda: defaultdict(set))
    for claim, key in zip(claims, keys, strict=True):
        if key:
            start, end = claim.period_start or date.min, claim.period_end or date.max
            wordings[key.kind, key.unit, _number(claim)][key].add(
                Statement(claim.snapshot_id, start, end)
            )
    for (_, unit, number), stated in wordings.items():
        if len(stated) > 1:
            low = abs(float(number.split()[0]))
            yield (
                low >= SELDOM and low != ROUND and bool(unit != "%" or low % FIVES),
                {key: sorted(found)[:MOST_STATED] for key, found in stated.items()},
            )


def _number(claim: Measured) -> str:
    """A number in its base unit, as exact as the decimals of the factor allow."""
    factor = in_base(claim.unit)[1]
    ends = (claim.value, claim.value if claim.value_high is None else claim.value_high)
    return " ".join(f"{end * factor:.9g}" for end in ends)


def _alike(stated: Statements) -> Iterator[tuple[Key, Key]]:
    """Pairs of wordings that share a word that few wordings have."""
    having: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(stated):
        for word in key.words:
            having[word].append(key)
    pairs = {
        pair
        for held in having.values()
        if len(held) <= MOST_SHARING
        for pair in combinations(held, 2)
    }
    yield from sorted(pairs)


def confirms(one: Key, other: Key, stated: Statements, *, seldom: bool) -> bool:
    """Whether a number that two wordings give shows that they mean the same.

    One wording may be more specific than the other: "deaths in the province" equals "deaths in the
    coastal province" if both have a number that is seldom the same by chance; a common number is
    not enough where the added word is an adjective. If both have words of their own, these must not
    be names, the number must be such a one, and two articles must give it.
    """
    mine, theirs = _word_set(one), _word_set(other)
    if not _alike_enough(mine, theirs, seldom=seldom) or contradict(mine, theirs):
        return False
    if one.months and other.months and one.months != other.months:
        return False
    if mine == theirs and one.of and other.of and one.of != other.of:
        return False
    nested = mine <= theirs or theirs <= mine
    return _met(stated[one], stated[other], across=not nested)


def _alike_enough(mine: frozenset[str], theirs: frozenset[str], *, seldom: bool) -> bool:
    """Whether two wordings share enough of their words to mean the same."""
    own, others = mine - theirs, theirs - mine
    shared, apart = len(mine) - len(own), len(own) + len(others)
    if shared < LEAST_SHARED or apart > LEAST_SHARED * shared:
        return False
    if own and others:
        named = any(map(is_name, own)) and any(map(is_name, others))
        return seldom and shared > LEAST_SHARED and not named
    return seldom or not any(map(narrows, own | others))


@lru_cache(maxsize=KEPT)
def _word_set(key: Key) -> frozenset[str]:
    return frozenset(key.words)


def _met(ones: Iterable[Statement], others: Sequence[Statement], *, across: bool) -> bool:
    """Whether two statements, if required from two articles, may be for one period."""
    return any(
        (not across or one.snapshot_id != other.snapshot_id)
        and max(one.start, other.start) <= min(one.end, other.end)
        for one in ones
        for other in others
    )


def contradict(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one wording names a part or the opposite of what the other names."""
    parts, opposites = _contrasts()
    return any(mine & listed != theirs & listed for listed in parts) or any(
        mine & listed and theirs & listed and mine & listed != theirs & listed
        for listed in opposites
    )


@cache
def _contrasts() -> tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]:
    known = lexicon("linking", "measures.yaml")
    parts, opposites = (list(map(frozenset, known[name])) for name in ("parts", "opposites"))
    return parts, opposites
