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


def test_the_note_of_an_older_singlefile_is_read_as_well() -> None:
    note = "<!--\n Archive processed by SingleFile \n url: https://news.example/a \n saved date: "
    found = declared("", f"<html>{note}Fri May 03 2024 10:11:12 GMT+0200 (Central)\n-->")
    assert ("url", "https://news.example/a", "html.singlefile.url") in found


@pytest.mark.parametrize(
    "sign", ["&#29;", "&#x1D;", "\x1d", "&#12;", "\x0c", "&#xFFFE;", "&#65535;"]
)
def test_a_character_that_xml_has_not_loses_no_page(sign: str) -> None:
    page = f"<html><body><article><p>Barley {sign}rose 4%{sign}.</p><p>{sign}</p></article>"
    assert read(page.encode()).text == "Barley rose 4%."


@pytest.mark.parametrize("sign", ["&#129;", "&#310;", "&#x1F4;", "&#9;"])
def test_a_number_that_only_begins_like_a_control_character_stays(sign: str) -> None:
    page = f"<html><body><article><p>Barley{sign}rose</p></article>"
    assert len(read(page.encode()).text) == len("Barley.rose")


def test_a_page_without_a_body_tag_is_read() -> None:
    page = b"<!doctype html><title>T</title><article><h1>Barley</h1><p>It rose.</p></article><p>End"
    assert read(page).text == "Barley\nIt rose.\nEnd"


def test_a_page_that_declares_no_date_is_searched_for_one() -> None:
    page = read(
        b"<html><body><div class='published'>Published: 3 May 2024</div><p>Exports rose.</p></body>"
    )
    assert [(f.value, f.rule) for f in page.declared if f.field == "published"] == [
        ("2024-05-03", "html.htmldate")
    ]


@pytest.mark.parametrize(
    ("html", "field"),
    [
        ("<p>Published <time datetime='2024-05-03'>3 May</time></p>", "published"),
        ("<p>Last updated: <time datetime='2024-05-03'>3 May</time></p>", "modified"),
        ("<time class='entry-date published' datetime='2024-05-03'>3 May</time>", "published"),
        ("<p><b>By A</b> posted <time datetime='2024-05-03'>3 May</time></p>", "published"),
        ("<p>Seen <time datetime='2024-05-03'>3 May</time></p>", None),
    ],
)
def test_the_words_before_a_time_say_what_it_is(html: str, field: str | None) -> None:
    page = read(f"<html><body><article><p>Barley rose.</p>{html}</article></body>".encode())
    assert (f"html.time.{field}" in {f.rule for f in page.declared}) == (field is not None)


def test_a_meta_tag_may_hold_its_value_under_that_name() -> None:
    found = declared("<meta property='article:published_time' value='2024-05-03'>")
    assert ("published", "2024-05-03", "html.meta.article:published_time") in found


GRAPH = """<script type="application/ld+json">{}{{"@graph": [
{{"@type": "NewsArticle", "author": [{{"@id": "#p1"}}], "publisher": {{"@id": "#o"}}}},
{{"@type": "Person", "@id": "#p1", "name": "Ann Porter"}},
{{"@type": "Organization", "@id": "#o", "name": "Harbor Gazette"}}]}}{}</script>"""


@pytest.mark.parametrize(
    ("start", "end"),
    [("", ""), ("<![CDATA[", "]]>"), ("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/")],
)
def test_references_in_a_graph_are_followed_whatever_it_is_wrapped_in(start: str, end: str) -> None:
    found = {(field, value) for field, value, _ in declared(GRAPH.format(start, end))}
    assert {("authors", "Ann Porter"), ("publisher", "Harbor Gazette")} <= found


@pytest.mark.parametrize("value", ["%%author%%", "${site.name}", "{{ page.author }}", "undefined"])
def test_what_a_template_left_unfilled_is_no_value(value: str) -> None:
    found = declared(
        f"<meta name='author' content='{value}'><meta name='dc.title' content='{value}'>"
    )
    assert not found or value not in {told for _, told, _ in found}


def test_elements_name_authors_after_tags_do() -> None:
    line = "<p><a rel='author'>Ann Porter</a> and <a rel='author'>Bo Lind</a></p>"
    card = "<div><a rel='author'>Carl Other</a></div>"
    page = f"<html>{{}}<body><article><p>Barley rose.</p>{line}</article>{card}</body></html>"
    for head, names in (
        ("", ["Ann Porter", "Bo Lind"]),
        ("<meta name=author content='D E'>", ["D E", "Ann Porter", "Bo Lind"]),
    ):
        found = read(page.format(head).encode()).declared
        assert [f.value for f in found if f.field == "authors"] == names


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("<p class='ArticleAuthor-x7'>Ann Porter</p>", "Ann Porter"),
        ("<div class='c byline__name'><a href=/ann>Ann Porter</a></div>", "Ann Porter"),
        ("<p class='authority'>Ann Porter</p>", None),
        ("<div class='byline'><p><b>Ann Porter</b></p></div>", None),
    ],
)
def test_a_class_may_call_an_element_an_author(element: str, name: str | None) -> None:
    found = read(f"<html><body>{element}<p>Barley rose.</p></body></html>".encode()).declared
    assert [f.value for f in found if f.field == "authors"] == ([name] if name else [])


def test_entities_in_json_ld_are_the_characters_they_stand_for() -> None:
    script = '{"@type": "NewsArticle", "headline": "Harbor&#8217;s ports &amp; ships"}'
    found = declared(f'<script type="application/ld+json">{script}</script>')
    assert ("title", "Harbor’s ports & ships", "html.json-ld.headline") in found


@pytest.mark.parametrize("tag", ["<meta {} content='Bo Sample'>", "<span {}>Bo Sample</span>"])
def test_the_author_of_a_picture_is_not_the_article_s(tag: str) -> None:
    def names(scope: str) -> set[str]:
        body = f"<div itemscope itemtype='https://schema.org/{scope}'>{tag}</div>"
        page = read(f"<html>{BODY}{body.format('itemprop=author')}</html>".encode())
        return {found.value for found in page.declared if found.field == "authors"}

    assert names("ImageObject") == set()
    assert names("NewsArticle") == {"Bo Sample"}


def test_links_to_authors_pages_are_told_from_links_to_a_list_of_authors() -> None:
    body = "<a href='/author/ann/'>Ann Example</a> <a href='/authors/'>Our authors</a>"
    page = read(f"<html>{BODY}{body}</html>".encode())
    assert [(f.value, f.rule) for f in page.declared if f.field == "authors"] == [
        ("Ann Example", "html.href.author")
    ]
