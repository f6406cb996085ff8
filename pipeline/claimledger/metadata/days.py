"""Reads dates in the stamps and notes of a page, in the language of the page.

Month names come from CLDR (through Babel). Stamps are furniture and may be in any language; the
package `times` reads the dates in sentences.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|º|ª|\.)?"
# Saving may join separate texts, so that a clock or a day follows the year without a space.
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?:(?![0-9])|(?=[0-9]{1,2}(?::[0-9]{2}|\s[A-Z])))"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_NUMBER = r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
_OF = r"(?:(?:of|de|del|di|du|den)\s+)?"
# A comma or "at" may stand between day and clock; a clock without a colon needs am or pm.
_CLOCK = re.compile(
    r"""
    [\s,T|·•–-]* (?: (?: at | um | à | a\ las | om | kl\.? ) \s+ )?
    (?P<hour> 2[0-3] | [01]?[0-9] )
    (?: [:.h] (?P<minute> [0-5][0-9] ) (?: :[0-5][0-9] (?: [.,][0-9]+ )? )? )?
    (?: \s* (?P<half> [ap] ) \.? m \b \.? )?
    (?: \s* (?P<zone> (?: UTC | GMT )? [+-][01][0-9]:?[0-5][0-9] | Z | UTC | GMT ) (?!\w) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
MONTHS = 12
HALF_DAY = 12
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A written day: half-open offsets in its line, and its parts; `year` may be None."""

    start: int
    end: int
    month: int
    day: int
    year: int | None

    @property
    def date(self) -> dt.date | None:
        """Return the day, or None if it has no year or does not exist."""
        return on_calendar(self.year, self.month, self.day) if self.year else None

    def in_year(self, year: int) -> dt.date | None:
        """Return the day in `year`, or None if it does not exist."""
        return on_calendar(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in ISO 8601 ("T14:05", "T14:05Z"), and the offset of its end in the line."""

    iso: str
    end: int


def on_calendar(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None if it does not exist (30 February)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_days(line: str, language: str = "en") -> Iterator[Day]:
    """Yield each day in `line`, from left to right; a day without a year only if it is marked.

    A numeric date whose order of day and month is ambiguous is left out, except with dots, because
    the day comes first in all such dates.

    >>> [str(day.date) for day in find_days("Updated Sept. 5, 2023; first posted 3 Sept 2023")]
    ['2023-09-05', '2023-09-03']
    >>> list(find_days("03/04/2023"))
    []
    """
    if not any(map(str.isdigit, line)):
        return
    found = [
        day
        for pattern in _patterns(language)
        for match in pattern.finditer(line)
        if (day := _read(match, language))
    ]
    at = 0
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if day.start >= at:
            at = day.end
            yield day


def find_clock(line: str, day: Day) -> Clock | None:
    """Return the time of day directly after `day`, with its zone if it is an offset or UTC.

    >>> line = "saved 15 May 2024 at 2:05 pm UTC"
    >>> find_clock(line, next(find_days(line))).iso
    'T14:05Z'
    """
    match = _CLOCK.match(line, day.end)
    if not match or not (match["minute"] or match["half"]):
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= HALF_DAY:
            return None
        hour = hour % HALF_DAY + (HALF_DAY if match["half"] in "pP" else 0)
    zone = _zone(match["zone"] or "")
    return Clock(f"T{hour:02}:{match['minute'] or '00'}{zone}", match.end())


@cache
def weekday(language: str) -> re.Pattern[str]:
    """Return a pattern for the names of weekdays in English and the language, full or short."""
    names = {"tues", "weds", "thur", "thurs"}
    for code in ("en", language):
        names |= {name.casefold().rstrip(".") for name, _ in _calendar_names(code, "days")}
    ordered = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b\.?", re.IGNORECASE)


def _zone(written: str) -> str:
    """Return a zone in ISO 8601: "Z" for UTC, an offset, or "" for none."""
    offset = written.upper().removeprefix("UTC").removeprefix("GMT").removeprefix("Z")
    if not offset:
        return "Z" if written else ""
    return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"


def _calendar_names(language: str, kind: str) -> Iterator[tuple[str, int]]:
    """Yield the names of months or days with their numbers; none for an unknown language."""
    try:
        known = getattr(Locale.parse(language), kind)
    except (UnknownLocaleError, ValueError):
        return
    for context in known.values():
        for width in ("wide", "abbreviated"):
            yield from ((name, number) for number, name in context[width].items())


@cache
def _months(language: str) -> dict[str, int]:
    names = dict[str, int]()
    for code in dict.fromkeys(("en", language)):
        names |= {name.casefold().rstrip("."): i for name, i in _calendar_names(code, "months")}
    # Numbered months (Chinese, Japanese) have their own pattern.
    return {"sept": 9} | {name: i for name, i in names.items() if name.isalpha()}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=lambda n: (-len(n), n)))
    month = rf"(?P<month>{names})(?![^\W\d_])\.?"
    forms = (
        rf"(?<![\d/-]){_YEAR}(?P<sign>[-/.]){_MONTH}(?P=sign){_NUMBER}(?![0-9])",
        rf"{_YEAR}\s?[年년]\s?{_MONTH}\s?[月월]\s?{_NUMBER}\s?[日일]",
        rf"(?<![\w,.]){_DAY}[\s-]{{0,3}}{_OF}{month}(?:[\s,-]{{0,3}}{_OF}{_YEAR})?",
        rf"(?<!\w){month}\s{{0,3}}{_DAY}(?![\d:]|,\d{{3}}(?!\d))(?:,?\s{{0,3}}{_YEAR})?",
        rf"(?<![\d./-])(?P<first>[0-3]?[0-9])(?P<sign>[./])(?P<second>[0-3]?[0-9])(?P=sign){_YEAR}(?!\.\d)",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


_patterns("en")  # compiled on import, because most pages are in English


def _read(match: re.Match[str], language: str) -> Day | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts["year"] else None
    if "first" in parts:
        order = _numeric_order(int(parts["first"]), int(parts["second"]), parts["sign"], language)
        if order is None:
            return None
        month, day = order
    else:
        name = parts["month"].casefold()
        month = int(name) if name.isdigit() else _months(language)[name]
        day = int(parts["day"])
    # 29 February exists only in a leap year.
    if on_calendar(year or _LEAP_YEAR, month, day) is None:
        return None
    return Day(match.start(), match.end(), month, day, year)


def _numeric_order(first: int, second: int, sign: str, language: str) -> tuple[int, int] | None:
    """Return month and day of a numeric date, or None if its order is ambiguous."""
    if second > MONTHS:
        return first, second
    if sign == "." or first > MONTHS or first == second or language not in {"en", "und"}:
        return second, first
    return None
