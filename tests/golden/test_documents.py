"""Whole pages in our own words: what each says of itself, through reading, cleaning and times."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import claimledger

PAGES = yaml.safe_load(Path(__file__).with_name("documents.yaml").read_text("utf-8"))
FIELDS = ("title", "publisher", "url", "captured_at", "rights", "authors", "language")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_says_of_itself_what_was_expected(page: dict[str, Any]) -> None:
    article = claimledger.read_article(page["text"])
    wanted = page["expect"]
    found = {field: getattr(article, field) for field in FIELDS}
    assert found | {"authors": list(article.authors)} == (
        dict.fromkeys(FIELDS) | {"authors": []} | {k: wanted[k] for k in FIELDS if k in wanted}
    )
    assert [article.published_earliest, article.published_latest] == wanted["published"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_evidence_points_into_the_page(page: dict[str, Any]) -> None:
    article = claimledger.read_article(page["text"])
    assert len(article.evidence) >= 2
    for finding in article.evidence:
        if finding.start is not None:
            assert article.text[finding.start : finding.end].strip()
    rules = {f.field: f.rule for f in article.evidence}
    dated = rules.get("published_latest") or rules.get("published_earliest")
    assert dated == page["expect"].get("rule")
