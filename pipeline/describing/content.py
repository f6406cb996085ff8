"""Bounds on the day of publication that follow from what the article reports.

An article cannot appear before the events that it reports, and a duration since a dated event says
how long after it the article was written. Both need no knowledge of the article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.describing.clues import Bracket, Clue
from pipeline.describing.page import Line, Page
from pipeline.describing.wording import pattern
from pipeline.records import Time

_DAYS = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25}
_AGE = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[DWMY])")
_ROUND = 10
"""From here on a multiple of five is a round number ("thirty years")."""

_WEEKDAY = re.compile(r"XXXX-WXX-(?P<number>[1-7])$")
_CLAUSE_END = re.compile(r"[,;:—–“”\"()]|\s-\s")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?$")
_BARE_MONTH = re.compile(r"XXXX-(?P<month>\d\d)$")

_AHEAD = pattern("ahead")
_UNTIL = re.compile(
    rf"(?:{pattern('until').pattern})\W+(?:the\s+|about\s+|around\s+)?$", re.IGNORECASE
)
_MAY = re.compile(r"\bmay\b")  # the verb; the month has a capital
_BEHIND = pattern("behind")
_PAST_ENDING = re.compile(r"\b[a-z]{2,}ed\b")
_NO_PAST = pattern("no_past")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]?\s+(?=[\"“‘(\[]?[A-Z])|\n")
_REACH = 400
_FILE_PHOTO = re.compile(r"\b(?:file|archive|archiv|undated|stock)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:this week|today|yesterday|tomorrow|tonight|(?:on|said|late|early|last|next|this)\s"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
CAPTION_LAG = timedelta(days=30)
_DATA_LAG = 3
"""Months within which news reports a month's figures."""


def find_bounds(page: Page, times: Sequence[Time]) -> Iterator[Clue]:
    """Yield what the article's own sentences and captions say about its day."""
    placed = list(_in_article(page, times))
    for time, line in placed:
        if time.anchor.startswith("event:") and time.type == "DURATION":
            yield from _age(time)
        elif floor := _reported(time, line, page.text):
            yield Clue(floor, None, "content", "content.reported", time.start, time.end)
    yield from _fresh_caption(placed, page)


def find_edges(page: Page, times: Sequence[Time], bracket: Bracket) -> Iterator[Clue]:
    """Yield bounds from months and weekdays named without a year: on what days no article ends.

    An article that calls a month by its name, looking back, does not appear in that month: it
    would say "this month". One that says both "on Tuesday" of something past and "on Thursday" of
    something ahead appears from Tuesday to Wednesday of some week.
    """
    low, high = bracket.days
    named = list(_in_article(page, times))
    for time, line in named:
        month = _past_month(time, line, page.text)
        if low and month == low.month:
            first = (low.replace(day=1) + timedelta(days=31)).replace(day=1)
            yield Clue(first, None, "content", "content.past_month", time.start, time.end)
        if high and month == high.month:
            last = high.replace(day=1) - timedelta(days=1)
            yield Clue(None, last, "content", "content.past_month", time.start, time.end)
    if low and high:
        yield from _between_weekdays(named, page.text, low, high)


def _between_weekdays(
    named: Sequence[tuple[Time, Line]], text: str, low: date, high: date
) -> Iterator[Clue]:
    """The first and last day of the bracket that lie after a past weekday and before one ahead."""
    past, ahead = dict[int, Time](), dict[int, Time]()
    for time, line in named:
        if match := _WEEKDAY.match(time.value):
            side = {"behind": past, "ahead": ahead}.get(_clause_side(time, line, text))
            if side is not None:
                side.setdefault(int(match["number"]), time)
    if len(past) != 1 or len(ahead) != 1 or past.keys() == ahead.keys():
        return
    (first, seen), (last, _) = *past.items(), *ahead.items()
    possible = {(first - 1 + i) % 7 + 1 for i in range((last - first) % 7)}
    span = [low + timedelta(days=i) for i in range((high - low).days + 1)]
    days = [day for day in span if day.isoweekday() in possible]
    if days:
        yield Clue(days[0], days[-1], "content", "content.weekdays", seen.start, seen.end)


def _clause_side(time: Time, line: Line, text: str) -> str:
    """Whether the clause around a time looks behind, ahead, or does not tell."""
    before = _CLAUSE_END.split(text[max(line.start, time.start - _REACH) : time.start])[-1]
    after = _CLAUSE_END.split(text[time.end : min(line.end, time.end + _REACH)], maxsplit=1)[0]
    ahead = bool(_AHEAD.search(before) or _UNTIL.search(before))
    behind = _is_past(before if ahead else f"{before} {after}")
    return "" if ahead == behind else "ahead" if ahead else "behind"


