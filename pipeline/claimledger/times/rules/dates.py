"""Rules for days and months that are named: numeric dates, "May 3, 2020", Thursday, Christmas."""

import re
from datetime import date

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare, Fixed
from claimledger.times.meanings.joined import Between
from claimledger.times.meanings.named import EitherDay, EitherOrder, MonthDay, Named
from claimledger.times.meanings.weekdays import Weekday
from claimledger.times.numerals import full_year
from claimledger.times.rules.reading import MONEY, is_month, year_in
from claimledger.times.spans import Span, containing, part_of_year, year_span

DAYS = range(1, 32)
MONTHS = range(1, 13)
FOUR = 4
FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/8"})
DASHES = frozenset("-–")


def day_in(year: int, month: int, day: int) -> Fixed | None:
    """A whole date, or None where there is no such day."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Fixed(Span("day", when, when))


def short_date(hit: Hit) -> Built:
    """As in: 19-Nov-12, Sep-24 (a month, as spreadsheets write it); not "Mar - 24 people"."""
    first, last = hit.match.span()
    if not all(hit.is_glued(at) for at in range(first + 1, last)):
        return None
    year, month = full_year(hit.word("year")), hit.value("month", "MONTH")
    if "day" in hit:
        return _of_year(year, month, hit.ordinal("day"))
    named = hit.says("month", "short_month") and hit.written("month")[0].isupper()
    return Fixed(part_of_year(year, "month", month)) if named else None


def _of_year(year: int, month: int, day: int) -> Built:
    """A day of a year; 29 February 2015 is named, and no other time."""
    open_day = Bare(f"{year:04d}-{month:02d}-{day:02d}", "no such day")
    return day_in(year, month, day) or open_day


def month_and_day(hit: Hit) -> Built:
    """As in: May 3, the 3rd of May, May 3 2020, 3 May '20; not "may 3 people"."""
    month, day = hit.value("month", "MONTH"), hit.ordinal("day")
    if day not in DAYS or hit.value("unit", "UNIT") not in {None, "day"} or hit.near(-1) in MONEY:
        return None
    if "year" in hit:
        year = year_in(hit)
        return _of_year(year, month, day) if year else None
    if _is_another_number(hit):
        return None
    weekday = hit.value("weekday", "WEEKDAY") or 0
    return Named("day", month, day, weekday=weekday)


def _is_another_number(hit: Hit) -> bool:
    """Whether the number beside a month counts what follows it.

    As in: they may 3 times; in May, 22 people; in May 22 people; in June the first reading.
    """
    after, words = hit.near(1), hit.words("day")
    in_words = not words[-1][0].isdecimal()
    verb = hit.says("month", "MONTHVERB") and hit.written("month").islower()
    if not after.isalpha():
        best = verb and hit.says("day", "pronoun") and len(words) == 1  # "as best one may"
        return best or (in_words and after in DASHES)
    if verb:
        return not (_is_glued(hit) or (in_words and _is_after_month(hit)))
    if hit.beside(1, "after_day"):
        return False
    in_month = hit.beside(-1, "IN") and _is_after_month(hit) and "." not in hit.words()
    return in_words or in_month or hit.word("mark") == ","


def _is_after_month(hit: Hit) -> bool:
    return hit.match.start("month") < hit.match.start("day")


def _is_glued(hit: Hit) -> bool:
    """As in: mar7, Dec31."""
    return _is_after_month(hit) and hit.is_glued(hit.match.start("day"))


def month_year(hit: Hit) -> Built:
    """As in "May 2020", "May of 2020" or "2020 May"."""
    year = year_in(hit)
    if year is None:
        return None
    return Fixed(containing(date(year, hit.value("month", "MONTH"), 1), "month"))


def plain_month(hit: Hit) -> Built:
    """As in: in May; not "may" the verb."""
    return Named("month", hit.value("month", "MONTH")) if is_month(hit) else None


def plain_weekday(hit: Hit) -> Built:
    """As in: Thursday, on Thu; not "sat" or "wed" where nothing asks for a day.

    "On a Monday" is any Monday; "in a Monday speech" is one.
    """
    short = not hit.says("day", "full_weekday")
    if short and (hit.written("day").islower() or not hit.beside(-1, "short_weekday")):
        return None
    if _is_a_name(hit):
        return None
    number = hit.value("day", "WEEKDAY")
    if hit.beside(-1, "any_such") and (not hit.near(1).isalpha() or hit.beside(1, "any_day")):
        return Bare(f"XXXX-WXX-{number}", "vague")
    return Weekday(number)


