"""Every quantity of each golden sentence is found, with its characters, value, unit and role."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimledger import find_quantities
from claimledger.records import Quantity

CASES = yaml.safe_load((Path(__file__).parent / "quantities.yaml").read_text(encoding="utf-8"))


def stated(quantity: Quantity, text: str) -> dict[str, Any]:
    """A quantity in the form of the golden file."""
    said: dict[str, Any] = {
        "quote": text[quantity.start : quantity.end],
        "value": quantity.value,
        "high": quantity.value_high,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "direction": quantity.direction,
    }
    said |= {"kind": quantity.kind} if quantity.role == "claim" else {"role": quantity.role}
    return said


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    high = case.get("high")
    defaults = {"bound": "eq", "direction": "none"}
    values = {"value": Decimal(case["value"]), "high": high and Decimal(high)}
    return defaults | case | values


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_every_quantity_of_a_sentence_is_found(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [stated(quantity, text) for quantity in find_quantities(text)]
    assert found == [wanted(each) for each in case["finds"]]


def test_offsets_survive_other_text_before_them() -> None:
    before = "\ufeffÜber 🚢\r\n\u00a0"
    for case in CASES:
        text = before + case["text"]
        quotes = [text[q.start : q.end] for q in find_quantities(text)]
        assert quotes == [each["quote"] for each in case["finds"]]
