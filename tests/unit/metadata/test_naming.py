import tracemalloc

import pytest

from claimledger.metadata.naming import find_publishers
from claimledger.records import Finding
from tests.unit.metadata.pages import page

STORY = """
title| Grain ports reopen
body| The three river ports took ships again after a month, and exports rose.
"""


def first(source: str, url: str | None = None, *declared: Finding) -> tuple[str, str] | None:
    """Name and rule of the strongest finding."""
    found = next(find_publishers(page(source, *declared), url), None)
    return (found.value, found.rule) if found else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "notice| This page was first published on The Harbor Post’s UK site.",
            "The Harbor Post",
        ),
        ("notice| First published in Review of Rivers and Lakes.", "Review of Rivers and Lakes"),
        ("notice| It first appeared in the Delta Chronicle on 3 May 2023.", "Delta Chronicle"),
        ("notice| Source: Delta Policy Center", "Delta Policy Center"),
        ("notice| © 2023 The Harbor Gazette. All rights reserved.", "The Harbor Gazette"),
        ("notice| © Copyright 2019-2023 The New York Times Company", "The New York Times"),
        ("notice| Write to Ann Example at ann@theguardian.com", "The Guardian"),
    ],
)
def test_a_line_after_the_text_names_the_publisher(line: str, name: str) -> None:
    found = first(STORY + line)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    "line",
    [
        "notice| First published on May 3, 2023.",
        "notice| First published in March.",
        "notice| First published on Apr 8, 2020 04:25 pm",
        "notice| Originally posted on Facebook.",
        "notice| Source: www.example.org",
        "notice| Copyright 2023 The Associated Press. All rights reserved.",
        "notice| © 2023 Example Holdings Inc.",
        "notice| © Ann Example",
        "notice| © 2023 Vox Media, LLC",
        "notice| © 2023 Time Travel Agency",
        "notice| Write to Ann Example at ann@mail.example",
        "notice| Agency copy: desk@reuters.com",
        "promo| Subscribe to Streamland",
        "promo| Follow us on Twitter",
        "promo| Sign up for our newsletter",
        "promo| Support us",
    ],
)
def test_other_names_are_not_the_publisher(line: str) -> None:
    assert first(STORY + line) is None


def test_a_holder_that_stands_alone_on_another_line_is_the_publisher() -> None:
    end = STORY + "notice| © 2023 Delta Ledger, Inc. All rights reserved."
    assert first("nav| Delta Ledger\n" + end.strip()) == ("Delta Ledger", "copyright.masthead")
    assert first(end) is None
    assert first("nav| Delta Ledger\n" + end.strip().replace("2023 ", "")) is None


def test_the_text_does_not_name_the_publisher() -> None:
    assert (
        first(STORY + "body| It first appeared in The Delta Chronicle, the ministry said.") is None
    )


def test_a_source_that_the_article_cites_is_a_source_of_data() -> None:
    cited = (
        STORY + "body| Delta Policy Center counted the ships.\nnotice| Source: Delta Policy Center"
    )
    assert first(cited) is None


def test_tags_come_before_the_address_and_the_address_before_lines() -> None:
    source = STORY + "notice| First published in The Delta Chronicle."
    url = "https://www.theguardian.com/business/grain-ports-reopen"
    declared = Finding("publisher", "Harbor Gazette", "meta.site_name")
    assert first(source, url, declared) == ("Harbor Gazette", "meta.site_name")
    assert first(source, url) == ("The Guardian", "address.host")
    assert first(source, "https://news.example.org/a") == (
        "The Delta Chronicle",
        "credit.first_published",
    )


def test_a_declared_agency_comes_after_the_declared_site() -> None:
    agency = Finding("publisher", "Associated Press", "json-ld")
    site = Finding("publisher", "Harbor Gazette", "meta")
    assert first(STORY, None, agency, site) == ("Harbor Gazette", "meta")
    assert first(STORY, None, agency) == ("Associated Press", "json-ld")


def test_the_host_is_shown_where_it_stands() -> None:
    shown = page("notice| Saved from https://www.wsj.com/a on 2024-05-15\n" + STORY.strip())
    [found] = find_publishers(shown, "https://www.wsj.com/a")
    assert found.start is not None
    assert shown.text[found.start : found.end] == "www.wsj.com"


def test_a_line_that_spells_out_the_host_is_the_name() -> None:
    source = "nav| The River Ledger\n" + STORY.strip() + "\nnav| Ledger"
    url = "https://www.riverledger.example/ports"
    assert first(source, url) == ("The River Ledger", "address.spelled")
    assert first(source, "https://www.theriverledger.example/p") is not None
    assert first(source, "https://www.ledger.example/ports") is None
    assert first(STORY, url) is None


def test_a_known_name_alone_at_the_top_is_a_masthead() -> None:
    assert first("nav| THE NEW YORK TIMES\n" + STORY.strip()) == (
        "The New York Times",
        "masthead.outlet",
    )
    assert first("nav| Home\nnav| Nature\n" + STORY.strip()) is None
    assert first("nav| Home\n" * 3 + "nav| The New York Times\n" + STORY.strip()) is None


