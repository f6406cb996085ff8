"""Which of several days is that of publication: clocks, revisions, labels, posts."""

from datetime import date

import pytest

from claimledger.metadata.stamps import is_stamp
from claimledger.records import Finding
from tests.unit.metadata.pages import described

BODY = "title| Ports reopen\nbody| Ships came back to the harbor, its office said on Monday."


def tag(field: str, value: str, rule: str = "html.meta.article:published_time") -> Finding:
    return Finding(field, value, rule)


def days(source: str, *declared: Finding) -> tuple[date | None, date | None]:
    found = described(source, declared=declared)
    return found.published_earliest, found.published_latest


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2024-05-15T12:00:00Z", 15, 15),
        ("2024-05-15T00:00:00Z", 15, 15),
        ("2024-05-15T02:10:00+00:00", 14, 15),
        ("2024-05-15T23:30:00Z", 15, 16),
        ("2024-05-15T02:10:00+02:00", 15, 15),
        ("2024-05-15T02:10:00", 15, 15),
    ],
)
def test_a_time_in_utc_is_of_every_local_day_that_it_can_be(
    moment: str, first: int, last: int
) -> None:
    assert days(BODY, tag("published", moment)) == (date(2024, 5, first), date(2024, 5, last))


def test_a_printed_day_settles_a_time_in_utc() -> None:
    printed = BODY.replace("\nbody", "\ndateline| May 14, 2024\nbody")
    found = days(printed, tag("published", "2024-05-15T02:10:00Z"))
    assert found == (date(2024, 5, 14), date(2024, 5, 14))


def test_a_day_of_revision_that_a_search_finds_is_no_day_of_publication() -> None:
    revised = tag("modified", "2024-05-15T12:00:00Z", "html.meta.article:modified_time")
    found = days(BODY, revised, tag("published", "2024-05-15", "html.htmldate"))
    assert found == (None, date(2024, 5, 15))
    found = days(BODY, revised, tag("published", "2024-05-13", "html.htmldate"))
    assert found == (date(2024, 5, 13), date(2024, 5, 13))


def test_a_search_that_finds_a_year_alone_dates_nothing() -> None:
    assert days(BODY, tag("published", "2004-01-01", "html.htmldate")) == (None, None)
    assert days(BODY, tag("published", "2004-01-01"))[0] == date(2004, 1, 1)


def test_of_two_printed_days_the_one_that_a_search_confirms_counts() -> None:
    above = f"dateline| 15 May 2024\nnav| Harbor\ndateline| 7 May 2024\n{BODY}"
    assert days(above)[0] == date(2024, 5, 7), "the nearest to the text"
    search = tag("published", "2024-05-15", "html.htmldate")
    assert days(above, search) == (date(2024, 5, 15), date(2024, 5, 15))


def test_the_day_before_that_of_an_update_overrules_a_tag_that_does_not_say() -> None:
    line = "dateline| May 15, 2024 / 12:25 PM / Updated 3 hours ago\n"
    unsaid = tag("published", "2024-05-16T12:00:00Z", "html.meta.sailthru.date")
    assert days(line + BODY, unsaid) == (date(2024, 5, 15), date(2024, 5, 15))
    assert days(BODY, unsaid)[0] == date(2024, 5, 16)


def test_a_label_above_a_day_says_what_it_is() -> None:
    source = "title| Ports reopen\nnav| Published:\nnav| 13 May 2024\n" + BODY.split("\n")[1]
    unsaid = tag("published", "2024-05-15", "html.meta.date")
    assert days(source, unsaid) == (date(2024, 5, 13), date(2024, 5, 13))
    assert days(source.replace("Published:", "Events:"), unsaid)[0] == date(2024, 5, 15)


def test_a_page_of_posts_is_of_all_their_days() -> None:
    posts = "title| Ports reopen\n" + "".join(
        f"dateline| {stamp}\nbody| Ships came back to the harbor today, its office said.\n"
        for stamp in ("7 May 2024 14:00", "7 May 2024 09:00", "6 May 2024 20:00")
    )
    assert days(posts) == (date(2024, 5, 6), date(2024, 5, 7))
    assert days(posts.replace("7 May", "6 May")) == (date(2024, 5, 6), date(2024, 5, 6))


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("2024-05-15 10:30 来源：港口网 作者：李明", True),
        ("2024年5月15日 10:30", True),
        ("港口于2024年5月15日重新开放。", False),
        ("港务局说这个港口将于2024年5月15日重新开放给所有船只使用", False),
    ],
)
def test_a_sentence_without_spaces_is_no_stamp(line: str, *, stamp: bool) -> None:
    assert is_stamp(line, "zh") == stamp


def test_a_revised_page_that_reports_later_days_is_of_any_day_between() -> None:
    source = "title| Barley\nbody| The harbor loaded 4 tonnes on 3 March 2024, its office said."
    tags = (
        tag("published", "2011-04-11T09:00:00+02:00"),
        tag("modified", "2024-05-10T10:00:00+02:00", "html.meta.article:modified_time"),
    )
    for told, latest in ((tags, date(2024, 5, 10)), (tags[:1], date(2011, 4, 11))):
        found = described(source, ("3 March 2024", "2024-03-03"), declared=told)
        assert (found.published_earliest, found.published_latest) == (date(2011, 4, 11), latest)
