"""The user's corrections, applied last and recorded in the row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from claimledger.claims.assembling import code_of
from claimledger.claims.bases import with_basis
from claimledger.claims.correction_file import Correction, MalformedCorrections, parse
from claimledger.ids import mention_id
from claimledger.language.lexicon import lexicon
from claimledger.language.unit_file import unit_file
from claimledger.records import Article, Claim

__all__ = ["Corrected", "Correction", "MalformedCorrections", "apply", "parse"]

ADDED = 1_000
"""Ordinals of added claims begin here, past every ordinal that a rule gives."""

PARTIES = ("subject", "counterpart")
PERIOD = frozenset({"period_start", "period_end"})
"""Columns on which others depend."""

BASIS = frozenset({"baseline_value", "baseline_period_start", "baseline_period_end"})
"""Columns of what a change is measured against."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after correction, and the corrections that matched one of them.

    ``doubts`` are sentences about corrections that fit several claims or change nothing.
    """

    claims: tuple[Claim, ...]
    used: tuple[Correction, ...]
    doubts: tuple[str, ...] = ()


def apply(
    claims: Sequence[Claim], article: Article, corrections: Sequence[Correction]
) -> Corrected:
    """Apply the corrections that name an article to its claims.

    Later items win over earlier ones. The caller reports a correction that matched in no article,
    that is, one that no call returns in ``used``.
    """
    current = list(claims)
    used: list[Correction] = []
    doubts: list[str] = []
    for correction in corrections:
        after = corrected(current, article, correction)
        if after != current:  # what is set leaves a record, even where it was so before
            used.append(correction)
            doubts.extend(doubted(current, article, correction))
        current = after
    return Corrected(tuple(current), tuple(used), tuple(doubts))


def doubted(claims: Sequence[Claim], article: Article, correction: Correction) -> Iterator[str]:
    """What a person should look at in a correction that matches a claim."""
    fitting = fits(claims, article, correction)
    if correction.occurrence is None and len(fitting) > 1:
        what = "places" if correction.action == "add" else "claims"
        yield f"{correction} matches {len(fitting)} {what} and changes the first; state occurrence"
    if correction.action == "set":
        [place] = places(claims, article, correction)
        before = claims[place]
        if replace(changed(before, correction), corrected=before.corrected) == before:
            yield f"{correction} changes nothing; the claim has these values already"


def corrected(claims: list[Claim], article: Article, correction: Correction) -> list[Claim]:
    """The claims after one correction."""
    if correction.action == "add":
        return [*claims, *added(claims, article, correction)]
    found = places(claims, article, correction)
    if correction.action == "drop":
        return [claim for index, claim in enumerate(claims) if index not in found]
    return [
        based(changed(claim, correction), claims, article, correction) if index in found else claim
        for index, claim in enumerate(claims)
    ]


def based(claim: Claim, claims: Sequence[Claim], article: Article, correction: Correction) -> Claim:
    """A changed claim whose basis is counted back from its period, if words name it.

    A basis that this correction or one before it sets, or that has a value, stays.
    """
    names = {name for name, _ in correction.values}
    recorded = claim.corrected or ""
    stated = claim.baseline_value is not None or any(f"{name}: " in recorded for name in BASIS)
    if stated or names.isdisjoint(PERIOD | {"kind"}):
        return claim
    later = (each.char_start for each in claims if each.char_start >= claim.char_end)
    undated = replace(claim, baseline_period_start=None, baseline_period_end=None)
    return with_basis(undated, article, min(later, default=len(article.text)))


def about(article: Article, correction: Correction) -> bool:
    """Whether a correction names this article."""
    by_url = correction.url is not None and correction.url == article.url
    return by_url or (correction.title is not None and correction.title == article.title)


def places(claims: Sequence[Claim], article: Article, correction: Correction) -> list[int]:
    """Find the place that a correction changes, among those that fit it; empty if there is none."""
    number = 1 if correction.claim_id is not None else correction.occurrence or 1
    return fits(claims, article, correction)[number - 1 : number]


def fits(claims: Sequence[Claim], article: Article, correction: Correction) -> list[int]:
    """Find every place that fits the match of a correction, in the order of the text.

    These are the indices of claims or, where a claim is added, offsets of its quote in the text.
    """
    if correction.action == "add":
        quote = correction.quote if about(article, correction) else None
        return list(found_at(quote, article.text)) if quote else []
    if correction.claim_id is not None:
        return [i for i, claim in enumerate(claims) if claim.claim_id == correction.claim_id]
    if not about(article, correction):
        return []
    same = [i for i, claim in enumerate(claims) if claim.quote == correction.quote]
    return sorted(same, key=lambda index: claims[index].char_start)


def found_at(quote: str, text: str) -> Iterator[int]:
    """Yield each offset of a quote in a text.

    >>> list(found_at("12", "12 of 312"))
    [0, 7]
    """
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def changed(claim: Claim, correction: Correction) -> Claim:
    """Set values of a claim, and record the old ones."""
    said = [
        f"{name}: {recorded(getattr(claim, name))} → {recorded(value)}"
        for name, value in correction.values
    ]
    note = f"{'; '.join(said)} ({correction.reason})"
    record = f"{claim.corrected}; {note}" if claim.corrected else note
    values = dict(correction.values)
    return replace(claim, **{**following(claim, values), **values}, corrected=record)


def following(claim: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that follow from those that are set: codes of names and units, period types."""
    follows = {f"{name}_code": code_of(values[name]) for name in PARTIES if name in values}
    if "unit" in values:
        follows["unit_code"], follows["unit_kind"] = kind_of_unit(values["unit"])
    if not PERIOD.isdisjoint(values):
        start = values.get("period_start", claim.period_start)
        end = values.get("period_end", claim.period_end)
        follows["period_type"] = period_type(start, end)
        if not (start or end):
            follows |= {"period_basis": "unknown", "period_text": None, "time_id": None}
        elif claim.period_basis == "unknown":
            follows["period_basis"] = "resolved"
    return follows