def test_an_outlet_that_the_furniture_names_again_and_again_is_the_publisher() -> None:
    often = STORY + "nav| About TechCrunch\nnav| TechCrunch Events\npromo| The TechCrunch app"
    assert first(often) == ("TechCrunch", "furniture.outlet")
    assert first(often + "\nnav| Sky News\nnav| More from Sky News") is None
    assert first(STORY + "nav| Time\nnav| Time off\nnav| Time for change") is None


PROMOTED = STORY + "promo| Subscribe to DRN\npromo| SUPPORT DRN\n"


def test_an_acronym_that_promotes_itself_is_spelled_out_from_the_page() -> None:
    spelled = PROMOTED + "promo| Readers of Delta River News keep it alive."
    assert first(spelled) == ("Delta River News", "promotion.acronym")
    assert first(PROMOTED) is None


def test_a_site_that_says_what_it_is_names_itself() -> None:
    says = STORY + "promo| Delta Digest is a non-profit news site and lives on gifts."
    assert first(says) == ("Delta Digest", "promotion.self")


def test_a_promoted_cause_or_person_is_not_the_publisher() -> None:
    causes = "nav| Support Ann Example\nnav| Support Ann Example\nnav| Why voters support Bo Sample"
    assert first(STORY + causes) is None
    person = "notice| Ann Example is a contributing writer for a media outlet"
    assert first(STORY + person) is None


def test_two_names_that_are_promoted_alike_name_nobody() -> None:
    both = "promo| Subscribe to Delta Digest\npromo| Support the Delta Digest\n"
    other = "promo| Subscribe to Harbor Club\npromo| Donate to Harbor Club\n"
    assert first(STORY + both) == ("Delta Digest", "promotion.self")
    assert first(STORY + both + other) is None


SITE = "https://www.harborgazette.example/ports"


@pytest.mark.parametrize(
    ("whole", "url", "name"),
    [
        ("Grain ports reopen | World | Harbor Gazette", SITE, "Harbor Gazette"),
        ("Harbor Gazette Blog | Grain ports reopen", SITE, "Harbor Gazette Blog"),
        ("Grain ports reopen - Harbor World", "https://harbor.example/p", "Harbor World"),
        ("Grain ports reopen | World", SITE, None),
        ("Grain ports reopen | Gazette", SITE, None),
        ("Grain ports reopen | Harbor Gazette", None, None),
        ("Rents rise | Harbor Gazette", SITE, None),
    ],
)
def test_a_title_may_end_with_the_name_of_its_host(
    whole: str, url: str | None, name: str | None
) -> None:
    title = Finding("title", whole, "html.title")
    alone = Finding("title", "Grain ports reopen", "html.meta.og:title")
    found = first(STORY, url, title, alone)
    assert found == (name and (name, "html.title.part"))


def test_a_name_beside_the_title_is_better_than_one_that_the_host_has_nothing_of() -> None:
    title = Finding("title", "Grain ports reopen | Harbor Gazette Live", "html.title")
    alone = Finding("title", "Grain ports reopen", "html.meta.og:title")
    country = Finding("publisher", "U.S.", "meta")
    site = Finding("publisher", "Harbor Gazette", "meta")
    owner = Finding("publisher", "Delta Holdings", "json-ld")
    part = ("Harbor Gazette Live", "html.title.part")
    assert first(STORY, SITE, title, alone, country) == part
    assert first(STORY, SITE, title, alone, owner, site) == ("Harbor Gazette", "meta")
    named_as_host = Finding("title", "Grain ports reopen - harborgazette.example", "html.title")
    assert first(STORY, SITE, named_as_host, alone, owner) == ("Delta Holdings", "json-ld")


def test_of_declared_names_the_one_that_the_host_begins_with_comes_first() -> None:
    owner = Finding("publisher", "The Delta Chronicle", "json-ld")
    site = Finding("publisher", "North Bay River-Post", "meta")
    assert first(STORY, "https://www.riverpostonline.example/p", owner, site) == (
        "North Bay River-Post",
        "meta",
    )
    the = Finding("publisher", "The River Ledger", "meta")
    assert first(STORY, "https://www.theriverledger.example/p", owner, the) == (
        "The River Ledger",
        "meta",
    )


def test_of_names_at_both_ends_of_titles_the_first_declared_one_counts() -> None:
    whole = Finding("title", "Harbor News | Ports reopen | Harbor Gazette", "html.title")
    ends = [Finding("title", text, "meta") for text in ("Harbor News", "Harbor Gazette")]
    for first_end, name in ((0, "Harbor Gazette"), (1, "Harbor News")):
        titles = [whole, ends[first_end], ends[1 - first_end]]
        found = first(STORY, "https://harbor.example/p", *titles)
        assert found == (name, "html.title.part")


def test_a_name_of_many_words_takes_little_memory() -> None:
    name = Finding("publisher", "word " * 400, "meta")
    tracemalloc.start()
    first(STORY, SITE, name)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000


def test_an_agency_on_its_own_site_is_the_publisher() -> None:
    agency = Finding("publisher", "Reuters", "json-ld")
    country = Finding("publisher", "Canada", "meta")
    assert first(STORY, "https://www.reuters.com/p", country, agency) == ("Reuters", "json-ld")
    assert first(STORY, SITE, country, agency) == ("Canada", "meta")


def test_a_publisher_that_tags_name_by_its_host_has_no_www() -> None:
    assert first(STORY, None, Finding("publisher", "www.harbor.example", "meta")) == (
        "harbor.example",
        "meta",
    )
