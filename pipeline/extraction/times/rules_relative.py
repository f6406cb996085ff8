"""Rules for times that count from the publication day or from a time that the text named."""

from pipeline.extraction.times.compounds import SoFar
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.lexicon import CATEGORIES
from pipeline.extraction.times.meanings import (
    Away,
    Bare,
    Earlier,
    FromFocus,
    Named,
    Step,
    Stretch,
    Then,
    Weekday,
    YearsOn,
)
from pipeline.extraction.times.numerals import count_of, ordinal_of
from pipeline.extraction.times.rules_dates import CALLS_FOR_TIME, FEAST, feast_name
from pipeline.extraction.times.rules_durations import iso_length, unit_in

SHIFTS = CATEGORIES["SHIFT"]
"""last is -1, this 0, next 1."""
FROM_TEXT = CATEGORIES["FROMTEXT"]
"""Words that count from a time of the text: the previous year, the following month."""
QUOTES = {'"', "“", "‘", "'", "`"}


def _deictic(hit: Hit) -> Built:
    kind = "TIME" if hit.word("day") in {"tonight", "overnight"} else "DATE"
    return kind, None, Step("day", hit.value("day", "DEICTIC"))


def _unit(hit: Hit) -> Built:
    """last week, this month, next year, the previous quarter, the past year."""
    unit, word = hit.value("unit", "UNIT"), hit.word("shift")
    shift = SHIFTS[word]
    if hit.written("unit")[0].isupper() and hit.near(-1) in QUOTES:
        return None  # the name of a programme
    rolling = (word == "past" and unit != "quarter") or (unit == "decade" and shift != 0)
    if unit == "fortnight" or (rolling and unit != "weekend"):
        return "DURATION", None, Stretch(iso_length(1, unit), 1, unit, shift or -1)
    if word in FROM_TEXT:
        return "DATE", None, FromFocus(unit, shift)
    return "DATE", None, Step(unit, shift)


def _unit_after_next(hit: Hit) -> Built:
    """the week after next, the year before last."""
    unit, shift = hit.value("unit", "UNIT"), hit.value("shift", "LASTNEXT")
    return "DATE", None, Step(unit, 2 * shift)


def _same_unit(hit: Hit) -> Built:
    """that year, the same month: the one that the text is at."""
    unit = hit.value("unit", "UNIT")
    if hit.near(1) in {"of", "as", "when", "he", "she"} and hit.word("same") == "that":
        return None
    return "DATE", None, FromFocus(unit, 0)


def _shifted(hit: Hit) -> Built:
    """last May, this September, next summer."""
    shift = SHIFTS[hit.word("shift")]
    if "month" in hit:
        return "DATE", None, Named("month", hit.value("month", "MONTH"), shift=shift)
    return "DATE", None, Named(hit.value("season", "SEASON"), shift=shift)


def _shifted_feast(hit: Hit) -> Built:
    """last Christmas, next Thanksgiving."""
    name = feast_name(hit.words("feast"))
    return (
        ("DATE", None, Named("day", name=name, shift=SHIFTS[hit.word("shift")])) if name else None
    )


def _shifted_weekday(hit: Hit) -> Built:
    """last Monday is the one before today; this and next Monday are those of their weeks."""
    number, word = hit.value("day", "WEEKDAY"), hit.word("shift")
    if word in {"last", "past", "previous", "preceding"}:
        return "DATE", None, Weekday(number, side=-1)
    if word in {"coming", "upcoming"}:
        return "DATE", None, Weekday(number, side=1)
    return "DATE", None, Weekday(number, week=SHIFTS[word])


def _ago(hit: Hit) -> Built:
    """two years ago, a week or so ago, one and a half years ago."""
    unit, count = unit_in(hit), count_of(hit.words("count"))
    mod = "APPROX" if "vague" in hit else hit.value("hedge", "HEDGE")
    if unit in {"hour", "minute", "second"}:
        return "TIME", mod, Step("day", 0)
    if count is None:
        return "DATE", mod, Bare("PAST_REF", "vague")
    if count != int(count):
        unit, count = "month", count * {"decade": 120, "century": 1200}.get(unit, 12)
    if unit == "year" and count == 1 and mod is None:
        return "DATE", None, Earlier(-1, "year", ago=True)
    return "DATE", mod, Away(-int(count), unit)


def _earlier(hit: Hit) -> Built:
    """a year earlier, two months later: counted from a time of the text."""
    unit, count = unit_in(hit), count_of(hit.words("count"))
    sign = hit.value("way", "EARLIER", "LATER")
    if unit in {"hour", "minute", "second"} or count is None or count != int(count):
        return None
    if hit.word("way") in {"before", "after"} and hit.near(1).isalnum():
        return None
    return "DATE", None, Earlier(sign * int(count), unit)