def period_type(start: date | None, end: date | None) -> str:
    """The column ``period_type`` of a closed interval.

    >>> period_type(date(2024, 5, 1), date(2024, 5, 31)), period_type(date(2024, 5, 1), None)
    ('duration', 'open_end')
    """
    if start is None or end is None:
        return "unknown" if start == end else "open_end" if start else "open_start"
    return "instant" if start == end else "duration"


def kind_of_unit(unit: str) -> tuple[str | None, str | None]:
    """The columns ``unit_code`` and ``unit_kind`` of a unit; an unknown unit is a counted noun.

    >>> kind_of_unit("EUR/t"), kind_of_unit("km"), kind_of_unit("ship"), kind_of_unit("1")
    (('EUR', 'money'), ('km', 'length'), (None, 'count'), ('1', None))
    >>> kind_of_unit("%"), kind_of_unit("barrel/day"), kind_of_unit("°C")
    (('%', 'ratio'), ('[bbl_us]/d', 'flow'), ('Cel', 'temperature'))
    """
    if unit == "1":
        return "1", None
    known = known_units()
    return known.get(unit) or known.get(unit.partition("/")[0], (None, "count"))


@cache
def known_units() -> Mapping[str, tuple[str | None, str]]:
    """Units and currencies by their names in the column ``unit``, with code and kind."""
    derived, ours = lexicon("quantities", "derived.json"), unit_file()
    units = {name: (code, kind) for name, kind, code, *_ in derived["units"]}
    currencies = {code: (code, "money") for code, *_ in derived["currencies"]}
    added = {row["unit"]: (row.get("ucum"), row["kind"]) for row in ours["units"]}
    return units | currencies | added


def recorded(value: Any) -> str:  # noqa: ANN401 - any column's value
    """Write a value as the record of a change has it."""
    return "none" if value is None else str(value)


def added(claims: Sequence[Claim], article: Article, correction: Correction) -> list[Claim]:
    """Make the claim that a person adds, where its quote stands in the article's text."""
    quote, text = correction.quote, article.text
    found = places(claims, article, correction)
    if quote is None or not found:
        return []
    [start] = found
    identity = mention_id(article.snapshot_id, start, ADDED + correction.item)
    if any(claim.claim_id == identity for claim in claims):
        return []
    end = start + len(quote)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    made = Claim(
        claim_id=identity,
        snapshot_id=article.snapshot_id,
        quantity_id=identity,
        segment_label=article.label_at(start) or "body",
        quote=quote,
        char_start=start,
        char_end=end,
        sentence=text[line_start:line_end],
        sentence_start=line_start,
        sentence_end=line_end,
        published_earliest=article.published_earliest,
        published_latest=article.published_latest,
        confidence=1.0,
        corrected=f"added ({correction.reason})",
        **dict(correction.values),
    )
    follows = following(made, dict(correction.values))
    return [replace(made, **{**follows, **dict(correction.values)})]
