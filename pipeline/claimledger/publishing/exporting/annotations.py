"""Claims as annotations of their pages (https://www.w3.org/TR/annotation-model/), in JSON-LD.

The body of an annotation states the claim in terms of schema.org. Its targets are the words that
state the claim, by offsets in the text that was read, and in the live page if it has an address.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.fragments import text_directive
from claimledger.publishing.inert import json_line

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
NEARBY = 32
"""The number of characters before and after a quote that distinguish it from an equal one."""

MONETARY = frozenset({"money", "price"})
"""Kinds of units whose code is that of a currency."""


def write_jsonld(
    tables: Iterable[tuple[str, pl.DataFrame]], said: Mapping[str, Any], file: Path
) -> None:
    """Write the claims as one collection of annotations, one on each line."""
    for _, claims in tables:
        head = {
            "@context": CONTEXT,
            "id": "#claims",
            "type": "AnnotationCollection",
            "label": said["title"],
            "total": claims.height,
        }
        page = {"id": "#page", "type": "AnnotationPage", "partOf": "#claims", "startIndex": 0}
        rows = map(json_line, map(annotation, claims.iter_rows(named=True)))
        with file.open("w", encoding="utf-8", newline="\n") as written:
            written.write(
                f'{json_line(head)[:-1]},\n"first": {json_line(page)[:-1]},\n"items": [\n'
            )
            for number, row in enumerate(rows):
                written.write(f"{',' * bool(number)}{row}\n")
            written.write("]}}\n")


def annotation(claim: Mapping[str, Any]) -> dict[str, Any]:
    """One claim as an annotation of the text that it was read from, and of the live page."""
    return {
        "id": f"#claim-{claim['claim_id']}",
        "type": "Annotation",
        "motivation": "describing",
        "body": body(claim),
        "target": list(targets(claim)),
    }


def body(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a claim, without empty fields."""
    start, end = claim["period_start"], claim["period_end"]
    value = {
        "type": "schema:QuantitativeValue",
        "schema:value" if claim["value_high"] is None else "schema:minValue": claim["value"],
        "schema:maxValue": claim["value_high"],
        "schema:unitText": claim["unit"],
        "schema:unitCode": unit_code(claim),
    }
    said = {
        "type": "schema:Observation",
        "schema:measuredProperty": claim["measure"],
        "schema:observationAbout": claim["subject"],
        "schema:value": present(value),
        "schema:temporalCoverage": f"{start or '..'}/{end or '..'}" if start or end else None,
        "schema:citation": claim["attributed_to"],
    }
    return present(said)


def unit_code(claim: Mapping[str, Any]) -> str | None:
    """The code of a unit with its code list, which schema.org requires except for UN/CEFACT.

    >>> unit_code({"unit_code": "USD", "unit_kind": "money"})
    'ISO4217:USD'
    >>> unit_code({"unit_code": "%", "unit_kind": "ratio"})
    'UCUM:%'
    """
    codes = "ISO4217" if claim["unit_kind"] in MONETARY else "UCUM"
    return claim["unit_code"] and f"{codes}:{claim['unit_code']}"


def targets(claim: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The words of a claim in the text that was read, and in the live page."""
    position = {
        "type": "TextPositionSelector",
        "start": claim["char_start"],
        "end": claim["char_end"],
    }
    words = list(quote_selector(claim))
    yield {"source": f"#snapshot-{claim['snapshot_id']}", "selector": [position, *words]}
    if claim["url"]:
        directive = text_directive(claim)
        fragment = {
            "type": "FragmentSelector",
            "conformsTo": TEXT_FRAGMENT,
            "value": f":~:{directive}",
        }
        selector = [*words, *([fragment] if directive else [])]
        yield {"source": claim["url"], **({"selector": selector} if selector else {})}


def quote_selector(claim: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The words of a claim with their context, as far as they are published."""
    if claim["quote"] is None:
        return
    found = {"type": "TextQuoteSelector", "exact": claim["quote"]}
    if sentence := claim["sentence"]:
        start = claim["char_start"] - claim["sentence_start"]
        end = start + len(claim["quote"])
        found["prefix"] = sentence[max(start - NEARBY, 0) : start]
        found["suffix"] = sentence[end : end + NEARBY]
    yield found


def present(said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are not null."""
    return {key: value for key, value in said.items() if value is not None}
