"""Periods that carry over paragraphs: of company reports, statistics, surveys and counts."""

from datetime import date

import pytest

from tests.unit.claims.joined import claim

Q3 = (date(2023, 7, 1), date(2023, 9, 30))
Q3_BEFORE = (date(2022, 7, 1), date(2022, 9, 30))
FEBRUARY = (date(2024, 2, 1), date(2024, 2, 29))
SURVEY = (date(2024, 3, 4), date(2024, 3, 8))
OTHER = (date(2024, 2, 5), date(2024, 2, 9))
NONE = (None, None)
QUARTER = "Net income jumped 63% in the third quarter of 2023, Roe Group said.\n"
OPENED = "The trade deficit widened in February as imports rebounded.\n"
POLL = (
    "Roe leads, a Quill University poll found.\n"
    "The poll was conducted from March 4 to 8.\n"
    "{}\n"
    "In a separate survey by the Harrow Institute, conducted from February 5 to 9, 70% agreed."
)
CASES = [
    # a company's quarter governs the amounts that it reports
    (QUARTER + "Sales were $246 million, compared with $242 million.", "$246 million", Q3),
    (QUARTER + "It earned $40 million.", "$40 million", Q3),
    (QUARTER + "In the year-ago quarter, it earned $30 million.", "$30 million", Q3_BEFORE),
    (QUARTER + "It has 40 shops.", "40 shops", NONE),
    (QUARTER + "The bridge cost $40 million.", "$40 million", NONE),
    # a report's month governs its movements
    (OPENED + "Exports fell 5%.", "5%", FEBRUARY),
    (OPENED + "Data for May 2023 were revised.\nImports rose 5%.", "5%", FEBRUARY),
    (OPENED + "Canada is the largest supplier, with 14% of imports.", "14%", NONE),
    (OPENED + "Exports will fall 5%.", "5%", NONE),
    # counts go on in the next paragraph, the present does not
    ("The flood hit 40 towns in February.\nIt killed 90 people.", "90 people", FEBRUARY),
    ("The flood hit 40 towns in February.\nThe town has 90 shops.", "90 shops", NONE),
    ("The flood hit 40 towns in February. The town has 90 shops.", "90 shops", NONE),
    ("Prices rose 5% in February. Wages are also up 3%.", "3%", FEBRUARY),
    # shares, which go on, and prices, which are of a day
    ("Wind made 40% of power in February.\nCoal made 30%.", "30%", FEBRUARY),
    ("Sales rose 5% in February.\nIts shares rose 3%.", "3%", NONE),
    # a list without verbs is of the time that stands over it
    (
        "Listings are for February.\nBay Patrol, 40 viewers.\nHarbour, 30 viewers.",
        "30 viewers",
        FEBRUARY,
    ),
    ("Listings are for February.\nRoe left.\nHarbour, 30 viewers.", "30 viewers", NONE),
    # a forecast that was made before takes the period of what came of it
    ("Prices rose 5% in February. Economists had expected 4%.", "4%", FEBRUARY),
    ("Prices rose 5% in February. Economists expect 4%.", "4%", NONE),
    # the days in which each survey asked
    (POLL.format("44% of voters back the bill."), "44%", SURVEY),
    (POLL.format("Just 17% have confidence in it."), "17%", SURVEY),
    (POLL.format("44% of voters back the bill."), "70%", OTHER),
    (POLL.format("The bill costs 44% more."), "44%", NONE),
]


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_periods(text: str, quote: str, period: tuple[date | None, date | None]) -> None:
    found = claim(text, quote)
    assert (found.period_start, found.period_end) == period


def test_a_week_earlier_is_a_week_before_the_number() -> None:
    text = "The yield rose to 4.3% on March 8 from 4.1% a week earlier."
    assert claim(text, "4.1%").period_start == date(2024, 3, 1)