def _in_article(page: Page, times: Sequence[Time]) -> Iterator[tuple[Time, Line]]:
    lines = [line for line in page.lines if line.kept or line.label == "caption"]
    starts = [line.start for line in lines]
    for time in times:
        at = bisect_right(starts, time.start) - 1
        if at >= 0 and time.end <= lines[at].end:
            yield time, lines[at]


def _age(time: Time) -> Iterator[Clue]:
    """Days on which an event is as old as the text says: N units are counted before N + 1 are over.

    From half a unit before, people round up; "almost" and "more than" say which side; a round
    number of many units is good to a tenth below and a fifth above.
    """
    match = _AGE.fullmatch(time.value)
    if not match or time.date_from is None:
        return
    count = float(match["count"])
    low, high = count - 0.5, count + 1
    if time.mod in {"LESS_THAN", "EQUAL_OR_LESS"}:
        low, high = count - 1, count
    elif time.mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        low = count
    elif time.mod == "APPROX":
        low = count - 1
    if count >= _ROUND and count % 5 == 0:
        low, high = min(low, 0.9 * count), max(high, 1.2 * count)
    unit = _DAYS[match["unit"]]
    first = time.date_from + timedelta(days=int(low * unit))
    last = time.date_from + timedelta(days=int(high * unit))
    yield Clue(first, last, "content", "content.event_age", time.start, time.end)


def _reported(time: Time, line: Line, text: str) -> date | None:
    """The first day by which a stated date can be reported as past, or None where it is not."""
    if time.anchor != "stated" or time.date_from is None or time.date_to is None:
        return None
    floor = _floor(time)
    whole_day = time.date_from == time.date_to
    if line.label == "caption" and whole_day:
        return floor
    return floor if floor and _looks_back(time, line, text) else None


def _floor(time: Time) -> date | None:
    """First day of the last calendar unit that the expression names."""
    match = _ISO.search(time.value.split("/")[-1])
    if match is None:
        return time.date_from
    return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))


def _past_month(time: Time, line: Line, text: str) -> int | None:
    match = _BARE_MONTH.match(time.value.split("/")[-1])
    return int(match["month"]) if match and _looks_back(time, line, text) else None


def _looks_back(time: Time, line: Line, text: str) -> bool:
    """Whether the sentence around the time has a past form and nothing that lies ahead."""
    before = text[max(line.start, time.start - _REACH) : time.start]
    after = text[time.end : min(line.end, time.end + _REACH)]
    before = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(after, maxsplit=1)[0]
    sentence = before + " " + after
    if _AHEAD.search(sentence) or _MAY.search(sentence) or _UNTIL.search(before):
        return False
    return _is_past(sentence)


def _is_past(words: str) -> bool:
    past = _PAST_ENDING.findall(words)
    return bool(_BEHIND.search(words)) or not all(map(_NO_PAST.fullmatch, past))


def _fresh_caption(placed: Sequence[tuple[Time, Line]], page: Page) -> Iterator[Clue]:
    """The day of the lead photo, where the article is news and its latest figures fit that day.

    Narrow because papers print old photos: the day is the latest that the page states, the
    caption does not say "file", the text speaks of this week's days, and the months that it names
    without a year ended in the three months before.
    """
    first = page.prose[0]
    lead = page.lines[min(first, len(page.lines) - 1)].start if page.lines else 0
    days = [t for t, line in placed if t.anchor == "stated" and t.date_from and t.date_to]
    photos = [
        time
        for time, line in placed
        if line.label == "caption"
        and line.start < lead
        and not _FILE_PHOTO.search(line.text)
        and time in days
        and time.date_from == time.date_to
    ]
    if not photos or not any(_NEWS.search(line.text) for line in page.kept):
        return
    photo = max(photos, key=lambda time: time.date_from or date.min)
    day = photo.date_from
    reported = [f for t, line in placed if (f := _reported(t, line, page.text))]
    months = {m for t, line in placed if (m := _past_month(t, line, page.text))}
    if day is None or any(floor > day for floor in reported) or not months:
        return
    if max(0, *((day.month - m) % 12 for m in months)) <= _DATA_LAG and day.month not in months:
        yield Clue(
            day, day + CAPTION_LAG, "content", "content.fresh_caption", photo.start, photo.end
        )
