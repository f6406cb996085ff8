"""Bounds the day of publication by the events that the article reports.

An article cannot be published before the events that it reports, and a duration since a dated event
shows how much later it was written.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimledger.metadata.clues import Bracket, Clue
from claimledger.metadata.days import find_days, on_calendar
from claimledger.metadata.page import Line, Page
from claimledger.metadata.tense import Context
from claimledger.records import Time

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_AGE = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[DWMY])")
_ROUND = 10
"""Least number that counts as round if it is a multiple of five ("thirty years")."""

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?$")
_BARE_MONTH = re.compile(r"XXXX-(?P<month>\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<number>[1-7])$")

_PAIR = re.compile(r"\d{4}\s?[-–/]\s?\d")
_BARE_YEAR = re.compile(r"\d{4}$")
_IN_YEAR = re.compile(r"\b(?:in|during|throughout|since|late|early|mid)\W+$", re.IGNORECASE)
_FILE_PHOTO = re.compile(r"\b(?:file|archive|archiv|undated|stock)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:this week|today|yesterday|tomorrow|tonight|(?:on|said|late|early|last|next|this)\s"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
CAPTION_LAG = timedelta(days=30)
_DATA_LAG = 3
"""Months after a month in which news reports its figures."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time of the article itself or of a caption, with its line."""

    time: Time
    line: Line
    text: str

    @property
    def context(self) -> Context:
        """The context of the time in its line."""
        place, line = (self.time.start, self.time.end), (self.line.start, self.line.end)
        return Context.of(self.text, place, line)

    @property
    def floor(self) -> date | None:
        """Return the first day of the last calendar unit that a stated time names."""
        if self.time.anchor != "stated" or self.time.date_from is None:
            return None
        # "2030-31", "2030/31": articles mention a school year or budget year before it ends.
        if _PAIR.search(self.text, self.time.start, self.time.end):
            return self.time.date_from
        # "the 2031 plan", "a vision of 2031": the year is not a time at which something happened.
        if _BARE_YEAR.match(self.time.value) and not _IN_YEAR.search(self.context.before):
            return None
        match = _ISO.search(self.time.value.split("/")[-1])
        named = match and on_calendar(*(int(part or 1) for part in match.groups()))
        return named or self.time.date_from

    @property
    def is_day(self) -> bool:
        """Whether the time is one stated day."""
        return self.floor is not None and self.time.date_from == self.time.date_to

    @property
    def happened(self) -> bool:
        """Whether the page says that the time has begun, as the day of a photo has."""
        return (self.line.label == "caption" and self.is_day) or self.context.looks_back()

    @property
    def month(self) -> int | None:
        """Return the month that is named without a year."""
        match = _BARE_MONTH.match(self.time.value.split("/")[-1])
        return int(match["month"]) if match else None

    def bounds(self, first: date | None, last: date | None, rule: str) -> Clue:
        """Return the clue that this time gives."""
        return Clue(first, last, "content", f"content.{rule}", self.time.start, self.time.end)


def place(page: Page, times: Sequence[Time]) -> list[Placed]:
    """Return the times in the article itself or in a caption, with their lines."""
    lines = [line for line in page.lines if line.kept or line.label == "caption"]
    starts = [line.start for line in lines]
    found = ((time, bisect_right(starts, time.start) - 1) for time in times)
    return [
        Placed(time, lines[at], page.text)
        for time, at in found
        if at >= 0 and time.end <= lines[at].end
    ]


def find_bounds(page: Page, placed: Sequence[Placed]) -> Iterator[Clue]:
    """Yield the clues of the article's sentences and captions."""
    for one in placed:
        if one.time.anchor.startswith("event:") and one.time.type == "DURATION":
            yield from _age(one)
    dated = [(floor, one) for one in placed if (floor := one.floor)]
    # Later days first: the latest day that has happened is the bound; the others add nothing.
    for floor, one in sorted(dated, key=lambda x: (x[0], -x[1].time.start), reverse=True):
        if one.happened:
            yield one.bounds(floor, None, "reported")
            yield from _fresh_caption(placed, page, floor)
            return


def find_written(page: Page, language: str) -> Iterator[Clue]:
    """Yield the latest day in the article that a sentence of a script without spaces looks back on.

    The package `times` reads no such language.
    """
    days = [
        (day.date, line.start + day.start, line.start + day.end)
        for line in page.kept
        for day in find_days(line.text, language)
        if day.date
        and Context.of(line.text, (day.start, day.end), (0, len(line.text))).looks_back_unspaced()
    ]
    for day, start, end in sorted(days, reverse=True)[:1]:
        yield Clue(day, None, "content", "content.reported", start, end)


