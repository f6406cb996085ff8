"""The corrections file: a list of items, each checked, with errors that name the item."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

ACTIONS = ("drop", "set", "add")


MATCHERS = frozenset({"claim_id", "url", "title", "quote", "occurrence"})


WANTED_MATCH = "wanted match with claim_id, or url or title with quote"


class MalformedCorrections(ValueError):  # noqa: N818 - a state of the file, named as such
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
        raise MalformedCorrections(f"{where}: {WANTED_MATCH}, found {match!r}")
    by_quote = bool(match.get("quote")) and bool(match.get("url") or match.get("title"))
    if not match.get("claim_id") and not by_quote:
        raise MalformedCorrections(f"{where}: {WANTED_MATCH}, found {dict(match)!r}")
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
