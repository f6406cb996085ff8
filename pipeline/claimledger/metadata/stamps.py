"""Finds the days that a page states about itself: stamps, datelines, print editions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from claimledger.metadata.clues import Clue
from claimledger.metadata.days import Day, find_clock, find_days, weekday
from claimledger.metadata.page import Line, Page
from claimledger.metadata.wording import pattern

_LONGEST = 250
_LONGEST_STAMP = 120
_MOST_WORDS = 6
_DATELINE_REACH = 110
PRINT_LAG = timedelta(days=6)
"""Days before its print edition in which a newspaper may publish an article on the web."""

_MEANINGS = ("saved", "print", "updated", "published")
_WORDS = {meaning: pattern(meaning) for meaning in _MEANINGS}
_BESIDE = pattern("beside", "published")
_LABEL = re.compile(
    rf"\W*(?:first\s|last\s)?(?:{_WORDS['published'].pattern}|{_WORDS['updated'].pattern})",
    re.IGNORECASE,
)
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_SYLLABLES = 16
"""Most signs of a script without spaces next to a day in a stamp; a sentence has more."""
_FULL_STOP = re.compile(r"[。！？]")
_LABEL_ALONE = re.compile(
    rf"\W*(?:first\s)?(?:{_WORDS['published'].pattern})(?:\s(?:on|am|le|el))?\W*", re.IGNORECASE
)
_BY = re.compile(r"(?<!\w)(?:by|par|von|por|di|door|av|af)\s(?=[^\W\d_a-z])")
# A section or a source after the day and clock with which a line begins.
_CREDITED = re.compile(r"\s*(?:uhr|hrs?|h)?\s+[-–—|·•]\s+(?:[^.!?]|(?<=\d)\.){2,60}", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d\d){0,2}\s?(?:[ap]\.?m\b\.?)?", re.IGNORECASE)
_ISSUE = re.compile(
    r"\bissue\b", re.IGNORECASE
)  # of a magazine, which the page offers next to its stories
_HANDLE = re.compile(r"@\w+|\b[\w-]+(?:\.[a-z]{2,})+\b")
_PLACE = re.compile(r"[A-Z][\w.'’ -]{1,40},\s(?:[A-Z][\w.'’ -]{1,30},\s)?|[A-Z][A-Z.'’ -]{2,40}\s")
_AFTER_DATELINE = re.compile(
    r",?\s*(?:\([A-Z][\w .&/-]{1,40}\)|/[\w .]{2,30}/)?\s*(?:-{1,2}|–|—)\s"
)
_AGO = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one)\s(?P<unit>minute|min|hour|hr|day|week)s?\sago\b", re.IGNORECASE
)
_UNITS = {"minute": 0, "min": 0, "hour": 1, "hr": 1, "day": 24, "week": 168}


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A stated day without its year, which other clues may determine; offsets in the text."""

    day: Day
    start: int
    end: int
    rule: str
    slack: timedelta = timedelta()

    def within(self, low: date, high: date) -> Clue | None:
        """Return the clue if the day is between two days in exactly one year."""
        days = [self.day.in_year(year) for year in range(low.year, high.year + 1)]
        fitting = [day for day in days if day and low <= day + self.slack and day <= high]
        if len(fitting) != 1:
            return None
        day = fitting[0]
        return Clue(day, day + self.slack, "stated", self.rule, self.start, self.end)


def means(text: str, meaning: str) -> bool:
    """Whether a line has a word of a meaning: saved, print, updated or published."""
    return bool(_WORDS[meaning].search(text))


def find_stamps(page: Page, language: str) -> Iterator[Clue | YearlessDay]:
    """Yield the days stated around the article's start, below its end, and in its first line."""
    stamps = [
        line
        for line in page.opening
        if line.label not in {"ad", "promo"} and is_stamp(line.text, language)
    ]
    for line in stamps:
        if _is_label(page.above(line)):
            yield from _labelled(line, language)
        yield from _stated(line, language, bare=True)
    for line in (*page.head, *page.tail):
        if line in stamps or line.label in {"ad", "promo"} or len(line.text) > _LONGEST:
            continue
        if _explains(line.text):
            yield from _stated(line, language, bare=False)
    yield from _dateline(page, language)


