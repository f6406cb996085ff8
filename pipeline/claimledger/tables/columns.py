"""One column of a published table, for Arrow, pandera and Frictionless."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

NULLS = ["", "NaN", "nan", "NaT"]
"""How readers of Parquet that use pandas show null numbers and dates."""


class SchemaError(Exception):
    """A file under schemas/ is malformed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a Table Schema field."""

    name: str
    type: str
    title: str
    description: str
    example: Any
    constraints: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None
    text: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether every row has a value."""
        return bool(self.constraints.get("required"))

    def arrow(self) -> "pa.Field":
        """The column in Arrow, with its description and whether it may be null."""
        import pyarrow as pa

        types = {
            "string": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.date32(),
        }
        described = {"description": self.description}
        return pa.field(self.name, types[self.type], nullable=not self.required, metadata=described)

    def frictionless(self) -> dict[str, Any]:
        """The column as a Table Schema field of the published descriptor."""
        declared: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "description": self.description,
            "example": None if self.example is None else str(self.example),  # the profile: text
            "constraints": dict(self.constraints),
        }
        if pattern := self.constraints.get("pattern"):
            declared["constraints"]["pattern"] = anchored(pattern)
        if self.unit:
            declared["unit"] = self.unit
        if not self.required and self.type in {"number", "date"}:
            declared["missingValues"] = NULLS
        if self.required and self.type == "string":
            declared["missingValues"] = []  # an empty text is a value: no unit, say
        return {name: value for name, value in declared.items() if value not in (None, {})}


def anchored(pattern: str) -> str:
    """A pattern that a whole value must match.

    >>> anchored("[0-9]+")
    '^(?:[0-9]+)$'
    """
    return f"^(?:{pattern})$"


def constraint_phrases(column: Column) -> Iterator[str]:
    """The constraints of a column in words.

    >>> list(constraint_phrases(Column("n", "integer", "N", "", 1, {"minimum": 0})))
    ['at least 0']
    """
    constraints = column.constraints
    if (values := constraints.get("enum")) is not None:
        yield "one of " + ", ".join(map(str, values))
    if (minimum := constraints.get("minimum")) is not None:
        yield f"at least {minimum}"
    if (maximum := constraints.get("maximum")) is not None:
        yield f"at most {maximum}"
    if (length := constraints.get("minLength")) is not None:
        yield "not empty" if length == 1 else f"at least {length} characters"
    if (pattern := constraints.get("pattern")) is not None:
        yield f"matches {pattern}"


def column_checks(column: Column, failures: int | None) -> list[Any]:
    """The pandera checks of one column, each named after its constraint."""
    import pandera.polars as pandera

    most: dict[str, Any] = {"n_failure_cases": failures}
    makers: dict[str, Callable[[Any], Any]] = {
        "enum": lambda values: pandera.Check.isin(values, **most),
        "minimum": lambda least: pandera.Check.ge(least, **most),
        "maximum": lambda greatest: pandera.Check.le(greatest, **most),
        "minLength": lambda length: pandera.Check.str_length(length, None, **most),
        "pattern": lambda pattern: pandera.Check.str_matches(anchored(pattern), **most),
    }
    said = column.constraints
    return [make(said[name]) for name, make in makers.items() if name in said]


def read_column(path: Path, said: Mapping[str, Any]) -> Column:
    """Read the declaration of one column."""
    if missing := {"name", "type", "title", "description", "example"} - said.keys():
        where = f"{path}: column {said.get('name', '?')}"
        raise SchemaError(f"{where}: expected {', '.join(sorted(missing))}, found none")
    return Column(
        name=said["name"],
        type=said["type"],
        title=said["title"],
        description=said["description"],
        example=plain(said["example"]),
        constraints=said.get("constraints", {}),
        unit=said.get("x-unit"),
        text=said.get("x-text"),
        sources=tuple(said.get("x-from", ())),
    )


def plain(example: Any) -> Any:  # noqa: ANN401 - any value that YAML knows
    """An example as a JSON value; a day is text."""
    return example.isoformat() if isinstance(example, date) else example
