"""Claims of one measure share an indicator, in whatever words; its near-misses do not."""

from datetime import date

import pint
import pytest

from claimledger.linking.indicators import Measured, contradict, indicators_of
from claimledger.linking.units import factors, in_base
from claimledger.linking.wording import telling, words

PINT = {
    "a": "year",
    "acre": "43560 * ft**2",
    "basis point": "0.01 * percent",
    "d": "day",
    "decade": "10 * year",
    "ft2": "ft**2",
    "ft3": "ft**3",
    "ft²": "ft**2",
    "Gt": "1e9 * metric_ton",
    "h": "hour",
    "in": "inch",
    "km2": "km**2",
    "km3": "km**3",
    "km²": "km**2",
    "kt": "1e3 * metric_ton",
    "m2": "m**2",
    "m3": "m**3",
    "mi2": "mile**2",
    "mi²": "mile**2",
    "min": "minute",
    "mo": "month",
    "Mt": "1e6 * metric_ton",
    "m²": "m**2",
    "nmi": "nautical_mile",
    "oz t": "troy_ounce",
    "percentage point": "percent",
    "pp": "percent",
    "s": "second",
    "st": "stone",
    "t": "metric_ton",
    "wk": "week",
    "yr": "year",
}
"""What pint calls the units whose symbols it does not know or means something else by."""


@pytest.fixture(scope="module")
def pints() -> pint.UnitRegistry[float]:
    """What pint knows of units."""
    return pint.UnitRegistry()


def claim(number: int = 1, **said: object) -> Measured:
    """A claim on the grain exports of a country, with what is said otherwise."""
    usual = {
        "snapshot_id": f"{number:016x}",
        "kind": "level",
        "unit": "t",
        "unit_kind": "mass",
        "measure": "exports of grain",
        "subject": "Chile",
        "value": float(number),
    }
    fields = dict.fromkeys(Measured._fields)
    return Measured(**(fields | usual | said))  # type: ignore[arg-type]  # fields of several types


def same(*claims: Measured) -> bool:
    ids = indicators_of(claims)
    return None not in ids and len(set(ids)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports of grain", "grain exports"),
        ("the ministry's budget", "budget of the ministry"),
        ("number of vessels", "vessels"),
        ("jobless rate", "unemployment"),
        ("bridges destroyed", "destroyed bridges"),
        ("gross domestic product", "GDP"),
        ("people killed in the flood", "deaths in the flood"),
        ("people diagnosed with cholera", "cholera infections"),
        ("federal funds rate", "policy rate"),
        ("CPI", "consumer prices"),
        ("the rate", "rates"),
        ("Chile's rate", "rate"),
        ("deaths in the explosion", "people killed in the blast"),
        ("profit of Alder & Birch", "profit of Alder and Birch"),
    ],
)
def test_form_order_and_synonyms_do_not_part_indicators(one: str, other: str) -> None:
    assert same(claim(1, measure=one), claim(2, measure=other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports of grain", "imports of grain"),
        ("exports of grain", "exports of barley"),
        ("children killed in the flood", "people killed in the flood"),
        ("deaths in the flood", "people injured in the flood"),
        ("core inflation", "inflation"),
        ("votes in favour", "votes against"),
        ("exports to New Mexico", "exports to Mexico"),
    ],
)
def test_another_measure_is_another_indicator_even_with_the_same_number(
    one: str, other: str
) -> None:
    assert not same(claim(1, measure=one, value=4312.0), claim(2, measure=other, value=4312.0))


@pytest.mark.parametrize(
    "said",
    [
        {"subject": "Peru"},
        {"counterpart": "Peru"},
        {"kind": "change"},
        {"unit": "EUR", "unit_kind": "money"},
        {"unit": "t/year"},
    ],
)
def test_another_party_kind_or_unit_is_another_indicator(said: dict[str, str]) -> None:
    assert not same(claim(1), claim(2, **said))


def test_demonyms_and_abbreviations_of_states_are_the_state() -> None:
    assert same(claim(1, subject="the United States"), claim(2, subject="U.S."))
    assert same(claim(1, subject="Chile"), claim(2, subject="", measure="Chilean exports of grain"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GDP growth", "economic growth"),
        ("industrial output", "industrial production"),
        ("vehicles delivered", "vehicle deliveries"),
        ("earnings per share", "EPS"),
        ("stock price", "share price"),
        ("nonfarm payrolls", "employment"),
    ],
)
def test_usual_names_of_a_statistic_are_one_measure(one: str, other: str) -> None:
    assert same(claim(1, measure=one), claim(2, measure=other, value=7.0))


