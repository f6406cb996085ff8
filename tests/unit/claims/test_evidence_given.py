"""Every filled field rests on a rule and characters; joining is total and repeatable."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.records import Claim
from tests.unit.claims.joined import joined

TEXT = (
    "Chile's exports to Peru rose 5% in May 2023, according to Roe Research. They are expected to "
    "reach $3 billion this year, up from $2 billion in 2022."
)


def test_each_field_has_its_ground() -> None:
    found = joined(TEXT)
    fields = {
        (row.subject_id, row.field): TEXT[row.char_start : row.char_end]
        for row in found.evidence
        if row.char_start is not None
    }
    first = found.claims[0].claim_id
    assert fields[first, "value"] == "5%"
    assert fields[first, "period_start"] == "in May 2023"
    assert fields[first, "subject"] == "Chile"
    assert fields[first, "attributed_to"].endswith("Roe Research")
    assert "expected" in fields[found.claims[1].claim_id, "modality"]


def test_grounds_only_speak_of_filled_fields() -> None:
    found = joined(TEXT)
    by_id = {one.claim_id: one for one in found.claims}
    assert all(getattr(by_id[row.subject_id], row.field) is not None for row in found.evidence)
    assert {row.field for row in found.evidence} <= set(Claim.__dataclass_fields__)


def test_joining_twice_gives_the_same() -> None:
    assert joined(TEXT) == joined(TEXT)


PIECES = st.sampled_from(
    [
        "Exports",
        "rose",
        "fell",
        "by",
        "to",
        "from",
        "5%",
        "$3",
        "billion",
        "two",
        "thirds",
        "of",
        "the",
        "in",
        "May",
        "2023",
        ",",
        ".",
        ";",
        "(",
        ")",
        "“",
        "”",
        "’s",
        "Chile",
        "Peru",
        "its",
        "it",
        "said",
        "according",
        "to",
        "Roe",
        "Research",
        "that",
        "which",
        "and",
        "40",
        "tonnes",
        "doubled",
        "with",
        "a",
        "compared",
        "worth",
        "there",
        "were",
        "is",
        "up",
        "down",
        "expected",
        "than",
        "half",
        "twice",
        "|",
        "1",
        "one",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_joining_never_fails_and_quotes_what_is_there(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = joined(text)
    for one in found.claims:
        assert text[one.char_start : one.char_end] == one.quote
        assert one.sentence_start <= one.char_start < one.char_end <= one.sentence_end
        assert re.search(r"\S", one.quote)
