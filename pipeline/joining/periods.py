"""The period of a number: which time expression governs it, and what it comes to as an interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.joining.clauses import BREAKS, VerbGroup
from pipeline.joining.lexicon import verbs
from pipeline.joining.tokens import Token
from pipeline.records import Time

FAR = 14
"""A time that costs more than this does not govern a number of its sentence."""

COMPARED = frozenset({"compared", "versus", "vs", "against", "than"})
PRESENT = frozenset(
    {"now", "currently", "today", "nowadays", "at present", "presently", "these days"}
)


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval, open where an end is None, with the time expression and basis."""

    start: date | None
    end: date | None
    type: str
    basis: str
    token: Token | None = None
    text: str | None = None
    span: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing about when."""
        return self.start is None and self.end is None


UNKNOWN = Period(None, None, "unknown", "unknown")


def governing(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, *, baseline: bool
) -> int | None:
    """Index of the time token that governs the quantity at `at`, within its sentence."""
    best: tuple[int, int] | None = None
    for index, token in enumerate(tokens):
        if token.tag != "T" or token.time is None or not usable(tokens, groups, index):
            continue
        if is_compared(tokens, index) and not baseline:
            continue
        price = cost(tokens, groups, at, index)
        if baseline and price > 6 and not (index > at):
            continue
        if price <= FAR and (best is None or price < best[0]):
            best = (price, index)
    return best[1] if best is not None else None


def usable(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time can date a number: not when somebody spoke, not how long or how often."""
    time = tokens[index].time
    if time is None or time.type == "SET" or (time.type == "DURATION" and time.date_from is None):
        return False
    if time.type == "TIME" and time.date_from is None:
        return False
    return not dates_speech(tokens, groups, index)


