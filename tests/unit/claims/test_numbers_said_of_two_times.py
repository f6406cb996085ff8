"""One number for several times: said of each, or of the whole stretch."""

from datetime import date

import pytest

from claimledger.claims.corrections import apply, parse
from tests.unit.claims.joined import article_of, claims

MAY = (date(2023, 5, 1), date(2023, 5, 31))
JUNE = (date(2023, 6, 1), date(2023, 6, 30))
BOTH = (date(2023, 5, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Exports fell by 16 percent in May 2023 and June 2023.", [MAY, JUNE]),
        ("Exports fell by 16 percent in May and June 2023.", [MAY, JUNE]),
        ("Output was 16 tonnes in May 2023 and June 2023.", [MAY, JUNE]),
        ("It sold 16 cars in both May 2023 and June 2023.", [MAY, JUNE]),
        ("In May 2023 and June 2023, exports fell by 16 percent.", [MAY, JUNE]),
        ("Exports fell by 16 percent between May 2023 and June 2023.", [BOTH]),
        ("Exports fell by 16 percent in May 2023 and June 2023 combined.", [BOTH]),
        ("It hired 16 nurses in May 2023 and June 2023.", [BOTH]),
        ("Exports fell by 16 percent in May 2023, and June 2023 was worse.", [MAY]),
        ("Exports fell by 16 percent in May 2023 and 2 percent in June 2023.", [MAY]),
    ],
)
def test_periods_of_one_number(text: str, periods: list[tuple[date, date]]) -> None:
    found = [one for one in claims(text) if one.value == 16]
    assert [(one.period_start, one.period_end) for one in found] == periods
    assert len({one.claim_id for one in found}) == len(periods)
    assert len({one.quantity_id for one in found}) == 1


def test_each_claim_of_a_number_can_be_corrected() -> None:
    text = "Exports fell by 16 percent in May and June 2023."
    [_, second] = claims(text)
    for match in (
        f"{{claim_id: '{second.claim_id}'}}",
        "{url: https://example.org/article, quote: 16 percent, occurrence: 2}",
    ):
        change = parse(
            f"[{{match: {match}, action: set, values: {{value: 14}}, reason: as in the table}}]"
        )
        found = apply(claims(text), article_of(text), change).claims
        assert [int(one.value) for one in found] == [16, 14]
