"""Periods that a whole report shares: the day of a market report, the days a survey was taken."""

import re

from claimledger.claims.anaphora import carried
from claimledger.claims.eligible import usable
from claimledger.claims.frames import Frame
from claimledger.claims.intervals import Period, interval
from claimledger.claims.lexicon import words
from claimledger.claims.memory import Memory
from claimledger.claims.periods import is_compared, of_baseline
from claimledger.claims.reading import Draft, Reader
from claimledger.language.sentences import Sentence

REACH = 12
"""How many sentences back the day of a market report may be named."""

ACCOUNTS = frozenset(
    {"revenue", "revenues", "sales", "profit", "profits", "income", "earnings", "turnover"}
    | {"net", "loss", "losses", "earned", "ebitda"}
)
"""What companies report for a quarter."""

ACCOUNTED = ((80, 100), (175, 190), (265, 285), (355, 375))
"""Days, at least and at most, of the periods that companies report on."""

DAY_REACH = 40
"""How many sentences back a market report may name its day."""

LONGEST = 62
"""Days that a survey may be in the field."""

TAKEN = re.compile(
    r"\b(?:conducted|carried out|polled|surveyed|interviewed|fieldwork|canvassed)\b", re.IGNORECASE
)
OTHER_SURVEY = re.compile(
    r"\b(?:separate|another|different|second|similar|earlier) (?:\w+ )?(?:poll|survey)\b",
    re.IGNORECASE,
)
MARKETS = re.compile(
    r"\b(?:Wall Street|stock markets?|equit(?:y|ies)|bond markets?)\b", re.IGNORECASE
)
BROADCASTS = frozenset(
    {"telecast", "broadcast", "show", "ceremony", "finale", "premiere", "episode", "special"}
    | {"programme", "program", "game", "match", "final", "debate", "interview", "concert"}
)
POINTS = frozenset({"%", "percentage point", "point"})
OPINION = frozenset(
    {"poll", "survey", "respondents", "voters", "adults", "support", "polled", "surveyed"}
    | {"approval", "approve", "disapprove", "disapproval", "favor", "oppose", "undecided"}
    | {"unsure", "opinion", "unfavorable", "favorable", "unfavorably", "favorably"}
)
"""Words of a sentence that tells what a survey found."""


def is_traded(measure: str | None) -> bool:
    """Whether a measure is what markets trade: a share, a yield, an index, crude, a currency."""
    return any(word in words("measures", "traded") for word in (measure or "").lower().split())


def is_counted(measure: str | None) -> bool:
    """Whether a measure is counted over weeks or months: inflation, sales, output; not a price."""
    said = set((measure or "").lower().split())
    return bool(said & words("measures", "measured")) and not is_traded(measure)


def is_opinion(draft: Draft, found: Frame) -> bool:
    """Whether a share is what a survey found."""
    share = draft.quantity.unit in POINTS and found.kind != "change"
    return share and any(t.lower in OPINION for t in draft.parsed.tokens)


def trading_day(reader: Reader, before: int) -> Period | None:
    """The day of a market report: of the nearest sentence before on what markets trade."""
    for index in range(before - 1, max(-1, before - DAY_REACH), -1):
        sentence = reader.sentences[index]
        said = reader.text[sentence.start : sentence.end]
        if MARKETS.search(said) or is_traded(said):
            days = (p for p in dated(reader, index) if p.start == p.end)
            day = next(days, None)
            if day is not None:
                return carried(day)
    return None


def is_account(draft: Draft, found: Frame) -> bool:
    """Whether an amount is one that companies report for a quarter: sales, profit, a loss."""
    said = set((found.measure or "").lower().split())
    earned = found.verb is not None and found.verb.lemma in {"earn", "lose", "post", "report"}
    known = bool(said & ACCOUNTS) or earned
    return known and draft.quantity.unit_kind in {"money", "price", "ratio"}


def reported_span(reader: Reader, before: int) -> Period | None:
    """The quarter or year that a company's report is of: the nearest that earlier text names."""
    for index in range(before - 1, max(-1, before - REACH), -1):
        said = {t.lower for t in reader.read(index).tokens}
        if said & ACCOUNTS:
            span = next((p for p in dated(reader, index) if is_accounted(p)), None)
            if span is not None:
                return carried(span)
    return None


def is_accounted(period: Period) -> bool:
    """Whether a period is one that companies report on: a quarter, a half, nine months, a year."""
    if period.start is None or period.end is None:
        return False
    days = (period.end - period.start).days
    return any(low <= days <= high for low, high in ACCOUNTED)


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


def fieldwork(reader: Reader, at: int) -> Period | None:
    """When the survey that sentence `at` tells of was taken: "conducted from May 3 to 9".

    Of several surveys it is the last one told of before, unless another was begun on since; of
    one that has not been told of yet, the next.
    """
    taken = [
        (index, period)
        for index, sentence in enumerate(reader.sentences)
        if (found := TAKEN.search(reader.text, sentence.start, sentence.end))
        for period in dated(reader, index)
        if period.span is not None and period.span[0] >= found.end() and is_stretch(period)
    ]
    begun = [i for i, s in enumerate(reader.sentences[: at + 1]) if another_survey(reader, s)]
    since = begun[-1] if begun else 0
    before = [period for index, period in taken if since <= index <= at]
    after = [(index, period) for index, period in taken if index > at]
    if before:
        return carried(before[-1])
    if not after:
        return None
    index, period = after[0]
    crossed = any(another_survey(reader, s) for s in reader.sentences[at + 1 : index + 1])
    return None if crossed else carried(period)


def another_survey(reader: Reader, sentence: Sentence) -> bool:
    """Whether a sentence turns to another survey."""
    return OTHER_SURVEY.search(reader.text, sentence.start, sentence.end) is not None


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
        and not of_baseline(parsed.tokens, at)
    )
    return [p for p in found if p.start is not None and p.basis != "published"]
