"""Numbers in table rows, read with the heads of their row and their column.

A head contains a name ("Exports"), a period ("2023"), the unit of its numbers ("GWh"), or several
of these ("2023 (million barrels)"). The caption supplies what is missing in the heads.
"""

import re
from bisect import bisect_right
from calendar import month_abbr, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from claimledger.claims.answers import Answer, Answers
from claimledger.claims.candidates import Candidate, Document
from claimledger.claims.periods import UNKNOWN, Period
from claimledger.language.text_tables import Cell, Span, grids, lines
from claimledger.records import Article, Quantity, Time

TAIL = re.compile(
    r"\s*[(\[](?P<bracketed>[^()\[\]]{1,30})[)\]]|\s*,\s*(?P<set_off>[^,]{1,30})$"
    r"|(?:^|\s)(?P<scale>in (?:thousand|million|billion|trillion)s?\b[^,()]*|%)$",
    re.IGNORECASE,
)
"""The part of a head that may state a unit."""
NOTED = re.compile(r"\s?(?:[*†‡¹²³]{1,3}|\[\w{1,2}\]|\([nN]\s?=\s?[\d,]+\))$")
"""Marks of footnotes and sizes of samples at the end of a head."""
MARKS = re.compile(
    r"[%$€£¥]|\b(?:thousands?|millions?|billions?|trillions?|[bm]n|m|tn|per ?cent|pct|pp|p\.p\.)\b"
    r"|'000|percentage points?",
    re.IGNORECASE,
)
"""Words and signs that mark a unit or a scale."""
BARE = re.compile(r"[A-Z]?[a-z]?[A-Z][a-z]{0,2}(?:/\w{1,3})?|%")
"""Symbols of units with a prefix: "GWh", "Mt", "MW"."""
WHOLE = re.compile(
    r"(?:total|overall|all|sum|grand total|all (?:\w+ ?){1,2}|together)", re.IGNORECASE
)
"""Heads of rows that are totals."""
BASE = frozenset({"since", "from", "than", "on", "over", "vs", "versus", "against", "to"})
"""Words before a time that mark it as the base of a change."""
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = [month.lower() for month in month_abbr[1:]]
PART = re.compile(
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|Q(?P<quarter>[1-4])"
)
"""A head that is a month or a quarter, without its year."""
SURE, BY_HEADS = 0.95, "table.heads"
"""The probability that an answer from heads is right, and the name of the rule."""

CAPTIONED = frozenset({"heading", "caption", "dek", "body"})


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a number: the names of its row and of its column, and its period."""

    row: str
    column: str | None
    caption: str | None
    period: Period
    total: bool

    @property
    def measure(self) -> str:
        """The measure: column and row or, if the column is a period, caption and row."""
        what = self.column or self.caption
        if not self.row:
            return what or ""
        if what is None:
            return self.row
        return f"{self.row} {what}" if self.total else f"{what} of {self.row}"


class Tables:
    """The tables of an article, by the place of each number in them."""

    def __init__(self, article: Article) -> None:
        here = [(s.start, s.end) for s in article.segments if s.numeric]
        spans = list(lines(article.text, here))
        found = [cell for grid in grids(article.text, spans) for cell in grid.cells]
        self.cells = sorted(found, key=lambda cell: cell.start)
        self.starts = [cell.start for cell in self.cells]
        self.heads = sorted({s for cell in found for s in (cell.row, cell.column) if s})
        self.captions = sorted({cell.caption for cell in found if cell.caption})
        self.text = article.text

    def at(self, quantity: Quantity) -> Cell | None:
        """The cell of a quantity, or None in running text."""
        at = bisect_right(self.starts, quantity.start) - 1
        inside = at >= 0 and quantity.end <= self.cells[at].end
        return self.cells[at] if inside else None

    def in_head(self, quantity: Quantity) -> bool:
        """Whether a quantity is part of a head, or the scale in a caption: "in $ million"."""
        scale = not re.search(r"\d", self.text[quantity.start : quantity.end])
        return within(self.heads, quantity) or (scale and within(self.captions, quantity))


def within(spans: Sequence[Span], quantity: Quantity) -> bool:
    """Whether a quantity begins in one of several spans, which are in order."""
    at = bisect_right(spans, quantity.start, key=itemgetter(0)) - 1
    return at >= 0 and quantity.start < spans[at][1]


def read_cell(document: Document, cell: Cell, quantity: Quantity, said: Answers) -> None:
    """Replace the ranker's choices with the answers from the heads of a cell."""
    said.worth = float(quantity.role == "claim")
    said.fields.pop("unit", None)
    heads = heads_of(document, cell, quantity)
    subject = "" if heads.total else heads.row
    for name, text in (("measure", heads.measure), ("subject", subject)):
        place = Candidate(text, *cell.row) if text else Candidate("", 0, 0)
        said.fields[name] = Answer(SURE, published=True, candidate=place, rule=BY_HEADS)
    if not heads.period.empty:
        said.fields["period"] = Answer(SURE, published=True, period=heads.period, rule=BY_HEADS)
    choices = {"kind": kind_of(heads, quantity, said), "direction": quantity.direction}
    for name, choice in choices.items():
        said.fields[name] = Answer(SURE, published=True, choice=choice, rule=BY_HEADS)


