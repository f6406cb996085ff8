"""The file ``units.yaml`` of a language, which users extend; it is checked when it is loaded."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from math import inf
from typing import Any

import yaml

from claimledger.language.lexicon import file_of, lexicon
from claimledger.language.yaml_text import UNREADABLE, malformed

NAME = "units.yaml"
TEXTS = ("unit", "kind", "ucum")
LISTS = ("names", "symbols")
KEYS = ("unit", "kind", "ucum", "factor", "names", "symbols")


class MalformedUnits(ValueError):  # noqa: N818 - a state of the file, named as such
    """The file of units cannot be used; the message names the line and what was expected there."""


@cache
def unit_file(language: str = "en") -> Mapping[str, Any]:
    """The content of ``units.yaml`` of a language.

    Raises:
        MalformedUnits: it is no YAML, holds a value that YAML cannot read, or has a fault in a line
            under ``units``.
    """
    path = file_of("quantities", NAME, language)
    try:
        content = lexicon("quantities", NAME, language)
    except UNREADABLE as error:
        raise MalformedUnits(f"{path}{malformed(error)}") from None
    units = content.get("units") if isinstance(content, Mapping) else None
    kinds = content.get("kinds") if units is not None else None
    if not isinstance(units, list) or not isinstance(kinds, list) or not all(map(is_text, kinds)):
        raise MalformedUnits(f"{path}: expected the lists units and kinds, found another content")
    for number, unit in enumerate(units):
        for fault in faults(unit, kinds):
            line = line_of(path.read_text("utf-8"), number)
            raise MalformedUnits(f"{path}, line {line}: {fault}")
    return {**content}


def line_of(text: str, number: int) -> int:
    r"""The line of the file on which the unit with this number, counted from 0, begins.

    >>> line_of("kinds: [mass]\nunits:\n  - {unit: t}\n  - {unit: kg}\n", 1)
    4
    """
    root: Any = yaml.compose(text)
    *_, units = (value for key, value in root.value if key.value == "units")
    return int(units.value[number].start_mark.line) + 1


def faults(unit: Any, kinds: list[str]) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """A sentence for each fault of one unit.

    >>> list(faults({"unit": "t", "kind": "weight", "names": ["tonne"]}, ["mass", "area"]))
    ["expected kind to be one of mass, area, found 'weight'"]
    """
    if not isinstance(unit, Mapping):
        yield f"expected a unit such as {{unit: t, kind: mass, names: [tonne]}}, found {unit!r}"
        return
    if "factor" in unit and not is_factor(unit["factor"]):
        yield (
            "expected factor to be a number above 0 with a decimal point, such as 0.25, "
            f"found {unit['factor']!r}"
        )
    yield from unknown(unit)
    for key in TEXTS:
        if (key in unit or key != "ucum") and not is_text(unit.get(key)):
            yield f"expected {key} to be text, in quotation marks, found {unit.get(key)!r}"
    if is_text(unit.get("kind")) and unit["kind"] not in kinds:
        yield f"expected kind to be one of {', '.join(kinds)}, found {unit['kind']!r}"
    for key in LISTS:
        texts = unit.get(key, [])
        if not isinstance(texts, list) or not all(map(is_text, texts)):
            yield f"expected {key} to be a list of texts, in square brackets, found {texts!r}"
    if not any(unit.get(key) for key in LISTS):
        yield "expected names or symbols, found none"


def unknown(unit: Mapping[Any, Any]) -> Iterator[str]:
    """A sentence for each key that a unit does not have."""
    for key in unit:
        if key not in KEYS:
            close = get_close_matches(str(key), KEYS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(KEYS)}"
            yield f"expected a known key, found {str(key)!r}; {hint}"


def is_text(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Whether a value is a text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def is_factor(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Whether a value is a number above 0 that a column of floats can hold.

    >>> [is_factor(value) for value in (1000, 0.25, "1e6", 0, "0,25", True, None, "1e400")]
    [True, True, True, False, False, False, False, False]
    """
    try:
        number = Decimal("nan") if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return False
    return number.is_finite() and 0 < float(number) < inf
