"""The catalog page, driven in Chromium: search, filter, sort, evidence, hostile text."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Browser, Page, expect

from claimledger.publishing import catalog
from claimledger.publishing.catalog import (
    AMOUNT_COLUMNS,
    CLAIM_COLUMNS,
    SNAPSHOT_COLUMNS,
    PageText,
    render,
)

pytestmark = pytest.mark.soak

HOSTILE = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>"
SENTENCES = {
    "a": ("Chile 🎉 sold 40 tons of cherries to Peru, customs data show.", "40 tons"),
    "b": (f"Output {HOSTILE} fell 7% in March.", "7%"),
    "c": ("=SUM(A1:A9) \u202eevil\u202c visitors: 900 people.", "900 people"),
}
FACTS: dict[str, dict[str, Any]] = {
    "a": {"value": 40.0, "unit": "t", "measure": "cherries sold", "subject": "Chile"},
    "b": {
        "value": 7.0,
        "unit": "%",
        "measure": HOSTILE,
        "subject": "Peru",
        "kind": "change",
        "direction": "down",
        "period_end": None,
    },
    "c": {
        "value": 900.0,
        "unit": "person",
        "measure": "=1+1 \u202eevil",
        "subject": None,
        "period_start": date(2022, 7, 1),
        "period_end": date(2022, 7, 1),
    },
}


def _claim(key: str, year: int, source: str | None) -> dict[str, Any]:
    sentence, quote = SENTENCES[key]
    at = sentence.index(quote)
    return dict.fromkeys((*CLAIM_COLUMNS, *AMOUNT_COLUMNS, "baseline_value")) | {
        "claim_id": key * 16,
        "snapshot_id": "s1",
        "quote": quote,
        "char_start": 100 + at,
        "char_end": 100 + at + len(quote),
        "sentence": sentence,
        "sentence_start": 100,
        "bound": "eq",
        "kind": "level",
        "direction": "none",
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period_basis": "stated",
        "attributed_to": source,
        "modality": "reported",
        **FACTS[key],
    }


def _frames() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    claims = pl.DataFrame(
        [_claim("a", 2021, "customs data"), _claim("b", 2023, None), _claim("c", 2022, HOSTILE)],
        infer_schema_length=None,
    )
    snapshot = dict.fromkeys(SNAPSHOT_COLUMNS) | {"snapshot_id": "s1", "title": HOSTILE}
    claims = claims.with_columns(published_latest=pl.lit(None, pl.Date))
    evidence = {"subject_id": ["a" * 16], "field": ["period"], "rule": ["period.same-clause"]}
    return claims, pl.DataFrame([snapshot]), pl.DataFrame(evidence)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of three claims, opened from a file, with its complaints collected."""
    sentence = SENTENCES["a"][0]
    texts = {
        "s1": PageText("-" * 100 + sentence, [(0, 100, "ad", False), (100, 162, "body", True)])
    }
    html = render({"title": "Cherries & co", "version": "1.2.3"}, *_frames(), texts)
    target = tmp_path / "index.html"
    target.write_text(html, encoding="utf-8")
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda m: complaints.append(m.text))
    opened.on("request", lambda r: complaints.append(r.url) if r.url.startswith("http") else None)
    opened.goto(target.as_uri())
    opened.wait_for_selector("body[data-plotted]")
    yield opened
    opened.close()
    assert complaints == []


def test_searches_filters_and_sorts(page: Page) -> None:
    rows = page.locator("#claims tbody tr")
    expect(rows).to_have_count(3)
    page.fill("#search", "cherries")
    expect(rows).to_have_count(1)
    expect(page.locator("#shown")).to_have_text("1 of 3 claims")
    page.click("button[type=reset]")
    expect(rows).to_have_count(3)
    page.select_option("#unit", "%")
    expect(rows).to_have_count(1)
    page.click("button[type=reset]")
    page.fill("#from", "2022-06-01")
    page.fill("#to", "2022-12-31")
    expect(rows).to_have_count(1)
    page.click("button[type=reset]")
    page.get_by_role("columnheader", name="Value").click()
    expect(rows.first).to_contain_text("−7 %")
    page.get_by_role("columnheader", name="Value").click()
    expect(rows.first).to_contain_text("900 people")


def test_a_change_is_told_from_a_level(page: Page) -> None:
    page.select_option("#kind", "change")
    cells = page.locator("#claims tbody td")
    expect(cells.nth(0)).to_have_text("−7 %")
    expect(cells.nth(0).locator("button")).to_have_css("text-align", "right")
    expect(cells.nth(1)).to_have_text("change ↓")
    expect(cells.nth(4)).to_have_text("since 2023-01-01")


def test_days_and_open_periods_are_seen_in_the_timeline(page: Page) -> None:
    periods = page.locator("#timeline .mark-rule.role-mark line")
    expect(periods).to_have_count(3)
    for drawn in periods.all():
        expect(drawn).to_have_attribute("stroke-linecap", "round")
        assert float(drawn.get_attribute("stroke-width") or 0) > 1
    ends = page.locator("#timeline .mark-symbol.role-mark path:not([opacity='0'])")
    expect(ends).to_have_count(2)  # the known end of the open period, and its arrow
    expect(page.locator("figcaption").first).to_contain_text("arrow")


def test_what_no_claim_matches_is_said_once(page: Page) -> None:
    plots = page.locator("figure")
    expect(plots.nth(0)).to_be_visible()
    expect(plots.nth(1)).to_contain_text("1 more name none")
    page.fill("#search", "nothing of the kind")
    expect(page.locator("#shown")).to_have_text("0 of 3 claims")
    for plot in plots.all():
        expect(plot).to_be_hidden()
    expect(page.get_by_text("entries")).to_have_count(0)
    expect(page.locator(".dt-paging")).to_be_hidden()


def test_filters_stand_in_line(page: Page) -> None:
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        controls = page.locator("#filters :is(input, select, button)").all()
        boxes = [box for one in controls if (box := one.bounding_box())]
        assert len({box["height"] for box in boxes}) == 1
        rows = sorted({box["y"] for box in boxes})
        assert all(below - above > 40 for above, below in pairwise(rows))


def test_opens_the_evidence_by_keyboard_with_the_number_marked(page: Page) -> None:
    page.fill("#search", "cherries")
    page.get_by_role("button", name="40 t").press("Enter")
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#sentence mark")).to_have_text("40 tons")
    expect(dialog.locator("#rules")).to_contain_text("period.same-clause")
    expect(dialog.locator("#text mark")).to_have_text("40 tons")
    expect(dialog.locator("#text .dropped")).to_contain_text("---")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_hostile_text_is_shown_as_text(page: Page) -> None:
    assert page.evaluate("window.broken") is None
    expect(page.locator("#claims")).to_contain_text("<script>window.broken = 1</script>")
    expect(page.locator("#claims")).to_contain_text("=1+1 [U+202E]evil")
    page.get_by_role("button", name="−7 %").click()
    expect(page.locator("#sentence")).to_contain_text("<script>")
    assert page.evaluate("window.broken") is None


def test_is_readable_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(500)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_page_of_too_many_claims_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "LARGEST", 2)
    claims, snapshots, evidence = _frames()
    dated = pl.Series("published_latest", [date(2020, 1, 1), date(2022, 1, 1), date(2021, 1, 1)])
    html = render({"title": "Cherries"}, claims.with_columns(dated), snapshots, evidence)
    assert "This page holds the 2 claims" in html
    assert "a" * 16 not in html
    assert "b" * 16 in html
