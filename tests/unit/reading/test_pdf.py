"""PDF: lines put together to paragraphs by how they are set, cut words joined, edges told apart."""

from collections import Counter

import pytest

from claimledger.reading import Unreadable, read
from claimledger.reading.pdf import STAMP, Line, iso_time, joined, paragraphs
from tests.unit.reading.pdfs import pdf


def line(text: str, bottom: float, *, size: float = 10.0, page: int = 0, edge: str = "") -> Line:
    return Line(text, page, 50.0, 50.0 + 5.0 * len(text), bottom, bottom, size, edge)


FULL = "Exports of copper from Chile rose by four percent in the year, said"
NEXT = "the ministry that looks after the mines of the north of the land and"


def texts(*lines: Line) -> list[str]:
    return paragraphs(lines)[0].split("\n")


def test_a_full_line_goes_on_in_the_next() -> None:
    assert texts(line(FULL, 700), line(NEXT, 688), line("its ports.", 676)) == [
        f"{FULL} {NEXT} its ports."
    ]


def test_a_line_that_had_room_ends_its_paragraph() -> None:
    assert texts(line(FULL, 700), line("its ports.", 688), line(NEXT, 676)) == [
        f"{FULL} its ports.",
        NEXT,
    ]


def test_a_gap_or_another_type_ends_a_paragraph() -> None:
    assert len(texts(line(FULL, 700), line(NEXT, 670))) == 2
    assert len(texts(line(FULL, 700), line(NEXT, 688, size=14))) == 2


def test_a_full_line_runs_over_to_the_next_page_or_column_within_a_sentence() -> None:
    second_column = line(NEXT, 700)
    second_column.left, second_column.right = 450.0, 800.0
    for following in (line(NEXT, 700, page=1), second_column):
        assert texts(line(FULL, 40), following) == [f"{FULL} {NEXT}"]
    for last in (FULL[:-1] + ".", "its ports", "its many ports and the many ships"):
        assert len(texts(line(FULL, 52), line(last, 40), line(NEXT, 700, page=1))) == 2
    assert len(texts(line(FULL, 40), line("Wheat rose too.", 700, page=1))) == 2


def test_a_narrow_block_of_prose_has_its_own_width() -> None:
    narrow = ["The port of Varna shipped", "more wheat than ever in", "the spring, though rain"]
    block = [line(text, 640 - 12 * n) for n, text in enumerate([*narrow, "held up some trains."])]
    assert texts(line(FULL, 700), *block) == [FULL, " ".join((*narrow, "held up some trains."))]


def test_items_that_begin_with_a_figure_are_no_block_of_prose() -> None:
    items = [f"{n} tons of wheat" for n in range(1, 6)]
    block = [line(text, 640 - 12 * n) for n, text in enumerate(items)]
    assert texts(line(FULL, 700), *block) == [FULL, *items]


def test_a_line_that_ends_in_a_divided_word_goes_on_in_the_line_after_its_end() -> None:
    divided = line(FULL, 712)
    divided.end_bottom = 700
    assert texts(divided, line(NEXT, 688)) == [f"{FULL} {NEXT}"]


def test_a_word_that_is_divided_between_columns_keeps_the_width_of_the_first() -> None:
    narrow = ["The port of Varna shipped", "more wheat than ever in", "the spring, though rain"]
    first = [line(text, 640 - 12 * n) for n, text in enumerate([*narrow, "held up some trains"])]
    turning = line("and ships as well.", 592)
    turning.right, turning.end_bottom = 500.0, 700.0
    assert texts(*first, turning) == [
        " ".join((*narrow, "held up some trains", "and ships as well."))
    ]


@pytest.mark.parametrize(("gap", "text"), [(0.0, "Wheat rose 2."), (3.0, "Wheat rose 2 .")])
def test_parts_of_one_line_are_joined(gap: float, text: str) -> None:
    first, rest = line("Wheat rose 2", 700), line(".", 700)
    rest.left, rest.right = first.right + gap, first.right + gap + 3
    assert texts(first, rest) == [text]


def test_larger_type_is_a_heading() -> None:
    _, blocks = paragraphs([line("Exports rise", 700, size=18), line(FULL, 670), line(NEXT, 658)])
    assert [block.tag for block in blocks] == ["heading", "paragraph"]


def test_a_line_at_the_edge_of_three_pages_is_a_running_head() -> None:
    pages = [
        found
        for page in range(3)
        for found in (
            line(f"The Gazette, page {page + 1}", 800, page=page, edge="header"),
            line(FULL, 700, page=page),
        )
    ]
    _, blocks = paragraphs(pages)
    assert [block.tag for block in blocks] == ["header", "paragraph"] * 3


@pytest.mark.parametrize(
    ("first", "second", "known", "whole"),
    [
        ("the ex-", "ports rose", ["exports"], "the exports rose"),
        ("a two-", "year high", ["two", "year"], "a two-year high"),
        ("the ex\x02", "ports rose", [], "the exports rose"),
        ("rose 4–", "5 percent", [], "rose 4– 5 percent"),
    ],
)
def test_words_cut_at_a_line_s_end_are_joined(
    first: str, second: str, known: list[str], whole: str
) -> None:
    assert joined([line(first, 700), line(second, 688)], Counter(known)) == whole


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("D:20240503101112+02'00'", "2024-05-03T10:11:12+02:00"),
        ("D:20240503101112Z", "2024-05-03T10:11:12+00:00"),
        ("D:20240503101112", "2024-05-03T10:11:12"),
        ("D:20240503", "2024-05-03"),
    ],
)
def test_a_stamp_keeps_its_zone_and_gains_none(stamp: str, iso: str) -> None:
    match = STAMP.match(stamp)
    assert match
    assert iso_time(match) == iso


def test_a_pdf_of_pictures_is_refused() -> None:
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(Unreadable, match="1 pages without one") as caught:
        read(body)
    assert caught.value.stage == "content"


LINES = ("The port loaded barley for", "40 ships in May, its office", "said on Monday evening.")


@pytest.mark.parametrize("scale", [1, 10])
def test_type_of_one_point_that_is_enlarged_is_as_large_as_it_looks(scale: int) -> None:
    written = pdf([(60, 700 - 12 * n, text) for n, text in enumerate(LINES)])
    if scale > 1:
        written = written.replace(b"/F1 10 Tf", b"/F1 1 Tf").replace(b"1 0 0 1 60", b"10 0 0 10 60")
    assert read(written).text == " ".join(LINES)


def test_a_foot_across_the_page_keeps_no_lines_apart() -> None:
    foot = (60, 40, "Printed by the society in Burgas and sent to members in all countries")
    page = pdf([*((60, 700 - 12 * n, text) for n, text in enumerate(LINES)), foot])
    assert read(page).text.split("\n")[0] == " ".join(LINES)
