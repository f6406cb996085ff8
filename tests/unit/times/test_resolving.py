"""Mentions are resolved as far as the publication date, a bracket or nothing settles them."""

import os
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.records import Time
from claimledger.times import find_times, recognise, resolve

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SENTENCE = (
    "In March and last week it rose; on Friday, in the third quarter, two years ago, in the "
    "winter, in the next 18 months, on the 18th, at Easter, this year, over the weekend and from "
    "May to June."
)


def _only(text: str, published: object = None) -> Time:
    (found,) = find_times(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in March.", "XXXX-03"),
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell last week.", "XXXX-WXX"),
        ("It fell two years ago.", "XXXX"),
        ("It fell in the third quarter.", "XXXX-Q3"),
        ("It fell on the 18th.", "XXXX-XX-18"),
        ("It fell in the past two years.", "P2Y"),
        ("It fell in the decade before last.", "XXX"),
        ("It fell two millennia ago.", "X"),
    ],
)
def test_without_a_date_the_value_keeps_its_placeholders(text: str, value: str) -> None:
    found = _only(text)
    assert (found.value, found.date_from, found.date_to) == (value, None, None)
    assert found.anchor == "publication date unknown"


@given(DAYS, st.integers(0, 400))
def test_a_bracket_settles_only_what_each_of_its_days_would(day: date, length: int) -> None:
    mentions = recognise(SENTENCE)
    last = day + timedelta(days=length)
    for at, found in enumerate(resolve(SENTENCE, mentions, (day, last))):
        if found.date_from is None:
            continue
        for between in (day, day + timedelta(days=length // 3), day + timedelta(days=length // 2)):
            single = resolve(SENTENCE, mentions, between)[at]
            assert (single.date_from, single.date_to) == (found.date_from, found.date_to)


@given(DAYS)
def test_a_bracket_of_one_day_is_that_day(day: date) -> None:
    assert find_times(SENTENCE, (day, day)) == find_times(SENTENCE, day)


@given(DAYS)
def test_an_open_side_settles_nothing_that_needs_a_date(day: date) -> None:
    assert find_times(SENTENCE, (day, None)) == find_times(SENTENCE)
    assert find_times(SENTENCE, (None, day)) == find_times(SENTENCE)


@given(DAYS)
def test_intervals_are_closed_and_ordered(day: date) -> None:
    for found in find_times(SENTENCE, day):
        assert found.date_from is not None
        assert found.date_to is not None
        assert found.date_from <= found.date_to


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bank opened Thursday.", "2024-05-09"),
        ("The bank will open Thursday.", "2024-05-16"),
        ("The bank is to open on Thursday.", "2024-05-16"),
        ("The bank plans an opening for Thursday.", "2024-05-16"),
        ("On Thursday the bank opens.", "2024-05-09"),
        ("On Thursday the bank will open.", "2024-05-16"),
        ("It said Thursday that it would open.", "2024-05-09"),
        ("The opening planned for Thursday was put off.", "2024-05-09"),
        ("It has until Thursday.", "2024-05-16"),
        ("The two leaders meet Thursday.", "2024-05-16"),
        ("The vote is Thursday.", "2024-05-16"),
        ("It is Thursday's loser.", "2024-05-09"),
        ("The two leaders did not meet Thursday.", "2024-05-09"),
        ("The trial, which begins Thursday, was moved.", "2024-05-16"),
        ("It could open as early as Thursday.", "2024-05-16"),
        ("It opened Wednesday.", "2024-05-15"),
        ("Thursday's ruling will help tenants.", "2024-05-09"),
        ("Thursday's election will decide it.", "2024-05-16"),
        ("It has to pay before Thursday's vote.", "2024-05-16"),
        ("The village foresees the closing Thursday of its only shop.", "2024-05-16"),
        ("A 40% chance of hail on Thursday worries growers.", "2024-05-16"),
        ("The risk of hail rose on Thursday.", "2024-05-09"),
        ("On Thursday, a new hope of peace was voiced.", "2024-05-09"),
        ("The ministry hopes to reopen it Thursday.", "2024-05-16"),
        ("The road was repaired by Thursday.", "2024-05-09"),
        ("The judge demanded an answer by Thursday.", "2024-05-16"),
        ("The party needs to win over Thursday voters.", "2024-05-16"),
    ],
)
def test_the_verbs_around_say_which_way_a_weekday_points(text: str, day: str) -> None:
    assert _only(text, date(2024, 5, 15)).value == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It should be completed in October.", "2009-10"),
        ("It was completed in October.", "2008-10"),
        ("It was completed in May.", "2009-05"),
        ("It shut in September.", "2008-09"),
        ("The chairman resigned in July.", "2008-07"),
        ("It was extended to July 3.", "2009-07-03"),
        ("It will reopen in May.", "2010-05"),
        ("The offer expires July 20.", "2009-07-20"),
        ("China's exports fell in July.", "2008-07"),
        ("A lowered toll in July would help.", "2009-07"),
        ("Traders who watched the rate cut expect another in July.", "2009-07"),
        ("He plans a march after the Oct. 5 raid that killed two.", "2008-10-05"),
        ("He plans a march after the Oct. 5 vote.", "2009-10-05"),
        ("The works run through July.", "2009-07"),
        ("The tenant sued him in July.", "2008-07"),
        ("It is the largest hall that she'll open in July.", "2009-07"),
    ],
)
def test_a_month_is_the_nearest_that_the_tense_allows(text: str, value: str) -> None:
    assert _only(text, date(2009, 6, 5)).value == value


