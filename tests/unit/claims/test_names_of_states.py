"""Countries by name, people, capital and government; groups; and what is none of them."""

import pytest
from iso3166 import countries_by_alpha3

from claimledger.claims.entities import compound, gazetteer, known, name_kind


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chile", "CHL"), ("Peruvians", "PER"), ("Kyiv", "UKR"), ("the Kremlin", "RUS"),
        ("U.S.", "USA"), ("the White House", "USA"), ("Côte d’Ivoire", "CIV"), ("Türkiye", "TUR"),
        ("Dutch", "NLD"), ("South Koreans", "KOR"), ("Downing Street", "GBR"), ("Kosovo", "XKX"),
    ],
)  # fmt: skip
def test_states_have_their_codes(written: str, code: str) -> None:
    assert gazetteer()[written].code == code


def test_a_state_has_one_name_and_a_code_of_the_standard() -> None:
    states = {(entity.code, entity.name) for entity in gazetteer().values() if entity.code}
    codes = {code for code, _ in states}
    assert len(states) == len(codes)
    assert codes <= countries_by_alpha3.keys()
    assert not {"TUV", "SSD", "MHL", "AND"} - codes


@pytest.mark.parametrize(
    ("written", "name"), [("EU", "European Union"), ("Soviet", "Soviet Union")]
)
def test_groups_have_no_code(written: str, name: str) -> None:
    assert (gazetteer()[written].name, gazetteer()[written].code) == (name, None)


def test_bodies_are_organisations() -> None:
    assert gazetteer()["IMF"].kind == "organisation"


@pytest.mark.parametrize("written", ["Jersey", "Main", "Sales", "May"])
def test_common_words_are_no_states(written: str) -> None:
    assert written not in gazetteer()


def test_the_longest_name_wins() -> None:
    found = known(["South", "Africa", "exports"], 0)
    assert found is not None
    assert (found[0].code, found[1]) == ("ZAF", 2)


def test_hyphenated_pairs_name_both() -> None:
    assert [entity.code for entity in compound("Peru-Chile")] == ["PER", "CHL"]
    assert [entity.code for entity in compound("Franco-German")] == ["FRA", "DEU"]
    assert compound("Wilkes-Barre") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jane Roe", "person"),
        ("President Roe", "person"),
        ("Office for National Statistics", "organisation"),
        ("Norvane Group", "organisation"),
        ("NASA", "organisation"),
    ],
)
def test_kinds_of_names(name: str, kind: str) -> None:
    assert name_kind(name.split()) == kind
