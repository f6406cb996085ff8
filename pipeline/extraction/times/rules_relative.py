"""Rules for times that count from the publication day or from another time of the text."""

from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.meanings import (
    Away,
    Edge,
    Focus,
    Meaning,
    Named,
    Reference,
    Step,
    Weekday,
    Within,
)
from pipeline.extraction.times.numerals import count_of, ordinal_of
from pipeline.extraction.times.rules_dates import month_ok


def _deictic(hit: Hit) -> Built:
    word = hit.words("word")[0]
    if word == "tonight" or word == "overnight":
        return "TIME", None, Step("day", 0)
    mod = hit.value("part", "EARLY") if "part" in hit else None
    return "DATE", mod, Step("day", hit.value("word", "DEICTIC"))


def _unit_step(hit: Hit) -> Built:
    """last week, this month, next year, the coming decade."""
    unit = hit.value("unit", "UNIT")
    shift = 0
    if "last" in hit:
        shift = -1
    elif "next" in hit:
        shift = 1
    mod = hit.value("part", "EARLY") if "part" in hit else None
    if unit in {"decade", "fortnight"} and shift:
        from pipeline.extraction.times.meanings import Stretch

        return "DURATION", mod, Stretch({"decade": "P10Y", "fortnight": "P2W"}[unit], 1, unit, shift)
    if hit.words()[0] == "the" and ("last" in hit and hit.words("last")[0] == "past"):
        from pipeline.extraction.times.meanings import Stretch
        from pipeline.extraction.times.rules_durations import iso_length

        if unit in {"day", "week", "month", "year", "quarter"}:
            return "DURATION", mod, Stretch(iso_length(1, unit), 1, unit, -1)
    if "last" in hit and hit.words("last")[0] in {"previous", "preceding", "prior"}:
        return "DATE", mod, Focus(unit, -1)
    if "next" in hit and hit.words("next")[0] in {"following", "ensuing"}:
        return "DATE", mod, Focus(unit, 1)
    if "same" in hit:
        return "DATE", mod, Focus(unit, 0)
    return "DATE", mod, Step(unit, shift)


def _named_step(hit: Hit) -> Built:
    """last May, this September, next Monday, last summer."""
    shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "previous": -1}.get(hit.words("step")[0])
    if shift is None:
        return None
    mod = hit.value("part", "EARLY") if "part" in hit else None
    if "month" in hit:
        return "DATE", mod, Named("month", hit.value("month", "MONTH"), shift=shift)
    if "season" in hit:
        return "DATE", mod, Named(hit.value("season", "SEASON"), shift=shift)
    if hit.words("step")[0] == "this":
        return "DATE", mod, Weekday(hit.value("weekday", "WEEKDAY"))
    return "DATE", mod, Weekday(hit.value("weekday", "WEEKDAY"), shift=shift)


def _ago(hit: Hit) -> Built:
    unit = hit.value("unit", "UNIT") or hit.value("unit", "UNITS")
    count = count_of(hit.words("count"))
    if unit is None:
        return None
    if count is None:
        return "DATE", None, Reference("PAST_REF")
    mod = hit.value("hedge", "HEDGE") if "hedge" in hit else None
    if count != int(count):
        months = {"year": 12, "decade": 120}.get(unit)
        if months is None:
            return None
        return "DATE", mod, Away(-int(count * months), "month")
    return "DATE", mod, Away(-int(count), unit)


def _earlier(hit: Hit) -> Built:
    from pipeline.extraction.times.meanings import Earlier

    unit = hit.value("unit", "UNIT") or hit.value("unit", "UNITS")
    count = count_of(hit.words("count"))
    sign = -1 if hit.words("way")[0] in {"earlier", "before", "previously"} else 1
    if unit is None:
        return None
    if count is None or count != int(count):
        return "DATE", None, Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    return "DATE", None, Earlier(sign * int(count), unit)