def test_a_sentence_ends_after_may() -> None:
    found = find_times("It closed in May. In December it will reopen.", date(1998, 3, 18))
    assert [t.value for t in found] == ["1997-05", "1998-12"]


def test_what_is_compared_does_not_move_the_text() -> None:
    text = "In 2019 it grew. It was higher than a year earlier. That year it shut."
    assert [t.value for t in find_times(text, date(2024, 1, 1))] == ["2019", "2018", "2019"]


def test_a_year_ago_is_the_same_quarter_only_where_figures_are_compared() -> None:
    text = "Net fell in the third quarter. It opened a year ago. Net fell from a year ago."
    values = [t.value for t in find_times(text, date(2019, 11, 1))]
    assert values == ["2019-Q3", "2018", "2018-Q3"]


def test_years_beyond_the_calendar_do_not_break() -> None:
    assert _only("It began 9000 years ago.", date(2024, 1, 1)).date_from is None
    assert _only("It ends in the next 9000 years.", date(2024, 1, 1)).date_from is None


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_time_zone_does_not_matter(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = find_times(SENTENCE, date(2024, 2, 29))
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        assert find_times(SENTENCE, date(2024, 2, 29)) == wanted
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It failed in 1984 and shut the next year.", "1985"),
        ("It failed in 1984. It will shut the next year.", "2025"),
        ("It rose last year.", "2023"),
        ("Net was $3 in the first quarter, compared with $2 last year.", "2023-Q1"),
        ("Net was $3 in the first quarter. It was $2 last year.", "2023"),
        ("It froze this winter.", "2023-WI"),
        ("It opens on Thursday and Friday.", "2024-05-17"),
        ("It shut on Friday and Saturday.", "2024-05-11"),
        ("It began in May 2022. That September, it shut.", "2022-09"),
        ("It grew in the 1970s and 80s.", "198"),
        ("By November, prices had doubled.", "2023-11"),
        ("It may have begun on June 7.", "2023-06-07"),
        ("On June 7, 2021, it fell. The crash of June 7 is over.", "2021-06-07"),
        ("On June 7, 2021, it fell. It will fall on June 7.", "2024-06-07"),
        ("On June 7, 2019, and June 7, 2021, it fell. The crash of June 7.", "2021-06-07"),
        ("It opened in 2014. Seven years later it shut.", "2021"),
        ("It ran from 1939 to 1945. A year later it shut.", "1946"),
        ("It shut in 2021. Two years prior, it had grown.", "2019"),
        ("It fell on June 7, 2021. Voters should remember June 7.", "2021-06-07"),
        ("It fell in 2022. Oil is dearer for the week.", "2024-W20"),
        ("It fell in 2022. Oil is dearer for the month.", "2024-05"),
        ("It fell on 3 March. Oil was dearer for the week.", "2024-W09"),
    ],
)
def test_the_text_and_its_tense_settle_what_is_meant(text: str, value: str) -> None:
    assert find_times(text, date(2024, 5, 15))[-1].value == value


def test_a_day_has_the_year_that_the_text_gives_it_later() -> None:
    found = find_times("The June 7 crash: it fell on June 7, 2021.", date(2024, 5, 15))
    assert [each.value for each in found] == ["2021-06-07"] * 2


def test_over_the_last_year_is_no_calendar_year() -> None:
    found = _only("It rose over the last year.", date(2024, 5, 15))
    assert (found.date_from, found.date_to) == (date(2023, 5, 15), date(2024, 5, 15))


@pytest.mark.parametrize("text", ["It opens at noon on a Monday.", "It fell on a Sunday in May."])
def test_any_weekday_is_no_day(text: str) -> None:
    found = next(each for each in find_times(text, date(2024, 5, 15)) if "WXX" in each.value)
    assert found.date_from is None
