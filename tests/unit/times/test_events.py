"""Events: each dated and sourced, counted from only where a text says which one it means."""

from datetime import date

import pytest

from claimledger.language import ENGLISH
from claimledger.times import find_times, recognise
from claimledger.times.lexicon import load

ENTRIES = load("events", ENGLISH)
WAR = "The invasion of Ukraine shook markets. "


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_is_complete(key: str) -> None:
    entry = ENTRIES[key]
    assert set(entry) <= {"date", "names", "short", "source"}
    assert isinstance(entry["date"], date)
    assert len(entry["source"]) > 10
    assert all(name == name.lower() for name in entry["names"] + entry.get("short", []))


def test_a_name_belongs_to_one_event() -> None:
    names = [name for entry in ENTRIES.values() for name in entry["names"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("key", ENTRIES)
def test_each_name_is_found(key: str) -> None:
    for name in ENTRIES[key]["names"]:
        (found,) = [t for t in find_times(f"Output has grown since {name}, they said.") if t.anchor]
        assert (found.anchor, found.date_from) == (f"event:{key}", ENTRIES[key]["date"])


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        (WAR + "It was low before the war.", "BEFORE"),
        (WAR + "It has grown since the invasion.", "ON_OR_AFTER"),
        (WAR + "It shut after their full-scale invasion.", "AFTER"),
    ],
)
def test_a_short_name_counts_in_a_text_that_names_the_event(text: str, mod: str) -> None:
    (found,) = find_times(text, date(2023, 5, 1))
    assert (found.mod, found.date_from, found.rule) == (mod, date(2022, 2, 24), "event")


@pytest.mark.parametrize(
    "text",
    [
        "It was low before the war.",
        "The invasion of Kuwait and the invasion of Ukraine differ. It was low before the war.",
        WAR + "It was low before war came.",
        WAR + "He wrote of the war.",
    ],
)
def test_a_name_that_could_be_another_event_is_left_alone(text: str) -> None:
    assert recognise(text) == []


def test_a_short_name_with_its_place_counts_beside_other_events() -> None:
    both = "After the annexation of Crimea came the invasion of Ukraine. "
    aged = find_times(both + "The seven-month-old war in Ukraine costs more.", date(2022, 6, 30))
    assert [(t.value, t.date_from) for t in aged if t.rule == "event_age"] == [
        ("P7M", date(2022, 2, 24))
    ]
    assert not [t for t in find_times(both + "The seven-month-old war goes on.") if "P" in t.value]


def test_a_text_that_came_before_an_event_does_not_mean_it() -> None:
    assert find_times(WAR + "It was low before the war.", date(2021, 12, 1)) == []


def test_a_duration_counted_from_an_event_is_open_at_its_end() -> None:
    text = "Over the nearly 19 weeks since the invasion of Ukraine, rents doubled."
    (found,) = find_times(text)
    assert (found.type, found.value, found.mod) == ("DURATION", "P19W", "LESS_THAN")
    assert (found.date_from, found.date_to) == (date(2022, 2, 24), None)
    assert found.anchor == "event:invasion-of-ukraine"
