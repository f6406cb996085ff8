"""Records as the rest of the project counts on them."""

from dataclasses import fields
from decimal import Decimal

import pytest

from claimledger.records import Claim
from claimledger.tables.schemas import table


def test_the_fields_of_a_claim_are_the_published_columns_in_their_order() -> None:
    assert tuple(field.name for field in fields(Claim)) == tuple(table("claims").names)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "1"),
        ({"unit": "%"}, "%"),
        ({"unit": "crate"}, None),
        ({"unit": "km", "unit_code": "km"}, "km"),
    ],
)
def test_only_a_bare_number_has_the_code_of_one(given: dict[str, str], code: str | None) -> None:
    ids = dict.fromkeys(("claim_id", "snapshot_id", "quantity_id", "segment_label", "quote"), "x")
    text = {"sentence": "x", "sentence_start": 0, "sentence_end": 1, "char_start": 0, "char_end": 1}
    assert Claim(**ids, **text, value=Decimal(4), **given).unit_code == code  # type: ignore[arg-type]
