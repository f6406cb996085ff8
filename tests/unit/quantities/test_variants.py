"""Forms that writers use, kind by kind, in sentences of our own."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimledger import find_quantities

KINDS = yaml.safe_load(Path(__file__).with_name("variants.yaml").read_text(encoding="utf-8"))
CASES = [(kind, case) for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda value: str(value)[:60])
def test_a_form_is_read(kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [q for q in find_quantities(text) if q.role == "claim"]
    quotes = [text[q.start : q.end] for q in found]
    assert quotes == [quote for quote, *_ in case["claims"]], kind
    for q, (_, value, unit, *more) in zip(found, case["claims"], strict=True):
        assert (q.value, q.unit) == (Decimal(str(value)), unit)
        said = {q.bound, q.direction, q.kind, q.value_high}
        assert {Decimal(each) if isinstance(each, int) else each for each in more} <= said
        assert (q.value_high is None) == (not any(isinstance(each, int) for each in more))