def _is_a_name(hit: Hit) -> bool:
    """Whether capitals make a weekday another thing: Black Monday, Saturday Night Live."""
    if hit.beside(-1, "named_weekday") and hit.near_written(-1)[0].isupper():
        return True
    capitals = all(hit.near_written(step)[:1].isupper() for step in (1, 2))
    return hit.beside(1, "DAYPART") and capitals


def weekday_and_day(hit: Hit) -> Built:
    """As in: Monday 21, Tue the 13th; not "Monday 21 people"."""
    day = hit.ordinal("day")
    if day not in DAYS or (hit.word("day").isdecimal() and hit.near(1).isalpha()):
        return None
    if hit.near(1) in DASHES and hit.near(2)[:1].isdecimal():
        return None  # "Monday 21-25 June" is a range, "Friday 7-6" a score
    return MonthDay(day, hit.value("weekday", "WEEKDAY"))


def day_of_month(hit: Hit) -> Built:
    """As in: on the 18th, on 29th; not "on the 18th floor", "the 10th-generation tablet"."""
    day = hit.ordinal("day")
    if day not in DAYS or not hit.beside(-1, "day_of_month"):
        return None
    if hit.beside(-1, "OF") and not hit.beside(-2, "week_of"):
        return None
    if hit.near(1)[:1].isalnum() or (hit.near(1) in DASHES and hit.is_glued(hit.match.end())):
        return None
    return MonthDay(day)


def numeric_date(hit: Hit) -> Built:
    """As in: 2020-05-03, 5/3/2020 (either order), 3.5.2020 (day first), 20200503; not v. 1.8.24."""
    text = hit.word("date")
    digits = re.findall(r"\d+", text)
    if len(digits) == 1:
        digits = [text[:4], text[4:6], text[6:]]
    first, second, third = (int(each) for each in digits[:3])
    called = "weekday" in hit or hit.beside(-1, "numeric_day")
    if "." in text and max(map(len, digits)) < FOUR and not called:
        return None
    if first not in DAYS:
        return day_in(first, second, third)
    year = full_year(digits[2])
    month_first, day_first = day_in(year, first, second), day_in(year, second, first)
    if "." in text or month_first == day_first:
        return day_first or month_first
    return EitherDay(month_first, day_first)


def numeric_month(hit: Hit) -> Built:
    """As in: 2020-05, 05/2020; "2009-10" is two years."""
    if re.fullmatch(r"\d{4}-\d\d", hit.word("date")):
        year, month = (int(each) for each in hit.word("date").split("-"))
        if (year + 1) % 100 == month:
            return Between(Fixed(year_span(year)), Fixed(year_span(year + 1)))
    month, year = sorted(int(each) for each in re.findall(r"\d+", hit.word("date")))
    return Fixed(containing(date(year, month, 1), "month"))


def _beside_another(hit: Hit) -> bool:
    """Whether another such day stands beside: 3/6, 3/8 or 3/13; 4/2-5/9."""
    before, after = (hit.beside(at, "between_ends") or hit.near(at) == "," for at in (-1, 1))
    return (before and "/" in hit.near(-2)) or (after and "/" in hit.near(2))


def numeric_day(hit: Hit) -> Built:
    """As in: on 5/12, Friday 22/04; not "5/12 of the budget"."""
    first, second = (int(each) for each in re.findall(r"\d+", hit.word("date")))
    orders = [(m, d) for m, d in ((first, second), (second, first)) if m in MONTHS and d in DAYS]
    if not orders:
        return None
    if hit.near(1) == "-" and hit.near(2).isalpha():
        return None  # a quarter-inch
    if hit.word("date") in FRACTIONS and hit.near(1).isalpha():
        return None  # the juice of 1/2 lemon
    called = hit.beside(-1, "numeric_day") or "weekday" in hit or _beside_another(hit)
    if not called:
        return None
    weekday = hit.value("weekday", "WEEKDAY") or 0
    days = [Named("day", month, day, weekday=weekday) for month, day in orders]
    return EitherOrder(*days) if weekday and len(days) > 1 else days[0]
