"""What a whole page says of itself, from tags, lines, times, arguments and a sidecar."""

from datetime import date

from claimledger.metadata import FIELDS, Sidecar
from claimledger.records import Finding
from tests.unit.metadata.pages import described, rendition

PORTS = """
notice| Saved on 2024-05-16 09:10 from https://news.example.org/grain-ports-reopen-after-strike?st=1
title| Grain ports reopen after strike
byline| By Ann Example
dateline| Published May 15, 2024
body| Exports rose 4% in April 2024 as the ports opened again, the ministry said on Tuesday.
notice| © 2024 The Harbor Gazette
"""
APRIL = ("April 2024", "2024-04")
DAY = date(2024, 5, 15)


def test_a_page_names_and_dates_itself() -> None:
    found = described(PORTS, APRIL)
    assert found.title == "Grain ports reopen after strike"
    assert found.publisher == "The Harbor Gazette"
    assert found.url == "https://news.example.org/grain-ports-reopen-after-strike"
    assert found.authors == ("Ann Example",)
    assert found.captured_at == "2024-05-16T09:10"
    assert (found.published_earliest, found.published_latest) == (DAY, DAY)
    assert found.published_basis == "stated"
    assert found.rights == "© 2024 The Harbor Gazette"
    assert found.word_count == 21


def test_every_filled_field_has_a_finding_that_shows_it() -> None:
    found = described(PORTS, APRIL)
    text = rendition(PORTS)[0].text
    assert {f.field for f in found.evidence} == set(FIELDS)
    for finding in found.evidence:
        assert finding.rule
        assert finding.value
        if finding.start is not None:
            assert text[finding.start : finding.end].strip()


def test_a_sidecar_overrules_everything() -> None:
    note = Sidecar(
        title="Own title",
        publisher="Own Press",
        authors=("Bo Sample",),
        language="pt-BR",
        published=(date(2020, 1, 1), date(2020, 1, 2)),
    )
    found = described(PORTS, published=DAY, url="https://example.org/x", sidecar=note)
    assert (found.title, found.publisher, found.authors) == (
        "Own title",
        "Own Press",
        ("Bo Sample",),
    )
    assert found.language == "pt"
    assert (found.published_earliest, found.published_latest) == note.published
    assert found.published_basis == "sidecar"
    assert found.url == "https://example.org/x"


def test_an_argument_comes_before_the_page() -> None:
    found = described(PORTS, published=(None, date(2024, 6, 1)))
    assert (found.published_earliest, found.published_latest) == (None, date(2024, 6, 1))
    assert found.published_basis == "argument"


def test_tags_state_the_day_and_the_names() -> None:
    declared = (
        Finding("title", "Grain Ports Reopen After Strike - Delta Times", "meta"),
        Finding("publisher", "Delta Times", "meta"),
        Finding("authors", "Cy Test", "json-ld"),
        Finding("published", "2024-05-14T23:30:00+02:00", "json-ld"),
        Finding("language", "en", "html"),
    )
    found = described(PORTS, declared=declared)
    assert found.title == "Grain ports reopen after strike"
    assert (found.publisher, found.authors) == ("Delta Times", ("Cy Test",))
    assert found.published_earliest == found.published_latest == date(2024, 5, 14)


def test_a_date_found_by_searching_the_markup_is_weaker_than_a_stamp() -> None:
    searched = Finding("published", "2024-05-10", "html.htmldate")
    assert described(PORTS, declared=(searched,)).published_earliest == DAY
    bare = PORTS.replace("dateline| Published May 15, 2024\n", "")
    assert described(bare, declared=(searched,)).published_earliest == date(2024, 5, 10)


def test_the_text_tells_its_language_and_tags_only_where_it_is_too_short() -> None:
    french = (Finding("language", "fr_FR", "html.lang"),)
    assert described(PORTS * 3, declared=french).language == "en"
    short = described("body| Exports 4,5 %.", declared=french)
    assert [(f.value, f.rule) for f in short.evidence if f.field == "language"] == [
        ("fr", "html.lang")
    ]


def test_a_front_page_is_no_address_of_an_article() -> None:
    declared = (
        Finding("url", "https://example.org/", "meta"),
        Finding("captured_at", "Thu, 16 May 2024 09:10:00 +0100", "mhtml.date"),
    )
    found = described("title| Ports\nbody| Ships came back.", declared=declared)
    assert (found.url, found.captured_at) == (None, "2024-05-16T09:10+01:00")
    assert found.published_latest == date(2024, 5, 16)


def test_a_stamp_later_than_the_capture_is_not_believed() -> None:
    found = described(PORTS.replace("May 15, 2024", "May 15, 2025"), APRIL)
    assert (found.published_earliest, found.published_latest) == (
        date(2024, 4, 1),
        date(2024, 5, 16),
    )
    assert found.published_basis == "content"


def test_a_bare_stamp_earlier_than_what_is_reported_is_not_believed() -> None:
    bare = PORTS.replace("Published May 15, 2024", "May 15, 2023")
    assert described(bare, APRIL).published_earliest == date(2024, 4, 1)
    explicit = PORTS.replace("May 15, 2024", "May 15, 2023")
    assert described(explicit, APRIL).published_earliest == date(2023, 5, 15)


def test_bounds_that_contradict_each_other_do_not_count() -> None:
    bare = (
        "title| Ports\nbody| Exports rose in 2025.\nnotice| Saved 2024-05-16 https://example.org/a"
    )
    found = described(bare, ("2025", "2025"))
    assert (found.published_earliest, found.published_latest) == (None, date(2024, 5, 16))
    assert found.published_basis == "capture"


def test_a_day_without_a_year_is_settled_by_the_capture_and_the_text() -> None:
    yearless = PORTS.replace("May 15, 2024", "May 15")
    assert described(yearless, APRIL).published_earliest == DAY
    assert described(yearless).published_earliest is None


def test_a_page_that_says_nothing_is_left_open() -> None:
    found = described("body| Exports rose.")
    assert (found.title, found.publisher, found.url, found.authors) == (None, None, None, ())
    assert (found.published_earliest, found.published_latest) == (None, None)
    assert (found.published_basis, found.language) == ("unknown", "und")


def test_an_empty_page_is_described() -> None:
    assert described("").word_count == 0


def test_the_day_in_the_address_dates_the_article() -> None:
    plain = "title| Ports\nbody| Exports rose."
    found = described(plain, url="https://example.org/2024/05/15/ports")
    assert (found.published_earliest, found.published_latest) == (DAY, DAY)
    assert found.published_basis == "address"
    month = described(plain, url="https://example.org/2024/05/ports")
    assert (month.published_earliest, month.published_latest) == (
        date(2024, 5, 1),
        date(2024, 5, 31),
    )


def test_the_zero_of_a_clock_is_no_day() -> None:
    for zero in ("0001-01-01T00:00:00", "1970-01-01"):
        found = described(PORTS, declared=(Finding("published", zero, "meta"),))
        assert found.published_earliest == DAY
        assert not any(f.rule.startswith("beside.") for f in found.evidence)


def test_posts_that_disagree_with_the_day_of_the_page_are_not_believed() -> None:
    stamps = ("7 May 2024 14:00", "7 May 2024 09:00", "6 May 2024 20:00")
    source = "title| Ports reopen\n" + "".join(
        f"dateline| {stamp}\nbody| Ships came back to the harbor, its office said.\n"
        for stamp in stamps
    )
    assert [post.earliest.day for post in described(source).posts] == [7, 7, 6]
    assert len(described(source, published=date(2024, 5, 6)).posts) == 3
    assert described(source, published=date(2024, 6, 1)).posts == ()
