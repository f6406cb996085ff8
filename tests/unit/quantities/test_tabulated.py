"""Numbers of tables take unit and scale from their heads, and heads make no quantities."""

from decimal import Decimal

import pytest

from claimledger import find_quantities
from claimledger.language import ENGLISH
from claimledger.quantities.finding import find_in_prose
from claimledger.quantities.tabulated import Heads
from claimledger.records import Quantity


def stated(head: str) -> tuple[str, str] | None:
    """One of what a head states, and its unit."""
    one = Heads("", find_in_prose, ENGLISH).stated(head)
    return (f"{one.value:f}", one.unit) if one is not None else None


def cells(column: str, *numbers: str) -> list[Quantity]:
    """The quantities of a column, of which each row has one number."""
    text = f"Region | {column}\n" + "\n".join(f"Place | {number}" for number in numbers)
    return [q for q in find_quantities(text, []) if q.rule == "table.cell"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Wheat, million tonnes", ("1000000", "t")),
        ("Capacity, Mt", ("1000000", "t")),
        ("Revenue ($ bn)", ("1000000000", "USD")),
        ("Budget, US$ million", ("1000000", "USD")),
        ("Share, %", ("1", "%")),
        ("Rate %", ("1", "%")),
        ("in thousands", ("1000", "1")),
        ("Output ('000 tonnes)", ("1000", "t")),
        ("GWh", ("1", "GWh")),
        ("2023 (million barrels)", ("1000000", "barrel")),
        ("Arrivals (thousands), 2023", ("1000", "1")),
        ("Viewers (m)", ("1000000", "1")),
        ("Height (m)", ("1", "m")),
    ],
)
def test_a_head_states_a_unit(head: str, unit: tuple[str, str]) -> None:
    assert stated(head) == unit


@pytest.mark.parametrize(
    "head",
    ["W", "D", "Min", "Seats", "Smith, Ohio", "Goals, own", "Change in May", "Marks (of 10)"],
)
def test_a_head_that_only_names_states_no_unit(head: str) -> None:
    assert stated(head) is None


@pytest.mark.parametrize(
    ("column", "number", "value", "unit", "direction"),
    [
        ("Rate, %", "6.0", "6", "%", "none"),
        ("Change", "+0.2", "0.2", "1", "up"),
        ("Change, pp", "-0.4", "-0.4", "percentage point", "down"),
        ("Result, $m", "(3.1)", "-3100000", "USD", "none"),
        ("Result, $m", "-3.1", "-3100000", "USD", "none"),
        ("Rate", "-1.2%", "-1.2", "%", "down"),
        ("Cost in thousands", "$5", "5000", "USD", "none"),
        ("Homes in thousands", "5.1%", "5.1", "%", "none"),
        ("Rate, %", "5.1*", "5.1", "%", "none"),
        ("Rate, %", "6.0 [a]", "6", "%", "none"),
    ],
)
def test_a_cell_is_read_under_its_head(
    column: str, number: str, value: str, unit: str, direction: str
) -> None:
    [found] = cells(column, number)
    assert (found.value, found.unit, found.direction) == (Decimal(value), unit, direction)


def test_a_loss_is_a_fall_where_its_column_has_rises() -> None:
    assert [q.direction for q in cells("Net", "+3", "-2")] == ["up", "down"]


@pytest.mark.parametrize("head", ["Rank", "No."])
def test_places_are_ranks(head: str) -> None:
    assert [q.role for q in cells(head, "1", "2")] == ["rank", "rank"]


@pytest.mark.parametrize("head", ["Points", "Places"])
def test_other_small_numbers_are_claims(head: str) -> None:
    assert [q.role for q in cells(head, "1", "2")] == ["claim", "claim"]


def test_a_unit_in_a_head_is_no_claim() -> None:
    text = "Crop | 2022 | 2023\nWheat, million tonnes | 31.7 | 34.2"
    roles = {text[q.start : q.end]: q.role for q in find_quantities(text)}
    assert roles == {"million tonnes": "reference", "31.7": "claim", "34.2": "claim"}


def test_a_scale_in_prose_stays_as_it_was() -> None:
    [found] = find_quantities("A million tonnes of wheat were sold.")
    assert (found.value, found.role) == (Decimal(1000000), "claim")


@pytest.mark.parametrize("name", ["5-year bond", "Feb (n=1,000)"])
def test_a_number_in_a_head_names_it(name: str) -> None:
    text = f"Place | {name} | Rate\nNorth | 4.1 | 5.2"
    roles = {q.role for q in find_quantities(text) if q.end <= text.index("\n")}
    assert "claim" not in roles


def test_a_number_above_a_table_is_still_a_claim() -> None:
    text = "Norvane sold 300 cars in the north\nPlace | Rate\nNorth | 4.1\nSouth | 5.2"
    assert find_quantities(text)[0].role == "claim"


@pytest.mark.parametrize("row", ["5.1% | -0.4", "5.1% | 6.0% | +0.2"])
def test_a_change_beside_percentages_is_in_points(row: str) -> None:
    heads = " | ".join(["Region", *["Rate"] * row.count("%"), "Change"])
    assert find_quantities(f"{heads}\nNorth | {row}")[-1].unit == "percentage point"


@pytest.mark.parametrize("row", ["5.1% | 1,240 | -0.4", "1,240 | -0.4"])
def test_a_change_beside_other_numbers_is_bare(row: str) -> None:
    heads = " | ".join(["Region", *["Rate", "Votes"][-row.count(" |") :], "Change"])
    assert find_quantities(f"{heads}\nNorth | {row}")[-1].unit == "1"
