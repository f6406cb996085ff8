"""An article that its page states in JSON-LD and does not show is read from there."""

import json

import pytest

from claimledger.article import read_claims
from claimledger.reading import Unreadable, read
from claimledger.records import Rendition

FIRST = "Exports of copper rose 4.5% to 120,000 tonnes in 2023, the ministry said on Monday."
SECOND = (
    "The value of all that was shipped reached $1.2 billion, up from $1.1 billion in 2022, as new "
    "mines in the north began to work and ports were dredged for larger ships, customs data show."
)
TITLE = "Copper exports rise"


def page(body: object, shown: str = "<div id='root'></div>") -> Rendition:
    stated = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": body})
    script = f'<script type="application/ld+json">{stated}</script>'
    return read(f"<!doctype html><head>{script}</head><body>{shown}</body>".encode())


@pytest.mark.parametrize(
    "body",
    [
        f"{FIRST}\n\n{SECOND}",
        f"{FIRST}\r\n{SECOND}",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
    ],
)
def test_headline_and_paragraphs_come_from_the_data(body: str) -> None:
    found = page(body)
    assert found.text.split("\n") == [TITLE, FIRST, SECOND]
    assert [block.extracted for block in found.blocks] == [True] * 3
    assert found == page(body)


def test_the_claims_are_those_of_the_article() -> None:
    shown = "<nav><a href='/'>Home</a></nav><h1>Copper exports rise</h1><p>Turn on scripts.</p>"
    stated = json.dumps({"@type": "Article", "articleBody": f"{FIRST}\n{SECOND}"})
    raw = f'<html><script type="application/ld+json">{stated}</script>{shown}</html>'.encode()
    text = read(raw).text
    claims = read_claims(raw)
    assert {claim.quote for claim in claims} >= {"4.5%", "120,000 tonnes", "$1.2 billion"}
    assert all(text[claim.char_start : claim.char_end] == claim.quote for claim in claims)


@pytest.mark.parametrize(
    "shown",
    [
        f"<article><p>{FIRST}</p><p>{SECOND}</p></article>",
        f"<article><p>{FIRST}</p></article>",  # a part, as paywalls leave it
        f"<article><p>{FIRST.upper()}</p><p>{SECOND}</p></article>",
    ],
)
def test_what_the_page_shows_is_read_from_the_page(shown: str) -> None:
    assert TITLE not in page(f"{FIRST}\n{SECOND}", shown).text


@pytest.mark.parametrize("body", ["Exports of copper rose 4.5% in 2023.", 7, ["x"], ""])
def test_a_summary_is_no_article(body: object) -> None:
    with pytest.raises(Unreadable, match="a script draws the page"):
        page(body)
