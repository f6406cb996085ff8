"""The harness of blind rows counts a row as right only when every claim of it is."""

import pytest

from tests.quality.blind_numbers import by_kind, report, right

Claims = list[dict[str, str | None]]


def row(text: str, claims: Claims, *none: str, kind: str = "sales") -> dict[str, object]:
    return {
        "kind": kind, "text": text, "expected": {"claims": claims, "no_claim_for": list(none)}
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims", "good"),
    [
        ("It sold 40 vans.", [{"at": "40", "value": "40", "unit": "van"}], True),
        ("It sold 40 vans.", [{"at": "40", "value": "41|40"}], True),
        ("It sold 40 vans.", [{"at": "40", "value": "41"}], False),
        ("It sold 40 vans.", [{"at": "40", "unit": "car"}], False),
        ("It sold 40 vans.", [{"at": "40", "direction": "up"}], False),
        ("It sold 40 vans.", [{"at": "sold", "value": "40"}], False),
        ("It sold vans.", [{"at": "vans", "value": "40 or no claim"}], True),
        ("It sold 40 to 50 vans.", [{"at": "40", "value_high": "50"}], True),
        ("It sold 40 to 50 vans.", [{"at": "40", "value_high": None}], False),
        ("It sold some in 2012.", [], True),
    ],
)
def test_a_row_is_right_when_all_of_it_is(text: str, claims: Claims, *, good: bool) -> None:
    assert right(row(text, claims)) is good


def test_what_is_no_claim_is_not_claimed() -> None:
    assert not right(row("It sold 40 vans.", [], "40"))
    assert right(row("It sold 40 vans.", [{"at": "40", "value": "40"}], "vans"))


def test_kinds_are_counted_apart() -> None:
    rows = [
        row("It sold 40 vans.", [{"at": "40", "value": "40"}]),
        row("It sold 40 vans.", [{"at": "40", "value": "4"}]),
        row("It shut in 2012.", [], kind="none"),
    ]
    assert by_kind(rows) == {"sales": (1, 2), "none": (1, 1)}
    assert report(rows, errors=False).endswith("right 2 of 3  66.7%\n")
    assert report(rows, errors=True).count("wanted") == 1