def _year_ago(hit: Hit) -> Built:
    from pipeline.extraction.times.meanings import Earlier

    if "number" in hit:
        return "DATE", None, Earlier(-1, "year")
    return "DATE", None, Earlier(-1, "year")


def _quarter(hit: Hit) -> Built:
    number = ordinal_of(hit.words("ord"))
    if "fiscal" in hit:
        return "DATE", None, Reference("XXXX-Q%d" % number) if number and 0 < number < 5 else None
    if number == -1:
        number = 4
    if not number or not 1 <= number <= 4:
        return None
    return "DATE", None, Named("quarter", number)


def whole_of(hit: Hit, group: str) -> Meaning | None:
    """The year that a group names: 1998, last year, this year, next year."""
    from datetime import date

    from pipeline.extraction.times.meanings import Fixed
    from pipeline.extraction.times.spans import year_span

    words = hit.words(group)
    if words and words[-1][0].isdecimal():
        return Fixed(year_span(int(words[-1])))
    for word, shift in (("last", -1), ("past", -1), ("this", 0), ("current", 0), ("next", 1)):
        if word in words:
            return Step("year", shift)
    return None


def _quarter_of(hit: Hit) -> Built:
    number = ordinal_of(hit.words("ord"))
    if number == -1:
        number = 2 if "half" in hit else 4
    whole = whole_of(hit, "year")
    grain = "half" if "half" in hit else "quarter"
    if not number or whole is None or not 1 <= number <= (2 if "half" in hit else 4):
        return None
    return "DATE", None, Within(Named(grain, number), whole)


def _half(hit: Hit) -> Built:
    number = ordinal_of(hit.words("ord"))
    if number == -1:
        number = 2
    return ("DATE", None, Named("half", number)) if number in {1, 2} else None


def _month_of(hit: Hit) -> Built:
    whole = whole_of(hit, "year")
    if whole is None:
        return None
    part = Named("month", hit.value("month", "MONTH"))
    if "day" in hit:
        part = Named("day", part.number, ordinal_of(hit.words("day")) or 0)
    return "DATE", None, Within(part, whole)


def _reference(hit: Hit) -> Built:
    word = hit.words("word")[0]
    value = {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "previously": "PAST_REF", "past": "PAST_REF", "future": "FUTURE_REF",
        "current": "PRESENT_REF", "recent": "PAST_REF",
    }[word]
    if word in {"past", "future"} and not hit.words()[0] == "the" and hit.before != "in":
        return None
    if word in {"past", "future"} and hit.after not in {"", ",", ".", ";", "and", "but", "is", "was", "have", "has", "\n", ")", "the", "he", "she", "it", "they", "”", '"', "'", "’"}:
        return None
    return "DATE", None, Reference(value)


def _vague_units(hit: Hit) -> Built:
    """recent years, coming months, the past few weeks."""
    if "future" in hit:
        return "DATE", None, Reference("FUTURE_REF")
    return "DATE", None, Reference("PAST_REF")


def _season(hit: Hit) -> Built:
    from pipeline.extraction.times.meanings import Fixed
    from pipeline.extraction.times.spans import season

    name = hit.value("season", "SEASON")
    mod = hit.value("part", "EARLYONLY") if "part" in hit else None
    if "year" in hit:
        whole = whole_of(hit, "year")
        return ("DATE", mod, Within(Named(name), whole)) if whole else None
    if hit.before not in {"in", "of", "since", "by", "until", "during", "over", "this", "early", "late", "mid"} and mod is None:
        return None
    if hit.after == "of":
        return None
    return "DATE", mod, Named(name)


