from datetime import date

import pytest

from claimledger.metadata.clues import Bracket, Clue
from claimledger.metadata.content import find_bounds, find_edges, find_written, place
from tests.unit.metadata.pages import age, open_time, page, stated


def floor(line: str, quote: str, value: str) -> date | None:
    """The first possible day that one line with one stated time gives."""
    shown = page(f"title| Ports reopen\n{line}")
    clues = list(find_bounds(shown, place(shown, [stated(shown.text, quote, value)])))
    assert all(clue.latest is None for clue in clues)
    return clues[0].earliest if clues else None


@pytest.mark.parametrize(
    ("line", "quote", "value", "day"),
    [
        ("body| The strike ended on May 3, 2023.", "May 3, 2023", "2023-05-03", "2023-05-03"),
        ("body| Exports fell in April 2023.", "April 2023", "2023-04", "2023-04-01"),
        ("body| Prices rose 3% in 2022.", "2022", "2022", "2022-01-01"),
        ("body| It grew from 2016 to 2020.", "2016 to 2020", "2016/2020", "2020-01-01"),
        ("body| Fees rose in 2020-21.", "2020-21", "2020/2021", "2020-01-01"),
        ("caption| Ships wait on May 3, 2023.", "May 3, 2023", "2023-05-03", "2023-05-03"),
        ("dek| Ships were counted in June 2023", "June 2023", "2023-06", "2023-06-01"),
    ],
)
def test_what_is_reported_has_happened(line: str, quote: str, value: str, day: str | None) -> None:
    assert floor(line, quote, value) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("line", "quote", "value"),
    [
        ("body| The lock will open on May 3, 2031.", "May 3, 2031", "2031-05-03"),
        ("body| The ministry said it expected 5% in 2031.", "2031", "2031"),
        ("body| The port pledged to be clean by 2060.", "2060", "2060"),
        ("body| It now sees what was borrowed grow in 2034.", "2034", "2034"),
        ("body| The goal for 2031 was set.", "2031", "2031"),
        ("body| It ran in the May 2031 issue.", "May 2031", "2031-05"),
        ("body| A ranking for 2031 was shown.", "2031", "2031"),
        ("body| Rates had been raised by 2021.", "2021", "2021"),
        ("body| Sales may have peaked in 2031.", "2031", "2031"),
        ("body| The United 2031 fund is based here.", "2031", "2031"),
        ("promo| The offer ended on May 3, 2031.", "May 3, 2031", "2031-05-03"),
        ("caption| A harbor in 2031. Example Photo Agency", "2031", "2031"),
    ],
)
def test_what_may_lie_ahead_is_no_bound(line: str, quote: str, value: str) -> None:
    assert floor(line, quote, value) is None


WAR = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("value", "mod", "days"),
    [
        ("P4M", None, ("2020-04-16", "2020-05-31")),
        ("P22M", "LESS_THAN", ("2021-10-01", "2021-10-31")),
        ("P2Y", "MORE_THAN", ("2022-01-01", "2022-12-31")),
        ("P2Y", None, ("2021-07-01", "2022-12-31")),
        ("P3W", "APPROX", ("2020-01-15", "2020-01-28")),
        ("P30Y", None, ("2047-01-01", "2055-12-31")),
    ],
)
def test_the_age_of_an_event_dates_the_article(
    value: str, mod: str | None, days: tuple[str, str]
) -> None:
    shown = page("title| Ports\nbody| In the time since the flood, trade grew.")
    [clue] = find_bounds(shown, place(shown, [age(shown.text, "the time", value, WAR, mod)]))
    assert (str(clue.earliest), str(clue.latest)) == days


def test_an_age_that_leads_out_of_the_calendar_says_nothing() -> None:
    shown = page("title| Ports\nbody| In the time since the flood, trade grew.")
    assert not list(find_bounds(shown, place(shown, [age(shown.text, "the time", "P9000Y", WAR)])))


def test_an_age_outside_the_article_says_nothing() -> None:
    shown = page("title| Ports\npromo| In the time since the flood, trade grew.")
    assert not list(find_bounds(shown, place(shown, [age(shown.text, "the time", "P4M", WAR)])))


def edges(low: str, high: str, source: str, *times: tuple[str, str]) -> list[tuple[str, str]]:
    """Bounds that months and weekdays give inside a bracket."""
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    given = Clue(first, last, "content", "test")
    shown = page("title| Ports\n" + source)
    found = [open_time(shown.text, quote, value) for quote, value in times]
    clues = find_edges(place(shown, found), Bracket(given, given))
    return [(str(clue.earliest), str(clue.latest)) for clue in clues]


def test_no_article_looks_back_on_its_own_month_by_name() -> None:
    line = "body| Trade grew in November, the harbor said."
    assert edges("2023-11-20", "2023-12-23", line, ("November", "XXXX-11")) == [
        ("2023-12-01", "None")
    ]
    assert edges("2023-10-20", "2023-11-23", line, ("November", "XXXX-11")) == [
        ("None", "2023-10-31")
    ]
    ahead = "body| Trade will grow in November."
    assert edges("2023-11-20", "2023-12-23", ahead, ("November", "XXXX-11")) == []


def test_a_past_and_a_coming_weekday_frame_the_day() -> None:
    lines = "body| Talks begin on Thursday and will last, the harbor said Tuesday."
    named = (("Thursday", "XXXX-WXX-4"), ("Tuesday", "XXXX-WXX-2"))
    coming = "body| Talks will begin Thursday. They were called off once, the harbor said Tuesday."
    assert edges("2024-05-10", "2024-05-17", coming, *named) == [("2024-05-14", "2024-05-15")]
    assert edges("2024-05-10", "2024-05-17", lines, named[1]) == []


def test_a_fresh_lead_photo_dates_the_news() -> None:
    source = (
        "title| Ports\ncaption| Ships return on May 16, 2024 {file}(Example Photo Agency)\n"
        "body| Earlier this week the lock opened. Exports fell 3% in April."
    )

    def latest(words: str) -> list[str]:
        shown = page(words)
        times = [stated(shown.text, "May 16, 2024", "2024-05-16")]
        times.append(open_time(shown.text, words.rsplit(maxsplit=1)[-1].strip("."), "XXXX-04"))
        return [str(c.latest) for c in find_bounds(shown, place(shown, times)) if c.latest]

    assert latest(source.format(file="")) == ["2024-06-15"]
    assert latest(source.format(file="file ")) == []
    assert latest(source.format(file="").replace("Earlier this week the", "The")) == []


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("zh", "该项目2022年1月提出申请，终于在2023年8月23日通过审查。", 23),
        ("zh", "港口于2023年8月23日开放了两个码头。", 23),
        ("zh", "港口已于2023年8月21日开放。仓库已于2023年8月23日开放。", 23),
        ("zh", "港口将于2023年8月23日开放，码头建好了。", None),
        ("zh", "港口计划2023年8月23日开放。", None),
        ("zh", "去年建好了两个码头。港口2023年8月23日开放。", None),
        ("ja", "港は2023年8月23日に開きました。", 23),
        ("ja", "港は2023年8月23日に開く予定だと発表しました。", None),
    ],
)
def test_a_past_sentence_without_spaces_bounds_the_day(
    language: str, sentence: str, day: int | None
) -> None:
    shown = page(f"title| 港口\nbody| {sentence}")
    found = list(find_written(shown, language))
    assert [clue.earliest for clue in found] == ([date(2023, 8, day)] if day else [])
    assert all(clue.latest is None and clue.basis == "content" for clue in found)
    assert [shown.text[clue.start : clue.end] for clue in found] == ["2023年8月23日"] * len(found)