def kind_of(heads: Heads, quantity: Quantity, said: Answers) -> str | None:
    """The kind of a number in a table: a change only if its sign or its head shows one."""
    if quantity.kind == "change":
        return "change"
    if counts(heads, quantity):
        return "count"
    ranked = said.fields["kind"].choice
    return "level" if ranked == "change" else ranked


def counts(heads: Heads, quantity: Quantity) -> bool:
    """Whether the head of a column is a plural noun and its bare numbers are whole."""
    last = (heads.column or "").split(" ")[-1].lower()
    whole = quantity.value is not None and quantity.value == quantity.value.to_integral_value()
    return whole and quantity.unit == "1" and last.endswith("s") and not last.endswith(("ss", "us"))


def heads_of(document: Document, cell: Cell, quantity: Quantity) -> Heads:
    """The answers from the heads of a cell."""
    spans = (cell.column, cell.row, caption_of(document, cell))
    heads = [head_and_period(document, span, quantity) for span in spans]
    (column, _), (row, _), (caption, _) = heads
    total = WHOLE.fullmatch(document.article.text[slice(*cell.row)].strip()) is not None
    when = parted(document.article, heads, spans) or next(
        (p for _, p in heads if not p.empty), UNKNOWN
    )
    if when.basis == "resolved" and PART.fullmatch(row):
        row = ""
    if when.basis == "resolved" and PART.fullmatch(column):
        column = ""
    return Heads(row, column or None, caption or None, when, total)


def parted(
    article: Article, heads: Sequence[tuple[str, Period]], spans: Sequence[Span | None]
) -> Period | None:
    """The period of a head that is a month or a quarter, in the year that another head names.

    Without such a year, it is the last such period before publication.
    """
    years = [p.start.year for _, p in heads if p.start and p.end and is_year(p.start, p.end)]
    latest, earliest = article.published_latest, article.published_earliest
    for span in spans:
        words = NOTED.sub("", article.text[slice(*span)].strip(".: ")) if span else ""
        part = PART.fullmatch(words)
        if part is None or span is None:
            continue
        first = MONTHS.index(part["month"][:3].lower()) + 1 if part["month"] else 0
        months = (
            (first, first) if first else (3 * int(part["quarter"]) - 2, 3 * int(part["quarter"]))
        )
        if not years and latest is not None and earliest is not None:
            last = latest.year - (months[0] > latest.month)
            years = [last] if last == earliest.year - (months[0] > earliest.month) else []
        if years:
            ends = date(years[0], months[0], 1), date(years[0], *last_day(years[0], months[1]))
            return Period(*ends, "duration", "resolved")
    return None


