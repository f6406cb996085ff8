"""Numbers in tables: the content of a cell, in the unit and scale of its heads or caption.

A head states a unit after its last comma ("Wheat, million tonnes"), in brackets at its end
("Revenue ($ bn)") or after "in" ("in thousands"), or is a unit itself ("GWh"). "31.7" under the
first head is read like "31.7 million tonnes". A unit in the cell takes precedence: "5.1%" under "in
thousands" is a percentage.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimledger.language import Language
from claimledger.language.lexicon import lexicon
from claimledger.language.text_tables import Cell, grids, is_value, lines
from claimledger.quantities.claimed import Span, Timed, meeting
from claimledger.quantities.lexicon import lexicon_of
from claimledger.quantities.reading import plain
from claimledger.records import Quantity

Finder = Callable[[str, Sequence[Timed], Sequence[Span] | None, Language], list[Quantity]]

MAYBE = re.compile(
    r"\||\t|\S[ \xa0]{2,}\S"
    r"|\n[ \t\xa0]*\(?[+\-−–]?[$€£¥]?\d[\d,.]*[ \xa0]?%?\)?[ \t\xa0]*[\r\n]"
)
"""A pattern that every text with a table matches."""
NOTED = re.compile(r"\s?(?:[*†‡]{1,3}|\[\w{1,2}\]|\([a-z]\))$")
SIGN = re.compile(r"(?P<open>\()?\s?(?P<lead>[$€£¥])?(?P<sign>[+\-−–])?\s?(?P<rest>[^()]+?)\)?$")
THOUSANDS = re.compile(r"^['’‘]?000s?\b")
CURRENCY = re.compile(r"(?P<sign>[A-Z]{0,3}[$€£¥]|[A-Z]{3}\b|Rs\b)\s?(?P<scale>[^\s/]*)$")
OWN = frozenset({"date", "time", "age", "duration"})
"""Roles that a number in a cell keeps."""
COUNTED = "table.unit: a unit or scale that a head of a table states, without a number"
NAMED = "table.head: a number in the name of a table's row or column"
PLACED = "table.rank: a place in the order of a table's rows"
SHORTEST = 2
MINUS = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class HeadWords:
    """The words of heads in one language; tables.yaml explains each list."""

    stated: tuple[re.Pattern[str], ...]  # in brackets, after a comma or "in", at its end, or all
    opening: re.Pattern[str]
    scales: re.Pattern[str]
    change: re.Pattern[str]
    sizes: re.Pattern[str]
    ranks: frozenset[str]
    points: str
    thousand: str
    million: str


@cache
def head_words(language: Language) -> HeadWords:
    """The words of heads in a language."""
    file = lexicon("quantities", "tables.yaml", language.code)
    lists = ("figures", "in", "scales", "of", "change", "sizes")
    made = {name: "|".join(map(re.escape, file[name])) for name in lists}
    said = r"[^,()]{1,30}"
    return HeadWords(
        stated=(
            re.compile(r"[(\[](?P<unit>[^()\[\]]{1,30})[)\]]"),
            re.compile(r",\s*(?P<unit>[^,]{1,30})$"),
            re.compile(rf"\b(?P<unit>(?:{made['in']})\s{said})$"),
            re.compile(r"\s(?P<unit>%)$"),
            re.compile(rf"^(?P<unit>{said})$"),
        ),
        opening=re.compile(rf"^(?:(?:{made['figures']}) )?(?:{made['in']})\s+", re.IGNORECASE),
        scales=re.compile(rf"\b({made['scales']})\b(?: (?:{made['of']}))?", re.IGNORECASE),
        change=re.compile(rf"\b(?:{made['change']})\b|[+]/[-−–]", re.IGNORECASE),
        sizes=re.compile(rf"\b(?:{made['sizes']})\b", re.IGNORECASE),
        ranks=frozenset(file["ranks"]),
        points=file["points"],
        thousand=file["thousand"],
        million=file["million"],
    )


def in_tables(
    text: str,
    times: Sequence[Timed],
    spans: Sequence[Span] | None,
    language: Language,
    find: Finder,
) -> list[Quantity]:
    """The quantities of a text, with those of its tables read under their heads.

    Args:
        text: the text that all offsets count in.
        times: time expressions; their characters are no quantities.
        spans: where numbers are read; other lines are no rows.
        language: the language of the text.
        find: finds the quantities of running text.
    """
    found = find(text, times, spans, language)
    if MAYBE.search(text) is None:
        return found
    where = spans if spans is not None else [(0, len(text))]
    cells = [cell for grid in grids(text, list(lines(text, where))) for cell in grid.cells]
    if not cells:
        return found
    own = [(t.start, t.end) for t in times]
    own += [(q.start, q.end) for q in found if q.role in OWN]
    own.sort()
    cells = [cell for cell in cells if is_value(text, (cell.start, cell.end))]
    read = Heads(text, find, language, cells)
    rows: dict[Span, list[Quantity]] = {}
    for cell in cells:
        one = None if meeting(own, cell.start, cell.end) else read.value(cell)
        if one is not None:
            rows.setdefault(cell.row, []).append(one)
    points = read.unit(read.words.points)
    made = [one for row in rows.values() for one in in_points(row, points)]
    taken = sorted((one.start, one.end) for one in made)
    heads = sorted({h for c in cells for h in (c.row, c.column, c.caption) if h is not None})
    names = sorted({h for c in cells for h in (c.row, c.column) if h is not None})
    kept = [as_head(text, q, heads, names) for q in found if not meeting(taken, q.start, q.end)]
    return sorted([*kept, *made], key=lambda q: (q.start, q.head))


def in_points(row: list[Quantity], points: Quantity | None) -> list[Quantity]:
    """The numbers of a row; bare changes among nothing but percentages are percentage points."""
    levels = [one for one in row if one.kind != "change" and one.role == "claim"]
    if points is None or not levels or any(one.unit != "%" for one in levels):
        return row
    return [
        in_unit(one, points) if one.kind == "change" and one.unit == "1" else one for one in row
    ]


def in_unit(number: Quantity, unit: Quantity) -> Quantity:
    """A number in the unit of another."""
    return replace(number, unit=unit.unit, unit_code=unit.unit_code, unit_kind=unit.unit_kind)


def as_head(
    text: str, quantity: Quantity, heads: Sequence[Span], names: Sequence[Span]
) -> Quantity:
    """A quantity; in a head, it is part of a name, or a unit if it has no figure."""
    if quantity.role != "claim":
        return quantity
    figures = any(map(str.isdigit, text[quantity.start : quantity.end]))
    if figures and meeting(names, quantity.start, quantity.end):
        return replace(quantity, role="reference", reason=NAMED)
    if figures or not meeting(heads, quantity.start, quantity.end) or quantity.unit_kind == "count":
        return quantity
    return replace(quantity, role="reference", reason=COUNTED)


class Heads:
    """Reads cells of one text; each head is read once."""

    def __init__(
        self, text: str, find: Finder, language: Language, cells: Sequence[Cell] = ()
    ) -> None:
        self.text = text
        self.finder = find
        self.language = language
        self.words = head_words(language)
        self.moving = {self.column(cell) for cell in cells if text[cell.start] == "+"}
        self.known: dict[str, Quantity | None] = {}

    def find(self, said: str) -> list[Quantity]:
        """The quantities of a short text."""
        return self.finder(said, (), None, self.language)

    def column(self, cell: Cell) -> str:
        """The head of a cell's column."""
        return self.text[slice(*cell.column)].strip() if cell.column else ""

    def value(self, cell: Cell) -> Quantity | None:
        """The quantity of a cell: its number with sign, unit and scale."""
        said = NOTED.sub("", self.text[cell.start : cell.end])
        signed = SIGN.match(said)
        if signed is None:
            return None
        bare = (signed["lead"] or "") + signed["rest"]
        number = next(iter(self.find(bare)), None)
        if number is None or number.value is None or number.start:
            return None
        number = self.scaled(number, cell)
        falls = signed["open"] is not None or (signed["sign"] or "+") in MINUS
        ranked = self.column(cell).lower() in self.words.ranks
        moved = self.moves(cell, signed, number)
        return replace(
            number,
            start=cell.start,
            end=cell.start + len(said),
            head=cell.start + next(i for i, letter in enumerate(said) if letter.isdigit()),
            value=-number.value if falls and number.value else number.value,
            direction=("down" if falls else "up") if moved else "none",
            kind="change" if moved else number.kind,
            role="rank" if ranked else "claim",
            reason=PLACED if ranked else None,
            measure=None,
            rule="table.cell",
        )

    def moves(self, cell: Cell, signed: re.Match[str], number: Quantity) -> bool:
        """Whether a sign is the direction of a change; in accounts, losses have signs too."""
        if signed["sign"] is None and signed["open"] is None:
            return False
        column = self.column(cell)
        percentage = signed["sign"] is not None and number.unit == "%"
        return percentage or column in self.moving or self.words.change.search(column) is not None

    def scaled(self, number: Quantity, cell: Cell) -> Quantity:
        """A number in the unit and scale of the head of its column or row, or of the caption."""
        spans = (cell.column, cell.row, cell.caption)
        stated = (
            self.stated(self.text[slice(*span)].rstrip(".: ")) for span in spans if span is not None
        )
        unit = next((one for one in stated if one is not None), None)
        if unit is None or unit.value is None or number.value is None:
            return number
        alike = unit.unit in {number.unit, "1"}
        if number.unit_kind is not None and not (number.unit_kind == "money" and alike):
            return number
        number = replace(number, value=plain(number.value * unit.value), kind=unit.kind)
        return number if number.unit_kind == "money" else in_unit(number, unit)

    def stated(self, head: str) -> Quantity | None:
        """The number one in the unit that a head states, or None if the head states none."""
        if head not in self.known:
            whole = self.words.stated[-1]
            matches = ((rule, rule.search(head)) for rule in self.words.stated)
            units = (
                self.unit(self.meant(match["unit"].strip(), head))
                for rule, match in matches
                if match is not None and (rule is not whole or is_wording(head))
            )
            self.known[head] = next((unit for unit in units if unit is not None), None)
        return self.known[head]

    def unit(self, said: str) -> Quantity | None:
        """The number one in the unit or scale that a whole phrase names, as after a number."""
        words = self.words
        phrase = words.scales.sub(self.as_singular, words.opening.sub("", said))
        phrase = THOUSANDS.sub(f"{words.thousand} ", phrase)
        if any(map(str.isdigit, phrase)):
            return None
        leads = CURRENCY.fullmatch(phrase)
        spelt = f"{leads['sign']} 2 {leads['scale']}" if leads else f"2 {phrase}"
        if leads and not leads["sign"].isalpha():
            spelt = spelt.replace(" ", "", 1)
        found = self.find(spelt.strip())
        first = found[0] if len(found) == 1 else None
        if first is None or first.value is None or first.end < len(spelt.strip()):
            return None
        one = first.value / 2
        if first.start or (one == 1 and first.unit_kind in {None, "count"}):
            return None
        return replace(first, value=one)

    def meant(self, unit: str, head: str) -> str:
        """A unit as its head means it: "m" is millions, unless the head is about a length."""
        return self.words.million if unit == "m" and not self.words.sizes.search(head) else unit

    def as_singular(self, scale: re.Match[str]) -> str:
        """A plural scale in the form in which it follows a number."""
        return lexicon_of(self.language).singular(scale[1])


def is_wording(head: str) -> bool:
    """Whether a head that is one word may be a unit: "GWh", "tonnes", "%"; "W" is games won."""
    plain = head.istitle() and head.isalpha() and len(head) <= len("Min.")
    return not plain and (len(head) >= SHORTEST or not head.isalnum())
