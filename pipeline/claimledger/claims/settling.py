"""One number's findings, settled with what the sentences before it said."""

from dataclasses import dataclass, replace

from claimledger.claims.attribution import Attributions
from claimledger.claims.bearers import apposed_measure, borne
from claimledger.claims.cells import Heads, heads_of
from claimledger.claims.citing import Source
from claimledger.claims.dating import period_of
from claimledger.claims.elided import in_full
from claimledger.claims.frames import Frame
from claimledger.claims.framing import frame
from claimledger.claims.intervals import Period
from claimledger.claims.memory import Memory
from claimledger.claims.ownership import dealt_with, kept_on, owned_measure
from claimledger.claims.participants import MUTUAL, Participants, Party, participants, party
from claimledger.claims.reading import Draft, Reader
from claimledger.claims.standing_alone import leader, standing_alone
from claimledger.claims.stretches import Stretch
from claimledger.claims.wording import counted_measure, settled_measure
from claimledger.language.text_tables import Cell
from claimledger.records import Quantity


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
    source = attributions.of(draft)
    cell = reader.tables.at(quantity)
    if cell is not None:
        return in_table(reader, memory, draft, cell, source)
    tokens = draft.parsed.tokens
    found = frame(reader.text, tokens, draft.parsed.groups, draft.at)
    draft = in_full(memory, draft, found)
    pair = memory.pair(draft)
    antecedent = memory.antecedents.of(draft, found.part) or first_person(draft, found, source)
    if antecedent is None and draft.at and tokens[draft.at - 1].tag == "PS":
        antecedent = memory.antecedents.of(draft, Stretch(draft.at - 1, draft.at))
    owner = (
        antecedent or memory.antecedents.of(draft, found.about) or inner_owner(memory, draft, found)
    )
    measure = settled_measure(memory, draft, found, leader(owner), pair)
    if antecedent is not None and MUTUAL.search(antecedent.name) and len(pair) > 1:
        who = Participants(pair[0], pair[1])
    else:
        who = participants(reader.text, tokens, found, pair, antecedent)
    alone = who.subject
    who = dealt_with(draft, found, kept_on(memory, draft, found, who))
    if who.subject is None:
        who = replace(who, subject=memory.antecedents.actor_in_sentence(draft, ""))
    who = borne(memory, draft, found, who)
    measure = apposed_measure(measure, alone, who)
    measure = owned_measure(measure, found, alone, who.subject)
    measure = counted_measure(measure, found, tokens[draft.at].quantity, draft.quantity)
    measure = standing_alone(measure)
    if who.subject is not None and who.subject.token is not None and who.subject.token.entities:
        memory.named.add(who.subject.name)
    return Findings(draft, found, measure, who, period_of(reader, draft, found, memory), source)


def first_person(draft: Draft, found: Frame, source: Source | None) -> Party | None:
    """Who "we" or "I" is in what a source says."""
    stretch = found.part or Stretch(0, 0)
    if source is None or not stretch:
        return None
    opener = draft.parsed.tokens[stretch.first].lower
    if opener in {"i", "my"}:
        return Party(source.speaker or source.name)
    return Party(source.name) if opener in {"we", "our"} else None


def inner_owner(memory: Memory, draft: Draft, found: Frame) -> Party | None:
    """What a possessive inside a measure stands for: "the number of its shops"."""
    about = found.about or Stretch(0, 0)
    tokens = draft.parsed.tokens[: about.last]
    owned = next((i for i in range(about.first, len(tokens)) if tokens[i].tag == "PS"), None)
    return memory.antecedents.of(draft, Stretch(owned, owned + 1)) if owned is not None else None


def in_table(
    reader: Reader, memory: Memory, draft: Draft, cell: Cell, source: Source | None
) -> Findings:
    """A number in a table: its row names the subject, its column the measure or the period."""
    quantity = draft.quantity
    heads = heads_of(reader, cell, quantity)
    named = next((party(e, t) for t in reader.cell_tokens(*cell.row) for e in t.entities), None)
    subject = named or (Party(heads.row) if heads.row and not heads.total else None)
    kind = "change" if quantity.kind == "change" else "count" if counts(heads, quantity) else None
    found = Frame("table.cell", heads.measure, kind=kind, direction=quantity.direction)
    first = memory.periods.get(draft.index) is None
    inherited = memory.inherited(draft, "reported") if heads.period.empty and first else None
    who = Participants(subject)
    return Findings(draft, found, heads.measure, who, inherited or heads.period, source)


def counts(heads: Heads, quantity: Quantity) -> bool:
    """Whether a column's head names things in the plural, and its bare numbers are whole."""
    last = (heads.column or "").split(" ")[-1].lower()
    whole = quantity.value is not None and quantity.value == quantity.value.to_integral_value()
    return whole and quantity.unit == "1" and last.endswith("s") and not last.endswith(("ss", "us"))
