"""Rules for what is counted from a time: two years ago, the day before May 3, in two weeks."""

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.relative import (
    Away,
    Counted,
    Earlier,
    FromFocus,
    Step,
    YearsOn,
)
from claimledger.times.meanings.running_spans import Ahead, Ended, Inside, RunningDays
from claimledger.times.meanings.weekdays import Weekday
from claimledger.times.rules.reading import (
    CLOCK_UNITS,
    counted,
    hedge_in,
    iso_length,
    plain_unit_in,
    start_of_year,
    unit_in,
    whole_units,
)

QUARTERS = range(1, 5)
DAY_GRAINS = frozenset({"day", "weekday"})


def counted_day(hit: Hit) -> Built:
    """As in: two weeks and two days ago, 2 years, 1 month and 21 days later."""
    sign, parts = hit.value("way", "AGO", "EARLIER", "LATER"), _parts(hit)
    if parts is None or _has_object(hit):
        return None
    signed = tuple((sign * count, unit) for count, unit in parts)
    return Counted(signed, text=not hit.says("way", "AGO"))


def counted_span(hit: Hit) -> Built:
    """As in: the past 5 weeks and 4 days; not "the past month and six days ago"."""
    side, parts = hit.value("shift", "SHIFT") or -1, _parts(hit)
    if parts is None or any(hit.beside(1, name) for name in ("AGO", "EARLIER", "LATER")):
        return None
    value = "P" + "".join(iso_length(count, unit)[1:] for count, unit in parts)
    return "DURATION", None, RunningDays(value, parts, side)


def _parts(hit: Hit) -> tuple[tuple[int, str], ...] | None:
    """The counts and units of "2 years, 1 month and 21 days"; None where one is vague."""
    groups = [number for number in ("1", "2", "3") if f"count{number}" in hit]
    counts = [hit.whole(f"count{number}") for number in groups]
    units = [hit.value(f"unit{number}", "UNITS", "UNIT") for number in groups]
    return tuple(zip(counts, units, strict=True)) if all(counts) else None


def _has_object(hit: Hit) -> bool:
    """Whether "earlier" or "after" has an object: earlier than, two weeks after the vote."""
    return hit.beside(1, "THAN") or (hit.says("way", "before_after") and hit.near(1).isalnum())


def ago(hit: Hit) -> Built:
    """As in: two years ago, more than a week ago, a week or so ago, a year and a half ago."""
    unit, count = unit_in(hit), hit.count("count")
    mod = "APPROX" if "vague" in hit else hedge_in(hit)
    if unit in CLOCK_UNITS:
        days = round((count or 0) / 24) if unit == "hour" else 0
        return "TIME", mod, Step("day", -days)
    if count is None:
        return "DATE", mod, Bare("PAST_REF", "vague")
    count += 0.5 if "half" in hit else 0
    if count == 1 and unit == "year" and mod is None:
        return Earlier(-1, "year", ago=True)
    count, unit = whole_units(count, unit)
    return "DATE", mod, Away(-count, unit)


def ago_this(hit: Hit) -> Built:
    """As in: a year ago today, 10 years ago this month; not "two weeks ago this day"."""
    count = hit.whole("count")
    if unit_in(hit) != "year" or not count:
        return None
    unit, shift = hit.value("this", "UNIT") or "day", hit.value("day", "DEICTIC") or 0
    return YearsOn(Step(unit, shift), -count)


def earlier(hit: Hit) -> Built:
    """As in: a year earlier, two months later; not "earlier than", "after the vote"."""
    sign, count = hit.value("way", "EARLIER", "LATER"), hit.whole("count")
    present = sign > 0 and hit.beside(-1, "now")  # "now two months later"
    return None if not count or present or _has_object(hit) else Earlier(sign * count, unit_in(hit))


def year_ago(hit: Hit) -> Built:
    """As in: the year-ago period, the year-ago third quarter, the year-earlier nine months."""
    if unit_in(hit) != "year":
        return None
    if "count" in hit:
        months = start_of_year(hit.whole("count"), hit.value("long", "UNITS"))
        return YearsOn(months, -1) if months else None
    if "ord" not in hit:
        return Earlier(-1, "year", same=True)
    number = hit.ordinal("ord")
    return YearsOn(Named("quarter", number), -1) if number in QUARTERS else None


