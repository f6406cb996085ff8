"""The harness of blind rows counts a row as right only when every claim of it is."""

import pytest

from tests.quality.blind_numbers import by_kind, report, right


@pytest.mark.parametrize(
    ("text", "claims", "good"),
    [
        ("It sold 40 vans.", [["40 vans", 40, "van"]], True),
        ("It sold 40 vans.", [["40 vans", 41, "van"]], False),
        ("It sold 40 vans.", [["40 vans", 40, "car"]], False),
        ("It sold 40 vans.", [["40 vans", 40, "van", "up"]], False),
        ("It sold 40 vans and 30 cars.", [["40 vans", 40, "van"]], False),
        ("It sold 40 to 50 vans.", [["40 to 50 vans", 40, "van", 50]], True),
        ("It sold 40 to 50 vans.", [["40 to 50 vans", 40, "van"]], False),
        ("It lasted 2.5 to 3.5%.", [["2.5 to 3.5%", 2.5, "%", 3.5]], True),
        ("It sold some in 2012.", [], True),
    ],
)
def test_a_row_is_right_when_all_of_it_is(
    text: str, claims: list[list[object]], *, good: bool
) -> None:
    assert right({"kind": "sales", "text": text, "claims": claims}) is good


def test_kinds_are_counted_apart() -> None:
    rows = [
        {"kind": "sales", "text": "It sold 40 vans.", "claims": [["40 vans", 40, "van"]]},
        {"kind": "sales", "text": "It sold 40 vans.", "claims": []},
        {"kind": "none", "text": "It shut in 2012.", "claims": []},
    ]
    assert by_kind(rows) == {"sales": (1, 2), "none": (1, 1)}
    assert report(rows, errors=False).endswith("right 2 of 3  66.7%\n")
    assert report(rows, errors=True).count("wanted") == 1
