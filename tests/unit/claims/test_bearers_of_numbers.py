"""Whom a number is about where its own phrase names a thing."""

import pytest

from tests.unit.claims.joined import claim


@pytest.mark.parametrize(
    ("text", "quote", "bearer"),
    [
        ("Calder had a fleet of 270 ferries in May.", "270 ferries", "Calder"),
        ("Calder moved. It announced an order of 50 ferries.", "50 ferries", "Calder"),
        (
            "Calder Group grew in May. Its order of 30 ferries was late.",
            "30 ferries",
            "Calder Group",
        ),
        ("A port sold a fleet of 270 ferries in May.", "270 ferries", "fleet"),
        ("Known for making 70% of bolts, Calder Group has new plans.", "70%", "Calder Group"),
        ("The deal could give Peru about 30% of global output.", "about 30%", "Peru"),
        ("The deal could show Peru about 30% of global output.", "about 30%", "global output"),
        (
            "The team collected data from 3,085 Danish nurses.",
            "3,085 Danish nurses",
            "Danish nurses",
        ),
        ("About 1,290 nurses die annually from it.", "About 1,290 nurses", "nurses"),
        (
            "Its value is 9 million euros, next to Calder's (CAL) 17 million euros.",
            "17 million euros",
            "Calder",
        ),
        (
            "Its value was 9 million euros, and Calder's two ships were sold.",
            "9 million euros",
            "Its value",
        ),
        ("Calder Group CEO Ann Poe said revenue grew 6% in May.", "6%", "Calder Group"),
        (
            "Peru, a member of the Andean Community (AC), holds about 17% of reserves.",
            "about 17%",
            "Peru",
        ),
        (
            "Peru, a member of the Andean Community, also holds about 17% of it.",
            "about 17%",
            "Peru",
        ),
        ("In a survey of rural teachers, 89% said pay was low.", "89%", "rural teachers"),
        ("In a hall of rural teachers, 89% said pay was low.", "89%", "hall"),
    ],
)
def test_who_bears_a_number(text: str, quote: str, bearer: str) -> None:
    """Owners, holders, receivers and those examined come before the thing a number counts."""
    assert claim(text, quote).subject == bearer


def test_an_earlier_share_is_of_those_named_after_it() -> None:
    """A baseline with its own "of" is about those it names."""
    text = "Among nurses, 89% said pay was low, up from 76% of doctors."
    assert claim(text, "76%").subject == "doctors"
    assert claim(text, "89%").subject == "nurses"


@pytest.mark.parametrize(
    ("text", "quote", "bearer"),
    [
        ("Its biggest supplier, Calder Group, employs 900 people.", "900 people", "Calder Group"),
        (
            "Roe College, a small school with about 400 pupils, closed.",
            "about 400 pupils",
            "Roe College",
        ),
        (
            "In Peru, a small school with about 400 pupils closed.",
            "about 400 pupils",
            "small school",
        ),
        (
            "It was quiet, with the Calder Index (CI) losing nine points in an hour.",
            "nine points",
            "Calder Index",
        ),
        ("The fund announced Monday by ministers was set to hold 9 plots.", "9 plots", "fund"),
        (
            "With nurses again struggling to repay 9 million euros of debt, all wait.",
            "9 million euros",
            "nurses",
        ),
        (
            "Land prices in the hills, whether here or there, often exceed 40 euros.",
            "40 euros",
            "hills",
        ),
    ],
)
def test_a_name_beside_a_description_bears_the_number(text: str, quote: str, bearer: str) -> None:
    """A name in apposition goes before the words that describe it; asides are passed over."""
    assert claim(text, quote).subject == bearer


def test_a_measure_names_who_is_beside_a_description() -> None:
    """The agent in a measure is called by the name that stands beside it."""
    text = "Its biggest supplier, Calder Group, employs 900 people."
    assert claim(text, "900 people").measure == "people employed by Calder Group"


@pytest.mark.parametrize(
    ("text", "quote", "direction"),
    [
        (
            "Support fell 9 points among those who farm and 6 points among the rest.",
            "6 points",
            "down",
        ),
        ("Support fell 9 points among those who farm and 6 points lie ahead.", "6 points", "none"),
        ("There were 19 strikes, a 37% month-over-month decline.", "37%", "down"),
        ("There were 19 strikes, a 37% month-over-month target.", "37%", "none"),
    ],
)
def test_a_list_among_groups_goes_one_way(text: str, quote: str, direction: str) -> None:
    """Numbers of groups that "among" parts share their verb; a change has its noun's way."""
    assert claim(text, quote).direction == direction


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        (
            "Calder Group brought in 34 tonnes of grain.",
            "34 tonnes",
            "grain brought in by Calder Group",
        ),
        ("Calder Group brought 34 tonnes of grain.", "34 tonnes", "grain brought by Calder Group"),
        ("LIMA, Jan 9 - Trade rose 2% to 70 euros.", "2%", "Trade"),
        ("In Lima, the post-war trade rose 2%.", "2%", "post-war trade"),
        (
            "Roe Group drew 11%, Calder Group 2% and Norvane 3% in the poll.",
            "3%",
            "support for Norvane",
        ),
    ],
)
def test_measures_keep_particles_and_no_datelines(text: str, quote: str, measure: str) -> None:
    """A particle belongs to its verb, a dateline to no measure; the last of a list has its verb."""
    assert claim(text, quote).measure == measure


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        (
            "Between January and May trade rose 2% from a year before and came to 9 euros.",
            "9 euros",
            2023,
        ),
        (
            "Between January and May trade rose 2% before the strike and came to 9 euros.",
            "9 euros",
            None,
        ),
        ("Inflation fell to 3%, the lowest since June 2021.", "3%", None),
        ("Inflation has held at 3%, an interest, since June 2021.", "3%", 2021),
    ],
)
def test_what_closes_a_time_off(text: str, quote: str, start: int | None) -> None:
    """An adverb "before" names no event; the last time of an extreme dates nothing."""
    found = claim(text, quote).period_start
    assert (found.year if found else None) == start


def test_a_survey_is_of_those_before_what_describes_them() -> None:
    """Where those polled were found is no part of who they are."""
    text = "In a survey of rural nurses registered on the Norvane site, 89% said pay was low."
    assert claim(text, "89%").subject == "rural nurses"


@pytest.mark.parametrize(
    ("name", "speaker"), [("Morgan Stanley", None), ("Morgan Hartwell", "Morgan Hartwell")]
)
def test_an_organisation_called_after_people_is_none(name: str, speaker: str | None) -> None:
    """A house that is called after its founders speaks as an organisation."""
    found = claim(f"Trade rose 4% in May, {name} said. {name} said it was well.", "4%")
    assert (found.attributed_to, found.speaker) == (name, speaker)


def test_a_trailing_participle_is_of_the_subject() -> None:
    """Who holds a share by a participle is the subject of the verb before it."""
    text = "Calder Group grew. Calder Group dominates trade in Peru, holding 63% of the market."
    assert claim(text, "63%").subject == "Calder Group"


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("The plan lifts the limit from the current 40 euros to 60 euros.", "40 euros", "level"),
        ("The plan lifts the limit by 40 euros.", "40 euros", "change"),
    ],
)
def test_the_current_level_is_a_level(text: str, quote: str, kind: str) -> None:
    """The ends of a move are levels, though one is said to be current."""
    assert claim(text, quote).kind == kind
