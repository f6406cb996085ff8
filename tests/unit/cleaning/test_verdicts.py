"""Roles of lines: deks, headings, captions, and what kept lines around decide."""

import pytest

from claimledger.article import read_article
from claimledger.cleaning import clean

BODY = [
    "The northern port shipped 4.1 million tonnes of grain last year, a tenth less than before.",
    "Low water in the river kept barges away for eleven weeks, the harbour office said on Monday.",
    "Farmers stored what they could not sell, and prices in the valley fell by 7 percent.",
    "Trade will recover in the coming year, the office expects, if the winter brings enough snow.",
]
TITLE = "Exports of the northern port fell by a tenth"


def labels(*lines: str, between: str = "\n\n") -> list[str]:
    return [s.label for s in clean(between.join(lines)) if s.label != "blank"]


def test_a_phrase_below_the_title_is_its_dek() -> None:
    dek = "Low water kept barges away from the quays for eleven weeks"
    assert labels("Home", "News", TITLE, dek, "By Ana Example", *BODY)[2:5] == [
        "title", "dek", "byline",
    ]  # fmt: skip


def test_a_lead_below_the_title_is_body() -> None:
    assert labels("Home", "News", TITLE, *BODY)[2:] == ["title", *["body"] * 4]


def test_a_sentence_set_off_by_a_byline_is_a_dek() -> None:
    dek = "Low water kept barges away from the quays of the port for eleven weeks."
    found = labels("Home", "News", TITLE, dek, "By Ana Example", *BODY)
    assert found[2:5] == ["title", "dek", "byline"]


def test_a_body_after_a_split_drop_cap_leaves_the_dek_above_it() -> None:
    dek = "One lesson of the dry year is that the river port needs deeper water."
    found = labels("Home", "News", TITLE, dek, "T" + " " + BODY[0][1:], *BODY[1:])
    assert found[2:5] == ["title", "dek", "body"]


def test_a_question_can_be_a_title() -> None:
    assert labels("Home", "News", "Will the northern port recover?", *BODY)[2] == "title"


def test_a_tagline_above_the_title_is_no_body() -> None:
    found = labels("The best of the harbour news, every day in one place.", TITLE, *BODY)
    assert found == ["promo", "title", *["body"] * 4]


@pytest.mark.parametrize(
    ("line", "label"),
    [("A dry spring", "heading"), ("Nobody was happy with that.", "body")],
)
def test_short_lines_between_paragraphs_are_kept(line: str, label: str) -> None:
    assert labels("Home", "News", TITLE, *BODY[:2], line, *BODY[2:])[5] == label


def test_lines_after_the_article_take_the_label_of_the_furniture_near_them() -> None:
    tail = ["Harbour Daily Plus", "Sign up for our daily newsletter", "Harbour Shop"]
    assert labels("Home", "News", TITLE, *BODY, *tail)[-3:] == ["promo"] * 3


def test_a_paragraph_that_stands_twice_counts_once() -> None:
    found = labels("Home", TITLE, BODY[0], BODY[0], *BODY[1:])
    assert found[2:] == ["teaser_duplicate", *["body"] * 4]


def test_text_without_prose_keeps_nothing() -> None:
    assert set(labels("Home", "News", "Sport", "Weather", "Sign in", "Search")) == {
        "nav",
        "paywall",
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Exports rose 4%."], ["body"]),
        (["Inflation 3.2%"], ["body"]),
        (["Prices fell 3%.", "Wages rose 4%."], ["body", "body"]),
        (["Copper exports", "They rose 4%."], ["heading", "body"]),
        (["Exports rose 4%.", "Subscribe to our newsletter"], ["body", "promo"]),
        (["Sport"], ["nav"]),
        (["Sign in to continue reading."], ["paywall"]),
        (["Harbour News", "Sport", "Exports 4%"], ["nav", "nav", "nav"]),
    ],
)
def test_a_text_of_a_short_sentence_is_the_article(lines: list[str], expected: list[str]) -> None:
    assert labels(*lines) == expected


def test_a_paragraph_broken_into_lines_is_no_title() -> None:
    broken = [line.replace(" a ", "\na ", 1).replace(" the ", "\nthe ", 1) for line in BODY]
    assert labels(TITLE, "https://ports.example.org/grain", "March 4, 2024", *broken)[0] == "title"


@pytest.mark.parametrize("address", ["https://news.example.org/grain", "news.example.org/grain"])
def test_an_address_below_the_title_continues_no_sentence(address: str) -> None:
    assert labels(TITLE, address, "March 3, 2024", *BODY[:2], between="\n")[0] == "title"


def test_a_row_of_a_table_is_no_title_and_no_heading() -> None:
    rows = ["Northern port | 2022: 110 | 2023: 120", "Port | 2022: 40 | 2023: 39"]
    found = labels(rows[0], *BODY[:2], rows[1], *BODY[2:])
    assert "title" not in {found[0], found[3]}
    assert "heading" not in {found[0], found[3]}
    assert labels("Northern port recovers | The Gazette", *BODY)[0] == "title"


STUB = (
    "<nav><a href=/>Home</a> <a href=/t>Trade</a></nav><h1>{title}</h1><p>Published 6 May 2024</p>"
    "{paragraphs}<p>Subscribe to continue reading.</p><p>Already a subscriber? Sign in</p>"
)


def labels_of_stub(*paragraphs: str) -> dict[str, str]:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = read_article(STUB.format(title=TITLE, paragraphs=shown).encode())
    return {article.text[s.start : s.end]: s.label for s in article.segments}


def test_the_only_paragraph_of_a_paywalled_stub_is_kept() -> None:
    lead = f"{BODY[0]} {BODY[1]}"
    found = labels_of_stub(lead)
    assert found[TITLE] == "title"
    assert found[lead] in {"body", "dek"}
    assert found["Subscribe to continue reading."] == "paywall"


def test_a_stub_without_a_paragraph_stays_without_one() -> None:
    assert "body" not in labels_of_stub("Log in to read").values()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("The mill sold 2.4", "million sacks in 2022, down 3", "percent."), {"body"}),
        (("The mill closed", "Four men lost their jobs there on Friday."), {"title", "body"}),
        (("The mill sold 2.4", "million sacks", "Read more"), {"nav"}),
    ],
)
def test_a_text_whose_every_line_runs_on_is_one_paragraph(
    lines: tuple[str, ...], found: set[str]
) -> None:
    assert set(labels(*lines, between="\n")) == found
