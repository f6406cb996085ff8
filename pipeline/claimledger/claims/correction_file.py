"""The corrections file: a list of items, each checked, with errors that name the item.

An item of ``corrections.yaml`` matches one claim by its id, or by its quote with the address or
title of the article, so that a page saved again keeps its corrections. ``occurrence`` says which of
the claims with that quote is meant, counted from 1 in the order of the text; by default it is the
first::

    - match: {url: https://example.org/steel, quote: "40 percent", occurrence: 1}
      action: set            # drop, set or add
      values: {measure: tariff on steel, period_start: 2024-01-01}
      reason: the table below the text names the year
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from math import isfinite
from typing import Any

from claimledger.language.yaml_text import MalformedYaml, load

NAME = "corrections.yaml"
KEYS = ("match", "action", "reason", "values")
ACTIONS = ("drop", "set", "add")
MATCHERS = ("claim_id", "url", "title", "quote", "occurrence")
MATCH = "match with claim_id, or with quote and url or title"


class MalformedCorrections(ValueError):  # noqa: N818 - a state of the file, named as such
    """The corrections file cannot be used; the message names the item and what was expected."""


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
    occurrence: int | None
    values: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        """The item as a message names it."""
        where = self.claim_id or f"{self.quote!r} in {self.url or self.title}"
        return f"item {self.item} ({self.action} {where})"


def a_day(value: Any) -> date:  # noqa: ANN401 - whatever YAML holds
    """A calendar day, written as YAML writes one."""
    try:
        return value if type(value) is date else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("a day such as 2024-05-31") from None


def a_number(value: Any) -> Decimal:  # noqa: ANN401 - whatever YAML holds
    """A number that a column of floats can hold."""
    try:
        number = Decimal("nan") if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        number = Decimal("nan")
    if not (number.is_finite() and isfinite(float(number))):
        raise ValueError("a number such as 4.5 or 1200000")
    return number


def a_text(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """Words; a whole number counts as its digits.

    A value that YAML may not read as it looks, such as 4.50, is refused.
    """
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise ValueError("text, in quotes")  # noqa: TRY004 - caught as all that a value can't be
    return str(value)


def one_of(*allowed: str) -> Callable[[Any], str]:
    """A check that a value is one of a few words."""

    def check(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
        if value not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(value)

    return check


SETTERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("value", "value_high", "baseline_value"), a_number),
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
        a_text,
    ),
}  # fmt: skip
"""The columns that a correction may set, and how each value is read."""


REQUIRED = frozenset({"value", "bound", "kind", "direction", "unit", "modality", "period_type"})
"""Columns that no correction can empty."""


def parse(text: str) -> tuple[Correction, ...]:
    """The corrections of a file.

    Raises:
        MalformedCorrections: it is not a YAML list of corrections; the message names the item.
    """
    try:
        content = load(text)
    except MalformedYaml as error:
        raise MalformedCorrections(f"{NAME}{error}") from None
    if content is None:
        return ()
    if not isinstance(content, list):
        wanted = "a list of corrections, each behind a dash"
        raise MalformedCorrections(f"{NAME}: expected {wanted}, found {shown(content)}")
    return tuple(one_correction(item, number) for number, item in enumerate(content, 1))


def one_correction(item: Any, number: int) -> Correction:  # noqa: ANN401 - whatever YAML holds
    """One item of the list."""
    where = f"{NAME}, item {number}"
    if not isinstance(item, Mapping):
        raise MalformedCorrections(
            f"{where}: expected match, action and reason, found {shown(item)}"
        )
    known_keys(item, KEYS, where)
    action, reason = item.get("action"), item.get("reason")
    if action not in ACTIONS:
        raise MalformedCorrections(
            f"{where}: expected action drop, set or add, found {shown(action)}"
        )
    if not isinstance(reason, str) or not reason.strip():
        raise MalformedCorrections(f"{where}: expected a reason in words, found {shown(reason)}")
    match = matched(item.get("match"), where)
    values = valued(item.get("values"), action, where)
    return Correction(number, action, reason.strip(), **match, values=values)


def known_keys(found: Mapping[Any, Any], known: Collection[str], where: str) -> None:
    """Refuse an unknown key, and suggest a similar one, or quotation marks around a split text."""
    before = None
    for key, value in found.items():
        if key not in known:
            close = get_close_matches(str(key), known, n=1)
            if not close and before and value is None:
                raise MalformedCorrections(
                    f"{where}: expected a text with a comma to be in quotation marks, such as "
                    f'{before}: "29,000 ships"; found {str(key)!r} behind {before}'
                )
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
            raise MalformedCorrections(f"{where}: unknown key {str(key)!r}; {hint}")
        before = key


def shown(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """A value as a message names it, in the file's words.

    >>> [shown(value) for value in (None, True, "May", 3, ["a"], {"a": 1})]
    ['none', 'true', "'May'", '3', 'a list', 'a mapping']
    """
    if isinstance(value, bool):
        return str(value).lower()
    kinds = {type(None): "none", list: "a list", dict: "a mapping", str: repr(value)}
    return kinds.get(type(value)) or str(value)


def matched(match: Any, where: str) -> dict[str, Any]:  # noqa: ANN401 - whatever YAML holds
    """The match of an item: the id of a claim, or an article and a quote in it."""
    if not isinstance(match, Mapping):
        raise MalformedCorrections(f"{where}: expected {MATCH}, found {shown(match)}")
    known_keys(match, MATCHERS, f"{where}, match")
    by_quote = bool(match.get("quote")) and bool(match.get("url") or match.get("title"))
    if not match.get("claim_id") and not by_quote:
        found = ", ".join(match) or "none"
        raise MalformedCorrections(f"{where}: expected {MATCH}, found {found}")
    occurrence = match.get("occurrence")
    if occurrence is not None and (type(occurrence) is not int or occurrence < 1):
        raise MalformedCorrections(
            f"{where}: expected occurrence to be 1, 2 or so on, found {shown(occurrence)}"
        )
    named = {
        key: read_value(key, match.get(key), f"{where}, match")
        for key in ("claim_id", "url", "title", "quote")
    }
    return {**named, "occurrence": occurrence}


def valued(values: Any, action: str, where: str) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - whatever YAML holds
    """The values that an item sets, each read as its column."""
    if action == "drop":
        if values:
            raise MalformedCorrections(
                f"{where}: expected no values to drop, found {shown(values)}"
            )
        return ()
    if not isinstance(values, Mapping) or not values:
        raise MalformedCorrections(f"{where}: expected values to {action}, found {shown(values)}")
    known_keys(values, SETTERS, f"{where}, values")
    if action == "add" and "value" not in values:
        found = ", ".join(values)
        raise MalformedCorrections(f"{where}: expected at least a value to add, found {found}")
    return tuple((name, read_value(name, value, where)) for name, value in values.items())


def read_value(name: str, value: Any, where: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """One value as its column's type; null empties the column."""
    if value is None and name not in REQUIRED:
        return None
    read: Callable[[Any], Any] = SETTERS.get(name, a_text)  # what a match names is text
    try:
        return read("" if value is None else value)
    except ValueError as error:
        found = shown(value)
        raise MalformedCorrections(f"{where}, {name}: expected {error}, found {found}") from None
