"""Names that tags give, and what stands in their place."""

import pytest

from claimledger.records import Finding
from tests.unit.metadata.pages import described

SOURCE = (
    "title| Barley rose\nbyline| By Ann Porter\nbody| Barley rose 4%, the office said on Monday."
)
NO_BYLINE = SOURCE.replace("byline| By Ann Porter\n", "")


def author(value: str) -> Finding:
    return Finding("authors", value, "html.meta.author")


@pytest.mark.parametrize(
    "value",
    [
        "admin",
        "webmaster2",
        "ann@news.example",
        "name, a@b.example",
        "1234",
        "WordPress",
        "www.news.example",
    ],
)
def test_an_account_or_an_address_is_no_author(value: str) -> None:
    assert described(NO_BYLINE, declared=(author(value),)).authors == ()


def test_a_house_that_publishes_is_no_author() -> None:
    house = Finding("publisher", "The Harbor Gazette", "html.meta.og:site_name")
    tags = (author("Harbor Gazette"), house)
    assert described(SOURCE, declared=tags).authors == ("Ann Porter",)
    assert described(NO_BYLINE, declared=tags).authors == ()
    assert described(NO_BYLINE, declared=(author("Ann Porter"), house)).authors == ("Ann Porter",)


@pytest.mark.parametrize(
    "value", ["9 of 9", "More content below", "Home > World > Trade", "Untitled"]
)
def test_a_control_or_a_path_is_no_title(value: str) -> None:
    title = Finding("title", value, "html.meta.og:title")
    assert described(SOURCE, declared=(title,)).title == "Barley rose"


def test_the_headline_that_begins_a_declared_title_is_the_title() -> None:
    tags = (
        Finding("title", "port on the coast", "html.json-ld.headline"),
        Finding("title", "Burgas - An Encyclopedia of All Ports", "html.title"),
    )
    source = "title| Burgas\nnav| Port on the coast\nbody| Burgas loaded barley, its office said."
    assert described(source, declared=tags).title == "Burgas"


HEAD = "title| Barley rose in the spring\n{}\nbody| Barley rose 4%, the office said on Monday."


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("nav| Ann Porter, Harbor Gazette", ("Ann Porter",)),
        ("nav| Ann Porter and Bo Lind Harbor Gazette", ("Ann Porter", "Bo Lind")),
        ("nav| Ann Porter\nnav| Senior Trade Reporter", ("Ann Porter",)),
        ("nav| New York\ndateline| May 15, 2024", ()),
        ("nav| Ann Porter, Evening Courier", ()),
        ("nav| Ann Porter\nnav| Write to the editor about this story and win a prize", ()),
    ],
)
def test_names_without_by_stand_before_the_house_or_above_an_office(
    lines: str, names: tuple[str, ...]
) -> None:
    house = Finding("publisher", "Harbor Gazette", "html.meta.og:site_name")
    assert described(HEAD.format(lines), declared=(house,)).authors == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("byline| by GrainWatcher, May 15th 2024", ("GrainWatcher",)),
        ("byline| by Rail, sea and air", ()),
        ("byline| By Ann Porter , Bo Lind on Monday", ("Ann Porter", "Bo Lind")),
    ],
)
def test_a_byline_may_hold_one_word_before_a_day(line: str, names: tuple[str, ...]) -> None:
    assert described(HEAD.format(line)).authors == names


def test_the_first_place_that_names_a_person_counts() -> None:
    tags = [
        Finding("authors", "Harbor Desk", "html.json-ld.author"),
        Finding("authors", "Ann Porter", "html.meta.author"),
        Finding("authors", "ann-porter", "html.meta.article:author"),
        Finding("authors", "Lind Media", "html.meta.parsely-author"),
    ]
    assert described(NO_BYLINE, declared=tuple(tags)).authors == ("Ann Porter",)


def test_a_byline_with_more_names_than_a_tag_is_the_whole() -> None:
    both = SOURCE.replace("Ann Porter", "Ann Porter and Bo Lind")
    assert described(both, declared=(author("Ann Porter"),)).authors == ("Ann Porter", "Bo Lind")
    assert described(SOURCE, declared=(author("Carl Ek"),)).authors == ("Carl Ek",)


def test_an_element_s_class_names_an_author_where_nothing_else_does() -> None:
    of_class = Finding("authors", "Carl Ek", "html.class.author")
    assert described(NO_BYLINE, declared=(of_class,)).authors == ("Carl Ek",)
    assert described(SOURCE, declared=(of_class,)).authors == ("Ann Porter",)
    link = Finding("authors", "More authors", "html.class.author")
    assert described(NO_BYLINE, declared=(link,)).authors == ()


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("Barley rose | Trade | Harbor Gazette", None, "Harbor Gazette"),
        ("Barley rose", "https://www.harborgazette.example/barley-rose", "Harbor Gazette"),
        ("Barley rose", None, "Lind Media"),
        ("Barley rose | Lind Media", None, "Lind Media"),
    ],
)
def test_of_two_declared_publishers_the_title_or_the_host_confirms_one(
    title: str, url: str | None, name: str
) -> None:
    tags = (
        Finding("publisher", "Lind Media", "html.json-ld.publisher"),
        Finding("publisher", "Harbor Gazette", "html.meta.og:site_name"),
        Finding("title", title, "html.title"),
    )
    assert described(SOURCE, declared=tags, url=url).publisher == name


def test_a_chinese_stamp_credits_its_source() -> None:
    stamp = "dateline| 2024-05-15 10:30 来源：港口日报 作者：林波"
    assert described(HEAD.format(stamp)).publisher == "港口日报"
    assert described(HEAD.format("dateline| 2024-05-15 10:30 来源")).publisher is None


def test_a_headline_that_a_tag_shortens_is_the_title() -> None:
    shown = "title| These are the harbors that barley exporters should know (and use) now"
    page = f"{shown}\nbody| Barley rose 4%, the office said on Monday."
    near = Finding("title", "The harbors that barley exporters use now", "html.title")
    assert (described(page, declared=(near,)).title or "").startswith("These are the harbors")
    far = Finding("title", "The rail lines of the north", "html.title")
    assert described(page, declared=(far,)).title == "The rail lines of the north"
