"""When a number holds: the time stated for it, else the one carried on from earlier sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from claimledger.claims.asides import is_before_or_after
from claimledger.claims.baselines import shifted
from claimledger.claims.carrying import of_report
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.eligible import THE_SPAN
from claimledger.claims.foreseeing import EXPECTING, forecast_by
from claimledger.claims.frames import Frame
from claimledger.claims.intervals import UNKNOWN, Bracket, Period, interval
from claimledger.claims.memory import Memory, Told
from claimledger.claims.modality import modality_of
from claimledger.claims.periods import FAR, REFERENCE, governing
from claimledger.claims.reading import Draft, Reader
from claimledger.claims.reports import (
    is_counted,
    is_traded,
)
from claimledger.claims.tokens import Token

NEAR = 4
"""A length or size that describes a thing only takes a time that stands beside it."""

BACK = re.compile(r"(?:an?|one) (year|quarter|month|week) (?:earlier|before|ago)|the (year) before")
MONTHS = {"year": 12, "quarter": 3, "month": 1}
A_WEEK = timedelta(days=7)
LAST_YEARS = re.compile(
    r"(?:In|For|During) the (?:year-ago|year-earlier|prior-year|comparable|corresponding)"
    r" (?:\w+ )?(?:period|quarter|half|months|year)\b"
)
EARLIER = frozenset({"previous", "prior", "old", "earlier", "former", "historical"})
YEARLESS = re.compile(r"(?:[a-z]+ )?[A-Z][a-z]+\.?")
"""A month without a year: "in June"."""

DESCRIBING = ("-word", "-page")


def period_of(reader: Reader, draft: Draft, found: Frame, memory: Memory) -> Period:
    """The period stated for a number, else the one carried on from the sentence before."""
    tokens = draft.parsed.tokens
    if found.rule in {"multiple", "expected.beaten"}:
        return memory.same_sentence(draft) or UNKNOWN
    extent = found.rule == "modifier" and found.kind == "level"
    described = extent or tokens[draft.at].text.endswith(DESCRIBING)
    stated = stated_for(reader, draft, found, memory, far=NEAR if described else FAR)
    if stated is not None:
        return stated
    if found.rule == "baseline" and is_of_others(tokens, draft.at):
        return memory.same_sentence(draft) or UNKNOWN
    alone = found.rule == "baseline" or described or is_norm(tokens, draft.at)
    if alone or is_before_or_after(tokens, draft.at):
        return UNKNOWN
    return carried_to(reader, draft, found, memory)


def stated_for(
    reader: Reader, draft: Draft, found: Frame, memory: Memory, *, far: int
) -> Period | None:
    """The period of the time that governs a number in its sentence."""
    tokens, groups = draft.parsed.tokens, draft.parsed.groups
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    baseline = found.rule == "baseline"
    chosen = governing(tokens, groups, draft.at, baseline=baseline, far=far)
    if chosen is None or (chosen < draft.at and is_norm(tokens, draft.at)):
        return None
    stated = interval(tokens, chosen, reader.text, bracket)
    if stated.start == stated.end and spans_longer(tokens, draft.at):
        return None
    if is_chance(tokens, draft.at):
        stated = next_year(stated, bracket)
    shared = memory.same_sentence(draft)
    if baseline and shared is not None:
        return moved_back(stated, shared, tokens[chosen].lower) or stated
    return shared if stated.basis == "published" and shared is not None else stated


def carried_to(reader: Reader, draft: Draft, found: Frame, memory: Memory) -> Period:
    """The period that a number without a time of its own takes over."""
    tokens, groups = draft.parsed.tokens, draft.parsed.groups
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    modality, _ = modality_of(tokens, groups, draft.at, found.verb)
    past = found.verb is not None and is_past(tokens, found.verb)
    if was_foreseen(tokens, groups, draft.at) or forecast_by(tokens, draft.at):
        modality = "reported"
    told = Told(
        present=modality == "reported" and holds_now(tokens, draft.at, found.verb),
        past=past,
        moves=past and found.direction in {"up", "down"},
        counted=is_counted(found.measure),
        traded=past and found.kind != "share" and is_traded(found.measure),
        foreseen=modality != "reported",
    )
    before = memory.inherited(draft, modality, told)
    before = before or of_report(reader, draft, found, memory, told)
    if before is None or (past and is_ahead(before, bracket)):
        return UNKNOWN
    if before.start == before.end and spans_longer(tokens, draft.at):
        return UNKNOWN
    return a_year_back(reader, draft, before)


def is_ahead(period: Period, bracket: Bracket) -> bool:
    """Whether a period begins after the article appeared, so that nothing of it is past."""
    latest = bracket[1]
    return latest is not None and period.start is not None and period.start > latest


def a_year_back(reader: Reader, draft: Draft, period: Period) -> Period:
    """The same period a year before, where a sentence opens so: "In the year-ago quarter"."""
    sentence = draft.parsed.sentence
    opened = LAST_YEARS.match(reader.text, sentence.start, sentence.end)
    if opened is None or period.start is None or period.end is None:
        return period
    return replace(period, start=shifted(period.start, 12), end=shifted(period.end, 12))


def is_past(tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """Whether a verb tells what happened: "fell", "was 3% higher"; not "has fallen"."""
    return tokens[verb.head].tag == "VD" or tokens[verb.first].lower in {"was", "were"}


def was_foreseen(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> bool:
    """Whether a forecast was of what has been reported since: "economists had expected 3%"."""
    return any(
        g.last <= at
        and g.lemma in EXPECTING
        and (tokens[g.first].lower == "had" or tokens[g.head].tag == "VD")
        and not g.passive
        for g in groups
    )


ALSO = frozenset({"also", "still", "too", "meanwhile"})


def holds_now(tokens: Sequence[Token], at: int, verb: VerbGroup | None) -> bool:
    """Whether a number holds in the present, not when the sentence before was: "it has 40 shops".

    "Prices are also down 3%" goes on with what was told.
    """
    if verb is None or not verb.finite or any(t.lower in ALSO for t in tokens[:at]):
        return False
    first = tokens[verb.first]
    return first.tag == "V" or first.lower in {"is", "are"} or tokens[verb.head].tag == "HV"


def moved_back(stated: Period, earlier: Period, said: str) -> Period | None:
    """The period that "a year earlier" makes of the one it is said of."""
    found = BACK.fullmatch(said)
    if found is None or earlier.start is None or earlier.end is None:
        return None
    span = found[1] or found[2]
    if span == "week":
        return replace(stated, start=earlier.start - A_WEEK, end=earlier.end - A_WEEK)
    months = MONTHS[span]
    return replace(stated, start=shifted(earlier.start, months), end=shifted(earlier.end, months))


def is_norm(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is of other times: "10-year average of 97", "previous high of 21"."""
    if at < len(("previous", "high", "of")) or tokens[at - 1].lower != "of":
        return False
    before = tokens[at - 3]
    spanned = before.tag == "T" and before.time is not None and before.time.type == "DURATION"
    return tokens[at - 2].lower in REFERENCE and (spanned or before.lower in EARLIER)


def spans_longer(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is of a span that is not named, so that no day fits: "7% for the week"."""
    near = range(at + 1, min(at + 3, len(tokens)))
    return any(tokens[i].tag == "T" and THE_SPAN.fullmatch(tokens[i].lower) for i in near)


def is_chance(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the chance of what is to come: "a 40% chance of a cut in June"."""
    return any(t.lower in {"chance", "probability", "odds"} for t in tokens[at + 1 : at + 3])


def next_year(period: Period, bracket: Bracket) -> Period:
    """A month that was taken for the last one of its name, as the next one."""
    first = bracket[0]
    if first is None or period.start is None or period.end is None or period.basis != "resolved":
        return period
    month = YEARLESS.fullmatch(period.text or "") is not None
    if not month or period.end >= first:
        return period
    return replace(period, start=shifted(period.start, -12), end=shifted(period.end, -12))


def is_of_others(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is set against another of the same time: "compared with 33% of women"."""
    ahead = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    left = any(t.lower == "from" for t in tokens[max(0, at - 3) : at])
    return ahead in {"of", "for", "among", "who"} and not left
