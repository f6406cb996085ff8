"""Which times reach a number, and which belong to another event, clause or word."""

from datetime import date

import pytest

from tests.unit.claims.joined import claim

MAY = (date(2023, 5, 1), date(2023, 5, 31))
DAY = (date(2024, 3, 11), date(2024, 3, 11))
NONE = (None, None)
CASES = [
    # a relative clause between commas keeps its time, a restrictive one shares it
    ("The chain, which shut 9 shops in May 2023, has 40 shops.", "40 shops", NONE),
    ("The chain, which shut 9 shops in May 2023, has 40 shops.", "9 shops", MAY),
    ("The firm fined 40 people who voted in May 2023.", "40 people", MAY),
    # what a number comes after or before is another event
    ("Shares fell 5% after the strike in May 2023.", "5%", NONE),
    ("Shares fell 5% before the strike in May 2023 ended.", "5%", NONE),
    ("Sales fell 5% in May 2023 after the strike.", "5%", MAY),
    ("Sales rose 5% in May 2023 after a 3% fall.", "3%", NONE),
    ("Sales rose 5% in May 2023 and costs 3%.", "3%", MAY),
    # highs, records and levels have a time of their own
    ("The index ended at 80 points, near the high set in May 2023.", "80 points", NONE),
    ("Debt stands at 80%, a level last seen in May 2023.", "80%", NONE),
    # a time inside another, or said of a span named before
    ("Sales rose 5% in the week ended May 7, 2023.", "5%", (date(2023, 5, 1), date(2023, 5, 7))),
    ("Sales rose 5% for the week.", "5%", NONE),
    ("The final drew 5 million viewers between 9 and 9:15 p.m. ET.", "5 million viewers", NONE),
    # numbers said again in other words share the time
    ("It earned $5 million, or 4 cents a share, in May 2023.", "$5 million", MAY),
    ("It paid 5 million euros ($6 million) in May 2023.", "5 million euros", MAY),
    ("It earned $5 million, and paid $4 million in May 2023.", "$4 million", MAY),
    # who speaks on a day, and what is announced or foreseen then
    ("On Monday, the firm said it has 40 shops.", "40 shops", NONE),
    ("On Monday, the firm opened 40 shops.", "40 shops", DAY),
    ("Figures showed on Monday that it has 40 shops.", "40 shops", NONE),
    ("Growth is half the 2% forecast in May 2023.", "2%", NONE),
    ("The firm said third-quarter sales rose 5%.", "5%", (date(2023, 7, 1), date(2023, 9, 30))),
    # a part of a year, a norm, a date by which
    (
        "In the first three months of 2023 sales rose 5%.",
        "5%",
        (date(2023, 1, 1), date(2023, 3, 31)),
    ),
    ("It made 40% of power as recently as May 2023.", "40%", MAY),
    (
        "Losses hit $40 million in May 2023, above the 10-year average of $30 million.",
        "$30 million",
        NONE,
    ),
    ("Wages rose 5%; prices fell 3% in May 2023.", "5%", NONE),
    ("Prices rose 5% in May 2023 from April 2023.", "5%", MAY),
    ("Prices rose 5% in May 2023 from April 2023 and 3% from a year earlier.", "3%", MAY),
    ("It is the hottest month since records began in 1850, at 40 degrees.", "40 degrees", NONE),
    ("Prices rose 5% on March 11 and 7% for the week.", "7%", NONE),
    (
        "Traders see a 40% chance of a cut in February.",
        "40%",
        (date(2025, 2, 1), date(2025, 2, 28)),
    ),
    ("Traders saw a 40% rise in February.", "40%", (date(2024, 2, 1), date(2024, 2, 29))),
    (
        "It made $9 million in May 2023, compared with $8 million, or 4 cents a share, a year ago.",
        "$8 million",
        (date(2022, 5, 1), date(2022, 5, 31)),
    ),
    ("In May 2023, 79% of men agreed, compared with 33% of women.", "33%", MAY),
    (
        "In May 2023, 79% of men agreed, compared with 33% in 2020.",
        "33%",
        (date(2020, 1, 1), date(2020, 12, 31)),
    ),
    # what is only described by a time
    ("A 2023 law raised the tax to 5%.", "5%", NONE),
    ("Crude for May delivery cost $80 a barrel.", "$80 a barrel", NONE),
    ("If the vote were held today, 40% would back Roe.", "40%", NONE),
    ("The firm now has 40 shops.", "40 shops", (date(2024, 3, 13), date(2024, 3, 13))),
    # a late price on another day is where the movement began
    ("The yield fell to 4.1% from 4.2% late Friday.", "4.1%", NONE),
    ("Prices are unchanged from May 2023 at $40.", "$40", NONE),
]


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_reach(text: str, quote: str, period: tuple[date | None, date | None]) -> None:
    found = claim(text, quote)
    assert (found.period_start, found.period_end) == period


def test_a_dateline_with_its_agency_dates_nothing() -> None:
    text = "LIMA, March 4 (Roe News) - The port holds 40 ships."
    assert claim(text, "40 ships").period_start is None


def test_record_since_its_debut() -> None:
    text = "Sales rose 5%, the most since its 2021 debut."
    assert claim(text, "5%").period_start is None