def dates_speech(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time says when something was said: "said on Tuesday", "a report on Monday said"."""
    before = index - 1
    while before >= 0 and tokens[before].tag in {"IN", "DT", ","} and before > index - 3:
        before -= 1
    speech = verbs("speech")
    for group in groups:
        if group.lemma not in speech or group.lemma in {"show", "record", "put", "survey", "poll"}:
            continue
        if (
            group.last == before + 1
            and tokens[before].tag in {"VD", "VN", "V"}
            and not takes_number(tokens, index)
        ):
            return True
        if group.first == index + 1 and tokens[group.head].tag in {"VD", "V"}:
            return True
    return False


def takes_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number follows a time at once ("reported in March 300 cases")."""
    return index + 1 < len(tokens) and tokens[index + 1].tag == "Q"


def is_compared(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is what a number is compared with: "than in 2019", "from a year earlier"."""
    text = tokens[index].lower
    if "earlier" in text or "ago" in text.split() or "year-on-year" in text or "same" in text:
        return not text.startswith(("earlier", "ago"))
    before = index - 1
    while before >= 0 and tokens[before].tag in {"DT", "IN", "J", "N"} and before > index - 5:
        if tokens[before].lower in {"from", "over", "on"} and after_change(tokens, before):
            return tokens[before].lower == "from"
        if tokens[before].lower in COMPARED or (
            tokens[before].lower in {"to", "with"}
            and before
            and tokens[before - 1].lower == "compared"
        ):
            return True
        before -= 1
    return before >= 0 and tokens[before].lower in COMPARED


def after_change(tokens: Sequence[Token], before: int) -> bool:
    """Whether a number stands right before a preposition: "up 3% from 2019"."""
    return before > 0 and tokens[before - 1].tag == "Q"


def cost(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, index: int) -> int:
    """How far a time is from a number, counted in words, clauses and other numbers between."""
    low, high = (at, index) if index > at else (index, at)
    between = tokens[low + 1 : high]
    price = min(len(between) // 2, 5)
    price += 3 * sum(token.tag in {",", "CC"} for token in between[:12])
    price += 6 * sum(token.tag in BREAKS or token.tag in {"SB", "“", "”"} for token in between)
    price += sum(5 for token in between if token.tag == "Q")
    crossed = sum(1 for g in groups if low < g.first and g.last <= high and g.finite)
    if index > at:
        return price + 5 * crossed
    if is_fronted(tokens, groups, index):
        return min(price, 7)
    owner = tokens[index - 2] if index > 1 else None
    owned = owner is not None and (owner.tag == "Q" or tokens[index - 1].tag == "Q")
    return price + 5 * max(0, crossed - 1) + (6 if owned else 0) + 1


def is_fronted(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time opens its sentence, before every finite verb and number."""
    opening = all(g.first > index for g in groups if g.finite)
    return opening and index <= 5 and all(token.tag != "Q" for token in tokens[:index])


def interval(
    tokens: Sequence[Token], index: int, text: str, bracket: tuple[date | None, date | None]
) -> Period:
    """What the time at `index` comes to for a claim, with the words before it and its partner."""
    token = tokens[index]
    time = token.time
    if time is None:
        return UNKNOWN
    first = opening(tokens, index)
    said = text[tokens[first].start : token.end]
    stated = "resolved" if time.anchor not in {"stated", "", None} else "stated"
    start, end = time.date_from, time.date_to
    if token.lower in PRESENT or time.value == "PRESENT_REF":
        return present(token, said, bracket)
    pair = partner(tokens, index)
    if pair is not None:
        other = tokens[pair].time
        if other is not None and start and end and other.date_from and other.date_to:
            ends = sorted([(start, end), (other.date_from, other.date_to)])
            low, high = sorted((index, pair))
            span = (tokens[opening(tokens, low)].start, tokens[high].end)
            return Period(
                ends[0][0],
                ends[1][1],
                "duration",
                stated,
                tokens[low],
                text[span[0] : span[1]],
                span,
            )
    words_before = [t.lower for t in tokens[first:index]]
    start, end, kind = bounded(time, words_before, token.lower, start, end)
    return Period(
        start,
        end,
        kind,
        stated if start or end else "unknown",
        token,
        said,
        (tokens[first].start, token.end),
    )


def bounded(
    time: Time, before: Sequence[str], said: str, start: date | None, end: date | None
) -> tuple[date | None, date | None, str]:
    """The interval after "since", "before", "until" and "the end of"."""
    word = said.split(" ", 1)[0]
    if "since" in before or word == "since":
        return start, None, "open_end"
    if start and ({"before", "until", "till"} & set(before) or word in {"before", "until"}):
        if time.mod in {"BEFORE"} and time.date_from is None:
            return None, end, "open_start"
        return None, start - timedelta(days=1), "open_start"
    if (
        end
        and (time.mod == "END" or "end of" in said or "end-" in said)
        and not said.startswith("the end of week")
    ):
        return end, end, "instant"
    if start is None and end is None:
        return None, None, "unknown"
    if start is None or end is None:
        return start, end, "open_end" if end is None else "open_start"
    return start, end, "instant" if start == end else "duration"


def present(token: Token, said: str, bracket: tuple[date | None, date | None]) -> Period:
    """ "Now" is the day of publication, where the article's own dates leave few to choose from."""
    first, last = bracket
    if first is None or last is None or (last - first).days > 31:
        return Period(None, None, "unknown", "unknown", token, said, (token.start, token.end))
    return Period(
        first,
        last,
        "instant" if first == last else "duration",
        "published",
        token,
        said,
        (token.start, token.end),
    )


def opening(tokens: Sequence[Token], index: int) -> int:
    """The first token of a time with the preposition and article before it."""
    first = index
    while first > 0 and tokens[first - 1].tag in {"IN", "DT", "SB"} and index - first < 3:
        first -= 1
    return first


def partner(tokens: Sequence[Token], index: int) -> int | None:
    """The other end of "between A and B" or "from A to B"."""
    for step in (1, -1):
        other = index + 2 * step
        if not 0 <= other < len(tokens) or tokens[other].tag != "T":
            continue
        low = min(index, other)
        link = tokens[index + step].lower
        opener = tokens[low - 1].lower if low else ""
        if (opener, link) in {
            ("between", "and"),
            ("from", "to"),
            ("from", "until"),
            ("from", "through"),
        } or link in {"through", "-", "–"}:
            return other
    return None
