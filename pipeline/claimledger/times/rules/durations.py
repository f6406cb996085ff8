"""Rules for durations and for recurring times."""

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.relative import Step
from claimledger.times.meanings.running_spans import Quarters, RunningDays
from claimledger.times.rules.reading import (
    CLOCK_UNITS,
    MONEY,
    hedge_in,
    is_of_a_game,
    iso_length,
    length,
    start_of_year,
    unit_in,
    whole_units,
)

DAY = 24
"""Hours of a day."""


def plain_length(hit: Hit) -> Built:
    """As in: two years, a 10-year plan, more than a decade; not an age, a sum or a rate."""
    unit, words, lists = unit_in(hit), hit.words("count"), hit.lists
    if hit.near(-1) in MONEY or _is_age(hit):
        return None
    if words[0] in lists["A"] and len(words) == 1 and not _is_one(hit, unit):
        return None
    if "vague" in hit:
        return "DURATION", "APPROX", length(hit.count("count"), unit)
    pronoun = words[0] in lists["pronoun"] and len(words) == 1
    if pronoun and unit == "day" and hit.beside(-1, "some_day"):
        return Bare("FUTURE_REF", "vague")
    if unit == "quarter" and (
        is_of_a_game(hit) or (words[0] in lists["fraction"] and not _is_lasting(hit))
    ):
        return None
    return "DURATION", hedge_in(hit), length(hit.count("count"), unit)


def _is_one(hit: Hit, unit: str) -> bool:
    """Whether "a year" is a length: not a rate, not "a second" or "a quarter" of anything."""
    if unit == "quarter" or (unit == "second" and hit.near(1).isalpha()):
        return False
    if hit.beside(-1, "IN") and hit.beside(1, "which"):
        return False
    if hit.beside(1, "comparative") and hit.beside(2, "THAN"):  # "a year earlier than planned"
        return True
    return "hedge" in hit or "dash" in hit or hit.beside(-1, "length")


def _is_lasting(hit: Hit) -> bool:
    """Whether "three quarters" are months and no fraction of something."""
    if "more" in hit or any(hit.beside(-1, name) for name in ("ORDINAL", "LASTWORD")):
        return True  # three straight quarters, the first three quarters of 2023
    return hit.beside(-1, "length") and not hit.beside(1, "fraction_of")


def _is_age(hit: Hit) -> bool:
    """Whether the words after say how old somebody is: 22-year-old, 40 years of age."""
    return hit.beside(1, "age") or f"{hit.near(1)} {hit.near(2)}" in hit.lists["age"]


def plain_span(hit: Hit) -> Built:
    """As in: the past two years, the last 24 hours, the past year and a half."""
    unit, count = unit_in(hit), 1.5 if "half" in hit else hit.count("count")
    value, side = iso_length(count, unit), hit.value("shift", "SHIFT") or -1
    if hit.words()[0] in hit.lists["after_another"] or ("half" in hit and hit.near(1) == "-"):
        return None  # "following two quarters of losses", "the past week and a half-day"
    if count is None:
        return "DURATION", None, Bare(value, "vague")
    if unit == "hour" and count % DAY == 0:
        return "DURATION", hedge_in(hit), RunningDays(value, ((int(count) // DAY, "day"),), side)
    if unit in CLOCK_UNITS:
        return "DURATION", hedge_in(hit), Bare(value, "not anchored")
    if unit == "quarter":
        return "DURATION", None, Quarters(value, int(count), side)
    mod = "APPROX" if "vague" in hit else hedge_in(hit)
    return "DURATION", mod, RunningDays(value, (whole_units(count, unit),), side)


def the_length(hit: Hit) -> Built:
    """As in: the four days."""
    return "DURATION", hedge_in(hit), length(hit.count("count"), unit_in(hit))


def year_start(hit: Hit) -> Built:
    """As in: the first nine months, of the year whose figures are out."""
    months = start_of_year(hit.whole("count"), unit_in(hit))
    return ("DURATION", None, months) if months and not hit.beside(1, "OF") else None


def vague_future(_: Hit) -> Built:
    """As in: coming months, future years."""
    return Bare("FUTURE_REF", "vague")


def vague_span(hit: Hit) -> Built:
    """As in: recent years, the past months.

    "This years" has lost its apostrophe.
    """
    if "shift" in hit and hit.value("shift", "SHIFT") == 0:
        unit = hit.value("unit", "UNITS")
        return Step(unit, 0) if unit else None
    return "DURATION", None, Bare(iso_length(None, unit_in(hit)), "vague")


def vague_length(hit: Hit) -> Built:
    """As in: for years, within weeks, days before the vote; not the years of an age."""
    counted = hit.beside(1, "EARLIER") or hit.beside(1, "LATER")
    if not (counted or hit.beside(-1, "vague_length")) or _is_age(hit):
        return None
    return "DURATION", None, Bare(iso_length(None, unit_in(hit)), "vague")


def each(hit: Hit) -> Built:
    """As in: every year, every other month, once a week, every Monday, each December."""
    if "month" in hit or "season" in hit:
        if hit.written("month").islower() or hit.near(1) == "-":
            return None
        named = Named(hit.value("season", "SEASON") or "month", hit.value("month", "MONTH") or 0)
        return "SET", None, Bare(named.unknown, "recurs")
    if "day" in hit:
        day = hit.value("day", "WEEKDAY", "WEEKDAYS")
        return "SET", None, Bare(f"XXXX-WXX-{day}", "recurs")
    count = hit.value("count", "OTHER") or hit.count("count")
    if unit_in(hit) == "weekend":
        return "SET", None, Bare("XXXX-WXX-WE", "recurs")
    return "SET", None, Bare(iso_length(count, unit_in(hit)), "recurs")


def long(hit: Hit) -> Built:
    """As in: a month-long strike, decades-long, a three-day-long fair, a weeklong tour."""
    if "word" in hit:
        return "DURATION", None, length(1, hit.value("word", "LONGWORD"))
    one = None if hit.value("unit", "UNITS") else 1
    count = hit.count("count") if "count" in hit else one
    return "DURATION", None, length(count, unit_in(hit))


def recurring(hit: Hit) -> Built:
    """As in: daily, annually; not the newspaper "The Daily"."""
    begins = hit.near(-1) in {"", ".", "\n", '"', "“"}
    if hit.written("word")[0].isupper() and not (begins and hit.near_written(1).islower()):
        return None
    return "SET", None, Bare(hit.value("word", "RECURRING"), "recurs")
