"""Claims of passages of our own, in eight kinds of news, against what a reader would type in."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from claimledger.records import Claim
from tests.unit.claims.joined import claims

if TYPE_CHECKING:
    from datetime import date

PASSAGES = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text("utf-8"))
WORD = re.compile(r"\w+")
SMALL = frozenset(
    ["the", "a", "an", "of", "s", "and", "in", "to", "its", "his", "her", "their", "by", "for"]
)
FLOORS = {
    "core": 0.95,
    "kind": 0.95,
    "direction": 0.95,
    "period": 0.95,
    "measure": 0.95,
    "subject": 0.90,
    "attributed_to": 0.93,
    "modality": 0.95,
}
"""Shares of the answers that must be right over all passages; below one of them is a regression."""


def words(name: object) -> frozenset[str]:
    """The words that count when two names are compared."""
    return frozenset(WORD.findall(str(name or "").lower())) - SMALL


def alike(said: object, wanted: object) -> bool:
    """Whether two names share at least half of all their words."""
    one, other = words(said), words(wanted)
    return 4 * len(one & other) >= len(one) + len(other) if one and other else one == other


def answers(row: dict[str, Any], field: str, default: object = None) -> list[Any]:
    """The right answers for a field: the first, and the ones also accepted."""
    accepted = row.get("accept", {}).get(field, [])
    return [row.get(field, default), *(accepted if isinstance(accepted, list) else [accepted])]


def is_core(found: Claim, row: dict[str, Any]) -> bool:
    """Whether value and unit are right."""
    close = any(
        abs(found.value - Decimal(str(v))) <= Decimal("0.01") for v in answers(row, "value")
    )
    return close and found.unit in answers(row, "unit")


def is_dated(found: Claim, row: dict[str, Any]) -> bool:
    """Whether the period is right."""
    if "any" in answers(row, "period"):
        return True
    period: list[date | None] = [found.period_start, found.period_end]
    wanted = [row.get("period") or [None, None], *row.get("accept", {}).get("period", [])]
    return period in wanted


def marks(found: Claim, row: dict[str, Any]) -> dict[str, bool]:
    """Which fields of one claim are right."""
    named = {
        field: "any" in answers(row, field)
        or any(alike(getattr(found, field), wanted) for wanted in answers(row, field))
        for field in ("measure", "subject", "attributed_to")
    }
    return {
        **named,
        "core": is_core(found, row),
        "period": is_dated(found, row),
        "kind": found.kind in answers(row, "kind"),
        "direction": found.direction in answers(row, "direction"),
        "modality": found.modality in answers(row, "modality", "reported"),
    }


def paired(passage: dict[str, Any]) -> list[tuple[Claim | None, dict[str, Any]]]:
    """Each answer of a passage with the claim that stands at its quote."""
    found = claims(passage["text"], passage["published"], passage["title"])
    pairs = []
    for row in passage["claims"]:
        place = re.search(r"(?<![\d.,])" + re.escape(row["quote"]), passage["text"])
        assert place is not None, row["quote"]
        start, end = place.span()
        pairs.append(
            (next((c for c in found if c.char_start < end and start < c.char_end), None), row)
        )
    return pairs


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["field"])
def test_every_claim_is_found_and_none_is_invented(passage: dict[str, Any]) -> None:
    pairs = paired(passage)
    assert [row["quote"] for found, row in pairs if found is None] == []
    assert len(claims(passage["text"], passage["published"], passage["title"])) == len(pairs)


def test_fields_reach_their_floors() -> None:
    right: Counter[str] = Counter()
    pairs = [pair for passage in PASSAGES for pair in paired(passage)]
    for found, row in pairs:
        right.update(field for field, good in (marks(found, row) if found else {}).items() if good)
    shares = {field: round(right[field] / len(pairs), 3) for field in FLOORS}
    assert {f: s for f, s in shares.items() if s < FLOORS[f]} == {}


def test_passages_cover_enough() -> None:
    assert len(PASSAGES) >= 8
    assert sum(len(passage["claims"]) for passage in PASSAGES) >= 60
