"""Periods that a report shares, times that date no number, and figures that others beat."""

from datetime import date

import pytest

from tests.unit.claims.joined import claim, claims

FRIDAY = (date(2024, 3, 8), date(2024, 3, 8))
MAY = (date(2023, 5, 1), date(2023, 5, 31))
SURVEY = (date(2024, 3, 4), date(2024, 3, 8))
CASES = [
    ("Stocks fell on Friday.\nThe yield on bonds rose 4 basis points.", "4 basis points", FRIDAY),
    ("Stocks fell on Friday.\nBrent crude settled at $81.20 a barrel.", "$81.20 a barrel", FRIDAY),
    ("Stocks fell on Friday.\nThe town counted 900 herons.", "900 herons", (None, None)),
    (
        "The survey was conducted from March 4 to 8.\n44% of voters back the bill.",
        "44%",
        SURVEY,
    ),
    ("The final drew 9 million viewers on Friday.\nThe telecast scored 4.1.", "4.1", FRIDAY),
    (
        "The final drew 9 million viewers on Friday.\nA rival drew 4.1 million viewers.",
        "4.1 million viewers",
        (None, None),
    ),
    ("A levy of 9% applies from April 2025.", "9%", (date(2025, 4, 1), None)),
    ("The levy will rise to 9% from April 2025.", "9%", (date(2025, 4, 1), None)),
    ("Sales fell 9% from April 2023.", "9%", (None, None)),
    (
        "Sales rose 9% in May 2023, the biggest rise since 2019.",
        "9%",
        MAY,
    ),
    ("LIMA, March 8, 2024 - Sales rose 9% in May 2023.", "9%", MAY),
    ("Sales rose 9% in May 2023, beating the 7% analysts had forecast.", "7%", MAY),
    ("900 cases have been confirmed since May 2023.", "900 cases", (date(2023, 5, 1), None)),
]


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_periods_shared_and_opened(
    text: str, quote: str, period: tuple[date | None, date | None]
) -> None:
    found = claim(text, quote)
    assert (found.period_start, found.period_end) == period


def test_a_beaten_forecast_is_its_forecasters() -> None:
    found = claim("Sales rose 9% in May 2023, beating the 7% analysts had forecast.", "7%")
    assert (found.measure, found.attributed_to) == ("Sales", "analysts")


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        (
            "The firm, which runs 90 shops and employs 800 people, is growing.",
            "90 shops",
            "shops run by firm",
        ),
        (
            "The firm, which runs 90 shops and employs 800 people, is growing.",
            "800 people",
            "people employed by firm",
        ),
        ("Peru put a 9% duty on $2 billion worth of timber.", "9%", "duty on timber"),
        (
            "Support stood at 40%. Among farmers it was 30%.",
            "30%",
            "Support among farmers",
        ),
    ],
)
def test_measures_end_with_their_clause(text: str, quote: str, measure: str) -> None:
    assert claim(text, quote).measure == measure


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("Measles deaths rose to 410.", "410", "death"),
        ("Online orders rose to 9,000 a week.", "9,000", "order/week"),
        ("Orders rose to 9,000 a week earlier.", "9,000", "order"),
        ("The index rose to 410.", "410", "1"),
    ],
)
def test_a_bare_level_counts_what_it_measures(text: str, quote: str, unit: str) -> None:
    assert claim(text, quote).unit == unit


def test_trade_goes_on_with_the_country_named_before() -> None:
    text = (
        "Peru's imports from Chile totalled $5 billion, while exports to Chile reached $2 billion."
    )
    found = claim(text, "$2 billion")
    assert (found.subject, found.counterpart) == ("Peru", "Chile")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Economists polled by the paper expected growth of 2.4%.", "Economists"),
        ("The fee was 2.4%, two traders said.", "two traders"),
    ],
)
def test_sources_without_what_was_done_to_them(text: str, name: str) -> None:
    assert claim(text, "2.4%").attributed_to == name


@pytest.mark.parametrize(
    ("text", "quote", "modality"),
    [
        ("The city will levy a 9% duty on timber.", "9%", "planned"),
        ("The minimum wage will rise 9% in May.", "9%", "planned"),
        ("Sales will rise 9% in May.", "9%", "projected"),
        ("Sales rose 9% in May, beating the 7% analysts had forecast.", "7%", "projected"),
        ("Chile threatened to tax a further $9 billion of imports.", "$9 billion", "threatened"),
    ],
)
def test_what_is_decided_and_what_is_foreseen(text: str, quote: str, modality: str) -> None:
    assert next(c for c in claims(text) if quote in c.quote).modality == modality


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The rate crept up to 4%.", "eq"),
        ("The share edged up to 4%.", "eq"),
        ("The fine is up to 4% of sales.", "le"),
        ("Firms may pay up to 4%.", "le"),
    ],
)
def test_where_a_verb_goes_up_to_is_no_bound(text: str, bound: str) -> None:
    assert claims(text)[0].bound == bound
