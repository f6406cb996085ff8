"""A page's rendition: block by block, with what the tags say, and space as browsers collapse it."""

import pytest
import trafilatura
from lxml import etree

from claimledger.reading import Unreadable, read
from claimledger.records import Rendition

PAGE = """<!doctype html><html lang="en"><head><title>Exports</title><style>p {}</style></head>
<body><nav class="site-menu"><ul><li><a href="/">Home</a></li><li><a href="/e">Economy</a></li></ul>
</nav><main><article class="storyBody"><h1>Exports<br>rise</h1>
<p>Exports rose <b>4.5%</b><sup>1</sup> to
   $240&nbsp;billion in 2023, the <a href="/m">ministry</a> said.</p>
<p>First line.<br>Second line.</p>
<ul><li>Copper: 12 tonnes of CO<sub>2</sub></li></ul>
<blockquote><p>It is a record.</p></blockquote>
<figure><img src="a.png"><figcaption>The port in May.</figcaption></figure>
<script>var hidden = 1</script><div hidden>Unseen</div></article></main>
<aside id="related-links"><a href="/x">More on trade</a></aside>
<div class="comments-list"><p>Nice.</p></div></body></html>"""


def lines(html: str) -> list[str]:
    return rendition(html).text.split("\n")


def rendition(html: str) -> Rendition:
    return read(html.encode())


def test_each_block_is_a_line_in_the_order_of_the_page() -> None:
    assert lines(PAGE) == [
        "Home",
        "Economy",
        "Exports rise",
        "Exports rose 4.5%¹ to $240\u00a0billion in 2023, the ministry said.",
        "First line.",
        "Second line.",
        "Copper: 12 tonnes of CO₂",
        "It is a record.",
        "The port in May.",
        "Unseen",
        "More on trade",
        "Nice.",
    ]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<p class="image-caption">The port in May.</p>', "caption"),
        ('<div class="imageCaption"><p>The port in May.</p></div>', "caption"),
        ('<p class="captioned">The port in May.</p>', "paragraph"),
        ('<h2 class="caption">The port in May</h2>', "heading"),
    ],
)
def test_a_class_can_say_what_a_tag_would(html: str, kind: str) -> None:
    assert [block.tag for block in rendition(html).blocks] == [kind]


def test_blocks_say_what_kind_of_element_they_are() -> None:
    page = rendition(PAGE)
    kinds = {page.text[b.start : b.end]: b for b in page.blocks}
    assert [b.tag for b in page.blocks] == [
        "list_item", "list_item", "heading", "paragraph", "paragraph", "paragraph", "list_item",
        "quote", "caption", "paragraph", "aside", "comment",
    ]  # fmt: skip
    assert kinds["Exports rise"].level == 1
    assert kinds["Home"].link_density == 1.0
    assert 0 < kinds[page.text.split("\n")[3]].link_density < 0.2
    assert kinds["Home"].tokens == "li ul nav.site.menu"
    assert kinds["First line."].tokens == "p article.story.body main"
    assert kinds["Unseen"].tokens.startswith("div.hidden ")


def test_blocks_cover_the_text_line_by_line() -> None:
    page = rendition(PAGE)
    assert "\n".join(page.text[b.start : b.end] for b in page.blocks) == page.text


def test_an_extractor_that_reads_tags_marks_the_article() -> None:
    story = "".join(
        f"<p>Exports of copper rose by {n}% in the spring of that year, and the ministry said "
        f"that it expects {n + 1} new mines to open before the winter comes.</p>"
        for n in range(12)
    )
    page = rendition(
        f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Exports</h1>{story}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    taken = [page.text[b.start : b.end] for b in page.blocks if b.extracted]
    assert sum(line.startswith("Exports of copper") for line in taken) == 12
    assert "Home" not in taken
    assert "All rights reserved" not in taken


@pytest.mark.parametrize(
    ("declaration", "encoding", "codec"),
    [
        ("<meta charset=windows-1252>", "cp1252", "cp1252"),
        ("<meta charset='iso-8859-1'>", "cp1252", "cp1252"),
        ("<meta http-equiv=content-type content='text/html; charset=cp1251'>", "cp1251", "cp1251"),
        ("<meta charset=latin-1>", "utf-8", "utf-8"),
        ("", "utf-16-le", "utf-16-le"),
        ("", "cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_settled_as_browsers_do(
    declaration: str, encoding: str, codec: str
) -> None:
    word = "экспорт" if encoding == "cp1251" else "café, “été”"
    page = read(f"<html>{declaration}<p>The word is {word}.</p></html>".encode(encoding))
    assert page.text == f"The word is {word}."
    assert page.encoding.replace("windows-", "cp") == codec


def test_a_broken_byte_stays_visible() -> None:
    raw = "<p>Zürich, Köln, Genève</p>".encode() + b"<p>\xe9t\xe9</p>"
    assert read(raw).text == "Zürich, Köln, Genève\n\ufffdt\ufffd"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="a script draws the page"):
        rendition("<html><body><div id=root></div><script>draw()</script></body></html>")


@pytest.mark.parametrize("tag", ["div", "code", "q", "li"])
def test_deep_nesting_is_walked_without_recursion(tag: str) -> None:
    deep = f"<{tag}>5 " * 1500 + "Exports rose 4%." + f"</{tag}>" * 1500
    assert "Exports rose 4%." in rendition(f"<html><body>{deep}</body></html>").text


def test_tables_in_many_others_are_not_shown_to_the_extractor_as_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its time grows with the cube of their depth."""
    depths = []

    def extract(root: etree._Element, **_: object) -> None:
        depths.extend(len(list(one.iterancestors("table"))) for one in root.iter("table"))

    monkeypatch.setattr(trafilatura, "extract", extract)
    deep = "<table><tr><td>5 tons" * 400 + "</td></tr></table>" * 400
    beside = "<table><tr><td>6 tons</td></tr></table>"
    assert rendition(f"<html><body>{deep}{beside}</body></html>").text.count("5 tons") == 400
    assert max(depths) == 9
    assert depths.count(0) == 2
