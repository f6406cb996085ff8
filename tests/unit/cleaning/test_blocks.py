"""What tags say of a line: rows by name, peers told by their elements, words told by concept."""

from dataclasses import replace

import numpy as np

from claimledger.cleaning import clean
from claimledger.cleaning.blocks import ROWS, describe, headline, learned, tagged
from claimledger.cleaning.lines import split
from claimledger.records import Block


def rows(*found: Block, votes: list[float]) -> dict[str, list[float]]:
    sizes = np.array([float(block.end - block.start) for block in found])
    matrix = describe(found, sizes, np.array(votes))
    assert matrix.shape == (len(ROWS), len(found))
    return dict(zip(ROWS, matrix.tolist(), strict=True))


def block(start: int, end: int, tokens: str, *, taken: bool, tag: str = "paragraph") -> Block:
    return Block(start, end, tag, tokens=tokens, extracted=taken)


def test_rows_say_what_the_tags_say() -> None:
    found = rows(
        block(0, 10, "p div.article.body", taken=True),
        block(11, 31, "p div.article.body", taken=False),
        block(32, 42, "li ul nav.menu", taken=False, tag="list_item"),
        votes=[2.0, 1.0, -6.0],
    )
    assert found["extracted"] == [1, 0, 0]
    assert found["is_list_item"] == [0, 0, 1]
    assert found["same_below"] == [1, 0, 0]
    assert found["in_nav"] == [0, 0, 1]
    assert found["near_story"] == [1, 1, 0]
    assert found["inside_menu"] == [0, 0, 1]
    assert found["votes-1"] == [0, 2, 1]
    assert found["since_extracted"] == [0, 1, 2]
    assert found["after_extracted"] == [0, 1, 2]


def test_peers_are_the_lines_in_elements_of_the_same_names() -> None:
    found = rows(
        block(0, 10, "p.lead div.story", taken=True),
        block(11, 41, "p div.story", taken=False),
        block(42, 52, "p div.promo", taken=False),
        votes=[1.0, 1.0, -1.0],
    )
    assert found["peers_extracted_0"] == [1, 0, 0]
    assert found["peers_extracted_1"] == [0.25, 0.25, 0]
    assert found["peers_votes_1"] == [1, 1, -1]
    assert found["peers_share_kept_1"] == [1, 1, 0]


def test_what_is_hidden_beside_a_shown_article_is_told_from_an_article_that_is_hidden() -> None:
    shown = block(0, 90, "p article", taken=True)
    dialogue = block(91, 121, "p div.hidden.offer", taken=False)
    assert rows(shown, dialogue, votes=[1, 1])["hidden_beside_seen"] == [0, 1]
    closed = block(91, 1001, "p div.hidden article", taken=True)
    assert rows(shown, closed, votes=[1, 1])["hidden_beside_seen"][1] < 0.1
    named = block(0, 90, "p div.unhidden article", taken=True)
    assert rows(named, votes=[1])["hidden"] == [0]


def test_every_row_has_a_weight() -> None:
    _, weights = learned()
    assert len(weights) == len(ROWS)
    assert np.isfinite(weights).all()


def test_text_without_an_extractor_s_word_is_judged_as_text() -> None:
    assert tagged(split("Exports rose."), [Block(0, 13, "paragraph")]) is None
    assert tagged(split("Exports rose."), []) is None


def test_each_line_finds_its_block() -> None:
    placed = [block(0, 3, "p", taken=True), block(4, 7, "li", taken=False)]
    assert tagged(split("one\ntwo"), placed) == placed


def test_tags_tell_an_article_from_a_list_of_others() -> None:
    story = [
        f"Exports of part {n} rose by {n}% in the spring of that year, the ministry said."
        for n in range(8)
    ]
    others = [
        f"Minister says that reform number {n} of the tax is to come in May." for n in range(6)
    ]
    texts = [*story, *others]
    placed, at = [], 0
    for number, text in enumerate(texts):
        inside = number < len(story)
        tokens = "p div.article.body article" if inside else "p a.teaser div.related.stories aside"
        placed.append(
            Block(at, at + len(text), "paragraph", 0, float(not inside), tokens, extracted=inside)
        )
        at += len(text) + 1
    segments = clean("\n".join(texts), placed)
    kept = [segment.kept for segment in segments if segment.label != "blank"]
    assert kept == [True] * len(story) + [False] * len(others)


def page(*lines: tuple[str, Block]) -> dict[str, str]:
    placed, at = [], 0
    for text, found in lines:
        placed.append(replace(found, start=at, end=at + len(text)))
        at += len(text) + 1
    text = "\n".join(text for text, _ in lines)
    return {text[s.start : s.end]: s.label for s in clean(text, placed)}


TITLE = Block(0, 0, "heading", level=1, tokens="h1 article", extracted=True)
SUBHEAD = Block(0, 0, "heading", level=2, tokens="h2 article", extracted=True)
PROSE = Block(0, 0, "paragraph", tokens="p article", extracted=True)
CAPTION = Block(0, 0, "caption", tokens="figcaption figure article", extracted=False)
LOGO = Block(0, 0, "heading", level=1, link_density=1.0, tokens="h1 header", extracted=False)
STORY = [
    (f"Exports of part {n} rose by {n}% in the spring of that year, the ministry said.", PROSE)
    for n in range(5)
]


def test_the_only_first_heading_is_the_title() -> None:
    labels = page(
        ("The Gazette", LOGO),
        ("Trade in parts", TITLE),
        *STORY[:3],
        ("Prices", SUBHEAD),
        *STORY[:3],
    )
    assert labels["Trade in parts"] == "title"
    assert labels["The Gazette"] != "title"
    assert labels["Prices"] == "heading"


def test_a_heading_that_leads_elsewhere_is_no_headline() -> None:
    assert headline([LOGO, TITLE, PROSE]) == 1
    assert headline([LOGO, PROSE]) is None
    assert headline([TITLE, PROSE, TITLE]) is None


def test_a_figure_s_caption_is_a_caption() -> None:
    labels = page(("Trade in parts", TITLE), *STORY[:2], ("The port in May", CAPTION), *STORY[2:])
    assert labels["The port in May"] == "caption"


def test_where_nothing_is_voted_in_the_extractor_s_word_stands() -> None:
    dialogue = Block(0, 0, "form", tokens="p div.consent form", extracted=False)
    listed = Block(0, 0, "list_item", link_density=1.0, tokens="li ul.share nav", extracted=True)
    labels = page(
        ("We and our partners store data on your device, as you may choose below.", dialogue),
        ("Ports of the north", listed),
        ("Hull, Leith and Tyne.", listed),
    )
    assert labels["Hull, Leith and Tyne."] == "body"
    assert (
        labels["We and our partners store data on your device, as you may choose below."] != "body"
    )
