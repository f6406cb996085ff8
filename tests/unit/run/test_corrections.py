"""Why a correction matches nothing is said in one sentence."""

import polars as pl
import pytest

from claimledger.claims.corrections import parse
from claimledger.run.corrections import why_unmatched

KNOWN = pl.DataFrame(
    [
        ("Tin", "https://example.org/tin", "00", "4%"),
        (None, "https://example.org/zinc", "01", "5%"),
        (None, None, "02", "6%"),
    ],
    ["title", "url", "claim_id", "quote"],
    orient="row",
)


@pytest.mark.parametrize(
    ("match", "why"),
    [
        ("{claim_id: 'ff'}", "there is no claim with this id"),
        ("{title: Tin, quote: 9%}", "the article has this quote less often, or not at all"),
        ("{title: Ore, quote: 9%}", "no article has this title, and no claim has this quote"),
        (
            "{title: Zinc, quote: 5%}",
            (
                "no article has this title; the quote is in an article that has no title and "
                "the url https://example.org/zinc"
            ),
        ),
        (
            "{url: https://example.org/ore, quote: 4%}",
            (
                "no article has this url; the quote is in an article that has the title 'Tin' "
                "and the url https://example.org/tin"
            ),
        ),
        (
            "{url: https://example.org/ore, quote: 6%}",
            (
                "no article has this url; the quote is in an article that has no title and no url: "
                "match claim_id 02"
            ),
        ),
    ],
)
def test_a_correction_that_matches_nothing_is_explained(match: str, why: str) -> None:
    [one] = parse(f"[{{match: {match}, action: drop, reason: r}}]")
    assert why_unmatched(one, KNOWN) == why
