"""Periods that a report's numbers share, where none of their own and none before is theirs."""

from claimledger.claims.anaphora import carried
from claimledger.claims.attribution import tells_opinion
from claimledger.claims.frames import Frame
from claimledger.claims.intervals import Period
from claimledger.claims.lexicon import verb_forms
from claimledger.claims.memory import Memory, Told
from claimledger.claims.reading import Draft, Reader
from claimledger.claims.reports import (
    airing,
    fieldwork,
    is_account,
    is_broadcast,
    is_opinion,
    is_traded,
    reported_span,
    trading_day,
)

LONGEST_LIST = 25
"""Items of a list, at most, that the sentence above it dates."""

LEAD = 4
"""How many sentences the opening of a report has."""

MONTH, QUARTER = 28, 92
"""Days of the shortest month and of the longest quarter."""


def of_report(
    reader: Reader, draft: Draft, found: Frame, memory: Memory, told: Told
) -> Period | None:
    """The period that a report's numbers share: a trading day, fieldwork, a quarter."""
    period = None
    if told.past and not told.foreseen and is_traded(found.measure):
        period = trading_day(reader, draft.index)
    if period is None and (is_opinion(draft, found) or tells_opinion(draft)):
        period = fieldwork(reader, draft.index)
    if period is None and told.past and is_account(draft, found):
        period = reported_span(reader, draft.index)
    if period is None and told.past and is_broadcast(draft, found):
        period = airing(memory, draft.index)
    if period is None and is_listed(draft):
        period = listed_span(memory, draft.index)
    rated = "/" in draft.quantity.unit
    if period is None and told.moves and told.counted and not (told.foreseen or rated):
        period = leading_span(memory, draft.index)
    return period


def is_listed(draft: Draft) -> bool:
    """Whether a number stands in an item of a list: in a line without any verb."""
    past = {"VD", "VN"}
    told = (verb_forms().get(t.lower, ("", ""))[1] in past for t in draft.parsed.tokens)
    return not draft.parsed.groups and not any(told)


def listed_span(memory: Memory, at: int) -> Period | None:
    """The time of the sentence that a list without verbs stands under."""
    sentences = memory.reader.sentences
    for index in range(at - 1, max(-1, at - LONGEST_LIST), -1):
        if sentences[index].label != sentences[at].label:
            return None
        period = memory.main_time(index)
        if period is not None:
            return carried(period)
        if any(g.finite for g in memory.reader.read(index).groups):
            return None
    return None


def leading_span(memory: Memory, before: int) -> Period | None:
    """The month or quarter that a statistical report opens with: "Exports slid in May, …"."""
    told = [i for i, s in enumerate(memory.reader.sentences) if s.label == "body"][:LEAD]
    for index in told:
        period = memory.main_time(index) if index < before else None
        if period is not None and period.start is not None and period.end is not None:
            days = (period.end - period.start).days + 1
            return carried(period) if MONTH <= days <= QUARTER else None
    return None