def _year_ago(hit: Hit) -> Built:
    """the year-ago period, the year-earlier quarter, the year-ago third quarter."""
    if hit.word("unit") != "year":
        return None
    if number := ordinal_of(hit.words("ord")):
        return (
            "DATE",
            None,
            YearsOn(Named("quarter", number), -1) if number in range(1, 5) else None,
        )
    return "DATE", None, Earlier(-1, "year", same=True)


def _year_before(hit: Hit) -> Built:
    """the year before, the day after: counted from a time of the text."""
    unit, sign = hit.value("unit", "UNIT"), hit.value("way", "EARLIER", "LATER")
    if hit.near(1).isalpha() and hit.near(1) not in {"and", "but", "when", "said"}:
        return None
    return "DATE", None, Earlier(sign, unit)


def _in_future(hit: Hit) -> Built:
    """in two days, in 3 weeks' time: a duration, unless days or weeks with a future cue."""
    unit, count = unit_in(hit), count_of(hit.words("count"))
    if count is None or count != int(count):
        return None
    return "DATE", None, Away(int(count), unit, exact=True)


def _same_period(hit: Hit) -> Built:
    """the same period last year, the same month a year ago, the same quarter of 2019."""
    return "DATE", None, Earlier(-1, "year", same=True)


def _reference(hit: Hit) -> Built:
    grain = "present" if hit.word("word") == "now" else ""
    return "DATE", None, Bare(hit.value("word", "REF"), "vague", grain=grain)


def _the_past(hit: Hit) -> Built:
    """in the past, the future: nothing that it qualifies may follow."""
    after = hit.near(1)
    if after.isalnum() and after not in CALLS_FOR_TIME and after not in {"and", "but", "he", "is"}:
        return None
    return "DATE", None, Bare(hit.value("word", "PASTFUTURE"), "vague")


def _then(hit: Hit) -> Built:  # noqa: ARG001 - says the same of every hit
    """since then, by that time: the time that the text named last."""
    return "DATE", None, Then()


def _to_date(hit: Hit) -> Built:
    unit = hit.value("unit", "UNIT")
    return "DATE", None, SoFar(unit) if unit in {"year", "month", "quarter"} else SoFar("year")


SHIFT = "(shift: SHIFT)"
RULES = [
    Rule("deictic_day", "(day: DEICTIC)", "DEICTIC", _deictic),
    Rule("shifted_unit", f"THE? {SHIFT} FULL? (unit: UNIT)", "UNIT", _unit),
    Rule(
        "unit_after_next",
        "THE (unit: UNIT) (EARLIER|LATER) (shift: LASTNEXT)",
        "LASTNEXT",
        _unit_after_next,
    ),
    Rule("same_unit", "THE? (same: SAME|THAT) (unit: UNIT)", "UNIT", _same_unit),
    Rule("shifted_month", f"{SHIFT} (month: MONTH)", "MONTH", _shifted),
    Rule("shifted_season", f"THE? {SHIFT} (season: SEASON)", "SEASON", _shifted),
    Rule("shifted_feast", f"THE? {SHIFT} {FEAST}", "FEASTHEAD", _shifted_feast),
    Rule("shifted_weekday", f"THE? {SHIFT} (day: WEEKDAY)", "WEEKDAY", _shifted_weekday),
    Rule(
        "ago",
        "(hedge: HEDGE)? (count: COUNT|A) DASH? MORE? (unit: UNITS|UNIT|CLOCKUNITS|CLOCKUNIT) (vague: AND SO)? AGO",
        "AGO",
        _ago,
    ),
    Rule(
        "earlier",
        "(count: COUNT|A) MORE? (unit: UNITS|UNIT) (way: EARLIER|LATER)",
        "EARLIER LATER",
        _earlier,
    ),
    Rule(
        "year_ago",
        "THE? (unit: UNIT) DASH YEARAGO (ord: ORD)? (PERIOD|UNIT)?",
        "YEARAGO",
        _year_ago,
    ),
    Rule("unit_before", "THE (unit: UNIT) (way: BEFOREAFTER)", "BEFOREAFTER", _year_before),
    Rule(
        "same_period",
        "THE SAME (PERIOD|UNIT) (OF|IN_ONLY)? (THE? SHIFT UNIT|A UNIT (AGO|EARLIER))",
        "SAME",
        _same_period,
    ),
    Rule("reference", "(word: REF)", "REF", _reference),
    Rule("past_or_future", "THE (word: PASTFUTURE)", "PASTFUTURE", _the_past),
    Rule("then", "(UNTIL_SINCE|BY) (span: THEN|THAT TIMEWORD)", "THEN TIMEWORD", _then),
    Rule("to_date", "THE? (unit: UNIT) TO_WORD DATEWORD", "DATEWORD", _to_date),
]
