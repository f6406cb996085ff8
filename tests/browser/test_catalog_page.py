"""The catalog page, driven in Chromium: search, filters, addresses, evidence, hostile text."""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Browser, Page, expect

from claimledger.claims import correction_file
from claimledger.publishing.catalog import CLAIM_COLUMNS, PageText, contents, render

pytestmark = pytest.mark.soak

HOSTILE = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>"
SENTENCES = {
    "a": ("Chile 🎉 sold 40 tons of cherries to Peru, customs data show.", "40 tons"),
    "b": (f"Output {HOSTILE} fell 7% in March.", "7%"),
    "c": ("=SUM(A1:A9) \u202eevil\u202c visitors: 900 people.", "900 people"),
    "e": ("Twelve ships wait.", "Twelve ships"),
    "d": ("Sales to Peru may reach 45 to 55 tons by 2025, José’s office hopes.", "45 to 55 tons"),
}
CHERRIES = {
    "indicator_id": "5" * 16,
    "unit": "t",
    "measure": "cherries sold",
    "subject": "Chile",
    "subject_code": "CHL",
    "counterpart": "Peru",
    "counterpart_code": "PER",
}
FACTS: dict[str, dict[str, Any]] = {
    "a": CHERRIES | {"value": 40.0, "attributed_to": "customs data", "confidence": 0.9},
    "b": {
        "value": 7.0,
        "unit": "%",
        "indicator_id": "6" * 16,
        "measure": HOSTILE,
        "subject": "Peruvian ports",
        "kind": "change",
        "direction": "down",
        "modality": "denied",
        "period_start": date(2023, 1, 1),
        "period_end": None,
        "baseline_value": 9.0,
        "baseline_period_start": date(2022, 1, 1),
        "baseline_period_end": date(2022, 12, 31),
        "confidence": 0.4,
    },
    "c": {
        "value": 900.0,
        "unit": "person",
        "measure": "=1+1 \u202eevil",
        "attributed_to": HOSTILE,
        "period_start": date(2022, 7, 1),
        "period_end": date(2022, 7, 1),
        "confidence": 0.6,
    },
    "e": {
        "snapshot_id": "s2",
        "value": 12.0,
        "unit": "ship",
        "period_start": None,
        "period_end": None,
        "period_basis": "unknown",
        "confidence": 0.5,
    },
    "d": CHERRIES
    | {
        "snapshot_id": "s2",
        "measure": "Cherries sold",
        "value": 45.0,
        "value_high": 55.0,
        "speaker": "José",
        "modality": "projected",
        "period_start": date(2025, 1, 1),
        "period_end": date(2025, 12, 31),
        "confidence": 0.7,
    },
}
NAMED = {
    "a1": "subject",
    "a2": "counterpart",
    "b2": "subject",
    "d1": "subject",
    "d2": "counterpart",
    "d3": "speaker",
}
"""The entities of claims and the fields that name them, by the digits of their ids."""

REASON = "Cherries sold (Chile, 2025): two articles differ, 45 to 55 t against 40 t, 25% more."
COMPARISON_COLUMNS = {
    "comparison_id": pl.String,
    "claim_id": pl.String,
    "other_claim_id": pl.String,
    "verdict": pl.String,
    "share": pl.Float64,
    "reason": pl.String,
}
STARTS = {"a": 100, "b": 200, "c": 400, "d": 100, "e": 300}


def _claim(key: str) -> dict[str, Any]:
    sentence, quote = SENTENCES[key]
    at = STARTS[key] + sentence.index(quote)
    return dict.fromkeys(CLAIM_COLUMNS) | {
        "claim_id": key * 16,
        "snapshot_id": "s1",
        "quote": quote,
        "char_start": at,
        "char_end": at + len(quote),
        "sentence": sentence,
        "sentence_start": STARTS[key],
        "bound": "eq",
        "kind": "level",
        "direction": "none",
        "period_start": date(2021, 1, 1),
        "period_end": date(2021, 12, 31),
        "period_basis": "stated",
        "modality": "reported",
        **FACTS[key],
    }