def unit_before(hit: Hit) -> Built:
    """As in: the year before, the day after; not "the day before the vote" or "before 2012"."""
    if hit.near(1)[:1].isdecimal():
        return None
    if hit.near(1).isalpha() and not hit.beside(1, "after_before"):
        return None
    return Earlier(hit.value("way", "EARLIER", "LATER"), hit.value("unit", "UNIT"))


def same_period(hit: Hit) -> Built:
    """As in: the same period last year, the same month a year ago."""
    if "unit" in hit:
        return YearsOn(FromFocus(hit.value("unit", "UNIT"), 0), -1)
    return Earlier(-1, "year", same=True)


def lasting_from(hit: Hit) -> Built:
    """As in: for six months from March, for 1 week, from 20 December."""
    amount = counted(hit)
    if amount is None or amount[1] in CLOCK_UNITS:
        return None
    start = hit.mention("start").meaning
    return "DURATION", None, Ended(iso_length(*amount), *amount, start, forward=True)


def counted_from(hit: Hit) -> Built:
    """As in: three weeks after May 3, the day before Christmas, a month from now."""
    amount = counted(hit) if "one" not in hit else (1, hit.value("one", "UNIT"))
    if amount is None or ("one" in hit and not hit.says("way", "before_after")):
        return None
    base = hit.mention("base").meaning if "base" in hit else Step("day", 0)
    if hit.says("way", "FROM") and base.grain not in DAY_GRAINS:
        return None
    if isinstance(base, Weekday) and hit.says("way", "FROM"):
        base = Weekday(base.number, side=1)
    count = hit.value("way", "BEFOREAFTER") * amount[0]
    return Away(count, amount[1], base, exact=base.grain not in {"year", "month"})


def ahead(hit: Hit) -> Built:
    """As in: in two weeks, in a month's time; "in the two weeks" is a plain length."""
    amount = counted(hit)
    if amount is None or ("length" in hit and hit.mention("length").rule != "length"):
        return None
    if "unit" in hit and (amount[1] == "quarter" or hit.beside(1, "which")):
        return None
    if hit.beside(1, "rate") and hit.beside(2, "UNIT"):
        return None  # "in five days a week"
    mod = hit.mention("length").mod if "length" in hit else None
    return "DURATION", mod, Ahead(iso_length(*amount), *amount, surely="time" in hit)


def inside(hit: Hit) -> Built:
    """As in: within nine months, within the next ten days, where that is to come."""
    stretch = hit.mention("length").meaning if "length" in hit else None
    if isinstance(stretch, RunningDays) and stretch.side > 0:
        return "DURATION", None, Inside(stretch.value, *stretch.parts[0])
    amount = counted(hit)
    if amount is None or hit.beside(1, "OF"):
        return None
    return "DURATION", None, Inside(iso_length(*amount), *amount)


def ended(hit: Hit) -> Built:
    """As in: the quarter ended Sept. 30, the year to March, two weeks starting May 20."""
    amount = counted(hit) or _past_units(hit)
    if amount is None or ("ord" in hit and not _is_other_quarter(hit)):
        return None
    if hit.value("edge", "EDGE") not in {None, "END"}:
        return None
    forward = (hit.value("way", "ENDED") or -1) > 0
    end = hit.mention("end").meaning
    return "DURATION", None, Ended(iso_length(*amount), *amount, end, forward)


def _past_units(hit: Hit) -> tuple[int, str] | None:
    """A whole number of units of "the past 12 months", whose end the text gives."""
    stretch = hit.mention("length").meaning if "length" in hit else None
    if not isinstance(stretch, RunningDays) or stretch.side > 0 or len(stretch.parts) > 1:
        return None
    return stretch.parts[0]


def named_quarter(hit: Hit) -> Built:
    """As in: the June quarter, the March 2023 quarter, the December half; not quarter-finals."""
    if hit.near(1) == "-" or not ("half" in hit or plain_unit_in(hit) == "quarter"):
        return None
    months = 6 if "half" in hit else 3
    end = hit.mention("end").meaning
    return "DURATION", None, Ended(iso_length(months, "month"), months, "month", end)


def _is_other_quarter(hit: Hit) -> bool:
    """Whether a numbered quarter ends in another month than the calendar's: a fiscal one."""
    end = hit.mention("end").meaning
    return isinstance(end, Named) and end.number not in {0, 3 * hit.ordinal("ord")}