def is_year(start: date, end: date) -> bool:
    """Whether two days are the first and last day of one calendar year."""
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year


def last_day(year: int, month: int) -> Span:
    """A month and its last day."""
    return month, monthrange(year, month)[1]


def caption_of(document: Document, cell: Cell) -> Span | None:
    """The heading or caption directly above a table."""
    if cell.caption is None:
        return None
    label = document.sentence_of(cell.caption[0]).label
    return cell.caption if label in CAPTIONED else None


def head_and_period(
    document: Document, span: Span | None, quantity: Quantity
) -> tuple[str, Period]:
    """The name in a head, without unit and time, and its period."""
    if span is None:
        return "", UNKNOWN
    words = NOTED.sub("", document.article.text[slice(*span)].rstrip(".: "))
    end = span[0] + len(words)
    inside = (t for t in document.article.times if span[0] <= t.start and t.end <= end)
    time = next(inside, None)
    if time is None:
        year = YEAR.fullmatch(words) is not None
        return ("", a_year(words)) if year else (name_of(words, quantity), UNKNOWN)
    if is_base(words[: time.start - span[0]]):
        return name_of(words, quantity), UNKNOWN
    return name_of(without_time(words, time, span[0]), quantity), document.period(time)


def name_of(words: str, quantity: Quantity) -> str:
    """The name in a head, without the unit of its numbers."""
    return "" if states_unit(words, quantity) else without_unit(words, quantity)


def without_unit(words: str, quantity: Quantity) -> str:
    """A head without the unit at its end: "Wheat" for "Wheat, million tonnes"."""
    tail = TAIL.search(words)
    if tail is None:
        return words
    unit = tail["bracketed"] or tail["set_off"] or tail["scale"]
    rest = f"{words[: tail.start()]}{words[tail.end() :]}".strip(" ,")
    return rest if names_unit(unit, quantity) else words


def states_unit(words: str, quantity: Quantity) -> bool:
    """Whether a head is nothing but the unit of its numbers: "GWh", "million tonnes", "%"."""
    short = len(words.split()) <= len(("millions", "of", "barrels"))
    return short and (words == "%" or (TAIL.search(words) is None and opens_unit(words, quantity)))


def opens_unit(words: str, quantity: Quantity) -> bool:
    """Whether words begin with a scale or a sign, or are the symbol of a number's own unit."""
    mark = MARKS.match(words)
    rest = words[mark.end() :].strip() if mark else words
    return words == quantity.unit or (
        mark is not None and (not rest or names_unit(words, quantity))
    )


def names_unit(words: str, quantity: Quantity) -> bool:
    """Whether words are a number's unit: a sign, a scale, its symbol, or a name like it."""
    if MARKS.search(words) is not None or words in {quantity.unit, quantity.unit_code}:
        return True
    measured = quantity.unit_kind not in {None, "count", "ratio"}
    alike = words[:1].lower() == quantity.unit[:1].lower() or BARE.fullmatch(words) is not None
    return measured and alike


def without_time(words: str, time: Time, start: int) -> str:
    """A head without its time: "Exports" for "2023 Exports"."""
    before, after = words[: time.start - start], words[time.end - start :]
    before = re.sub(r"(?:^|\s)(?:in|for|of|at|by)\s*$", "", before)
    words = f"{before.strip(' ,:–-')} {after.strip(' ,:–-')}"
    return words.replace("()", "").replace("( )", "").strip()


def is_base(before: str) -> bool:
    """Whether a time after some words is the base of a change: "Change since 2019"."""
    return (before.lower().split() or [""])[-1] in BASE


def a_year(words: str) -> Period:
    """The period of a head that is a bare year."""
    year = int(words)
    return Period(date(year, 1, 1), date(year, 12, 31), "duration", "stated")
