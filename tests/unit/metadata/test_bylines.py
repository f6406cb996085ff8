import pytest

from claimledger.metadata.bylines import find_authors, find_rights
from claimledger.records import Finding
from tests.unit.metadata.pages import page


def authors(line: str, *declared: Finding) -> list[str]:
    """Authors of a page with a line between its title and its text."""
    shown = page(f"title| Ports reopen\n{line}\nbody| Ships came back, the harbor said.", *declared)
    found = list(find_authors(shown))
    for finding in found:
        if finding.start is not None:
            assert shown.text[finding.start : finding.end].casefold() == finding.value.casefold()
    return [finding.value for finding in found]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("byline| By Ann Example", ["Ann Example"]),
        ("byline| BY ANN EXAMPLE", ["Ann Example"]),
        ("byline| By Ann Example and Bo van der Sample", ["Ann Example", "Bo van der Sample"]),
        ("byline| By Ann Example, Bo Sample and Cy Test", ["Ann Example", "Bo Sample", "Cy Test"]),
        ("byline| By Ann Example, Senior Correspondent", ["Ann Example"]),
        ("byline| By Ann Example in Geneva", ["Ann Example"]),
        ("byline| By Ann Example | May 15, 2024", ["Ann Example"]),
        ("byline| By Ann Example Feb. 28, 2024", ["Ann Example"]),
        ("byline| By Ann Example³", ["Ann Example"]),
        ("byline| By April Example", ["April Example"]),
        ("byline| Ports | By  Ann Example |", ["Ann Example"]),
        ("byline| Written by J. R. O’Example", ["J. R. O’Example"]),
        ("byline| Von Änne Beispiel", ["Änne Beispiel"]),
        ("byline| Par Zoé Exemple et Luc Essai", ["Zoé Exemple", "Luc Essai"]),
    ],
)
def test_a_byline_names_its_authors(line: str, names: list[str]) -> None:
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "nav| By the numbers",
        "nav| By Appointment Only",
        "byline| By Staff",
        "byline| By Example News Agency",
        "byline| By Reuters",
        "nav| By continuing you accept our terms",
        "caption| Ann Example/Example Photo Agency",
    ],
)
def test_other_lines_name_no_author(line: str) -> None:
    assert authors(line) == []


def test_mail_to_the_writer_names_the_author_where_no_byline_does() -> None:
    end = "title| Ports\nbody| Ships came.\nnotice| Write to Ann Example at ann@example.org"
    assert [f.value for f in find_authors(page(end + " and Bo Sample at bo@example.org"))] == [
        "Ann Example",
        "Bo Sample",
    ]
    desk = "title| Ports\nbody| Ships came.\nnotice| Write to the editor at desk@example.org"
    assert not list(find_authors(page(desk)))


def test_tags_come_before_the_byline() -> None:
    assert authors("byline| By Ann Example", Finding("authors", "Bo Sample", "json-ld")) == [
        "Bo Sample"
    ]


def test_a_declared_list_of_names_is_taken_apart() -> None:
    both = Finding("authors", "By Bo Sample, Cy Test and Ann Example", "meta")
    assert authors("byline| By Ann Example", both) == ["Bo Sample", "Cy Test", "Ann Example"]
    office = Finding("authors", "Harbor Gazette, Newsroom", "meta")
    assert authors("nav| By the numbers", office) == ["Harbor Gazette, Newsroom"]


def test_rights_are_the_line_without_a_build_number() -> None:
    line = "Copyright ©2024 Example Press, Inc. All Rights Reserved."
    shown = page(
        f"title| Ports\nbody| Ships came.\nnotice| {line} 0123456789abcdef0123456789abcdef"
    )
    [found] = find_rights(shown)
    assert found.value == line
    assert shown.text[found.start : found.end] == line


def test_rights_that_an_article_is_about_are_not_its_own() -> None:
    about = (
        "title| Ports\nbody| The court said that copyright had lapsed, all rights reserved or not."
    )
    assert not list(find_rights(page(about)))