def find_edges(placed: Sequence[Placed], bracket: Bracket) -> Iterator[Clue]:
    """Yield bounds from months and weekdays that are named without a year.

    An article that looks back on a month by its name is not published in that month: it would say
    "this month". An article that says "on Tuesday" of something past and "on Thursday" of something
    ahead is published from Tuesday to Wednesday of some week.
    """
    low, high = bracket.days
    for one in placed:
        if low and one.month == low.month and one.context.looks_back():
            first = (low.replace(day=1) + timedelta(days=31)).replace(day=1)
            yield one.bounds(first, None, "past_month")
        if high and one.month == high.month and one.context.looks_back():
            yield one.bounds(None, high.replace(day=1) - timedelta(days=1), "past_month")
    if low and high and (high - low).days <= CAPTION_LAG.days:
        yield from _between_weekdays(placed, low, high)


def _between_weekdays(placed: Sequence[Placed], low: date, high: date) -> Iterator[Clue]:
    """Yield the days of the bracket between a past weekday and a weekday ahead."""
    past, ahead = dict[int, Placed](), dict[int, Placed]()
    for one in placed:
        if match := _WEEKDAY.match(one.time.value):
            side = {"behind": past, "ahead": ahead}.get(one.context.side())
            if side is not None:
                side.setdefault(int(match["number"]), one)
    if len(past) != 1 or len(ahead) != 1 or past.keys() == ahead.keys():
        return
    (first, seen), (last, _) = *past.items(), *ahead.items()
    possible = {(first - 1 + i) % 7 + 1 for i in range((last - first) % 7)}
    span = [low + timedelta(days=i) for i in range((high - low).days + 1)]
    if days := [day for day in span if day.isoweekday() in possible]:
        yield seen.bounds(days[0], days[-1], "weekdays")


def _age(one: Placed) -> Iterator[Clue]:
    """Yield the days on which an event is as old as the text says.

    "N units ago" lasts until N + 1 units are over, and begins half a unit early, because writers
    round up. "Almost" and "more than" restrict it to one side. If the number is round, the real one
    may be a tenth lower or a fifth higher.
    """
    event, mod = one.time.date_from, one.time.mod
    match = _AGE.fullmatch(one.time.value)
    if not match or event is None:
        return
    count = float(match["count"])
    low, high = count - 0.5, count + 1
    if mod in {"LESS_THAN", "EQUAL_OR_LESS"}:
        low, high = count - 1, count
    elif mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        low = count
    elif mod == "APPROX":
        low = count - 1
    if count >= _ROUND and count % 5 == 0:
        low, high = min(low, 0.9 * count), max(high, 1.2 * count)
    try:
        first, last = (_after(event, number, match["unit"]) for number in (low, high))
    except (OverflowError, ValueError):  # the years go beyond the calendar
        return
    yield one.bounds(first, last - timedelta(days=1), "event_age")


def _after(day: date, count: float, unit: str) -> date:
    """Return the day `count` units after `day`; half a month is 15 days."""
    if unit in _DAYS:
        return day + timedelta(days=int(count * _DAYS[unit]))
    months, rest = divmod(count * _MONTHS[unit], 1)
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    start = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return start + timedelta(days=int(rest * 30))


def _fresh_caption(placed: Sequence[Placed], page: Page, latest: date) -> Iterator[Clue]:
    """Yield the day of the lead photo if the article is news and its latest figures fit that day.

    Newspapers also print old photos, so the conditions are narrow: the day is the `latest` that
    the page reports, the caption does not say "file", the text mentions days of this week, and the
    months that it names without a year ended in the three months before.
    """
    body = page.prose[0]
    lead = page.lines[body].start if body < len(page.lines) else 0
    photo = next((p for p in placed if p.is_day and p.line.label == "caption"), None)
    if not photo or photo.floor != latest or photo.line.start > lead:
        return
    if _FILE_PHOTO.search(photo.line.text) or not any(_NEWS.search(x.text) for x in page.kept):
        return
    months = {p.month for p in placed if p.month and p.context.looks_back()}
    ages = [(latest.month - month) % 12 for month in months]
    if ages and min(ages) > 0 and max(ages) <= _DATA_LAG:
        yield photo.bounds(latest, latest + CAPTION_LAG, "fresh_caption")
