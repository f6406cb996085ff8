"""Pages of our own with tables: every number of a row is the claim that a reader would type in."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from claimledger.article import join_claims, read_article

if TYPE_CHECKING:
    from claimledger.records import Claim

PAGES = yaml.safe_load(Path(__file__).with_name("tables.yaml").read_text("utf-8"))
STATED = ("quote", "unit", "measure", "subject", "kind", "direction")


def period_of(said: object) -> tuple[date, date] | None:
    """The interval that an answer gives, as a year or as two days."""
    if isinstance(said, int):
        return date(said, 1, 1), date(said, 12, 31)
    return (said[0], said[1]) if isinstance(said, list) else None


def told(claim: "Claim", answer: dict[str, Any]) -> dict[str, Any]:
    """Of a claim what an answer speaks of."""
    found = {name: getattr(claim, name) for name in STATED if name in answer}
    found |= {"value": claim.value}
    if "period" in answer:
        found["period"] = (claim.period_start, claim.period_end)
    return found


def wanted(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer in the types of a claim."""
    found = {**answer, "value": Decimal(str(answer["value"]))}
    return found | ({"period": period_of(answer["period"])} if "period" in answer else {})


@pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])
def test_every_number_of_a_table_is_read_under_its_heads(page: dict[str, Any]) -> None:
    article = read_article(page["text"].encode())
    found = join_claims(article)
    assert article.title == page["title"]
    assert [c.quote for c in found.claims] == [answer["quote"] for answer in page["claims"]]
    for claim, answer in zip(found.claims, page["claims"], strict=True):
        assert told(claim, answer) == wanted(answer)
        assert article.text[claim.char_start : claim.char_end] == claim.quote
