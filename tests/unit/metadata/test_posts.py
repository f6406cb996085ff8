"""The posts of a live blog are dated by their own stamps."""

import pytest

from claimledger.metadata.posts import find_posts
from claimledger.records import Finding
from tests.unit.metadata.pages import page

TEXT = "body| Ships came back to the harbor today, its office said."


def posts(
    *lines: str, declared: dict[int, str] | None = None, rule: str = "html.time"
) -> list[tuple[int, int, int]]:
    """Line of each post of a page, with the days of May on which it may have been posted.

    `declared` gives moments to lines by their number; the title is line 0.
    """
    source = "\n".join(["title| Ports reopen", *lines])
    starts = [line.start for line in page(source).lines]
    tags = [
        Finding("posted", moment, rule, starts[number], starts[number] + 1)
        for number, moment in (declared or {}).items()
    ]
    return [
        (starts.index(post.start), post.earliest.day, post.latest.day)
        for post in find_posts(page(source, *tags), "en")
    ]


def blog(*stamps: str) -> list[str]:
    return [line for stamp in stamps for line in (f"dateline| {stamp}", TEXT)]


THREE = ("7 May 2024 14:00", "7 May 2024 09:00", "6 May 2024 20:00")
WHERE = [(1, 7, 7), (3, 7, 7), (5, 6, 6)]


def test_a_post_has_the_day_of_the_stamp_above_it() -> None:
    assert posts(*blog(*THREE)) == WHERE
    assert posts(*blog(*reversed(THREE))) == [(1, 6, 6), (3, 7, 7), (5, 7, 7)]


@pytest.mark.parametrize(
    "lines",
    [
        blog(*THREE[:2]),
        blog("7 May 2024", *THREE[1:]),  # a day without a clock dates a photo or an edition
        blog("Updated 7 May 2024 14:00", *THREE[1:]),
        blog("Published 7 May 2024 14:00", *THREE[1:]),  # above the first text: the page's
        blog(THREE[0], THREE[2], THREE[1], THREE[2]),  # in no order
        blog(*THREE[:2], "6 March 2024 20:00"),  # videos in an article, not posts of a few days
        blog(*THREE[:2], "6 May 2024 | 2:43 min"),
        [x for s in THREE for x in (f"dateline| {s}", "teaser| Rents rise")] + [TEXT],
        [x for s in THREE for x in (f"dateline| {s}", "heading| Rents rise")] + [TEXT],
    ],
)
def test_other_stamps_begin_no_posts(lines: list[str]) -> None:
    assert posts(*lines) == []


def test_a_pinned_post_may_be_out_of_order() -> None:
    assert len(posts(*blog(THREE[2], *THREE))) == 4


def test_a_tag_gives_the_day_where_none_is_printed() -> None:
    lines = blog("14:00", "09:00", "20:00")
    declared = {1: "2024-05-07T14:00:00+02:00", 3: "2024-05-07T09:00", 5: "2024-05-06T20:00:00Z"}
    assert posts(*lines, declared=declared) == WHERE
    assert posts(*lines, declared=declared | {5: "yesterday"}) == []
    # At 2 o'clock in Greenwich it is the day before in America, unless the page prints the day.
    night = declared | {5: "2024-05-06T02:00:00Z"}
    assert posts(*lines, declared=night) == [*WHERE[:2], (5, 5, 6)]
    assert posts(*blog(*THREE[:2], "6 May 2024 04:00"), declared=night) == WHERE
    signed = blog(
        *(f"Posted by Ann Example of the Harbor Gazette of the North at {n}" for n in "123")
    )
    assert posts(*signed, declared=declared) == []  # below a quoted post of a network


def test_an_update_in_json_ld_may_date_a_headline_of_any_length() -> None:
    rule = "html.json-ld.liveBlogUpdate"
    lines = [x for n in "abc" for x in (f"heading| Ports reopen{' again' * 9} {n * 3}", TEXT)]
    declared = {1: "2024-05-07T14:00", 3: "2024-05-07T09:00", 5: "2024-05-06T20:00"}
    assert posts(*lines, declared=declared, rule=rule) == WHERE
    # The headline and the stamp below it are of one post, and the exact day counts.
    both = ["heading| One", *lines[:2], "heading| Two", *lines[2:4], "heading| Three", *lines[4:]]
    moments = {1: "2024-05-07T02:00Z", 4: "2024-05-07T02:00Z", 7: "2024-05-06T02:00Z"}
    exact = {2: declared[1], 5: declared[3], 8: declared[5]}
    assert posts(*both, declared=moments | exact, rule=rule) == [(1, 7, 7), (4, 7, 7), (7, 6, 6)]
