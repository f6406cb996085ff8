from datetime import date

import pytest

from claimledger.metadata.sidecar import InvalidSidecar, Sidecar, parse

NAME = "ports.txt.meta.yaml"


def test_every_key_is_read() -> None:
    sidecar = parse(
        """
        title: Ports reopen
        publisher: Harbor Gazette
        url: https://example.org/ports-reopen-today?utm_source=x
        authors: [Ann Example, Bo Example]
        language: en-GB
        published: 2024-05-14/2024-05-16
        captured_at: 2024-05-17T08:30+02:00
        rights: CC BY 4.0
        """,
        NAME,
    )
    assert sidecar == Sidecar(
        title="Ports reopen",
        publisher="Harbor Gazette",
        url="https://example.org/ports-reopen-today",
        authors=("Ann Example", "Bo Example"),
        language="en-GB",
        published=(date(2024, 5, 14), date(2024, 5, 16)),
        captured_at="2024-05-17T08:30+02:00",
        rights="CC BY 4.0",
    )


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-05-15", ("2024-05-15", "2024-05-15")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("'2024-05-15'", ("2024-05-15", "2024-05-15")),
        ("2023-12-31/2024-01-02", ("2023-12-31", "2024-01-02")),
    ],
)
def test_a_day_a_month_and_a_bracket_are_dates(value: str, days: tuple[str, str]) -> None:
    published = parse(f"published: {value}", NAME).published
    assert published is not None
    assert tuple(map(str, published)) == days


def test_an_empty_sidecar_sets_nothing() -> None:
    assert (
        parse("", NAME) == parse("# later\n", NAME) == parse("title:\nauthors:", NAME) == Sidecar()
    )


def test_one_author_needs_no_list() -> None:
    assert parse("authors: Ann Example", NAME).authors == ("Ann Example",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("publihser: X", "unknown key 'publihser'; did you mean publisher?"),
        ("colour: red", "unknown key 'colour'; known keys are title, publisher"),
        ("published: 15 May 2024", "published must be a day (2024-05-15)"),
        ("published: 2024-02-30", "found '2024-02-30'"),
        ("published: 2024-13", "found '2024-13'"),
        ("published: 2024-05-16/2024-05-14", "found '2024-05-16/2024-05-14'"),
        ("published: 2024", "found '2024'"),
        ("captured_at: noon", "captured_at must be an ISO 8601 day or time"),
        ("captured_at: 2024-05-15T25:00", "found '2024-05-15T25:00'"),
        ("url: example.org", "url must be an http or https address, found 'example.org'"),
        ("language: English (UK)", "language must be a language code"),
        ("title: [a, b]", "title must be text, found a list"),
        ("authors: {name: Ann}", "authors must be a name or a list of names, found a mapping"),
        ("- title", "expected lines of the form 'key: value'"),
        ("title: 'open", "line 1: expected YAML, found a syntax error."),
    ],
)
def test_an_error_says_what_was_wanted_and_found(text: str, words: str) -> None:
    with pytest.raises(InvalidSidecar) as error:
        parse(text, NAME)
    message = str(error.value)
    assert message.startswith(NAME)
    assert words in message
    assert "\n" not in message
