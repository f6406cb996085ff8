"""Corrections: what a person knows better, applied last and recorded in the row.

``seeds/corrections.yaml`` is a list. Each item matches one claim, by its id, or by the article's
address or title with the quote (and which of the claims with it, from 1, in the order of the text;
a number that is said of two periods makes two), so that a page saved again keeps its corrections::

    - match: {url: https://example.org/steel, quote: 40 percent, occurrence: 1}
      action: set            # drop, set or add
      values: {measure: tariff on steel, period_start: 2024-01-01}
      reason: the table below the text names the year
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from claimledger.claims.correction_file import Correction, MalformedCorrections, parse
from claimledger.ids import mention_id
from claimledger.records import Article, Claim

__all__ = ["Corrected", "Correction", "MalformedCorrections", "apply", "parse"]

ADDED = 1_000
"""Ordinals of added claims begin here, past every ordinal that a rule gives."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after correction, and the corrections that matched one of them."""

    claims: tuple[Claim, ...]
    used: tuple[Correction, ...]


def apply(
    claims: Sequence[Claim], article: Article, corrections: Sequence[Correction]
) -> Corrected:
    """The claims of one article after the corrections that are about it.

    Later items win over earlier ones. What matched nothing in any article is for the caller to
    report: the corrections that no call gave back in ``used``.
    """
    current = list(claims)
    used: list[Correction] = []
    for correction in corrections:
        before = list(current)
        current = corrected(current, article, correction)
        if current != before or (
            correction.action == "set" and places(current, article, correction)
        ):
            used.append(correction)
    return Corrected(tuple(current), tuple(used))


def corrected(claims: list[Claim], article: Article, correction: Correction) -> list[Claim]:
    """The claims after one correction."""
    if correction.action == "add":
        return [*claims, *added(claims, article, correction)]
    found = places(claims, article, correction)
    if correction.action == "drop":
        return [claim for index, claim in enumerate(claims) if index not in found]
    return [
        changed(claim, correction) if index in found else claim
        for index, claim in enumerate(claims)
    ]


def about(article: Article, correction: Correction) -> bool:
    """Whether a correction names this article."""
    by_url = correction.url is not None and correction.url == article.url
    return by_url or (correction.title is not None and correction.title == article.title)


def places(claims: Sequence[Claim], article: Article, correction: Correction) -> set[int]:
    """Indices of the claims that a correction matches: at most one."""
    if correction.claim_id is not None:
        return {i for i, claim in enumerate(claims) if claim.claim_id == correction.claim_id}
    if not about(article, correction):
        return set()
    same = [i for i, claim in enumerate(claims) if claim.quote == correction.quote]
    same.sort(key=lambda index: claims[index].char_start)
    return set(same[correction.occurrence - 1 : correction.occurrence])


def changed(claim: Claim, correction: Correction) -> Claim:
    """A claim with the values set, and what they were."""
    said = [
        f"{name}: {shown(getattr(claim, name))} → {shown(value)}"
        for name, value in correction.values
    ]
    note = f"{'; '.join(said)} ({correction.reason})"
    record = f"{claim.corrected}; {note}" if claim.corrected else note
    return replace(claim, **dict(correction.values), corrected=record)


def shown(value: Any) -> str:  # noqa: ANN401 - any column's value
    """A value as the record of a change shows it."""
    return "none" if value is None else str(value)


def added(claims: Sequence[Claim], article: Article, correction: Correction) -> list[Claim]:
    """The claim that a person adds, where its quote stands in the article's text."""
    quote = correction.quote
    if quote is None or not about(article, correction):
        return []
    start = -1
    for _ in range(correction.occurrence):
        start = article.text.find(quote, start + 1)
        if start < 0:
            return []
    end = start + len(quote)
    identity = mention_id(article.snapshot_id, start, ADDED + correction.item)
    if any(claim.claim_id == identity for claim in claims):
        return []
    line_start = article.text.rfind("\n", 0, start) + 1
    line_end = article.text.find("\n", end)
    line_end = len(article.text) if line_end < 0 else line_end
    label = next((s.label for s in article.segments if s.start <= start < s.end), "body")
    blank = Claim(
        claim_id=identity, snapshot_id=article.snapshot_id, quantity_id=identity,
        segment_label=label, quote=quote, char_start=start, char_end=end,
        sentence=article.text[line_start:line_end], sentence_start=line_start,
        sentence_end=line_end, value=Decimal(0), value_high=None, bound="eq", kind="level",
        direction="none", unit="1", unit_code="1", unit_kind=None, measure=None, subject=None,
        subject_code=None, counterpart=None, counterpart_code=None, period_type="unknown",
        period_start=None, period_end=None, period_text=None, period_basis="unknown", time_id=None,
        baseline_value=None, baseline_period_start=None, baseline_period_end=None,
        baseline_claim_id=None, attributed_to=None, speaker=None, modality="reported",
        published_earliest=article.published_earliest, published_latest=article.published_latest,
    )  # fmt: skip
    return [replace(blank, **dict(correction.values), corrected=f"added ({correction.reason})")]
