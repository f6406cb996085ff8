"""Corrections: what a person knows better, applied last and recorded in the row.

``seeds/corrections.yaml`` is a list. Each item matches one claim, by its id, or by the article's
address or title with the quote (and which occurrence of it, from 1), so that a page saved again
keeps its corrections::

    - match: {url: https://example.org/steel, quote: 40 percent, occurrence: 1}
      action: set            # drop, set or add
      values: {measure: tariff on steel, period_start: 2024-01-01}
      reason: the table below the text names the year
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from pipeline.identity import mention_id
from pipeline.records import Article, Claim

ACTIONS = ("drop", "set", "add")
MATCHERS = frozenset({"claim_id", "url", "title", "quote", "occurrence"})
ADDED = 1_000
"""Ordinals of added claims begin here, past every ordinal that a rule gives."""


class MalformedCorrections(ValueError):
    """The corrections file cannot be used; the message says which item, and what was wanted."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: which claim, what to do, with which values, and why."""

    item: int
    action: str
    reason: str
    claim_id: str | None
    url: str | None
    title: str | None
    quote: str | None
    occurrence: int
    values: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        """The item as a message names it."""
        where = self.claim_id or f"{self.quote!r} in {self.url or self.title}"
        return f"item {self.item} ({self.action} {where})"


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after correction, and the corrections that matched one of them."""

    claims: tuple[Claim, ...]
    used: tuple[Correction, ...]


def a_day(value: Any) -> date:  # noqa: ANN401 - whatever YAML holds
    """A calendar day, written as YAML writes one."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def one_of(*allowed: str) -> Callable[[Any], str]:
    """A check that a value is one of a few words."""

    def check(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
        if value not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(value)

    return check


SETTERS: dict[str, Callable[[Any], Any]] = {
    "value": lambda value: Decimal(str(value)),
    "value_high": lambda value: Decimal(str(value)),
    "baseline_value": lambda value: Decimal(str(value)),
    "bound": one_of("eq", "approx", "gt", "ge", "lt", "le"),
    "kind": one_of("level", "share", "change", "ratio", "price", "count", "rank"),
    "direction": one_of("up", "down", "none"),
    "modality": one_of("reported", "projected", "planned", "threatened", "hypothetical", "denied"),
    "period_type": one_of("instant", "duration", "open_start", "open_end", "unknown"),
    **dict.fromkeys(
        ("period_start", "period_end", "baseline_period_start", "baseline_period_end"), a_day
    ),
    **dict.fromkeys(
        (
            "unit", "unit_code", "unit_kind", "measure", "subject", "subject_code", "counterpart",
            "counterpart_code", "period_text", "attributed_to", "speaker",
        ),
        str,
    ),
}  # fmt: skip
"""The columns that a correction may set, and how each value is read."""

REQUIRED = frozenset({"value", "bound", "kind", "direction", "unit", "modality", "period_type"})
"""Columns that no correction can empty."""


def parse(text: str) -> tuple[Correction, ...]:
    """The corrections of a file.

    Raises:
        MalformedCorrections: it is no YAML list of corrections; the message names the item.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MalformedCorrections(f"corrections.yaml is no YAML: {error}") from error
    if content is None:
        return ()
    if not isinstance(content, list):
        found = type(content).__name__
        raise MalformedCorrections(f"corrections.yaml: wanted a list of corrections, found {found}")
    return tuple(one_correction(item, number) for number, item in enumerate(content, 1))


def one_correction(item: Any, number: int) -> Correction:  # noqa: ANN401 - whatever YAML holds
    """One item of the list."""
    where = f"corrections.yaml, item {number}"
    if not isinstance(item, Mapping):
        raise MalformedCorrections(f"{where}: wanted match, action and reason, found {item!r}")
    unknown = sorted(map(str, set(item) - {"match", "action", "reason", "values"}))
    if unknown:
        raise MalformedCorrections(f"{where}: unknown key {unknown[0]!r}")
    action = item.get("action")
    if action not in ACTIONS:
        raise MalformedCorrections(f"{where}: wanted action drop, set or add, found {action!r}")
    reason = item.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        raise MalformedCorrections(f"{where}: wanted a reason, found {reason!r}")
    match = matched(item.get("match"), where)
    values = valued(item.get("values"), action, where)
    return Correction(number, action, reason.strip(), **match, values=values)


def matched(match: Any, where: str) -> dict[str, Any]:  # noqa: ANN401 - whatever YAML holds
    """What an item matches by: a claim's id, or an article and a quote in it."""
    if not isinstance(match, Mapping) or set(match) - MATCHERS:
        raise MalformedCorrections(
            f"{where}: wanted match with claim_id, or url or title with quote, found {match!r}"
        )
    by_quote = bool(match.get("quote")) and bool(match.get("url") or match.get("title"))
    if not match.get("claim_id") and not by_quote:
        raise MalformedCorrections(
            f"{where}: wanted match with claim_id, or url or title with quote, found {dict(match)!r}"
        )
    occurrence = match.get("occurrence", 1)
    if not isinstance(occurrence, int) or occurrence < 1:
        raise MalformedCorrections(f"{where}: wanted occurrence from 1, found {occurrence!r}")
    named = {key: match.get(key) for key in ("claim_id", "url", "title", "quote")}
    return {
        **{k: str(v) if v is not None else None for k, v in named.items()},
        "occurrence": occurrence,
    }


def valued(values: Any, action: str, where: str) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - whatever YAML holds
    """The values that an item sets, each read as its column."""
    if action == "drop":
        if values:
            raise MalformedCorrections(f"{where}: drop takes no values, found {values!r}")
        return ()
    if not isinstance(values, Mapping) or not values:
        raise MalformedCorrections(f"{where}: wanted values to {action}, found {values!r}")
    if action == "add" and "value" not in values:
        raise MalformedCorrections(
            f"{where}: wanted at least a value to add, found {dict(values)!r}"
        )
    return tuple((str(name), read_value(str(name), value, where)) for name, value in values.items())


def read_value(name: str, value: Any, where: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """One value as its column's type; null empties the column."""
    if name not in SETTERS:
        raise MalformedCorrections(f"{where}: {name!r} is no column that can be corrected")
    if value is None and name not in REQUIRED:
        return None
    try:
        return SETTERS[name](value)
    except (ValueError, InvalidOperation) as error:
        wanted = str(error) if str(error).startswith("one of") else f"a {name}"
        raise MalformedCorrections(f"{where}: {name}: wanted {wanted}, found {value!r}") from error


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