@pytest.mark.parametrize(
    ("line", "end", "names"),
    [
        ("Ann Example", "Ann Example is a senior reporter for the Gazette.", ["Ann Example"]),
        ("ANN EXAMPLE", "Ann Example covers trade and ports.", ["Ann Example"]),
        ("Ann Example, Bo Sample", "Ann Example writes on ports.", []),  # Bo may be a place
        ("New York", "New York is the largest city of the coast.", []),
        ("Ann Example", "Ann Examples is a reporter of ours.", []),
        ("Ann Example in port", "Ann Example is a reporter.", []),
    ],
)
def test_a_name_alone_counts_where_the_end_introduces_its_writer(
    line: str, end: str, names: list[str]
) -> None:
    shown = page(
        f"title| Ports reopen\nnav| {line}\ndateline| May 15, 2024\n"
        f"body| Ships came back, the harbor said.\nnotice| {end}"
    )
    assert [found.value for found in find_authors(shown)] == names


def test_two_names_alone_are_both_introduced() -> None:
    shown = page(
        "title| Ports reopen\nnav| Ann Example and Bo Sample\nbody| Ships came, the harbor said.\n"
        "notice| Ann Example is an economics correspondent.\nnotice| Bo Sample reports on ports."
    )
    assert [found.value for found in find_authors(shown)] == ["Ann Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By", "Ann Example"], ["Ann Example"]),
        (["BY", "Ann Example, Bo Sample", "May 15, 2024"], ["Ann Example", "Bo Sample"]),
        (
            ["By", "Ann Example", ",", "Bo Sample", "and", "Cy Test"],
            ["Ann Example", "Bo Sample", "Cy Test"],
        ),
        (["Author:", "Ann Example | Harbor News", "Save"], ["Ann Example"]),
        (["By", "Ann Example", "Los Angeles"], ["Ann Example"]),
        (["By", "the numbers", "Ann Example"], []),
        (["Authors", "Ann Example"], []),  # a menu's
        (["By", "Example News Agency"], []),
    ],
)
def test_a_byline_s_names_may_stand_below_it(lines: list[str], names: list[str]) -> None:
    assert authors("\n".join(f"nav| {line}" for line in lines)) == names


@pytest.mark.parametrize(
    ("declared", "rule", "names"),
    [
        ("The Harbor Gazette https://gazette.example", "html.meta.author", ["Ann Example"]),
        ("News desk", "html.json-ld.author", ["Ann Example"]),
        ("Cy Test", "html.meta.author", ["Cy Test"]),
        ("Test, Cy", "html.meta.dc.creator", ["Cy Test"]),
        ("Cy Test, Bo Sample", "html.meta.citation_author", ["Cy Test", "Bo Sample"]),
        ("By CY TEST, Harbor Press Sports Writer", "html.json-ld.author", ["Cy Test"]),
        ("Cy Test. Harbor Gazette International", "html.meta.author", ["Cy Test"]),
        ("Prof. Cy Test Jr.", "html.meta.author", ["Prof. Cy Test Jr."]),
        ("(Image: Harbor Police)", "html.meta.author", ["Ann Example"]),
        ("Photo: Harbor Police", "html.meta.author", ["Ann Example"]),
    ],
)
def test_a_house_gives_way_to_a_person_s_byline(declared: str, rule: str, names: list[str]) -> None:
    assert authors("byline| By Ann Example", Finding("authors", declared, rule)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [("Ann Example", ["Ann Example"]), ("New York", []), ("Ann Example, New York", [])],
)
def test_a_name_alone_counts_where_it_leads_to_an_author_s_page(
    line: str, names: list[str]
) -> None:
    linked = Finding("authors", "Ann Example", "html.href.author")
    assert authors(f"nav| {line}\nnav| May 15, 2024", linked) == names


def test_a_link_to_an_author_s_page_alone_is_no_byline() -> None:
    assert authors("nav| Opinion", Finding("authors", "Ann Example", "html.href.author")) == []
