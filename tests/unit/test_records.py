"""Records as the rest of the project counts on them."""

from dataclasses import fields

from claimledger.records import Claim
from claimledger.tables.schemas import table


def test_the_fields_of_a_claim_are_the_published_columns_in_their_order() -> None:
    assert tuple(field.name for field in fields(Claim)) == tuple(table("claims").names)
