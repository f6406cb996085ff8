"""Feast days that news names instead of a date."""

from datetime import date, timedelta

FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "veterans day": (11, 11),
    "juneteenth": (6, 19),
    "may day": (5, 1),
}


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computation (Meeus, 1991)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The ``count``-th given ISO weekday of a month; -1 is the last."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def on(name: str, year: int) -> date | None:
    """The day of a holiday in a year, or None for a name that is not known."""
    if name in FIXED:
        month, day = FIXED[name]
        return date(year, month, day)
    match name:
        case "easter" | "easter sunday":
            return easter(year)
        case "easter monday":
            return easter(year) + timedelta(days=1)
        case "good friday":
            return easter(year) - timedelta(days=2)
        case "thanksgiving" | "thanksgiving day":
            return nth_weekday(year, 11, 4, 4)
        case "black friday":
            return nth_weekday(year, 11, 4, 4) + timedelta(days=1)
        case "labor day":
            return nth_weekday(year, 9, 1, 1)
        case "memorial day":
            return nth_weekday(year, 5, 1, -1)
        case "election day":
            return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    return None
