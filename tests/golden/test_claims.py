"""Claims of passages of our own, in eight kinds of news, against what a reader would type in."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from claimledger.article import join_claims
from claimledger.records import Claim
from tests.unit.claims.written import article_of

if TYPE_CHECKING:
    from datetime import date

PASSAGES = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text("utf-8"))
WORD = re.compile(r"\w+")
SMALL = frozenset(
    ["the", "a", "an", "of", "s", "and", "in", "to", "its", "his", "her", "their", "by", "for"]
)
FLOORS = {
    "found": 0.95,
    "precision": 0.92,
    "core": 0.95,
    "kind": 0.88,
    "direction": 0.85,
    "period": 0.80,
    "measure": 0.50,
    "subject": 0.60,
    "attributed_to": 0.65,
    "modality": 0.88,
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


def claims(passage: dict[str, Any]) -> list[Claim]:
    """The claims of a passage under its title."""
    article = article_of(passage["text"], passage["published"], passage["title"])
    return list(join_claims(article).claims)


def paired(passage: dict[str, Any]) -> list[tuple[Claim | None, dict[str, Any]]]:
    """Each answer of a passage with the claim that stands at its quote."""
    found = claims(passage)
    pairs = []
    for row in passage["claims"]:
        place = re.search(r"(?<![\d.,])" + re.escape(row["quote"]), passage["text"])
        assert place is not None, row["quote"]
        start, end = place.span()
        pairs.append(
            (next((c for c in found if c.char_start < end and start < c.char_end), None), row)
        )
    return pairs


def test_claims_and_their_fields_reach_their_floors() -> None:
    right: Counter[str] = Counter()
    pairs = [pair for passage in PASSAGES for pair in paired(passage)]
    for found, row in pairs:
        right.update(field for field, good in (marks(found, row) if found else {}).items() if good)
    there = sum(found is not None for found, _ in pairs)
    read = sum(len(claims(passage)) for passage in PASSAGES)
    shares = {field: right[field] / there for field in FLOORS}
    shares |= {"found": there / len(pairs), "precision": there / read}
    assert {f: round(s, 3) for f, s in shares.items() if s < FLOORS[f]} == {}


def test_passages_cover_enough() -> None:
    assert len(PASSAGES) >= 8
    assert sum(len(passage["claims"]) for passage in PASSAGES) >= 60
