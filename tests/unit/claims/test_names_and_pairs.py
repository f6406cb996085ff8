"""Names that open sentences, numbers that two names share out, and the two sides of a tally."""

import pytest

from tests.unit.claims.joined import claim


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Roeing expects sales to rise 4% in 2024.", "Roeing"),
        ("Calders expects sales to rise 4% in 2024.", "Calders"),
        ("Traders expect sales to rise 4% in 2024.", "sales"),
        ("Lending fell 4% in 2024.", "Lending"),
    ],
)
def test_who_alone_can_plan_is_a_name(text: str, subject: str) -> None:
    assert claim(text, "4%").subject == subject


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Norvane and Calder fell 3% and 7%.", "Norvane", "Calder"),
        ("Sales in Chile and Peru fell 3% and 7%.", "Chile", "Peru"),
        ("Ships of Chile fell 3% and 7%.", "Ships", "Ships"),
    ],
)
def test_two_names_share_out_two_numbers(text: str, first: str, second: str) -> None:
    assert [claim(text, quote).subject for quote in ("3%", "7%")] == [first, second]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Roe leads Poe 48 percent to 44 percent.", "Roe", "Poe"),
        ("Roe beat Poe by 48 percent to 44 percent.", "Roe", "Poe"),
        ("Inflation rose from 48 percent to 44 percent.", "Inflation", "Inflation"),
    ],
)
def test_the_two_numbers_of_a_tally_are_of_its_two_sides(
    text: str, first: str, second: str
) -> None:
    subjects = [claim(text, quote).subject for quote in ("48 percent", "44 percent")]
    assert subjects == [first, second]


@pytest.mark.parametrize(
    ("text", "quote", "counterpart"),
    [
        ("Calder’s “Lantern” tour added $4 billion to the economy.", "$4 billion", None),
        ("NATO has 32 members across Europe and America.", "32 members", None),
        ("Chile's Peru trade reached $4 billion.", "$4 billion", "Peru"),
        ("Chile shipped 40 boats to Peru.", "40 boats", "Peru"),
    ],
)
def test_a_region_or_a_work_of_its_own_is_no_counterpart(
    text: str, quote: str, counterpart: str | None
) -> None:
    assert claim(text, quote).counterpart == counterpart


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        (
            "More than 50% of new students are from Peru.",
            "More than 50%",
            "share of Peru among new students",
        ),
        (
            "More than 50% of students are at home.",
            "More than 50%",
            "share of students that are at home",
        ),
        ("Calder is a port about 60 kilometres away from Lima.", "about 60 kilometres", "port"),
    ],
)
def test_where_those_of_a_share_are_from_is_named_without_its_preposition(
    text: str, quote: str, measure: str
) -> None:
    assert claim(text, quote).measure == measure
