"""One number's findings, settled with what the sentences before it said."""

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.joining.anaphora import fits
from pipeline.joining.attribution import Attributions
from pipeline.joining.baselines import shifted
from pipeline.joining.cells import Cell, caption_above, cell_at
from pipeline.joining.citing import Source
from pipeline.joining.frames import Frame
from pipeline.joining.framing import frame
from pipeline.joining.intervals import UNKNOWN, Period, interval
from pipeline.joining.lexicon import load, words
from pipeline.joining.memory import Draft, Memory
from pipeline.joining.modality import modality_of
from pipeline.joining.participants import MUTUAL, Participants, Party, participants, party
from pipeline.joining.periods import FAR, governing
from pipeline.joining.reading import Reader
from pipeline.joining.reports import (
    airing,
    fieldwork,
    is_broadcast,
    is_opinion,
    is_traded,
    trading_day,
)
from pipeline.joining.stretches import Stretch
from pipeline.joining.wording import PRONOUN, settled_measure
from pipeline.records import Claim

NEAR = 4
"""A length or size that describes a thing only takes a time that stands beside it."""

RATE = re.compile(r"(?:an?|per) (hour|day|week|month|year)\b(?! (?:earlier|ago|before|later))")
A_YEAR = re.compile(r"(?:a|one) year (?:earlier|before)|the year before")
YEAR = re.compile(r"(?:19|20)\d\d")
DESCRIBING = ("-word", "-page")


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of one number: its frame, measure, participants, period and source."""

    draft: Draft
    frame: Frame
    measure: str | None
    who: Participants
    period: Period
    source: Source | None


def settle(reader: Reader, memory: Memory, attributions: Attributions, draft: Draft) -> Findings:
    """The findings of one number, from its sentence and the ones before it."""
    quantity = draft.quantity
    source = attributions.of(draft.index, quantity.start, quantity.end)
    cell = cell_at(reader, draft.index, quantity)
    if cell is not None:
        return in_table(reader, memory, draft, cell, source)
    tokens = draft.parsed.tokens
    found = frame(reader.text, tokens, draft.parsed.groups, draft.at)
    draft = with_unit_of_measure(with_unit_of_anchor(draft, found), found)
    pair = memory.pair(draft)
    antecedent = memory.antecedent(draft, found.part)
    if antecedent is None and draft.at and tokens[draft.at - 1].tag == "PS":
        antecedent = memory.antecedent(draft, Stretch(draft.at - 1, draft.at))
    owner = antecedent or memory.antecedent(draft, found.about) or inner_owner(memory, draft, found)
    measure = settled_measure(memory, draft, found, owner, pair)
    if antecedent is not None and MUTUAL.search(antecedent.name) and len(pair) > 1:
        who = Participants(pair[0], pair[1])
    else:
        who = participants(reader.text, tokens, found, pair, antecedent)
    who = kept_on(memory, draft, found, who)
    if who.subject is not None and who.subject.token is not None and who.subject.token.entities:
        memory.named.add(who.subject.name)
    return Findings(draft, found, measure, who, period_of(reader, draft, found, memory), source)


def inner_owner(memory: Memory, draft: Draft, found: Frame) -> Party | None:
    """What a possessive inside a measure stands for: "the number of its shops"."""
    about = found.about or Stretch(0, 0)
    tokens = draft.parsed.tokens[: about.last]
    owned = next((i for i in range(about.first, len(tokens)) if tokens[i].tag == "PS"), None)
    return memory.antecedent(draft, Stretch(owned, owned + 1)) if owned is not None else None


def in_table(
    reader: Reader, memory: Memory, draft: Draft, cell: Cell, source: Source | None
) -> Findings:
    """A number in a table: its row names the subject, its column the measure or the period."""
    column = reader.cell_tokens(*cell.column_span) if cell.column_span else []
    row = reader.cell_tokens(*cell.row_span)
    timed = next((i for i, t in enumerate(column) if t.tag == "T"), None)
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    period = interval(column, timed, reader.text, bracket) if timed is not None else a_year(cell)
    named = next((party(e, t) for t in row for e in t.entities), None)
    caption = caption_above(reader, draft.index)
    what = cell.column if period.empty and cell.column else caption
    measure = f"{what} of {cell.row}" if what else cell.row
    found = Frame("table.cell", measure)
    who = Participants(named or Party(cell.row))
    inherited = memory.inherited(draft, "reported") if period.empty else None
    return Findings(draft, found, measure, who, inherited or period, source)


def a_year(cell: Cell) -> Period:
    """The period of a column whose head is a bare year."""
    if cell.column is None or not YEAR.fullmatch(cell.column.strip()):
        return UNKNOWN
    year = int(cell.column)
    ends = date(year, 1, 1), date(year, 12, 31)
    return Period(*ends, "duration", "stated", None, cell.column, cell.column_span)


def with_unit_of_anchor(draft: Draft, found: Frame) -> Draft:
    """A bare number that is compared with a percentage is one: "40 percent, from zero"."""
    plain = {"", "1"}
    if found.rule not in {"baseline", "list"} or found.anchor is None:
        return draft
    other = draft.parsed.tokens[found.anchor].quantity
    if draft.quantity.unit not in plain or other is None or other.unit in plain:
        return draft
    known = replace(
        draft.quantity, unit=other.unit, unit_code=other.unit_code, unit_kind=other.unit_kind
    )
    return replace(draft, quantity=known)


def with_unit_of_measure(draft: Draft, found: Frame) -> Draft:
    """A bare number that a count of things reaches counts them: "deaths rose to 410"."""
    stretch, reached = found.about, found.rule in {"complement.to", "complement.at", "object"}
    plain = draft.quantity.unit in {"", "1"} and draft.quantity.kind in {None, "", "level", "count"}
    if stretch is None or not (plain and reached) or draft.parsed.tokens[draft.at].lower.isalpha():
        return draft
    inside = draft.parsed.tokens[stretch.first : stretch.last]
    last = next((i for i, t in enumerate(inside) if t.tag == "IN"), len(inside))
    head = inside[last - 1].lower if last else ""
    unit = load("measures")["countable"].get(head)
    if unit is None:
        return draft
    ahead = draft.parsed.tokens[draft.at + 1 : draft.at + 4]
    rate = RATE.match(" ".join(token.lower for token in ahead))
    unit = f"{unit}/{rate[1]}" if rate else unit
    kind = draft.quantity.unit_kind if rate else "count"
    return replace(draft, quantity=replace(draft.quantity, unit=unit, unit_kind=kind))


def kept_on(memory: Memory, draft: Draft, found: Frame, who: Participants) -> Participants:
    """Participants of a sentence that goes on about the same thing: "It also …", "… alone"."""
    partner = trade_partner(draft, found)
    if partner is not None:
        owner = memory.last_named(draft.index, state=True, other=partner.name)
        return Participants(owner, partner) if owner is not None else who
    if who.subject is not None and is_unowned(found, who.subject):
        state = who.subject.name.lower().split()[-1] in {"exports", "imports", "shipments"}
        actor = "country" if state else "company"
        here = memory.earlier_in_sentence(draft, draft.at)
        named = here if here is not None and fits(actor, here) else None
        named = named or memory.last_named(draft.index, state=state)
        named = named or memory.before_sentence(draft, actor)
        return replace(who, subject=named) if named is not None else who
    before = memory.last_claim(draft.index)
    if before is None or before.subject is None:
        return who
    subject = Party(before.subject, before.subject_code)
    counterpart = Party(before.counterpart, before.counterpart_code) if before.counterpart else None
    if who.subject is None or (found.measure and PRONOUN.match(found.measure)):
        return Participants(subject, who.counterpart or counterpart)
    if leans_on_measure(draft, found, before):
        return Participants(subject, counterpart)
    also = any(t.lower == "also" for t in draft.parsed.tokens[: draft.at])
    same = who.subject.name == before.subject and who.counterpart is None
    earlier = before.sentence_start != draft.parsed.sentence.start
    return replace(who, counterpart=counterpart) if also and same and earlier else who


def trade_partner(draft: Draft, found: Frame) -> Party | None:
    """With whom trade goes on that names no country of its own: "while exports to Peru reached"."""
    stretch = found.about or Stretch(0, 0)
    inside = draft.parsed.tokens[stretch.first : stretch.last]
    flows = words("measures", "flow_nouns") | {"deficit", "surplus"}
    last = next((i for i, t in enumerate(inside) if t.tag == "IN"), len(inside))
    if last == 0 or last + 1 >= len(inside) or inside[last - 1].lower not in flows:
        return None
    if inside[last].lower not in {"to", "from", "with"} or any(t.tag == "E" for t in inside[:last]):
        return None
    named = [t for t in inside[last:] if t.tag == "E"]
    countries = [e for t in named for e in t.entities if e.kind == "country" and not e.adjective]
    return party(countries[0], named[0]) if len(countries) == 1 and len(named) == 1 else None


def is_unowned(found: Frame, subject: Party) -> bool:
    """Whether a subject is only an amount, of somebody named before: "Revenue", "Net income"."""
    parts = subject.name.lower().split()
    plain = subject.code is None and subject.token is not None and not subject.token.entities
    said = subject.name == found.measure and len(parts) <= len(("digital", "sales"))
    return plain and said and parts[-1] in words("measures", "owned")


def leans_on_measure(draft: Draft, found: Frame, before: Claim) -> bool:
    """Whether a number is about "this trade", said of the sentence before."""
    stretch = found.about
    if stretch is None or stretch.last - stretch.first != len(("this", "trade")):
        return False
    first, noun = draft.parsed.tokens[stretch.first : stretch.last]
    said = (before.measure or "").lower().split()
    return first.lower in {"this", "that", "these", "such"} and noun.lower in said


def period_of(reader: Reader, draft: Draft, found: Frame, memory: Memory) -> Period:
    """The period stated for a number, else the one carried on from the sentence before."""
    tokens, groups = draft.parsed.tokens, draft.parsed.groups
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    if found.rule in {"multiple", "expected.beaten"}:
        return memory.same_sentence(draft) or UNKNOWN
    extent = found.rule == "modifier" and found.kind == "level"
    described = extent or tokens[draft.at].text.endswith(DESCRIBING)
    baseline = found.rule == "baseline"
    far = NEAR if described else FAR
    chosen = governing(tokens, groups, draft.at, baseline=baseline, far=far)
    earlier = memory.same_sentence(draft) if baseline else None
    if chosen is not None and earlier is not None and A_YEAR.fullmatch(tokens[chosen].lower):
        start, end = earlier.start, earlier.end
        if start is not None and end is not None:
            stated = interval(tokens, chosen, reader.text, bracket)
            return replace(stated, start=shifted(start, 12), end=shifted(end, 12))
    if chosen is not None:
        stated = interval(tokens, chosen, reader.text, bracket)
        shared = memory.same_sentence(draft)
        replaced = stated.basis == "published" and shared is not None and not baseline
        return shared if replaced and shared is not None else stated
    if baseline or described:
        return UNKNOWN
    modality, _ = modality_of(tokens, groups, draft.at, found.verb)
    past = found.verb is not None and tokens[found.verb.head].tag == "VD"
    moves = past and found.direction in {"up", "down"}
    foreseen = found.rule == "expected" and found.verb is not None
    if foreseen and found.verb is not None and tokens[found.verb.first].lower == "had":
        modality = "reported"
    found_before = memory.inherited(draft, modality, moves=moves)
    if found_before is None and found.verb is not None and modality == "reported":
        traded = past and is_traded(found.measure)
        found_before = trading_day(reader, draft.index) if traded else None
    if found_before is None and is_opinion(draft, found):
        found_before = fieldwork(reader)
    if found_before is None and past and is_broadcast(draft, found):
        found_before = airing(memory, draft.index)
    return found_before or UNKNOWN
