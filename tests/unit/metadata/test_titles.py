from dataclasses import replace

from claimledger.metadata.page import Page
from claimledger.metadata.titles import find_titles
from claimledger.records import Block, Finding
from tests.unit.metadata import pages
from tests.unit.metadata.pages import page


def title(source: str, *declared: str, url: str | None = None) -> tuple[str, str] | None:
    """Value and rule of the strongest finding."""
    findings = [Finding("title", value, "meta") for value in declared]
    found = next(find_titles(page(source, *findings), "en", url), None)
    return (found.value, found.rule) if found else None


BODY = "\nbody| Ships came back to the ports after a month, the harbor said."


def test_the_headline_is_the_title() -> None:
    assert title("title| Grain  ports reopen" + BODY) == ("Grain ports reopen", "line.headline")


def test_a_line_that_says_what_the_tags_declare_is_the_title() -> None:
    both = "nav| Grain ports reopen\ntitle| Ships are back in all three harbors" + BODY
    assert title(both, "Grain Ports Reopen | Harbor Gazette") == (
        "Grain ports reopen",
        "line.declared_title",
    )
    assert title(both, "Harbor Gazette - Grain ports reopen") == (
        "Grain ports reopen",
        "line.declared_title",
    )


def test_a_headline_counts_if_it_is_about_what_the_tags_declare() -> None:
    source = "title| Grain ports reopen after a month" + BODY
    assert title(source, "Grain ports reopen: what to know") == (
        "Grain ports reopen after a month",
        "line.headline",
    )
    assert title(source, "Rents rise in the capital") == ("Rents rise in the capital", "meta")


def test_a_stamp_is_no_title() -> None:
    assert title("title| Wednesday, 15 May 2024 14:05" + BODY) is None
    assert title("body| Ships came back.") is None


def test_a_line_that_the_text_has_no_word_of_is_no_title() -> None:
    assert title("title| Privacy choices and cookies" + BODY * 40) is None
    assert title("title| Privacy choices and cookies" + BODY) is not None
    assert title("title| AI is it" + BODY * 40) == ("AI is it", "line.headline")


def test_the_line_whose_words_the_address_carries_is_the_title() -> None:
    source = "nav| Grain ports reopen after a strike\ntitle| Ships are back in the harbor" + BODY
    slug = "https://example.org/world/grain-ports-reopen-81734"
    assert title(source, url=slug) == ("Grain ports reopen after a strike", "line.slug")
    for other in ("https://example.org/world/81734", "https://example.org/rents-rise-again-fast"):
        assert title(source, url=other) == ("Ships are back in the harbor", "line.headline")


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    source = "title| Port news\nheading| Grain ports reopen after a month\nnav| Share" + BODY
    declared = Finding("title", "The grain ports that are open", "meta")

    def named(*headings: str) -> tuple[str, str]:
        shown = page(source, declared)
        starts = tuple(shown.text.index(heading) for heading in headings)
        with_headings = Page(shown.text, shown.lines, shown.declared, starts)
        found = next(find_titles(with_headings, "en"))
        return found.value, found.rule

    assert named("Grain ports") == ("Grain ports reopen after a month", "line.heading")
    assert named("Grain ports", "Share")[1] == "meta"  # two of them: one is the site's
    assert named("Port news")[1] == "meta"  # too short: may be the name of the site
    assert named()[1] == "meta"


def test_a_page_knows_where_headings_of_the_first_level_begin() -> None:
    rendition, segments = pages.rendition("nav| Ports\nheading| Grain\nbody| Ships came.")
    blocks = (Block(0, 5, "heading", 2), Block(6, 11, "heading", 1), Block(12, 23, "paragraph"))
    assert Page.of(replace(rendition, blocks=blocks), segments).first_headings == (6,)