RULES = [
    Rule("deictic_day", "(part: EARLIERLATER|EARLYONLY)? (word: DEICTIC)", "DEICTIC", _deictic),
    Rule("step_unit", "(part: EARLY)? THE? (last: LAST|(next: NEXT)|(this: THIS)) FULL? (unit: UNIT)".replace("(last: LAST|(next: NEXT)|(this: THIS))", "((last: LAST)|(next: NEXT)|(this: THIS))"), "UNIT", _unit_step),
    Rule("step_same", "THE? (same: THAT) (unit: UNIT)", "UNIT", _unit_step),
    Rule("step_month", "(part: EARLY)? DASH? (step: LAST|THIS|NEXT) (month: MONTH)", "MONTH", _named_step),
    Rule("step_season", "(part: EARLY)? THE? (step: LAST|THIS|NEXT) (season: SEASON)", "SEASON", _named_step),
    Rule("step_weekday", "THE? (step: LAST|THIS|NEXT) (weekday: WEEKDAY)", "WEEKDAY", _named_step),
    Rule("ago", "(hedge: HEDGE)? (count: COUNT|A) DASH? MORE? (unit: UNITS|UNIT) (OR SO)? AGO".replace("(OR SO)?", "(MORE MORE)?"), "AGO", _ago),
    Rule("earlier", "(count: COUNT|A) DASH? MORE? (unit: UNITS|UNIT) (way: EARLIER|LATER)", "EARLIER LATER", _earlier),
    Rule("year_ago_period", "THE? UNIT DASH (way: YEARAGO) (PERIOD|UNIT|ORD UNIT)?", "YEARAGO", _year_ago),
    Rule("quarter", "THE? (fiscal: FISCAL DASH?)? (ord: ORD|LAST) DASH? (unit: UNIT)", "UNIT", lambda hit: _quarter(hit) if hit.words("unit")[0] == "quarter" and hit.words("ord")[0] not in {"past", "previous", "preceding", "prior", "last"} else None),
    Rule("quarter_name", "(ord: QNAME)", "QNAME", lambda hit: ("DATE", None, Named("quarter", hit.value("ord", "QNAME")))),
    Rule("quarter_of", "THE? ((ord: ORD|LAST) DASH? (unit: UNIT)) (OF|COMMA)? (year: YEAR|LAST UNIT|THIS UNIT|NEXT UNIT)", "UNIT", lambda hit: _quarter_of(hit) if hit.words("unit")[0] == "quarter" else None),
    Rule("quarter_name_of", "(q: QNAME) (OF|DASH|COMMA)? (year: YEAR|LAST UNIT|THIS UNIT|NEXT UNIT)", "QNAME", lambda hit: ("DATE", None, Within(Named("quarter", hit.value("q", "QNAME")), w)) if (w := whole_of(hit, "year")) else None),
    Rule("year_quarter", "THE? (year: YEAR) DASH? (ord: ORD) DASH? (unit: UNIT)", "YEAR", lambda hit: _quarter_of(hit) if hit.words("unit")[0] == "quarter" else None),
    Rule("half_of", "THE? (ord: ORD|LAST) (half: HALF) (OF|COMMA)? THE? (year: YEAR|LAST UNIT|THIS UNIT|NEXT UNIT)", "HALF", _quarter_of),
    Rule("half", "THE? (ord: ORD) (half: HALF)", "HALF", _half),
    Rule("month_of", "(month: MONTH) COMMA? (OF)? (year: LAST UNIT|THIS UNIT|NEXT UNIT)", "MONTH", _month_of),
    Rule("day_of", "(month: MONTH) DOT? (day: DAYNO|NTHNO) COMMA? (OF)? (year: LAST UNIT|THIS UNIT|NEXT UNIT)", "MONTH", _month_of),
    Rule("season", "(part: EARLYONLY)? DASH? THE? (season: SEASON) (OF? (year: YEAR|LAST UNIT|THIS UNIT|NEXT UNIT))?", "SEASON", _season),
    Rule("reference", "THE? (word: PRESENT|PAST|PASTNOUN|FUTURENOUN|CURRENT|RECENT)", "PRESENT PAST PASTNOUN FUTURENOUN CURRENT RECENT", _reference),
    Rule("vague_units", "(THE? (past: RECENT|LAST SEVERAL|LAST FEW)|(future: FUTUREADJ)) UNITS", "UNITS", _vague_units),
]
