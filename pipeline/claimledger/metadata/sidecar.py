"""Reads sidecars: files `<file>.meta.yaml` in which a person states metadata of a page."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from claimledger.language.yaml_text import MalformedYaml, load
from claimledger.metadata.address import canonical
from claimledger.records import PublishedRange

KEYS = {
    "title": "text",
    "publisher": "text",
    "url": "an http or https address",
    "authors": "a name or a list of names",
    "language": "a language code such as en or pt-BR",
    "published": "a day (2024-05-15), a month (2024-05), or two days (2024-05-14/2024-05-16)",
    "captured_at": "an ISO 8601 day or time (2024-05-15, 2024-05-15T14:05, with or without zone)",
    "rights": "text",
}
"""The keys of a sidecar, each with the expected value."""

_KINDS: dict[type, str] = {list: "a list", dict: "a mapping"}
_DAY = r"\d{4}-\d{2}-\d{2}"
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CAPTURED = re.compile(
    rf"{_DAY}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class InvalidSidecar(ValueError):  # noqa: N818 - it names what is wrong, as Unreadable does
    """A sidecar cannot be used; the message is one sentence for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The values of a sidecar; None (or no authors) keeps the page's value."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: PublishedRange | None = None
    captured_at: str | None = None
    rights: str | None = None


def parse(text: str, name: str) -> Sidecar:
    r"""Read a sidecar; `name` is its file name, for the messages.

    >>> sidecar = parse("publisher: Harbor Gazette\npublished: 2023-11", "a.txt.meta.yaml")
    >>> sidecar.publisher, str(sidecar.published[0]), str(sidecar.published[1])
    ('Harbor Gazette', '2023-11-01', '2023-11-30')

    Raises:
        InvalidSidecar: the text is not a YAML mapping, has an unknown key, or a wrong value.
    """
    try:
        # Scalars stay text: YAML would read 2024-05 as text but 2024-05-15 as a date.
        rows = load(text, yaml.BaseLoader)
    except MalformedYaml as error:
        raise InvalidSidecar(f"{name}{error}.") from None
    if rows is None:
        return Sidecar()
    if not isinstance(rows, dict):
        raise InvalidSidecar(f"{name}: expected lines of the form 'key: value', found none.")
    for key in rows:
        if key not in KEYS:
            raise InvalidSidecar(_unknown_key(name, str(key)))
    return Sidecar(**{key: _value(name, key, value) for key, value in rows.items()})


def _unknown_key(name: str, key: str) -> str:
    close = get_close_matches(key, KEYS, n=1)
    hint = f"; did you mean {close[0]}?" if close else f"; known keys are {', '.join(KEYS)}."
    return f"{name}: unknown key {key!r}{hint}"


def _value(name: str, key: str, value: object) -> Any:  # noqa: ANN401 - a field of any type
    if key == "authors" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(v.strip() for v in value if v.strip())
    if isinstance(value, str) and not value.strip():
        return () if key == "authors" else None
    read = _READERS.get(key, str.strip)
    found = read(value.strip()) if isinstance(value, str) else None
    if found is None:
        shown = repr(value) if isinstance(value, str) else _KINDS.get(type(value), "another value")
        raise InvalidSidecar(f"{name}: {key} must be {KEYS[key]}, found {shown}.")
    return found


def _published(value: str) -> PublishedRange | None:
    if month := _MONTH.fullmatch(value):
        year, number = int(month[1]), int(month[2])
        if not 1 <= number <= 12 or not year:  # noqa: PLR2004 - months of a year
            return None
        return dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])
    days = [_day(part) for part in value.split("/")]
    if len(days) > 2 or not all(days):  # noqa: PLR2004 - a bracket has two ends
        return None
    first, last = days[0], days[-1]
    return (first, last) if first and last and first <= last else None


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if re.fullmatch(_DAY, value) else None
    except ValueError:
        return None


def _captured(value: str) -> str | None:
    if not _CAPTURED.fullmatch(value):
        return None
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return value.replace(" ", "T")


def _language(value: str) -> str | None:
    return value if _LANGUAGE.fullmatch(value) else None


def _one(value: str) -> tuple[str, ...]:
    return (value,)


_READERS = {
    "url": canonical,
    "published": _published,
    "captured_at": _captured,
    "language": _language,
    "authors": _one,
}
