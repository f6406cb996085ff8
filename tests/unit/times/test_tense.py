"""A finite past verb of its clause rules out that a month, a half or a quarter is to come."""

from datetime import date

import pytest

from claimledger.times import find_times

NEAR_FEBRUARY = date(2024, 1, 12)
BEFORE_MAY = date(2024, 3, 15)


@pytest.mark.parametrize(
    "text",
    [
        "The glacier shrank to a record low in February.",
        "Prices rose by 3% in February.",
        "The rate fell to 3% in February from 4%.",
        "The rate had fallen as low as 3% in February.",
        "The rate has fallen from 3% in February to 2%.",
        "In February, output rose 3%.",
        "But imports in February dropped 3%.",
        "Inflation in February was 3.2%.",
        "The figure for February came in higher.",
        "The agency said that output in February fell 3%.",
        "The agency announced in February that it would leave.",
        "Some 300 shops have shut since February.",
        "Up 3% since February.",
        "Arrivals hit 3,000 in February.",
        "Prices rose 3% from February.",
    ],
)
def test_a_past_verb_of_its_clause_leaves_no_month_to_come(text: str) -> None:
    assert find_times(text, NEAR_FEBRUARY)[0].value == "2023-02"


@pytest.mark.parametrize(
    "text",
    [
        "The government called an election in May.",
        "The vote in May was postponed.",
        "The contest in May was expected to be close.",
        "The firm said it was to open a plant in May.",
        "The company sold tickets for May.",
        "The party named a candidate before the vote in May.",
        "He was told to report to the court in May.",
        "Shares rose as traders awaited a cut in May.",
        "A rally planned for May was put off.",
        "The agency announced a sale in May and left.",
        "The firm has booked the hall in May.",
        "The airline added 30 flights from May.",
        "The parties faced a ballot in May.",
    ],
)
def test_what_was_arranged_may_be_to_come(text: str) -> None:
    assert find_times(text, BEFORE_MAY)[0].value == "2024-05"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Profit for the first half came in at 4 million, up from 3 million a year earlier.",
            ["2024-H1", "2023-H1"],
        ),
        ("Sales sank and profit shrank in the first quarter.", ["2024-Q1"]),
        ("It reported a loss of $3 million for the first quarter.", ["2024-Q1"]),
        ("It expects a loss of $3 million for the first quarter.", ["2025-Q1"]),
        ("Output averaged 3 million barrels in the fourth quarter.", ["2023-Q4"]),
        ("Output rises in the fourth quarter.", ["2024-Q4"]),
        ("As orders fell, analysts are cutting estimates for the fourth quarter.", ["2024-Q4"]),
        ("Sales will sink in the first quarter.", ["2025-Q1"]),
    ],
)
def test_figures_of_a_period_that_is_over(text: str, values: list[str]) -> None:
    assert [each.value for each in find_times(text, date(2024, 11, 21))] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took in 3,400 since January, 900 in the same period of 2023.", "2023-05-09"),
        ("It took in 3,400 since January, 900 in the same period last year.", "2023-05-09"),
        ("It took in 3,400 in January, 900 in the same period of 2023.", "2023-01-31"),
        ("It took in 3,400 since 2018, 900 in the same period of 2015.", "2015-12-31"),
    ],
)
def test_the_same_period_as_one_that_is_still_open(text: str, value: str) -> None:
    _, same = find_times(text, date(2024, 5, 9))
    assert same.date_to == date.fromisoformat(value)
