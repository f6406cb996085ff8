"""Converting records to rows: the Arrow types of a record class, and its records as a frame."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import polars as pl
import pyarrow as pa

from claimledger.records import Claim
from claimledger.tables.schemas import Table, table

Record = TypeVar("Record")
Row = dict[str, Any]

PLAIN = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Decimal: pa.string(),  # exact, whatever its scale
}

HINTS: dict[type[Any], dict[str, Any]] = {}
"""Annotations that were looked up once."""


def arrow_type(annotation: Any) -> pa.DataType:  # noqa: ANN401 - any annotation of a record
    """Arrow's type for the annotation of a record's field.

    >>> arrow_type(tuple[str, ...]), arrow_type(Decimal | None)
    (ListType(list<item: string>), DataType(string))
    """
    if get_origin(annotation) in (UnionType, Union):
        [annotation] = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) is tuple:
        return pa.list_(arrow_type(get_args(annotation)[0]))
    return PLAIN.get(annotation) or pa.struct(arrow_fields(annotation))


def arrow_fields(record: type[Any]) -> list[pa.Field]:
    """The Arrow fields of a record class."""
    return [pa.field(name, arrow_type(hint)) for name, hint in hints(record).items()]


def hints(record: type[Any]) -> dict[str, Any]:
    """Annotations of a record class's fields, in their order."""
    if record not in HINTS:
        known = get_type_hints(record)
        HINTS[record] = {field.name: known[field.name] for field in fields(record)}
    return HINTS[record]


def to_row(record: Any) -> Row:  # noqa: ANN401 - any record
    """A record as a row for Arrow: exact numbers as text, nested records as rows."""
    return {name: plain(getattr(record, name)) for name in hints(type(record))}


def plain(value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """One value of a record as a value for Arrow."""
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return to_row(value) if hasattr(value, "__dataclass_fields__") else value


def from_row(record: type[Record], row: Mapping[str, Any]) -> Record:
    """The record of a row that `to_row` made; unknown columns are ignored."""
    return record(**{name: restored(hint, row[name]) for name, hint in hints(record).items()})


def restored(annotation: Any, value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """One value of a record, from its value in Arrow."""
    if value is None:
        return None
    if get_origin(annotation) in (UnionType, Union):
        [annotation] = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        return tuple(restored(item, each) for each in value)
    if annotation is Decimal:
        return Decimal(value)
    return value if annotation in PLAIN else from_row(annotation, value)


def shaped(frame: pl.LazyFrame | pl.DataFrame, declared: Table) -> pl.DataFrame:
    """The declared columns, in their order and types, rows in the table's order."""
    columns = [pl.col(name).cast(kind) for name, kind in declared.polars().items()]
    return frame.lazy().select(columns).sort(declared.sort).collect()


def frame_of(claims: Iterable[Claim]) -> pl.DataFrame:
    """Claims as rows of their table."""
    rows = pa.Table.from_pylist([to_row(claim) for claim in claims], pa.schema(arrow_fields(Claim)))
    return shaped(pl.DataFrame(rows), table("claims"))
