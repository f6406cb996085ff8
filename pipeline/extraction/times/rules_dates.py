"""Rules for dates that name their day, month or year."""

import re
from datetime import date

from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.lexicon import value
from pipeline.extraction.times.meanings import Away, Edge, Fixed, Meaning, Named, Step, Within, Weekday
from pipeline.extraction.times.numerals import full_year, ordinal_of, year_of
from pipeline.extraction.times.spans import Span, containing, year_span

SHORT_MONTHS = {"jan", "mar"}
NAME_MONTHS = {"may", "march", "april", "june", "august", "jan", "mar", "dec", "sept", "sep"}
BEFORE_MONTH = {
    "in", "of", "since", "until", "till", "by", "from", "to", "through", "between", "last", "this",
    "next", "early", "late", "mid", "before", "after", "during", "for", "and", "or", "on", "earlier",
    "previous", "following", "past", "the", "-", "–", "—", "(", ",", "every", "each", "each", "around",
    "about", "to", "thru", "end", "middle",
}


def month_ok(hit: Hit, group: str = "month") -> bool:
    """Whether a word is a month and not the verb "may", "march" or a person's name."""
    at = hit.match.start(group)
    word, written, before = hit.tokens.word(at), hit.tokens.original(at), hit.tokens.word(at - 1)
    if word not in NAME_MONTHS:
        return True
    if word in {"may", "march", "jan", "mar"} and written.islower():
        return before in BEFORE_MONTH - {"the", "and", "or", "to", ",", "-", "–", "—", "for", "by", "("}
    if before in BEFORE_MONTH or not before or before == "\n":
        after = hit.tokens.original(at + 1)
        if word in {"may", "march"} and (not before or before == "\n"):
            return after in {"'", "’", ",", "."}
        return True
    after = hit.tokens.original(at + 1)
    if word in {"may", "march", "jan", "mar"}:
        return False
    return not (hit.tokens.original(at - 1)[:1].isupper() or after[:1].isupper())


def _year(hit: Hit) -> int | None:
    words = [w for w in hit.words("year") if w not in {",", "of", "in", "the", "year"}]
    if not words:
        return None
    if words[-1][0].isdecimal():
        return full_year(words[-1])
    return year_of(words)


