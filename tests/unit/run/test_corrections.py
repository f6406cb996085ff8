"""Corrections that can't be used end in one sentence, whatever YAML makes of them."""

import pytest

from claimledger.claims.corrections import MalformedCorrections
from claimledger.run.corrections import corrections_in

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