def test_units_that_convert_exactly_do_not_part_indicators() -> None:
    assert same(claim(1, unit="kg"), claim(2, unit="t"))
    assert same(claim(1, unit="barrel/h", unit_kind="flow"), claim(2, unit="barrel/d"))


def test_flows_have_a_direction_and_mutual_measures_have_none() -> None:
    there = {"subject": "Chile", "counterpart": "Peru"}
    back = {"subject": "Peru", "counterpart": "Chile"}
    assert not same(claim(1, **there), claim(2, **back))
    mutual = {"measure": "bilateral trade"}
    assert same(claim(1, **mutual, **there), claim(2, **mutual, **back))
    share = {"kind": "share", "unit": "%"}  # of the trade of one of the two
    assert not same(claim(1, **share, **mutual, **there), claim(2, **share, **mutual, **back))


@pytest.mark.parametrize(
    ("measure", "subject", "counterpart", "same"),
    [
        ("people killed", "Kenya", None, True),
        ("deaths", "Al-Shabab", "Kenya", True),  # who is behind it
        ("people killed", "al-Shabaab-led attack on Kenya", None, True),
        ("al-Shabab fighters killed", "Kenya", None, False),  # of the other side
        ("people killed", "Al-Shabab", None, False),
        ("people killed", "Kenya", "Somalia", True),  # the place comes first
        ("people killed", "Somalia", "Kenya", False),
        ("children killed", "Kenya", "Somalia", False),
        ("people killed in a raid", "Kenya", None, False),  # a part of the toll
    ],
)
def test_tolls_of_one_place_are_one_whoever_is_behind_them(
    measure: str, subject: str, counterpart: str | None, *, same: bool
) -> None:
    toll = {"kind": "count", "unit": "person", "unit_kind": "count"}
    usual = claim(1, measure="death toll", subject="Kenya", counterpart=None, **toll)
    other = claim(2, measure=measure, subject=subject, counterpart=counterpart, value=7.0, **toll)
    one, another = indicators_of([usual, other])
    assert (one == another) is same


@pytest.mark.parametrize(("number", "alike"), [(4312.0, True), (3.0, False)])
def test_only_a_number_that_is_seldom_the_same_outweighs_an_adjective(
    number: float, *, alike: bool
) -> None:
    ships = {"kind": "count", "unit": "ship", "unit_kind": "count", "value": number}
    plain = claim(1, measure="ships in the port", **ships)
    narrower = claim(2, measure="foreign ships in the port", **ships)
    assert same(plain, narrower) is alike


def test_the_kind_says_that_a_measure_changed() -> None:
    change = {"kind": "change", "unit": "%", "unit_kind": "share"}
    grain = change | {"subject": "Grain Exchange Index (GEI)"}
    assert same(claim(1, **grain | {"measure": "fall"}), claim(2, **grain | {"measure": "gain"}))
    assert same(
        claim(1, **grain | {"measure": "index gain"}),
        claim(2, **change, measure="loss", subject="Grain Exchange Index"),
    )
    assert not same(claim(1, **grain | {"measure": "fall"}), claim(2, **grain))


def test_who_is_counted_tells_a_toll_from_that_of_all() -> None:
    toll = {"kind": "count", "unit_kind": "count", "subject": "the blast at the Chilean embassy"}
    ours = claim(1, measure="Chileans killed", unit="Chilean", **toll)
    assert not same(ours, claim(2, measure="people killed", unit="person", **toll))


def test_a_round_percentage_is_often_the_same_by_chance() -> None:
    share = {"kind": "level", "unit": "%", "unit_kind": "share"}
    tariffs = {"measure": "tariff on goods", "subject": "Chile", "counterpart": "Peru"}
    narrower = tariffs | {"measure": "tariff on foreign goods"}
    one, other = claim(1, **share, **tariffs), claim(2, **share, **narrower)
    assert same(one._replace(value=26.5), other._replace(value=26.5))
    assert not same(one._replace(value=25.0), other._replace(value=25.0))


