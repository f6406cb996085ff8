"""How much of a CPU the catalog page of many claims needs to be painted and to be filtered.

Run ``python tests/benchmarks/catalog_speed.py [CLAIMS]``; it needs Chromium, and has 50,000 claims.
Times are of the page's main thread, as Chromium counts them.
"""

import random
import shutil
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from playwright.sync_api import CDPSession, Page, sync_playwright

from claimledger.publishing.catalog import CLAIM_COLUMNS, render
from claimledger.publishing.catalog.contents import SNAPSHOT_COLUMNS

CLAIMS_AN_ARTICLE = 10
RULES = (("value", "percent"), ("unit", "percent"), ("measure", "ranking"), ("subject", "ranking"))
NAMES = ("alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "iris", "juniper")
CODES = ("CHL", "PER", "BRA", "KEN", "FRA", "JPN")
TRIES = 3
PATIENCE = 300_000
"""Milliseconds to wait for a page on a busy machine."""
CHARTS_DRAWN = 1500
"""Milliseconds until the charts of a change are drawn, so that the next does not count them."""

ACTIONS = {
    "search": ("search", "cedar hazel"),
    "search, one letter more": ("search", "cedar hazel i"),
    "subject": ("subject", "gorse"),
    "publisher": ("publisher", "Post 7"),
    "country": ("country", "CHL"),
    "confidence": ("confidence", "0.8"),
    "entity": ("entity", "gorse"),
    "compared": ("compared", "differ"),
    "from": ("from", "2020-01-01"),
}


def main(count: int) -> None:
    """Print the size of the page and what its first paint and each filter cost."""
    html = render({"title": "Many claims"}, frames(count))
    sys.stdout.write(f"{count:,} claims, {len(html.encode()) / 1e6:.0f} MB\n")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "index.html"
        file.write_text(html, "utf-8")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("#claims tbody tr")
        sys.stdout.write(f"{'first rows':<24}{busy(session):6.0f} ms\n")
        page.wait_for_selector("body[data-plotted]")
        page.wait_for_selector("body[data-searchable]")
        for name, (control, value) in ACTIONS.items():
            spent = statistics.median(filtered(page, session, control, value) for _ in range(TRIES))
            sys.stdout.write(f"{name:<24}{spent:6.0f} ms\n")
        browser.close()


def filtered(page: Page, session: CDPSession, control: str, value: str) -> float:
    """Milliseconds of CPU from a filter's change to the rows drawn, its charts not counted."""
    change = """([id, value]) => {
        const control = document.getElementById(id);
        control.value = value;
        control.dispatchEvent(new Event("input", { bubbles: true }));
    }"""
    before = busy(session)
    page.evaluate(change, [control, value])
    spent = busy(session) - before
    page.evaluate(change, [control, ""])
    page.wait_for_timeout(CHARTS_DRAWN)
    return spent


def busy(session: CDPSession) -> float:
    """Milliseconds of CPU that the page's main thread has spent on tasks."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    [spent] = [one["value"] for one in metrics if one["name"] == "TaskDuration"]
    return 1000 * float(spent)


def frames(count: int) -> dict[str, pl.DataFrame]:
    """Tables of so many claims with invented words, the same each time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    claims = [claim(chance, i) for i in range(count)]
    articles = range(-(-count // CLAIMS_AN_ARTICLE))
    table = pl.DataFrame(claims, infer_schema_length=None)
    return {
        "claims": table.with_columns(published_latest=pl.lit(None, pl.Date)),
        "snapshots": pl.DataFrame(
            [snapshot(chance, i) for i in articles], infer_schema_length=None
        ),
        "evidence": table.select(subject_id="claim_id").join(
            pl.DataFrame(
                [(*rule, 0.5 + i / 10) for i, rule in enumerate(RULES)],
                ["field", "rule", "score"],
                orient="row",
            ),
            how="cross",
        ),
        **linked(table),
        "files": pl.DataFrame(
            schema=dict.fromkeys(("path", "status", "stage", "reason", "snapshot_id"), pl.String)
        ),
    }


def linked(claims: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Two entities a claim of some two hundred, and a comparison for every tenth claim."""
    named = pl.concat(
        claims.select("claim_id", "field", name=column)
        for column, claims in (
            (column, claims.with_columns(field=pl.lit(column)))
            for column in ("subject", "attributed_to")
        )
    ).with_columns(entity_id=pl.col("name").hash().cast(pl.String))
    codes = (pl.int_range(pl.len()) % (len(CODES) + 1)).replace_strict(
        dict(enumerate(CODES)), default=None, return_dtype=pl.String
    )
    entities = named.unique("entity_id").select("entity_id", "name").sort("entity_id")
    pairs = claims.select("claim_id", other_claim_id=pl.col("claim_id").shift(1)).drop_nulls()
    return {
        "claim_entities": named,
        "entities": entities.with_columns(
            kind=pl.lit("organisation"), aliases=pl.lit(None), code=codes
        ),
        "comparisons": pairs.gather_every(10).with_columns(
            comparison_id="claim_id",
            verdict=pl.lit("differ"),
            share=pl.lit(1.0),
            reason=pl.lit("Exports (Chile, 2020): two articles differ, 4 t against 5 t, 20% less."),
        ),
    }


def words(chance: random.Random, count: int) -> str:
    """Words in no order."""
    return " ".join(chance.choices(NAMES, k=count))


def claim(chance: random.Random, i: int) -> dict[str, Any]:
    """A claim in a sentence of some thirty words."""
    day = date(2010, 1, 1) + timedelta(chance.randrange(5000))
    value = float(chance.randrange(1, 1000))
    return dict.fromkeys(CLAIM_COLUMNS) | {
        "claim_id": f"{i:016x}",
        "snapshot_id": f"{i // CLAIMS_AN_ARTICLE:016x}",
        "quote": f"{value:.0f} tons",
        "char_start": 100 * i,
        "char_end": 100 * i + 8,
        "sentence": f"{words(chance, 15)} {value:.0f} tons {words(chance, 15)} {i}.",
        "sentence_start": 100 * i,
        "value": value,
        "bound": "eq",
        "kind": chance.choice(["level", "change", "share"]),
        "direction": "none",
        "unit": chance.choice(["t", "%", "USD", "person"]),
        "measure": words(chance, 3),
        "subject": words(chance, 2),
        "subject_code": chance.choice([*CODES, None]),
        "period_start": day,
        "period_end": day + timedelta(364),
        "period_basis": "stated",
        "attributed_to": words(chance, 2),
        "modality": chance.choice(["reported", "reported", "projected"]),
        "confidence": round(chance.random(), 4),
    }


def snapshot(chance: random.Random, i: int) -> dict[str, Any]:
    """An article with a title and one of twenty publishers."""
    return dict.fromkeys((*SNAPSHOT_COLUMNS, "duplicate_of")) | {
        "snapshot_id": f"{i:016x}",
        "title": f"{words(chance, 6)} {i}",
        "publisher": f"Post {chance.randrange(20)}",
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
