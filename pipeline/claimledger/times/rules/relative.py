"""Rules for units and days from the publication day, and for the time that the text is at."""

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Side, Within
from claimledger.times.meanings.relative import FromFocus, LastYear, Step, Then, TheNext
from claimledger.times.meanings.running_spans import RunningDays
from claimledger.times.meanings.weekdays import NthWeekday, Weekday
from claimledger.times.rules.reading import QUOTES, iso_length
from claimledger.times.spans import MONTHS_IN

ROLLING = frozenset({"week", "month", "year"})
"""Units of which "over the last" and "the next" need not be those of the calendar."""


def deictic(hit: Hit) -> Built:
    """As in: today, yesterday, tonight, tmrw; not the share TMR, "a better tomorrow".

    Nor "overnight stays", which are a kind of stay.
    """
    if hit.beside(1, "overnight_kinds") or hit.beside(-1, "some_tomorrow"):
        return None
    if hit.says("day", "share") and not hit.written("day").islower():
        return None
    kind = "TIME" if hit.says("day", "night") else "DATE"
    return kind, None, Step("day", hit.value("day", "DEICTIC"))


def shifted_unit(hit: Hit) -> Built:
    """As in: last week, this month, the previous quarter; not the programme "This Week".

    "Last year" is a calendar year; "over the last year" are the twelve months up to now.
    """
    unit, shift = hit.value("unit", "UNIT"), hit.value("shift", "SHIFT")
    way = hit.value("shift", "LASTNEXT")
    if hit.written("unit")[0].isupper() and hit.near(-1) in QUOTES:
        return None
    rolling = hit.says("shift", "rolling") and unit not in {"quarter", "weekend"}
    if unit == "fortnight" or rolling or (unit == "decade" and shift != 0):
        return "DURATION", None, RunningDays(iso_length(1, unit), ((1, unit),), shift or -1)
    if hit.value("shift", "FROMTEXT") or (unit == "day" and way == 1):
        return FromFocus(unit, shift)
    the = unit in ROLLING and hit.words()[0] in hit.lists["THE"]
    if the and (built := _with_article(hit, unit, way)):
        return built
    return LastYear() if (way, unit) == (-1, "year") else Step(unit, shift)


def _with_article(hit: Hit, unit: str, way: int | None) -> Built:
    """As in: over the last year, the next month in a narrative; not "the last week of April"."""
    if way == 1:
        return TheNext(unit)
    extent = hit.beside(-1, "extent") and not hit.beside(1, "OF")
    if way != -1 or not extent:
        return None
    return "DURATION", None, RunningDays(iso_length(1, unit), ((1, unit),), -1)


def unit_after_next(hit: Hit) -> Built:
    """As in: the week after next, the year before last; not "the day before last Friday"."""
    if any(hit.beside(1, name) for name in ("WEEKDAY", "MONTH", "UNIT")):
        return None
    return Step(hit.value("unit", "UNIT"), 2 * hit.value("shift", "LASTNEXT"))


def same_unit(hit: Hit) -> Built:
    """As in: that year, the same month; not "that year of"."""
    if hit.says("same", "THAT") and hit.beside(1, "after_that"):
        return None
    return FromFocus(hit.value("unit", "UNIT"), 0)


def that_month(hit: Hit) -> Built:
    """As in: that September, in the year that the text is at; not "said that May was"."""
    if hit.near(1).isalnum() or hit.says("month", "MONTHVERB"):
        return None
    if hit.near(1) == "." and hit.near(2)[:1].isdecimal():
        return None  # "that Dec. 3 vote"
    name = hit.value("season", "SEASON") or "month"
    part = Named(name, hit.value("month", "MONTH") or 0)
    return Within(part, FromFocus("year", 0))


def shifted_month(hit: Hit) -> Built:
    """As in: last May, this September, next summer; not "this may be", "the last fall of"."""
    shift = hit.value("shift", "SHIFT")
    verb = hit.says("month", "MONTHVERB") and hit.written("month").islower()
    after = 1 if hit.near(1) != "." else 2
    if verb or hit.beside(after, "after_season") or hit.near(after)[:1].isdecimal():
        return None
    if "month" in hit:
        return Named("month", hit.value("month", "MONTH"), shift=shift)
    return Named(hit.value("season", "SEASON"), shift=shift)


def shifted_weekday(hit: Hit) -> Built:
    """As in: last Monday (the one before today), next Monday (that of next week)."""
    number, shift = hit.value("day", "WEEKDAY"), hit.value("shift", "SHIFT")
    short = hit.written("day").islower() and not hit.says("day", "full_weekday")
    if short or hit.beside(1, "after_weekday"):
        return None
    if hit.value("shift", "FROMTEXT"):
        return NthWeekday(1, number, FromFocus("week", shift))
    if shift < 0:
        return Weekday(number, side=-1)
    if hit.says("shift", "coming"):
        return Weekday(number, side=1)
    return Weekday(number, week=shift)


def reference(hit: Hit) -> Built:
    """As in: now, currently, a recent survey; not "the most recent quarter", "current fiscal"."""
    if hit.beside(1, "UNIT") or hit.beside(1, "FISCAL"):
        return None
    grain = "present" if hit.says("word", "now") else ""
    return Bare(hit.value("word", "REF"), "vague", grain=grain)


def past_or_future(hit: Hit) -> Built:
    """As in: in the past, in the near future; not "the past president"."""
    follows = hit.near(1).isalnum() and not hit.beside(1, "after_past")
    if follows and not hit.beside(1, "calls"):
        return None
    return Bare(hit.value("word", "PASTFUTURE"), "vague")


def these_days(hit: Hit) -> Built:
    """As in: these days, the near term, the time being, to the present day."""
    value = hit.lists["phrases"].get(" ".join(hit.words()))
    grain = "present" if value == hit.lists["REF"]["now"] else ""
    return Bare(value, "vague", grain=grain) if value else None


def then(hit: Hit) -> Built:
    """As in: since then, by that time; not "by then-governor"."""
    return None if hit.near(1) == "-" else Then()


def to_date(hit: Hit) -> Built:
    """As in: the year to date, the month-to-date total, YTD."""
    unit = "year" if "ytd" in hit else hit.value("unit", "UNIT")
    return Side(Step(unit, 0), to_come=False) if unit in MONTHS_IN else None