def test_a_change_on_the_month_is_none_on_the_year() -> None:
    change = {"kind": "change", "unit": "%", "period_start": date(2024, 5, 1)}
    month = claim(1, **change, baseline_period_start=date(2024, 4, 1))
    year = claim(2, **change, baseline_period_start=date(2023, 5, 1))
    assert not same(month, year)
    assert same(month, month._replace(snapshot_id="b", value=9.0))


LONGER = {"measure": "exports of milled grain", "value": 4312.0}


def test_one_number_brings_a_longer_wording_and_a_shorter_one_together() -> None:
    assert same(claim(1, value=4312.0), claim(2, **LONGER))
    assert not same(claim(1, value=4313.0), claim(2, **LONGER))


def test_what_one_number_brings_together_holds_for_other_numbers() -> None:
    others = claim(3, value=5.0), claim(4, **(LONGER | {"value": 6.0}))
    assert same(claim(1, value=4312.0), claim(2, **LONGER), *others)


def test_a_number_for_another_period_brings_nothing_together() -> None:
    old = {"period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}
    new = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    assert not same(claim(1, value=4312.0, **old), claim(2, **LONGER, **new))


def test_wordings_with_words_of_their_own_take_two_articles_and_no_names() -> None:
    one = {"measure": "barges moored behind the river lock by ice", "value": 4312.0}
    other = one | {"measure": "barges stranded behind the river lock by ice"}
    assert same(claim(1, **one), claim(2, **other))
    assert not same(claim(1, **one), claim(1, **other))
    named = "barges behind the {} river lock by ice"
    north, south = (one | {"measure": named.format(name)} for name in ("Alder", "Birch"))
    assert not same(claim(1, **north), claim(2, **south))


def test_a_number_that_is_seldom_the_same_outweighs_several_words() -> None:
    one = claim(1, measure="barges moored early behind the river lock by ice", value=4312.0)
    other = claim(2, measure="barges stranded lately behind the river lock by ice", value=4312.0)
    assert same(one, other)


@pytest.mark.parametrize(
    ("mine", "theirs", "contrary"),
    [
        ({"sale", "copper"}, {"purchase", "copper"}, True),
        ({"north", "port"}, {"southern", "port"}, True),
        ({"sale", "copper"}, {"copper"}, False),
        ({"copper"}, {"sale", "copper"}, False),
        ({"sale", "copper"}, {"sale", "tin"}, False),
    ],
)
def test_opposites_contradict_each_other_and_a_word_more_does_not(
    mine: set[str], theirs: set[str], *, contrary: bool
) -> None:
    assert contradict(frozenset(mine), frozenset(theirs)) is contrary


@pytest.mark.parametrize(
    ("text", "first"),
    [("Port Authority", "~port"), ("Ports 7", "~ports"), ("Ports sold", "port"), ("Qwzx", "~qwzx")],
)
def test_a_first_word_is_a_name_before_a_name_or_a_number_or_where_no_list_has_it(
    text: str, first: str
) -> None:
    assert words(text)[0] == first


def test_order_of_arrival_does_not_matter() -> None:
    claims = [claim(1, value=4312.0), claim(2, **LONGER), claim(3, measure="rents"), claim(4)]
    assert indicators_of(claims[::-1]) == indicators_of(claims)[::-1]


def test_a_claim_without_a_measure_has_no_indicator() -> None:
    assert indicators_of([claim(1, measure=None)]) == [None]


def test_words_that_say_nothing_count_where_nothing_else_is_said() -> None:
    assert telling("the total amount") == {"total", "amount"}
    assert telling("the total amount of rent") == {"rent"}


def test_names_keep_their_form_and_numbers_count() -> None:
    assert words("Alder Works 7")[:2] != words("alder work")[:2]
    assert telling("Alder 7 ferries") != telling("Alder 8 ferries")


@pytest.mark.parametrize("unit", sorted(factors()))
def test_factors_are_those_of_pint(pints: "pint.UnitRegistry[float]", unit: str) -> None:
    base, factor = in_base(unit)
    one, many = (pints.parse_expression(PINT.get(name, name)) for name in (unit, base))
    assert (one / many).to_base_units().magnitude == pytest.approx(factor, rel=1e-6)
