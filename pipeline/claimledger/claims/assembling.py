"""Claims assembled from findings: every column that a number's sentence settles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from claimledger.claims.attribution import Attributions, tells_opinion
from claimledger.claims.baselines import compared_period, started_from
from claimledger.claims.evidence import Built, grounds
from claimledger.claims.intervals import Period
from claimledger.claims.kinds import direction_of, kind_of
from claimledger.claims.memory import Memory
from claimledger.claims.modality import ahead_of, measured_modality, modality_of
from claimledger.claims.reading import Draft, Reader
from claimledger.claims.settling import Findings, settle
from claimledger.claims.sharing import holds_of_each, joined_times, period_of_all, periods_of_each
from claimledger.claims.wording import PRONOUN
from claimledger.ids import mention_id
from claimledger.records import Claim

CONTEXT = 30
"""Characters before a number that may say that it is a record or additional."""

LIKELIHOODS = frozenset({"chance", "chances", "probability", "likelihood", "odds"})
"""What was likely at a time gone by is told, not foreseen."""

COMPARABLE = frozenset({"change", "level", "ratio"})


def assemble(reader: Reader, drafts: Sequence[Draft]) -> list[Built]:
    """The claims of an article, in the order of its text, not yet linked with each other."""
    memory = Memory(reader)
    attributions = Attributions(reader, memory.antecedents)
    built: list[Built] = []
    for draft in drafts:
        findings = settle(reader, memory, attributions, draft)
        for ordinal, period in enumerate(said_of(reader, findings)):
            one = claim_of(reader, replace(findings, period=period), ordinal)
            memory.keep(findings.draft, findings.frame, one.claim, period)
            built.append(one)
    return built


def said_of(reader: Reader, findings: Findings) -> list[Period]:
    """The periods that a number is said of: one, or each of those that "and" joins."""
    draft, period = findings.draft, findings.period
    tokens = draft.parsed.tokens
    index = next((i for i, t in enumerate(tokens) if t is period.token), None)
    if index is None or period.basis == "inherited" or findings.frame.rule == "baseline":
        return [period]
    times = joined_times(tokens, index)
    if len(times) == 1:
        return [period]
    if holds_of_each(tokens, times, draft.quantity, findings.frame.verb):
        article = reader.article
        bracket = (article.published_earliest, article.published_latest)
        return periods_of_each(tokens, times, reader.text, bracket)
    return [period_of_all(tokens, times, reader.text, period)]


def claim_of(reader: Reader, findings: Findings, ordinal: int) -> Built:
    """The claim of one number with its grounds; `ordinal` counts the claims that it makes."""
    draft, found, period = findings.draft, findings.frame, findings.period
    quantity, sentence, article = draft.quantity, draft.parsed.sentence, reader.article
    modality, shown = meant(reader, findings)
    claim = Claim(
        claim_id=mention_id(article.snapshot_id, quantity.head, ordinal),
        snapshot_id=article.snapshot_id,
        quantity_id=mention_id(article.snapshot_id, quantity.head),
        segment_label=sentence.label,
        quote=reader.text[quantity.start : quantity.end],
        char_start=quantity.start,
        char_end=quantity.end,
        sentence=reader.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        **number_fields(reader, findings),
        measure=findings.measure or None,
        **party_fields(findings),
        period_type=period.type,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        period_basis=period.basis,
        time_id=mention_id(article.snapshot_id, period.token.start) if period.token else None,
        baseline_value=None,
        baseline_claim_id=None,
        modality=modality,
        published_earliest=article.published_earliest,
        published_latest=article.published_latest,
    )
    leans = bool(found.measure and PRONOUN.match(found.measure))
    return Built(claim, grounds(findings, shown), found.rule, leans)


def meant(reader: Reader, findings: Findings) -> tuple[str, tuple[int, int] | None]:
    """How a number is meant, and the characters that show it."""
    draft, found = findings.draft, findings.frame
    tokens = draft.parsed.tokens
    if found.rule == "expected.beaten":
        return "projected", None
    if found.rule == "table.cell":  # rows have no verbs: "May" at their head is a month
        return ahead_of([], 0, findings.period.start, reader.article.published_latest), None
    modality, shown = modality_of(tokens, draft.parsed.groups, draft.at, found.verb)
    if modality in {"hypothetical", "projected", "planned"} and tells_opinion(draft):
        return "reported", None  # respondents "would vote" for somebody: a finding
    if modality == "reported":
        modality, shown = measured_modality(tokens, found.about, draft.at)
        end, latest = findings.period.end, reader.article.published_latest
        past = end is not None and latest is not None and end < latest
        likely = shown is not None and reader.text[slice(*shown)].lower() in LIKELIHOODS
        if past and likely:
            modality, shown = "reported", None  # "the likelihood was 5% in 2015"
    if modality == "reported":
        latest = reader.article.published_latest
        modality = ahead_of(tokens, draft.at, findings.period.start, latest)
    return modality, shown


def number_fields(reader: Reader, findings: Findings) -> dict[str, Any]:
    """The columns of the number itself: value, unit, kind, direction, and since when it counts."""
    quantity, found, text = findings.draft.quantity, findings.frame, reader.text
    first = findings.draft.parsed.sentence.start
    before = text[max(first, quantity.start - CONTEXT) : quantity.start]
    quote = text[quantity.start : quantity.end].lower()
    kind = kind_of(quantity, replace(found, measure=findings.measure))
    base = baseline_period(reader, findings, kind)
    return {
        "value": quantity.value,
        "value_high": quantity.value_high,
        "bound": quantity.bound,
        "kind": kind,
        "direction": direction_of(quantity, found, before, quote),
        "unit": quantity.unit,
        "unit_code": quantity.unit_code,
        "unit_kind": quantity.unit_kind,
        "baseline_period_start": base[0],
        "baseline_period_end": base[1],
    }


def party_fields(findings: Findings) -> dict[str, Any]:
    """The columns of who: subject, counterpart and source."""
    subject, counterpart = findings.who.subject, findings.who.counterpart
    source = findings.source
    return {
        "subject": subject.name if subject is not None else None,
        "subject_code": subject.code if subject is not None else None,
        "counterpart": counterpart.name if counterpart is not None else None,
        "counterpart_code": counterpart.code if counterpart is not None else None,
        "attributed_to": source.name if source is not None else None,
        "speaker": source.speaker if source is not None else None,
    }


def baseline_period(
    reader: Reader, findings: Findings, kind: str
) -> tuple[date | None, date | None]:
    """The interval that a change is counted from, where the sentence says so."""
    draft, period = findings.draft, findings.period
    tokens = draft.parsed.tokens
    at = next((i for i, t in enumerate(tokens) if t is period.token), None)
    started = started_from(tokens, at, period, kind)
    if started != (None, None) or kind not in COMPARABLE or findings.frame.rule == "baseline":
        return started
    sentence = draft.parsed.sentence
    return compared_period(reader.text[sentence.start : sentence.end], period)