def find_ages(page: Page, captured: str | None) -> Iterator[Clue]:
    """Yield the day that an age beside the title ("3 hours ago") had when the page was saved."""
    if not captured:
        return
    day = date.fromisoformat(captured[:10])
    for line in _around_title(page):
        match = _AGO.search(line.text) if len(line.text) <= _LONGEST else None
        if match and not _WORDS["updated"].search(line.text):
            count = int(match["count"]) if match["count"].isdigit() else 1
            hours = count * _UNITS[match["unit"].lower()]
            # The time zones of publisher and reader are unknown, so one more day is possible.
            first = day - timedelta(days=hours // 24 + 1)
            start, end = line.start + match.start(), line.start + match.end()
            yield Clue(first, day - timedelta(days=hours // 24), "stated", "stamp.age", start, end)


def _around_title(page: Page) -> tuple[Line, ...]:
    """Return the furniture lines from two before the title to the text; teasers have dates too."""
    title = page.title()
    if not title:
        return ()
    at = page.lines.index(title)
    return tuple(x for x in page.lines[max(0, at - 2) : max(page.prose[0], at)] if not x.kept)


def _is_label(line: Line | None) -> bool:
    """Whether a line consists of a word for publishing, and the next line has the day."""
    return line is not None and bool(_LABEL_ALONE.fullmatch(line.text))


def _labelled(line: Line, language: str) -> Iterator[Clue | YearlessDay]:
    """Yield the first day of a line if the line above states its meaning."""
    for day in islice(find_days(line.text, language), 1):
        yield from _clues("published", day, line)


def _explains(text: str) -> bool:
    """Whether a line begins with a word for publishing, or is a note about the print edition."""
    return bool(_LABEL.match(text) or _WORDS["print"].search(text))


def _stated(line: Line, language: str, *, bare: bool) -> Iterator[Clue | YearlessDay]:
    """Yield the days of a line, with their meaning from the word before each.

    With `bare`, a first day without such a word is the stamp.
    """
    at = 0
    for day in find_days(line.text, language):
        meaning = _nearest_meaning(line.text[at : day.start])
        if meaning in {None, "saved"} and _WORDS["print"].search(line.text):
            meaning = "print"
        if meaning is None and bare and at == 0:  # a publication day if an update follows
            told_apart = _WORDS["updated"].search(line.text, day.end)
            meaning = "published" if told_apart else "bare"
        if meaning and meaning != "saved":
            yield from _clues(meaning, day, line)
        at = day.end


def _clues(meaning: str, day: Day, line: Line) -> Iterator[Clue | YearlessDay]:
    start, end = line.start + day.start, line.start + day.end
    if day.date is None:
        if meaning in {"published", "bare"}:
            yield YearlessDay(day, start, end, f"stamp.{meaning}")
    elif meaning in {"published", "bare"}:
        yield Clue(day.date, day.date, "stated", f"stamp.{meaning}", start, end)
    elif meaning == "updated":
        yield Clue(None, day.date, "stated", "stamp.updated", start, end)
    else:
        yield Clue(day.date - PRINT_LAG, day.date, "stated", "print_edition", start, end)


def _nearest_meaning(before: str) -> str | None:
    last = {m: max((x.end() for x in _WORDS[m].finditer(before)), default=0) for m in _MEANINGS}
    nearest = max(_MEANINGS, key=lambda m: last[m])
    return nearest if last[nearest] else None


def is_stamp(text: str, language: str) -> bool:
    """Whether a line consists of days and stamp words: clock, weekday, name, section, reading time.

    A sentence that mentions a day has words in lower case, which a stamp does not have.
    """
    if len(text) > _LONGEST_STAMP or _ISSUE.search(text):
        return False
    days = list(find_days(text, language))
    if not days:
        return False
    clock = find_clock(text, days[0])
    if clock and not days[0].start and _CREDITED.fullmatch(text, clock.end):
        return True
    rest = text
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    for noise in (_HANDLE, _AGO, *_WORDS.values(), _BESIDE, _BY, weekday(language), _CLOCK):
        rest = noise.sub(" ", rest)
    if len(_SYLLABLES.findall(rest)) > _MOST_SYLLABLES or _FULL_STOP.search(rest):
        return False
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) <= _MOST_WORDS and not any(word.islower() for word in words)


def _dateline(page: Page, language: str) -> Iterator[Clue | YearlessDay]:
    """Yield the day in a dateline: a place, a day, optionally an agency, and a dash."""
    body = next((line for line in page.kept if line.label == "body"), None)
    if not body:
        return
    for day in find_days(body.text[:_DATELINE_REACH], language):
        if _PLACE.fullmatch(body.text[: day.start]) and _AFTER_DATELINE.match(body.text, day.end):
            start, end = body.start + day.start, body.start + day.end
            slack = timedelta(days=1)
            if day.date:
                yield Clue(day.date, day.date + slack, "stated", "dateline", start, end)
            else:
                yield YearlessDay(day, start, end, "dateline", slack)
