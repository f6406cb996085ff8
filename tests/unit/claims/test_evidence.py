"""Every published answer rests on characters and has a score; reading never fails."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger import read_article
from claimledger.article import join_claims
from claimledger.claims import Joined
from claimledger.claims.evidence import DOUBTED
from claimledger.records import Claim

TEXT = (
    "Chile's exports to Peru rose 5% in May 2023, according to Roe Research. They are expected to "
    "reach $3 billion this year, up from $2 billion in 2022."
)


def joined(text: str) -> Joined:
    return join_claims(read_article(text, published=date(2024, 3, 13)))


def test_a_field_that_is_published_has_its_characters_and_its_score() -> None:
    found = joined(TEXT)
    rows = {(row.subject_id, row.field): row for row in found.evidence}
    assert found.claims
    for claim in found.claims:
        value = rows[claim.claim_id, "value"]
        assert TEXT[value.char_start : value.char_end] == claim.quote
        for name in ("measure", "subject", "attributed_to"):
            row = rows.get((claim.claim_id, name))
            if getattr(claim, name) is not None:
                assert row is not None
                assert row.rule != DOUBTED
                assert row.score is not None
                assert row.char_start is not None


def test_evidence_of_an_empty_field_says_that_the_answer_was_too_unsure() -> None:
    found = joined(TEXT)
    by_id = {one.claim_id: one for one in found.claims}
    for row in found.evidence:
        assert (getattr(by_id[row.subject_id], row.field) is None) == (row.rule == DOUBTED)
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


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_joining_never_fails_and_quotes_what_is_there(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = joined(text)
    for one in found.claims:
        assert text[one.char_start : one.char_end] == one.quote
        assert one.sentence_start <= one.char_start < one.char_end <= one.sentence_end
        assert re.search(r"\S", one.quote)
