"""Rules for times of day: "7 a.m. PST Feb. 16", "Friday night", "this morning", "at noon"."""

import re

from claimledger.times.grammar import Built, Hit
from claimledger.times.lexicon import Words
from claimledger.times.meanings.base import Bare
from claimledger.times.meanings.parts import OfDay
from claimledger.times.meanings.relative import FromFocus, Step
from claimledger.times.meanings.weekdays import Weekday

HOURS = range(25)
HOURS_OF_HALF = range(1, 13)
FOUR = 4
MINUTES = range(60)


def clock_value(text: str, table: Words, zone: str = "") -> str | None:
    """A time of day as ISO 8601; None for what is none.

    >>> from claimledger.language import ENGLISH
    >>> from claimledger.times.lexicon import words
    >>> [clock_value(each, words(ENGLISH)) for each in ("8:05 p.m", "5pm", "08:30", "25:10")]
    ['20:05', '17:00', '08:30', None]
    """
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if table.patterns["half_day"].search(text):
        if hour not in HOURS_OF_HALF:
            return None
        hour = hour % 12 + (12 if table.patterns["afternoon"].search(text) else 0)
    if hour not in HOURS or minute not in MINUTES:
        return None
    return f"{hour:02d}:{minute:02d}{zone}"


def clock(hit: Hit) -> Built:
    """As in: 7 a.m. PST Feb. 16, 0215 GMT Sunday, 18.54 GMT, at 8:30, noon Saturday.

    Not a score of 3:10.
    """
    table, zone = hit.tokens.table, hit.value("zone", "ZONE") or ""
    if "name" in hit:
        if _is_title(hit, "name"):
            return None
        time = hit.value("name", "NOON")
    elif "digits" in hit:
        digits = hit.word("digits").replace(".", "")
        time = clock_value(f"{digits[:2]}:{digits[2:]}", table, zone)
        time = time if len(digits) == FOUR and hit.written("zone").isupper() else None
    else:
        time = clock_value(hit.word("time"), table, zone)
    if time is None:
        return None
    dated = "day" in hit and "comma" not in hit
    halved = table.patterns["half_day"].search(hit.word("time"))
    if not ("zone" in hit or dated or "name" in hit or halved or hit.beside(-1, "at_clock")):
        return None
    day = hit.mention("day").meaning if "day" in hit else FromFocus("day", 0)
    return "TIME", None, OfDay(time, day)


def _is_title(hit: Hit, group: str) -> bool:
    """Whether capitals make it a name: Saturday Night Live, the Midnight Express."""
    return hit.written(group)[0].isupper() and hit.near_written(1)[:1].isupper()


def day_part(hit: Hit) -> Built:
    """As in: Friday night, the evening of May 3, this morning; Tuesday nights recur."""
    time = hit.value("time", "DAYPART")
    if ("this" in hit and hit.written("time")[0].isupper()) or _is_title(hit, "time"):
        return None  # the programme "This Morning"
    day = hit.mention("day").meaning if "day" in hit else Step("day", 0)
    number = day.number if isinstance(day, Weekday) else "X"
    if hit.says("time", "day_parts"):
        return "SET", None, Bare(f"XXXX-WXX-{number}T{time}", "recurs")
    return "TIME", None, OfDay(time, day)


def other_day_part(hit: Hit) -> Built:
    """As in: last night, the next morning, that evening, the night before."""
    if hit.says("shift", "LASTWORD"):
        return "TIME", None, OfDay(hit.value("time", "DAYPART"), Step("day", -1))
    if hit.says("shift", "before_after") and hit.near(1).isalpha():
        return None
    day = FromFocus("day", hit.value("shift", "SHIFT", "THAT", "EARLIER", "LATER"))
    return "TIME", None, OfDay(hit.value("time", "DAYPART"), day)


def each_day_part(hit: Hit) -> Built:
    """As in: every morning."""
    return "SET", None, Bare(f"XXXX-XX-XXT{hit.value('time', 'DAYPART')}", "recurs")
