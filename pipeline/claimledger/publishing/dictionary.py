"""The README of a version: how to load it, and a dictionary of every table and column."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from claimledger.tables.columns import Column, constraint_phrases
from claimledger.tables.schemas import Table, package, tables

NAME = "README.md"

LOADING = """\
## Load it

```python
import polars as pl
claims = pl.read_parquet("claims.parquet")
```

```python
import pandas as pd
claims = pd.read_parquet("claims.parquet")
```

```sql
-- DuckDB
SELECT * FROM 'claims.parquet' WHERE unit = '%';
```

```r
claims <- arrow::read_parquet("claims.parquet")
```

Check that nothing was changed on the way: `sha256sum --check SHA256SUMS`. Check the rows against
their schema: `frictionless validate datapackage.json` (needs `frictionless[parquet,pandas]`).
"""

CONVENTIONS = """\
## How to read it

Offsets are half-open and count Unicode code points of a snapshot's text, whose SHA-256 is in
`snapshots`. Periods are closed: both days belong to them. A value that the text does not settle is
null, and a column beside it says why. Several values in one column are joined by "; ".
"""


def readme(frames: Mapping[str, pl.DataFrame], evidence: str) -> str:
    """The data dictionary of a version, in Markdown."""
    said = package()
    parts = [f"# {said['title']}\n", f"{said['description']}\n", *facts(said, evidence)]
    parts += [LOADING, CONVENTIONS, "## Tables\n", *overview(frames)]
    for declared in tables():
        parts.extend(section(declared))
    return "\n".join(parts).rstrip() + "\n"


def facts(said: Mapping[str, Any], evidence: str) -> Iterator[str]:
    """Version, licence and policy of the package."""
    licences = ", ".join(f"[{one['name']}]({one['path']})" for one in said["licenses"])
    much = {
        "sentence": "the one sentence that holds each number is published, as a citation",
        "quote": "only each number's own words are published",
        "none": "none of the articles' text is published",
    }
    yield f"Version {said['version']}, released {said['released']}. Data licence: {licences}."
    yield f"Of the articles' text, {much[evidence]}; it belongs to its publishers.\n"


def overview(frames: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """The tables with their numbers of rows."""
    yield "| table | rows | one row is |\n|---|--:|---|"
    for one in tables():
        name = one.name
        yield f"| [{name}](#{name}) | {frames[name].height} | {cell(one.description)} |"
    yield ""


def section(declared: Table) -> Iterator[str]:
    """One table: keys, caveats, columns."""
    yield f"## {declared.name}\n\n{declared.description}\n"
    yield f"Primary key: {', '.join(f'`{name}`' for name in declared.primary_key)}."
    for key in declared.foreign_keys:
        own = ", ".join(f"`{name}`" for name in key.columns)
        there = ", ".join(f"`{key.table}.{name}`" for name in key.keys)
        yield f"{own} refers to {there}."
    yield ""
    yield from (f"- {caveat}" for caveat in declared.caveats)
    yield "\n| column | type | what it says | example |\n|---|---|---|---|"
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
    """Text that does not break a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")