def _frames() -> dict[str, pl.DataFrame]:
    claims = pl.DataFrame([_claim(key) for key in FACTS], infer_schema_length=None)
    snapshot = dict.fromkeys(contents.SNAPSHOT_COLUMNS) | {"duplicate_of": None}
    files = [
        ("a.html", "read", None, None, "s1"),
        ("b.html", "read", None, None, "s2"),
        ("empty.html", "rejected", "read", f"the file is empty {HOSTILE}", None),
        ("poem.html", "read", None, None, "s3"),
        ("same.html", "duplicate", None, None, "s1"),
    ]
    return {
        "claims": claims.with_columns(published_latest=pl.lit(None, pl.Date)),
        "snapshots": pl.DataFrame(
            [
                snapshot
                | {
                    "snapshot_id": "s1",
                    "title": HOSTILE,
                    "publisher": "Harbor Post",
                    "published_earliest": date(2019, 1, 1),
                },
                snapshot | {"snapshot_id": "s2", "title": "Stone fruit", "publisher": "Field Note"},
                snapshot | {"snapshot_id": "s3", "title": "A poem"},
            ],
            infer_schema_length=None,
        ),
        "evidence": pl.DataFrame(
            {
                "subject_id": ["a" * 16] * 3,
                "field": ["period_start", "period_end", "measure"],
                "rule": ["period.stated:year", "period.stated:year", "ranking"],
                "score": [0.8, 0.8, 0.7],
            }
        ),
        "comparisons": pl.DataFrame(
            [("0" * 16, "d" * 16, "a" * 16, "differ", 25.0, REASON)],
            COMPARISON_COLUMNS,
            orient="row",
        ),
        "entities": pl.DataFrame(
            [
                ("1" * 16, "Chile", "country", "Chilean", "CHL"),
                ("2" * 16, "Peru", "country", None, "PER"),
                ("3" * 16, "José", "person", None, None),
                ("4" * 16, "Unnamed Body", "organisation", None, None),
            ],
            ["entity_id", "name", "kind", "aliases", "code"],
            orient="row",
        ),
        "claim_entities": pl.DataFrame(
            [(key * 16, field, id_ * 16) for (key, id_), field in NAMED.items()],
            ["claim_id", "field", "entity_id"],
            orient="row",
        ),
        "files": pl.DataFrame(
            files,
            dict.fromkeys(("path", "status", "stage", "reason", "snapshot_id"), pl.String),
            orient="row",
        ),
    }


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of five claims, opened from a file, with its complaints collected."""
    target = tmp_path_factory.mktemp("catalog") / "index.html"
    target.write_text(render({"title": "Cherries & co", "version": "1.2.3"}, _frames()), "utf-8")
    complaints: list[str] = []
    opened = browser.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda m: complaints.append(m.text))
    opened.on("request", lambda r: complaints.append(r.url) if r.url.startswith("http") else None)
    opened.goto(target.as_uri())
    yield opened
    opened.close()
    assert complaints == []


Visitor = Callable[[str], Page]


@pytest.fixture
def visit(opened: Page) -> Visitor:
    """Goes to an address of the page."""

    def at(address: str) -> Page:
        opened.set_viewport_size({"width": 1280, "height": 900})
        opened.wait_for_timeout(200)  # the address of the last change is written a moment later
        opened.evaluate("address => { location.hash = address }", address)
        opened.wait_for_function("document.body.dataset.plotted")
        return opened

    return at


@pytest.fixture
def page(visit: Visitor) -> Page:
    """The page without a filter."""
    page = visit("")
    expect(page.locator("#claims tbody tr")).to_have_count(5)
    return page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("customs show", 1),  # two words of a sentence, apart
        ('"cherries to peru"', 1),  # a phrase
        ('"peru cherries"', 0),
        ("45 to 55 tons", 1),  # a quote as written
        ("jose's", 1),  # without accent, with another apostrophe
        ("FIELD note", 2),  # a publisher
        ("stone", 2),  # an article
        ("cherries sold", 2),  # a measure
        ("chile", 2),  # a name
        ("peru", 3),
    ],
)
def test_the_search_finds_what_a_claim_says_and_where(page: Page, query: str, found: int) -> None:
    page.fill("#search", query)
    expect(page.locator("#claims tbody tr")).to_have_count(found)
    expect(page.locator("#shown")).to_have_text(f"{found} of 5 claims")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("measure", "sold", 2),
        ("subject", "peru", 3),  # a counterpart too
        ("source", "jose", 1),  # a speaker too
        ("article", "stone", 2),
        ("from", "2022-06-01", 3),
        ("to", "2021-12-31", 1),
    ],
)
def test_a_typed_filter_takes_a_part(page: Page, name: str, value: str, found: int) -> None:
    page.fill(f"#{name}", value)
    expect(page.locator("#claims tbody tr")).to_have_count(found)
    page.click("button[type=reset]")
    expect(page.locator("#claims tbody tr")).to_have_count(5)
    expect(page.locator(f"#{name}")).to_have_value("")


@pytest.mark.parametrize(
    ("name", "label", "found"),
    [
        ("publisher", "Harbor Post (3)", 3),
        ("country", "Peru (3)", 3),
        ("kind", "change (1)", 1),
        ("unit", "t (2)", 2),
        ("modality", "forecast (1)", 1),
        ("confidence", "70% or more", 2),
        ("compared", "differ (2)", 2),
    ],
)
def test_a_chosen_filter_says_how_many_it_leaves(
    page: Page, name: str, label: str, found: int
) -> None:
    page.select_option(f"#{name}", label=label)
    expect(page.locator("#claims tbody tr")).to_have_count(found)


def test_filters_and_order_have_an_address(visit: Visitor) -> None:
    page = visit("#subject=chile&confidence=0.8")
    page.reload()
    expect(page.locator("#claims tbody tr")).to_have_count(1)
    expect(page.locator("#subject")).to_have_value("chile")
    expect(page.locator("#confidence")).to_have_value("0.8")
    page.select_option("#confidence", "")
    page.get_by_role("button", name="Value").click()
    page.wait_for_function("location.hash === '#subject=chile&sort=value'")
    page.evaluate("location.hash = '#unit=%25'")
    expect(page.locator("#claims tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.locator("#claims tbody tr")).to_have_count(2)
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Value")


def test_an_address_that_names_nothing_here_says_so(visit: Visitor) -> None:
    page = visit("#publisher=Nobody&claim=0000")
    expect(page.locator("#claims tbody tr")).to_have_count(0)
    expect(page.locator("#publisher")).to_have_value("Nobody")
    expect(page.get_by_role("alert")).to_have_text("This page has no claim 0000.")
    expect(page.locator("dialog")).to_be_hidden()


def test_a_claim_has_an_address(visit: Visitor) -> None:
    page = visit("#claim=" + "d" * 16)
    dialog = page.locator("dialog")
    expect(dialog.locator("#sentence mark")).to_have_text("45 to 55 tons")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.wait_for_function("location.hash === ''")
    page.get_by_role("link", name="40 t").click()
    page.wait_for_function(f"location.hash === '#claim={'a' * 16}'")
    page.go_back()
    expect(dialog).to_be_hidden()


def test_numbers_that_differ_have_a_view_with_an_address(page: Page) -> None:
    page.get_by_role("link", name="1 comparison between articles").click()
    page.wait_for_function("location.hash === '#compared=some'")
    view = page.locator("#comparisons")
    expect(view.locator("li")).to_have_count(1)
    expect(view.locator("li .verdict")).to_have_text("differ")
    expect(view.locator("li")).to_contain_text(REASON)
    expect(page.locator("#claims tbody tr")).to_have_count(2)
    view.get_by_role("link", name="40 t", exact=True).click()
    dialog = page.locator("dialog")
    expect(dialog.locator("#sentence mark")).to_have_text("40 tons")
    dialog.get_by_role("link", name="The other: 45 to 55 t").click()
    expect(dialog.locator("#sentence mark")).to_have_text("45 to 55 tons")
    dialog.get_by_role("link", name="differ").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#indicator-title")).to_contain_text("Cherries sold")
    expect(view.locator("li")).to_have_count(1)
    page.get_by_role("link", name="All indicators").click()
    page.select_option("#publisher", "Harbor Post")  # one of the two claims is enough
    expect(view.locator("li")).to_have_count(1)
    page.select_option("#compared", "")
    expect(view).to_be_hidden()
    page.evaluate("location.hash = '#compared=agree'")
    expect(view.locator("#comparisons-shown")).to_have_text("0 comparisons")
    view.get_by_role("link", name="All claims").click()
    expect(page.locator("#claims tbody tr")).to_have_count(5)


def test_a_page_without_comparisons_says_why() -> None:
    frames = _frames()
    html = render({"title": "Cherries"}, frames | {"comparisons": frames["comparisons"].clear()})
    assert "Nothing was compared: no two articles give a number for one indicator" in html


@pytest.mark.parametrize(
    ("typed", "found", "address"),
    [
        ("José", 1, "3" * 16),  # a whole name stands for its entity
        ("Chile", 2, "1" * 16),
        ("chilean", 2, "chilean"),  # an alias
        ("unnamed", 0, "unnamed"),  # no claim of the page names it
    ],
)
def test_entities_are_found_by_name_and_alias(
    page: Page, typed: str, found: int, address: str
) -> None:
    page.fill("#entity", typed)
    expect(page.locator("#claims tbody tr")).to_have_count(found)
    page.wait_for_function(f"location.hash === '#entity={address}'")


def test_an_entity_has_an_address_and_is_linked_from_its_claims(visit: Visitor) -> None:
    page = visit("#entity=" + "2" * 16)
    expect(page.locator("#claims tbody tr")).to_have_count(3)
    expect(page.locator("#entity")).to_have_value("Peru")
    page.get_by_role("link", name="45 to 55 t").click()
    page.locator("dialog").get_by_role("link", name="José").click()
    page.wait_for_function(f"location.hash === '#entity={'3' * 16}'")
    expect(page.locator("#claims tbody tr")).to_have_count(1)
    expect(page.locator("#entity")).to_have_value("José")


def test_a_claim_comes_with_the_lines_that_correct_it(visit: Visitor) -> None:
    page = visit("#claim=" + "c" * 16)
    page.locator("#correction summary").click()
    lines, copy = page.locator("#correction pre"), page.get_by_role("button", name="Copy")
    expect(lines).to_have_text("Change a field, or choose to remove the claim.")
    page.get_by_label("measure", exact=True).fill('=1+1 \u202e"evil"')
    expect(copy).to_be_disabled()
    page.get_by_label("Why, for readers").fill("the text: it says so")
    page.get_by_label("modality").select_option("forecast")
    page.get_by_label("value", exact=True).fill("1.5e6")
    page.get_by_label("period end").fill("2022-08-31")
    page.get_by_label("attributed to").fill("")
    expect(copy).to_be_enabled()
    assert "\u202e" not in lines.inner_text()
    [item] = correction_file.parse(lines.inner_text())
    assert (item.claim_id, item.action) == ("c" * 16, "set")
    assert item.reason == "the text: it says so"
    assert dict(item.values) == {
        "value": Decimal(1_500_000),
        "measure": '=1+1 \u202e"evil"',
        "period_end": date(2022, 8, 31),
        "attributed_to": None,
        "modality": "projected",
    }


def test_a_claim_that_should_not_be_there_is_removed_with_a_reason(visit: Visitor) -> None:
    page = visit("#claim=" + "b" * 16)
    page.locator("#correction summary").click()
    page.get_by_label("What is wrong").select_option("the claim should not be there")
    page.get_by_label("Why, for readers").fill("a caption")
    [item] = correction_file.parse(page.locator("#correction pre").inner_text())
    assert (item.claim_id, item.action, item.values) == ("b" * 16, "drop", ())


def test_sorts_by_a_column(page: Page) -> None:
    rows = page.locator("#claims tbody tr")
    expect(rows.first).to_contain_text("45 to 55 t")  # the latest period
    page.get_by_role("button", name="Value").click()
    expect(rows.first).to_contain_text("−7 %")
    page.get_by_role("button", name="Value").click()
    expect(rows.first).to_contain_text("900 people")


def _download(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Download {name}").click()
    return Path(waiting.value.path()).read_text("utf-8")


def test_the_filtered_rows_are_downloaded_as_csv_in_which_no_text_is_a_formula(page: Page) -> None:
    page.select_option("#publisher", "Harbor Post")
    table = pl.read_csv(io.StringIO(_download(page, "CSV").removeprefix("\ufeff")))
    assert table.height == 3
    rows = {row["claim_id"]: row for row in table.iter_rows(named=True)}
    assert rows["c" * 16]["measure"] == "'=1+1 [U+202E]evil"
    assert rows["c" * 16]["sentence"].startswith("'=SUM(A1:A9)")
    assert rows["a" * 16]["sentence"] == SENTENCES["a"][0]
    assert (rows["a" * 16]["value"], rows["a" * 16]["period_end"]) == (40.0, "2021-12-31")
    assert rows["b" * 16]["publisher"] == "Harbor Post"
    assert (rows["b" * 16]["baseline_value"], rows["b" * 16]["baseline_period_end"]) == (
        9.0,
        "2022-12-31",
    )


def test_the_filtered_rows_are_downloaded_as_json_with_their_text_as_it_is(page: Page) -> None:
    page.select_option("#unit", "person")
    text = _download(page, "JSON")
    assert "\u202e" not in text
    [row] = json.loads(text)
    assert row["measure"] == "=1+1 \u202eevil"
    assert (row["value"], row["value_high"], row["unit"]) == (900, None, "person")


def test_an_indicator_shows_its_values_over_time(page: Page) -> None:
    page.locator("#indicators summary").click()
    page.locator("#indicators").get_by_role("link", name="cherries sold").click()
    expect(page.locator("#indicator-title")).to_have_text("Cherries sold · Chile and Peru · t")
    page.wait_for_function(f"location.hash === '#indicator={'5' * 16}'")
    expect(page.locator("#claims tbody tr")).to_have_count(2)
    points = page.locator("#levels .mark-symbol.role-mark path")
    expect(points).to_have_count(2)
    expect(points.nth(0)).to_have_attribute("fill", "transparent")  # the forecast
    expect(points.nth(1)).not_to_have_attribute("fill", "transparent")
    bars = page.locator("#levels .mark-rule.role-mark").last.locator("line")
    heights = sorted(abs(float(bar.get_attribute("y2") or 0)) for bar in bars.all())
    assert heights[0] == 0 < heights[1]  # the fact is one value, the forecast a range
    expect(page.locator("figcaption").first).to_contain_text("hollow points")
    expect(page.locator("#timeline")).to_be_hidden()
    expect(page.locator("#changes")).to_be_hidden()
    page.get_by_role("link", name="All indicators").click()
    expect(page.locator("#claims tbody tr")).to_have_count(5)
    expect(page.locator("#timeline")).to_be_visible()


def test_units_of_one_indicator_share_the_axis_of_the_most_frequent(
    browser: Browser, tmp_path: Path
) -> None:
    frames = _frames()
    forecast = pl.col("claim_id") == "d" * 16
    frames["claims"] = frames["claims"].with_columns(
        unit=pl.when(forecast).then(pl.lit("kg")).otherwise("unit"),
        value=pl.when(forecast).then(pl.lit(45_000.0)).otherwise("value"),
        value_high=pl.when(forecast).then(pl.lit(55_000.0)).otherwise("value_high"),
        indicator_id=pl.when(pl.col("claim_id") == "c" * 16)
        .then(pl.lit("5" * 16))  # a third claim, in tonnes
        .otherwise("indicator_id"),
    )
    frames["claims"] = frames["claims"].with_columns(
        unit=pl.when(pl.col("claim_id") == "c" * 16).then(pl.lit("t")).otherwise("unit")
    )
    file = tmp_path / "index.html"
    file.write_text(render({"title": "Cherries"}, frames), "utf-8")
    page = browser.new_page()
    page.goto(f"{file.as_uri()}#indicator={'5' * 16}")
    points = page.locator("#levels .mark-symbol.role-mark path")
    expect(points).to_have_count(3)
    labels = " ".join(point.get_attribute("aria-label") or "" for point in points.all())
    assert "number: 45;" in labels
    expect(page.locator("figure:has(#levels) figcaption")).to_contain_text("Values in t over time")
    page.close()


def test_a_fall_is_below_zero_on_an_axis_of_its_own(visit: Visitor) -> None:
    page = visit("#indicator=" + "6" * 16)
    expect(page.locator("#changes .mark-symbol.role-mark path")).to_have_count(1)
    label = page.locator("#changes .mark-symbol.role-mark path").first.get_attribute("aria-label")
    assert "number: −7" in str(label) or "number: -7" in str(label)
    expect(page.locator("#levels")).to_be_hidden()


def test_a_chart_counts_the_claims_without_a_date(page: Page) -> None:
    caption = page.locator("figcaption", has_text="by period")
    expect(caption).to_contain_text("1 claim without a date")
    page.fill("#search", "ships")  # only claims without a date
    expect(page.locator("#shown")).to_have_text("1 of 5 claims")
    expect(caption).to_have_text("Claims by period and indicator; 1 claim without a date")


def test_paper_has_the_charts_within_its_width(page: Page) -> None:
    expect(page.locator("#timeline svg")).to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})
    for name in ("timeline", "sources"):  # drawn again for a narrow page
        expect(page.locator(f"#{name} svg")).to_be_visible()
    boxes = [page.locator(f"#{name} svg").bounding_box() for name in ("timeline", "sources")]
    page.emulate_media(media="screen")
    for box in boxes:
        assert box is not None
        assert box["width"] > 100
        assert box["x"] + box["width"] <= 700


def test_paper_says_which_filters_are_set(visit: Visitor) -> None:
    page = visit("#search=customs&country=PER&confidence=0.5")
    expect(page.locator("#limits")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    said = "Search: customs · Country: Peru · Confidence: 50% or more"
    expect(page.locator("#limits")).to_have_text(said)
    expect(page.locator("#limits")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_files_without_claims_are_listed_with_the_reason(page: Page) -> None:
    page.locator("#files summary").click()
    rows = page.locator("#files tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text(f"empty.htmlrejectedread: the file is empty {HOSTILE}")
    expect(rows.nth(1)).to_contain_text("poem.htmlno claims")


def test_a_claim_says_what_a_change_is_measured_against(visit: Visitor) -> None:
    page = visit("#claim=" + "b" * 16)
    expect(page.locator("#fields")).to_contain_text("Measured against9 %, 2022")


def test_what_a_field_rests_on_is_said_in_words_with_the_rules_a_click_away(
    visit: Visitor,
) -> None:
    page = visit("#claim=" + "a" * 16)
    grounds = page.locator("#grounds li")
    expect(grounds).to_have_text(
        [
            "period: stated in the article (80%)",
            "measure: most likely words of the text (70%)",
        ]
    )
    expect(page.get_by_text("period.stated:year").first).to_be_hidden()
    page.get_by_text("Names of the rules").click()
    expect(page.get_by_text("period.stated:year").first).to_be_visible()
    expect(page.locator("#fields")).to_contain_text("Publishedsince 2019-01-01")


def test_the_published_sentences_of_an_article_have_every_claim_marked(visit: Visitor) -> None:
    page = visit("#claim=" + "a" * 16)
    expect(page.locator("#text mark")).to_have_text(["40 tons", "7%", "900 people"])
    expect(page.locator("#text mark.current")).to_have_text("40 tons")
    page.locator("#text mark a", has_text="7%").click()
    expect(page.locator("#text mark.current")).to_have_text("7%")
    expect(page.locator("#claim-title")).to_have_text("−7 %")


def test_the_whole_text_has_every_claim_marked_at_the_desk(
    browser: Browser, tmp_path: Path
) -> None:
    sentence = SENTENCES["a"][0]
    text = PageText(
        "🎉" * 100 + sentence.ljust(100) + SENTENCES["b"][0],
        [(0, 100, "ad", False), (100, 200, "body", True), (200, 400, "body", True)],
    )
    target = tmp_path / "desk.html"
    target.write_text(render({"title": "Desk"}, _frames(), {"s1": text}), "utf-8")
    page = browser.new_page()
    page.goto(f"{target.as_uri()}#claim={'a' * 16}")
    expect(page.locator("#text mark")).to_have_text(["40 tons", "7%"])
    expect(page.locator("#text .dropped")).to_contain_text("🎉🎉")
    expect(page.locator("footer")).to_contain_text("do not pass it on")
    page.close()


def test_a_forecast_and_a_denial_differ_from_a_fact(page: Page) -> None:
    forecast = page.locator("tr", has=page.get_by_text("45 to 55 t"))
    expect(forecast.locator(".modality")).to_have_text("forecast")
    expect(forecast.locator(".open")).to_have_css("font-style", "italic")
    expect(page.locator("tr.unfactual .modality").last).to_have_text("denial")
    fact = page.locator("tr", has=page.get_by_text("40 t", exact=True))
    expect(fact.locator(".modality")).to_have_count(0)
    expect(fact.locator(".open")).to_have_css("font-style", "normal")


def test_a_change_is_told_from_a_level(page: Page) -> None:
    page.select_option("#kind", "change")
    cells = page.locator("#claims tbody td")
    expect(cells.nth(0)).to_contain_text("−7 %")
    expect(cells.nth(0)).to_have_css("text-align", "right")
    expect(cells.nth(1)).to_have_text("change ↓")
    expect(cells.nth(4)).to_have_text("since 2023-01-01")


def test_days_and_open_periods_are_seen_in_the_timeline(page: Page) -> None:
    periods = page.locator("#timeline .mark-rule.role-mark line")
    expect(periods).to_have_count(4)
    for drawn in periods.all():
        expect(drawn).to_have_attribute("stroke-linecap", "round")
        assert float(drawn.get_attribute("stroke-width") or 0) > 1
    ends = page.locator("#timeline .mark-symbol.role-mark path:not([opacity='0'])")
    expect(ends).to_have_count(2)  # the known end of the open period, and its arrow
    expect(page.locator("figure:has(#timeline)")).to_contain_text("arrow")


def test_an_indicator_has_one_row_in_the_timeline(page: Page) -> None:
    rows = page.locator("#timeline svg .role-axis-label text")
    expect(rows.filter(has_text=re.compile("cherries", re.IGNORECASE))).to_have_count(1)


def test_an_axis_of_one_day_says_the_year_and_no_hours(page: Page) -> None:
    page.fill("#search", "900 people")
    labels = page.locator("#timeline svg .role-axis-label", has_text="2022")
    expect(labels).to_contain_text("2 Jul 2022")
    assert not {"AM", "PM"} & set(page.locator("#timeline").inner_text().split())


def test_what_no_claim_matches_is_said_once(page: Page) -> None:
    plots = page.locator("figure:has(#timeline), figure:has(#sources)")
    expect(plots.nth(0)).to_be_visible()
    expect(plots.nth(1)).to_contain_text("2 more name none")
    page.fill("#search", "nothing of the kind")
    expect(page.locator("#shown")).to_have_text("0 of 5 claims")
    for plot in plots.all():
        expect(plot).to_be_hidden()
    expect(page.locator("#pager")).to_be_hidden()


def test_filters_stand_in_line(page: Page) -> None:
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        controls = page.locator("#filters :is(input, select, button)").all()
        boxes = [box for one in controls if (box := one.bounding_box())]
        assert len({box["height"] for box in boxes}) == 1
        rows = sorted({box["y"] for box in boxes})
        assert all(below - above > 40 for above, below in pairwise(rows))


def test_opens_the_evidence_by_keyboard_with_the_number_marked(page: Page) -> None:
    page.fill("#search", "customs")
    page.get_by_role("link", name="40 t").press("Enter")
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#sentence mark")).to_have_text("40 tons")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_hostile_text_is_shown_as_text(page: Page) -> None:
    assert page.evaluate("window.broken") is None
    expect(page.locator("#claims")).to_contain_text("<script>window.broken = 1</script>")
    expect(page.locator("#claims")).to_contain_text("=1+1 [U+202E]evil")
    page.get_by_role("link", name="−7 %").click()
    expect(page.locator("#sentence")).to_contain_text("<script>")
    assert page.evaluate("window.broken") is None


def test_is_readable_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()  # another test may have opened the filters
    page.wait_for_function("document.body.dataset.plotted")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    publisher = page.locator("#publisher")
    expect(publisher).to_be_hidden()
    page.get_by_role("button", name="More filters").click()
    expect(publisher).to_be_visible()
    page.get_by_role("button", name="More filters").click()
    expect(publisher).to_be_hidden()


def test_a_page_of_too_many_claims_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST", 2)
    frames = _frames()
    days = [date(2020, 1, 1), date(2022, 1, 1), date(2021, 1, 1), date(2019, 1, 1), None]
    frames["claims"] = frames["claims"].with_columns(pl.Series("published_latest", days))
    html = render({"title": "Cherries"}, frames)
    assert "This page shows 2 claims" in html
    assert "a" * 16 not in html
    assert "b" * 16 in html