def make_day(year: int, month: int, day: int) -> Meaning | None:
    """The meaning of a whole date, or None where there is no such day."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Fixed(Span("day", when, when))


def _day_month(hit: Hit) -> Built:
    month = hit.value("month", "MONTH")
    day = ordinal_of(hit.words("day"))
    if day is None or not 1 <= day <= 31:
        return None
    if "year" not in hit:
        meaning: Meaning | None = Named("day", month, day)
    else:
        year = _year(hit)
        meaning = make_day(year, month, day) if year else None
    return ("DATE", None, meaning) if meaning else None


def _month_year(hit: Hit) -> Built:
    year = _year(hit)
    if not year:
        return None
    span = containing(date(year, hit.value("month", "MONTH"), 1), "month")
    return "DATE", None, Fixed(span)


def _month(hit: Hit) -> Built:
    if not month_ok(hit):
        return None
    return "DATE", None, Named("month", hit.value("month", "MONTH"))


WEEKDAY_SHORT = {"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"}


def _weekday(hit: Hit) -> Built:
    word = hit.words("weekday")[0]
    if word in WEEKDAY_SHORT and hit.before not in {"on", "last", "next", "this", "until", "by", "or", "from"}:
        return None
    if word in WEEKDAY_SHORT and hit.written("weekday").islower() and hit.before != "on":
        return None
    return "DATE", None, Weekday(hit.value("weekday", "WEEKDAY"))


YEAR_BEFORE = {
    "in", "since", "by", "of", "from", "to", "until", "till", "before", "after", "during", "between",
    "and", "or", "through", "for", "early", "late", "mid", "the", "year", "around", "about", "over",
    "than", "through", "throughout", "fiscal", "(", "this", "that", "a", "-", "–", "—", "with", "its",
    "their", "at", "on", "is", "was", "till", "versus", "vs", "as", "/", "up", "back", "than",
    "summer", "winter", "spring", "autumn", "fall", "=", "nor", "only", "not", "approx", "=", "'", "’", ",",
}
CURRENCY = set("$€£¥₹#№")


def _bare_year(hit: Hit) -> Built:
    digits = hit.words("year")[0]
    number = int(digits)
    if hit.before in CURRENCY or hit.after in {"%", "percent", "per", "°", "km", "miles", "people", "hours"}:
        return None
    if hit.tokens.spans[hit.first][0] and hit.tokens.low[hit.tokens.spans[hit.first][0] - 1] in "$€£¥.,:#":
        return None
    if not 1900 <= number <= 2099 and hit.before not in {
        "in", "since", "by", "from", "until", "of", "before", "after", "between", "around", "during", "year",
    }:
        return None
    if number < 1500 and hit.before != "in" or number > 2150:
        return None
    return "DATE", None, Fixed(year_span(number))


def _the_year(hit: Hit) -> Built:
    year = _year(hit)
    if not year:
        return None
    return "DATE", None, Fixed(year_span(year))


def _full_date(hit: Hit) -> Built:
    text = hit.words()[0]
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(text) == 8 and text.isdecimal():
        numbers = [int(text[:4]), int(text[4:6]), int(text[6:])]
    if len(numbers) < 3:
        return None
    if numbers[0] > 31:
        year, month, day = numbers[:3]
    else:
        month, day, year = numbers[0], numbers[1], full_year(re.findall(r"\d+", text)[2])
        if month > 12 or "." in text and day <= 12:
            month, day = day, month
    meaning = make_day(year, month, day)
    if meaning is None:
        return None
    return ("TIME" if ":" in text else "DATE"), None, meaning


def _decade(hit: Hit) -> Built:
    if "digits" in hit:
        number = int(hit.words("digits")[0][:-1])
    else:
        number = hit.value("name", "DECADEWORD")
    if number < 100:
        number += 1900 if number >= 30 else 2000
    span = containing(date(number, 1, 1), "decade")
    mod = hit.value("part", "EARLYONLY") if "part" in hit else None
    if mod is None:
        return "DATE", None, Fixed(span)
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
    year = span.first.year
    return "DATE", mod, PartOfDecade(span, date(year + first, 1, 1), date(year + last, 12, 31))


from dataclasses import dataclass  # noqa: E402

from pipeline.extraction.times.meanings import Reading, Scene  # noqa: E402


@dataclass(frozen=True, slots=True)
class PartOfDecade:
    """Three or four years of a decade whose value stays the decade's."""

    span: Span
    first: date
    last: date

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The years."""
        return Reading(self.span.value, self.first, self.last, "stated", None)


def _century(hit: Hit) -> Built:
    number = ordinal_of(hit.words("ord"))
    if not number or not 1 <= number <= 22:
        return None
    year = (number - 1) * 100
    return "DATE", None, Fixed(Span("century", date(max(year, 1), 1, 1), date(year + 99, 12, 31)))


RULES = [
    Rule("iso_date", "FULLDATE", "FULLDATE", _full_date),
    Rule("month_day_year", "(WEEKDAY DOT? COMMA?)? (month: MONTH) DOT? COMMA? THE? (day: DAYNO|NTHNO|ORD) COMMA? (year: OF? YEAR|COMMA YEARWORDS|YEARWORDS|APOS TWONO)", "MONTH", _day_month),
    Rule("month_day", "(WEEKDAY DOT? COMMA? THE?)? (month: MONTH) DOT? COMMA? THE? (day: DAYNO|NTHNO|ORD)", "MONTH", _day_month),
    Rule("day_month_year", "(WEEKDAY DOT? COMMA?)? THE? (day: DAYNO|NTHNO|ORD|CARDINAL (DASH? CARDINAL)?) (DASH|SLASH|OF)? (month: MONTH) DOT? (COMMA|DASH|SLASH)? (year: OF? YEAR|YEARWORDS|OF TWONO)", "MONTH", _day_month),
    Rule("day_month", "(WEEKDAY DOT? COMMA?)? THE? (day: DAYNO|NTHNO|ORD) (DASH|OF)? (month: MONTH)", "MONTH", _day_month),
    Rule("month_year", "(month: MONTH) DOT? (COMMA|DASH|SLASH)? (year: OF? YEAR|YEARWORDS|APOS TWONO)", "MONTH", _month_year),
    Rule("month", "(month: MONTH) DOT?", "MONTH", _month),
    Rule("weekday", "(weekday: WEEKDAY)", "WEEKDAY", _weekday),
    Rule("year", "(year: YEAR)", "YEAR", _bare_year),
    Rule("year_named", "(THE? UNIT (OF)? (year: YEARWORDS|YEAR))", "UNIT", _the_year),
    Rule("year_words", "(year: YEARWORDS)", "CARDINAL", _the_year),
    Rule("decade", "(THE)? (part: EARLYONLY)? DASH? APOS? (digits: DECADE)", "DECADE", _decade),
    Rule("century", "THE? (ord: ORD) DASH? (unit: UNIT)", "UNIT", _century),
]
