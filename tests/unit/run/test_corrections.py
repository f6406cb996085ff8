"""Corrections that can't be used end in one sentence, whatever YAML makes of them."""

import polars as pl
import pytest

from claimledger.claims.corrections import MalformedCorrections
from claimledger.run.corrections import corrections_in, why_unmatched

ITEM = """
- match: {{claim_id: "0123456789abcdef"}}
  action: set
  values: {{value: {}}}
  reason: as the page says
"""


@pytest.mark.parametrize("value", ["4.5", "1e300", "-12"])
def test_a_number_that_the_column_holds_is_read(value: str) -> None:
    [one] = corrections_in(ITEM.format(value))
    assert one.values[0][0] == "value"


@pytest.mark.parametrize("value", ["1e400", "1.0e+400", "-1e999999"])
def test_a_number_that_no_column_holds_is_refused(value: str) -> None:
    with pytest.raises(MalformedCorrections, match=r"corrections\.yaml, item 1, value: expected"):
        corrections_in(ITEM.format(value))


@pytest.mark.parametrize(
    "text", ["- !!bool x", "- !!timestamp x", "- !!int {}", "[" * 5000, "? [a]\n: b", "\x01"]
)
def test_what_is_no_list_of_corrections_is_malformed(text: str) -> None:
    with pytest.raises(MalformedCorrections):
        corrections_in(text)


def test_nothing_is_no_correction() -> None:
    assert corrections_in(None) == corrections_in("") == ()


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
    [one] = corrections_in(f"[{{match: {match}, action: drop, reason: r}}]")
    assert why_unmatched(one, KNOWN) == why
