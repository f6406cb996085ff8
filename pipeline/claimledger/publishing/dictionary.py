"""The README of a version: how to load it, and a dictionary of every table and column."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError

from claimledger.publishing import citation
from claimledger.tables.columns import Column, constraint_phrases
from claimledger.tables.schemas import Table, tables

NAME = "README.md"
UNDETERMINED = "und"
JUDGED = ("subject", "period", "measure", "attributed_to")
"""Fields whose accuracy is stated."""

LOADING = """\
## Load the data

```python
import polars as pl
claims = pl.read_parquet("claims.parquet")
```

```python
import pandas as pd
claims = pd.read_parquet("claims.parquet", dtype_backend="pyarrow")  # dates are dates
```

```sql
-- DuckDB
SELECT * FROM 'claims.parquet' WHERE unit = '%';
```

```r
claims <- arrow::read_parquet("claims.parquet")
```

To check that the files are unchanged, run `sha256sum --check SHA256SUMS`. To check the rows against
their schema, run `frictionless validate datapackage.json` (needs `frictionless[parquet,pandas]`).
"""

CONVENTIONS = """\
## How to read it

Offsets are half-open and count Unicode code points of a snapshot's text; `snapshots` has the
SHA-256 of that text. Periods include both their first and their last day. If the text does not
determine a value, the value is null. Several values in one column are joined by "; ".
"""


def readme(said: Mapping[str, Any]) -> str:
    """The data dictionary of a version, in Markdown, from its descriptor."""
    parts = [f"# {said['title']}\n", f"{said['description']}\n", *facts(said)]
    parts += [LOADING, CONVENTIONS, *limits(said), *accuracy(), *how_to_cite(said), "## Tables\n"]
    parts += overview(said)
    rows = {resource["name"]: resource["rows"] for resource in said["resources"]}
    for declared in tables():
        parts.extend(section(declared, rows[declared.name]))
    return "\n".join(parts).rstrip() + "\n"


def facts(said: Mapping[str, Any]) -> Iterator[str]:
    """Version, licence and policy of the package."""
    licences = ", ".join(f"[{one['name']}]({one['path']})" for one in said.get("licenses", ()))
    released = said.get("created", "")[: len("2024-05-31")]
    when = f", released {released}" if released else ""
    yield f"Version {said['version']}{when}. Data licence: {licences or 'none stated'}."
    yield f"{rights(said)}\n"


def limits(said: Mapping[str, Any]) -> Iterator[str]:
    """What was read and what was not, and how many claims are likely to be right."""
    known, read = said["coverage"], said["generator"]["languages"].split("; ")
    pages = known["pages"]
    others = [f"{language(name)} {pages[name]:,}" for name in pages if name not in read]
    unread = (
        f"; claimledger read no numbers from the others ({', '.join(others)})" if others else ""
    )
    named = " and ".join(language(name) for name in read if name != UNDETERMINED)
    yield "## Limits\n"
    yield (
        f"- claimledger reads numbers in {named}. {sum(pages.get(name, 0) for name in read):,} of "
        f"{sum(pages.values()):,} pages are in {named} or too short to identify their language"
        f"{unread}."
    )
    yield (
        "- A program read the pages. `confidence` is the probability that the value, unit, "
        "bound, period, measure and subject of a claim are all correct. It was calibrated on pages "
        "that the models were not trained on. According to their confidence, about "
        f"{known['expected_right']:,} of the {known['claims']:,} claims here are right."
    )
    if least := said["min_confidence"]:
        yield f"- Claims whose confidence is below {least:g} were left out."
    yield (
        "- A field is null if the page does not state it or if it is too uncertain. Of the claims, "
        f"{lacking(known['without_subject'], 'subject')} and "
        f"{lacking(known['without_period'], 'period')}."
    )
    yield "- A claim is what a page says. Nobody has checked whether it is true."
    yield "- The dataset covers only the pages that were saved. It is not a sample of others.\n"


def lacking(count: int, field: str) -> str:
    """How many claims have no value in a field.

    >>> lacking(1200, "period"), lacking(1, "period"), lacking(0, "subject")
    ('1,200 have no period', '1 has no period', 'all have a subject')
    """
    if not count:
        return f"all have a {field}"
    return f"{count:,} {'has' if count == 1 else 'have'} no {field}"


def accuracy() -> Iterator[str]:
    """Yield the accuracy that was measured on pages that the models were not trained on."""
    measured = json.loads((files("claimledger.models") / "accuracy.json").read_text("utf-8"))
    unseen, last = measured["unseen"], measured["last_blind_round"]
    yield "## Accuracy on unseen pages\n"
    yield (
        f"These figures were measured on {unseen['pages']} saved pages with {unseen['claims']} "
        "claims. The models were not trained on these pages. They are not the pages of this "
        "package.\n"
    )
    yield "| | |\n|---|--:|"
    yield f"| claims found, F1 | {unseen['f1']['claims']} |"
    yield f"| rows with a wrong field | {unseen['rows_with_a_wrong_field']}% |"
    for field in JUDGED:
        yield f"| wrong values of `{field}` | {unseen['wrong'][field]['percent']}% |"
    yield (
        "\nThe thresholds were chosen on these pages, so the figures are slightly too good. "
        f"On {last['pages']} further texts, which contain many more figures ({last['claims']} "
        f"claims), F1 was {last['f1']['claims']} and {last['rows_with_a_wrong_field']}% of the "
        "rows had a wrong field.\n"
    )


def language(code: str) -> str:
    """A language in words.

    >>> language("en"), language("de"), language("unknown")
    ('English', 'German', 'unknown')
    """
    try:
        return str(Locale.parse(code, sep="-").get_display_name("en") or code)
    except (UnknownLocaleError, ValueError):
        return code


def how_to_cite(said: Mapping[str, Any]) -> Iterator[str]:
    """The citation of this version."""
    file = (
        f" `{citation.FILE}` has the citation in machine-readable form."
        if said.get("contributors")
        else ""
    )
    yield f"## How to cite\n\n{citation.line(said)}.{file}\n"


def rights(said: Mapping[str, Any]) -> str:
    """How much text of the articles is in the package, and to whom it belongs."""
    much = {
        "sentence": "For each number, this package quotes the sentence that contains it.",
        "quote": "This package quotes only the numbers with their units.",
        "none": "This package contains no text of the articles.",
    }
    return f"{much[said['evidence']]} The text of the articles belongs to their publishers."


def overview(said: Mapping[str, Any]) -> Iterator[str]:
    """The tables with their numbers of rows."""
    yield "| table | rows | one row is |\n|---|--:|---|"
    rows = {resource["name"]: resource["rows"] for resource in said["resources"]}
    for one in tables():
        yield f"| [{one.name}](#{one.name}) | {rows[one.name]} | {cell(one.description)} |"
    yield ""


def section(declared: Table, rows: int | None = None) -> Iterator[str]:
    """One table: keys, caveats, columns and, if it has no rows, the reason."""
    yield f"## {declared.name}\n\n{declared.description}\n"
    if rows == 0 and declared.empty:
        yield f"It has no rows: {declared.empty[0].lower()}{declared.empty[1:]}\n"
    yield f"Primary key: {', '.join(f'`{name}`' for name in declared.primary_key)}."
    for key in declared.foreign_keys:
        own = ", ".join(f"`{name}`" for name in key.columns)
        there = ", ".join(f"`{key.table}.{name}`" for name in key.keys)
        yield f"{own} refers to {there}."
    yield ""
    yield from (f"- {caveat}" for caveat in declared.caveats)
    yield "\n| column | type | meaning | example |\n|---|---|---|---|"
    yield from (row(column) for column in declared.columns)
    yield ""


def row(column: Column) -> str:
    """One column of the dictionary."""
    kind = column.type if column.required else f"{column.type}, or null"
    said = [column.description]
    if column.unit:
        said.append(f"Unit: {column.unit}.")
    if phrases := "; ".join(constraint_phrases(column)):
        said.append(f"Values: {phrases}.")
    return f"| `{column.name}` | {kind} | {cell(' '.join(said))} | `{cell(str(column.example))}` |"


def cell(text: str) -> str:
    """Text that fits into a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")
