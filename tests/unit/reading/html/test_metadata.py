"""What a page declares of itself comes with the place it was declared in."""

import pytest

from claimledger.reading import read

BODY = "<body><p>Exports rose 4%.</p></body>"


def declared(head: str, html: str = "<html>") -> set[tuple[str, str, str]]:
    page = read(f"<!doctype html>{html}<head>{head}</head>{BODY}</html>".encode())
    return {(f.field, f.value, f.rule) for f in page.declared}


def test_json_ld_gives_the_article_and_not_the_site() -> None:
    found = declared(
        """<script type="application/ld+json">{"@graph": [
        {"@type": "WebSite", "name": "Site", "url": "https://news.example"},
        {"@type": ["NewsArticle"], "headline": "Exports rise", "datePublished":
        "2024-05-03T08:00:00Z", "dateModified": "2024-05-04", "inLanguage": "en",
        "author": [{"@type": "Person", "name": "A Writer"}, "B Writer"],
        "publisher": {"@type": "Organization", "name": "The Example"},
        "mainEntityOfPage": {"@id": "https://news.example/a"}}]}</script>"""
    )
    assert found >= {
        ("title", "Exports rise", "html.json-ld.headline"),
        ("published", "2024-05-03T08:00:00Z", "html.json-ld.datePublished"),
        ("modified", "2024-05-04", "html.json-ld.dateModified"),
        ("language", "en", "html.json-ld.inLanguage"),
        ("authors", "A Writer", "html.json-ld.author"),
        ("authors", "B Writer", "html.json-ld.author"),
        ("publisher", "The Example", "html.json-ld.publisher"),
        ("url", "https://news.example/a", "html.json-ld.mainEntityOfPage"),
    }
    assert not any(value in {"Site", "https://news.example"} for _, value, _ in found)


@pytest.mark.parametrize(
    ("head", "finding"),
    [
        ('<meta property="og:title" content=" Exports\n rise ">', ("title", "Exports rise")),
        ('<meta property="og:site_name" content="The Example">', ("publisher", "The Example")),
        ('<meta name=pubdate content="2024-05-03">', ("published", "2024-05-03")),
        ('<meta name="Author" content="A Writer">', ("authors", "A Writer")),
        ('<meta name="DC.rights" content="CC BY 4.0">', ("rights", "CC BY 4.0")),
        ('<link rel=canonical href="https://a.example/">', ("url", "https://a.example/")),
        ("<title>Exports rise | The Example</title>", ("title", "Exports rise | The Example")),
    ],
)
def test_tags_of_the_head_are_read(head: str, finding: tuple[str, str]) -> None:
    assert finding in {(field, value) for field, value, _ in declared(head)}


def test_an_author_s_address_is_no_name() -> None:
    head = '<meta property="article:author" content="https://news.example/people/a">'
    assert not any(field == "authors" for field, _, _ in declared(head))


@pytest.mark.parametrize("script", ['{"@type": "NewsArticle", "headline": ', "[[[[", "null", "7"])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = declared(f'<script type="application/ld+json">{script}</script><title>T</title>')
    assert ("title", "T", "html.title") in found


def test_savers_note_address_and_capture_time() -> None:
    single = "<!--\n Page saved with SingleFile \n url: https://news.example/a \n saved date: "
    found = declared("", f"<html>{single}Fri May 03 2024 10:11:12 GMT+0200 (Central)\n-->")
    assert ("url", "https://news.example/a", "html.singlefile.url") in found
    assert (
        "captured_at",
        "2024-05-03T10:11:12+02:00",
        "html.singlefile.saved-date",
    ) in found
    found = declared("", "<!-- saved from url=(0022)https://news.example/b -->\n<html>")
    assert ("url", "https://news.example/b", "html.saved-from") in found


def test_a_page_that_declares_no_date_is_searched_for_one() -> None:
    page = read(
        b"<html><body><div class='published'>Published: 3 May 2024</div><p>Exports rose.</p></body>"
    )
    assert [(f.value, f.rule) for f in page.declared if f.field == "published"] == [
        ("2024-05-03", "html.htmldate")
    ]
