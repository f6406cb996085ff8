"""Periods that a whole report shares: the day of a market report, the days a survey was taken."""

import re

from pipeline.joining.anaphora import carried
from pipeline.joining.frames import Frame
from pipeline.joining.intervals import Period, interval
from pipeline.joining.lexicon import words
from pipeline.joining.memory import Draft, Memory
from pipeline.joining.periods import is_compared, usable
from pipeline.joining.reading import Reader

REACH = 12
"""How many sentences back the day of a market report may be named."""

LONGEST = 62
"""Days that a survey may be in the field."""

TAKEN = re.compile(
    r"\b(?:conducted|carried out|polled|surveyed|interviewed|fieldwork|canvassed)\b", re.IGNORECASE
)
MARKETS = re.compile(
    r"\b(?:Wall Street|stock markets?|equit(?:y|ies)|bond markets?)\b", re.IGNORECASE
)
BROADCASTS = frozenset(
    {"telecast", "broadcast", "show", "ceremony", "finale", "premiere", "episode", "special"}
    | {"programme", "program", "game", "match", "final", "debate", "interview", "concert"}
)
OPINION = frozenset(
    {"poll", "survey", "respondents", "voters", "adults", "support", "polled", "surveyed"}
)
"""Words of a sentence that tells what a survey found."""


def is_traded(measure: str | None) -> bool:
    """Whether a measure is what markets trade: a share, a yield, an index, crude, a currency."""
    return any(word in words("measures", "traded") for word in (measure or "").lower().split())


def is_opinion(draft: Draft, found: Frame) -> bool:
    """Whether a share is what a survey found."""
    share = draft.quantity.unit == "%" and found.kind != "change"
    return share and any(t.lower in OPINION for t in draft.parsed.tokens)


def trading_day(reader: Reader, before: int) -> Period | None:
    """The day of a market report: of the nearest sentence before on what markets trade."""
    for index in range(before - 1, max(-1, before - REACH), -1):
        sentence = reader.sentences[index]
        said = reader.text[sentence.start : sentence.end]
        if MARKETS.search(said) or is_traded(said):
            days = (p for p in dated(reader, index) if p.start == p.end)
            day = next(days, None)
            if day is not None:
                return carried(day)
    return None


def is_broadcast(draft: Draft, found: Frame) -> bool:
    """Whether a number is of the broadcast told of before: "the telecast drew 9 million"."""
    verb = found.verb
    if verb is None or verb.lemma == "average":
        return False
    before = draft.parsed.tokens[max(0, verb.first - 2) : verb.first]
    return [t.lower for t in before[:1]] == ["the"] and before[-1].lower in BROADCASTS


def airing(memory: Memory, before: int) -> Period | None:
    """The day of a broadcast: of the nearest count of its viewers that is of one day."""
    for where, claim, _ in reversed(memory.claims):
        if where < before and claim.unit == "viewer" and claim.period_start == claim.period_end:
            period = memory.periods.get(where)
            return carried(period) if period is not None else None
    return None


def fieldwork(reader: Reader) -> Period | None:
    """When the article's one survey was taken: "conducted from May 3 to 9"."""
    taken = [
        period
        for index, sentence in enumerate(reader.sentences)
        if (found := TAKEN.search(reader.text, sentence.start, sentence.end))
        for period in dated(reader, index)
        if period.span is not None and period.span[0] >= found.end() and is_stretch(period)
    ]
    return carried(taken[0]) if len({(p.start, p.end) for p in taken}) == 1 else None


def is_stretch(period: Period) -> bool:
    """Whether a period is of several days, as fieldwork is."""
    if period.start is None or period.end is None:
        return False
    return 0 < (period.end - period.start).days <= LONGEST


def dated(reader: Reader, index: int) -> list[Period]:
    """The periods that a sentence states, in order."""
    parsed = reader.read(index)
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    found = (
        interval(parsed.tokens, at, reader.text, bracket)
        for at, token in enumerate(parsed.tokens)
        if token.tag == "T"
        and usable(parsed.tokens, parsed.groups, at)
        and not is_compared(parsed.tokens, at)
    )
    return [p for p in found if p.start is not None and p.basis != "published"]
