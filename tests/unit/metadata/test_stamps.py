from datetime import date

import pytest

from claimledger.metadata.clues import Clue
from claimledger.metadata.stamps import YearlessDay, find_ages, find_stamps
from tests.unit.metadata.pages import page


def stamps(line: str, language: str = "en") -> list[Clue | YearlessDay]:
    """Days stated by a line between title and text."""
    shown = page(f"title| Ports reopen\n{line}\nbody| Ships came back, the harbor said.")
    found = list(find_stamps(shown, language))
    assert all(shown.text[f.start : f.end].strip() for f in found if f.start is not None)
    return found


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("dateline| Published May 15, 2024", "en"),
        ("dateline| First published on Wed 15 May 2024 06.00 BST", "en"),
        ("byline| By Ann Example | Posted: 2024-05-15 10:30", "en"),
        ("byline| By Ann Example, May 15, 2024", "en"),
        ("dateline| May 15, 2024 5:00 am ET", "en"),
        ("dateline| Wednesday, 15 May 2024 · 4 min read", "en"),
        ("dateline| Veröffentlicht am 15.05.2024, 14:30 Uhr", "de"),
        ("dateline| Publié le 15 mai 2024 à 14h05", "fr"),
        ("dateline| Publicado el 15 de mayo de 2024", "es"),
        ("dateline| mercredi 15 mai 2024, par Cercle Exemple", "fr"),
        ("dateline| 15.05.2024 10:16 Uhr - 2. Division - Agentur, rd", "de"),
        ("dateline| May 15, 2024 / 12:25 PM / Updated 3 hours ago", "en"),
        ("dateline| 发布时间:2024年5月15日 10:30", "zh"),
    ],
)
def test_a_stamp_states_the_day(line: str, language: str) -> None:
    [clue] = stamps(line, language)
    assert isinstance(clue, Clue)
    assert (clue.earliest, clue.latest) == (date(2024, 5, 15), date(2024, 5, 15))


def test_an_update_is_no_earlier_than_the_article() -> None:
    [clue] = stamps("dateline| Updated May 16, 2024")
    assert isinstance(clue, Clue)
    assert (clue.earliest, clue.latest) == (None, date(2024, 5, 16))


def test_each_day_of_a_line_has_the_word_before_it() -> None:
    rules = [c.rule for c in stamps("dateline| Published 15 May 2024 Updated 16 May 2024")]
    assert rules == ["stamp.published", "stamp.updated"]


@pytest.mark.parametrize(
    "line",
    [
        "notice| It appeared in the print edition of May 15, 2024.",
        "notice| This story ran in the print edition of 15 May 2024",
    ],
)
def test_the_web_page_is_as_old_as_the_paper_or_some_days_older(line: str) -> None:
    [clue] = stamps(line)
    assert isinstance(clue, Clue)
    assert (clue.earliest, clue.latest) == (date(2024, 5, 9), date(2024, 5, 15))


@pytest.mark.parametrize(
    "line",
    [
        "nav| Ports closed on May 15, 2024 – a timeline",
        "promo| Published May 15, 2024",
        "notice| Saved on 15 May 2024",
        "dateline| Updated ET",
        "nav| 15 May 2024 10:16 - ships wait. They wait for a tide",
        "nav| mercredi 15 mai 2024, par un matin calme, le port ouvrait",
        "caption| Ships wait on May 15, 2024. Example Photo Agency",
    ],
)
def test_other_days_are_no_stamps(line: str) -> None:
    assert stamps(line) == []


def test_days_in_a_list_of_stories_below_are_theirs() -> None:
    below = page("title| Ports reopen\nbody| Ships came back.\nnav| Rates fall\nnav| May 15, 2024")
    assert not list(find_stamps(below, "en"))


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, May 16 (Example Wire) - Ships came back, the harbor said.",
        "PORT ST. ANN, Harborland, May 16 — Ships came back, the harbor said.",
        "GENEVA, 16 May /Example Wire/ -- Ships came back, the harbor said.",
    ],
)
def test_a_dateline_without_a_year_waits_for_one(line: str) -> None:
    [day] = find_stamps(page(f"title| Ports reopen\nbody| {line}"), "en")
    assert isinstance(day, YearlessDay)
    clue = day.within(date(2023, 9, 1), date(2024, 8, 1))
    assert clue is not None
    assert (clue.earliest, clue.latest) == (date(2024, 5, 16), date(2024, 5, 17))
    assert day.within(date(2022, 9, 1), date(2024, 8, 1)) is None


@pytest.mark.parametrize(
    "line",
    [
        "On May 16 – the day of the strike – ships turned back.",
        "Ships left Geneva, May 16 being a holiday - the harbor said.",
    ],
)
def test_a_sentence_that_begins_with_a_day_is_no_dateline(line: str) -> None:
    assert not list(find_stamps(page(f"title| Ports reopen\nbody| {line}"), "en"))


def test_an_age_counts_back_from_the_capture() -> None:
    shown = page("title| Ports reopen\ndateline| 3 days ago\nbody| Ships came back.")
    [clue] = find_ages(shown, "2024-05-15T14:05")
    assert (clue.earliest, clue.latest) == (date(2024, 5, 11), date(2024, 5, 12))
    assert not list(find_ages(shown, None))


def test_an_age_elsewhere_or_of_an_update_says_nothing() -> None:
    listed = page("title| Ports reopen\nbody| Ships came back.\nnav| Rates fall\nnav| 3 hours ago")
    assert not list(find_ages(listed, "2024-05-15"))
    updated = page("title| Ports reopen\ndateline| Updated 3 hours ago\nbody| Ships came back.")
    assert not list(find_ages(updated, "2024-05-15"))
