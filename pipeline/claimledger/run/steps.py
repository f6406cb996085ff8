"""The steps from a file to its claims: what each reads, makes and depends on.

A step is a pure function of the staged rows of one snapshot. Its result is stored under a key, a
digest of the fingerprint of its rules and of all its inputs, so equal keys mean equal rows.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa

from claimledger.linking.acronyms import Definition
from claimledger.linking.duplicates import Signature
from claimledger.records import Article, Claim, Evidence, Quantity, Rendition, Segment, Time
from claimledger.run import engines
from claimledger.run.fingerprints import fingerprint, library_versions, on_disk
from claimledger.run.guard import Limits
from claimledger.run.settings import Settings
from claimledger.run.staging import Store
from claimledger.run.transforms import Made, clean_row, describe_row, find_row, join_row
from claimledger.tables.records import Row, arrow_fields

Task = TypeVar("Task")
Result = TypeVar("Result")

OUTCOME = [pa.field("stage", pa.string()), pa.field("reason", pa.string())]
"""Null, or the stage and the reason of a failure."""

HEAD = [pa.field("key", pa.string()), pa.field("snapshot_id", pa.string()), *OUTCOME]
SHARD_SNAPSHOTS = 64
"""The largest number of snapshots in one task."""

# Staged records have extra columns for what is expensive in frames, which are made at every run.
# Quote, line and whether a claim is traceable require the text. An id requires a hash in Python for
# every row, which would be a fifth of the work of a run in which nothing changed.
QUOTE = pa.field("quote", pa.string())
TIME_ID = pa.field("time_id", pa.string())
QUANTITY_ID = pa.field("quantity_id", pa.string())
LINE = pa.field("line", pa.int64())
TRACEABLE = pa.field("traceable", pa.bool_())

READ_SCHEMA = pa.schema(
    [
        *HEAD,
        pa.field("file_key", pa.string()),
        pa.field("locator", pa.string()),
        pa.field("sha256", pa.string()),
        pa.field("byte_count", pa.int64()),
        pa.field("text_sha256", pa.string()),
        pa.field("char_count", pa.int64()),
        pa.field("rendition", pa.struct(arrow_fields(Rendition))),
    ]
)


@dataclass(frozen=True, slots=True)
class Step:
    """A pure function over the staged rows of one snapshot.

    ``after`` names the steps whose rows it reads; the last of them has the key that it builds on.
    ``rules`` names the parts of this package whose text decides the result.
    """

    name: str
    after: tuple[str, ...]
    rules: tuple[str, ...]
    schema: pa.Schema
    work: Callable[[Made, str | None], Row]
    reads_sidecar: bool = False

    @property
    def fingerprint(self) -> str:
        """Digest of the rules' text."""
        return fingerprint(*self.rules)

    def key(self, upstream: str, notes: str | None) -> str:
        """Key of the result of this step for the row with the key `upstream` and its sidecar."""
        return digest(self.fingerprint, upstream, (notes or "") if self.reads_sidecar else "")


def digest(*parts: str) -> str:
    """First 32 hex digits of a hash that no other sequence of parts has."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def list_of(record: type[Any], *more: pa.Field) -> pa.ListType:
    """The Arrow type of a list of records, with derived fields."""
    return pa.list_(pa.struct([*arrow_fields(record), *more]))


COMMON = ("records.py", "ids.py", "language", "models", "run/steps.py", "run/transforms.py")
READ_RULES = (*COMMON, "reading")

STEPS = {
    step.name: step
    for step in (
        Step(
            "clean",
            ("read",),
            (*COMMON, "cleaning", "linking/duplicates.py"),
            pa.schema(
                [
                    *HEAD,
                    pa.field("segments", list_of(Segment)),
                    pa.field("signature", pa.struct(arrow_fields(Signature))),
                ]
            ),
            clean_row,
        ),
        Step(
            "describe",
            ("read", "clean"),
            (*COMMON, "article.py", "metadata", "quantities", "times"),
            pa.schema(
                [
                    *HEAD,
                    *(
                        field
                        for field in arrow_fields(Article)
                        if field.name not in {"snapshot_id", "rendition", "segments", "times"}
                    ),
                    pa.field("times", list_of(Time, TIME_ID, QUOTE)),
                ]
            ),
            describe_row,
            reads_sidecar=True,
        ),
        Step(
            "find",
            ("read", "clean", "describe"),
            (*COMMON, "article.py", "quantities", "times"),
            pa.schema([*HEAD, pa.field("quantities", list_of(Quantity))]),
            find_row,
        ),
        Step(
            "join",
            ("read", "clean", "describe", "find"),
            (*COMMON, "claims", "linking/acronyms.py"),
            pa.schema(
                [
                    *HEAD,
                    pa.field("quantities", list_of(Quantity, QUANTITY_ID, QUOTE)),
                    pa.field("claims", list_of(Claim, LINE, TRACEABLE)),
                    pa.field("evidence", list_of(Evidence)),
                    pa.field("unread", pa.int64()),
                    pa.field("definitions", list_of(Definition)),
                ]
            ),
            join_row,
        ),
    )
}
"""Steps after reading, in order."""


class RulesChanged(Exception):  # noqa: N818 - named for what happened
    """A file of the rules changed during a run."""


def rules(step: str) -> str:
    """Digest of the rules of a step and of the libraries that they use."""
    return digest(fingerprint(*rule_files(step)), library_versions())[:16]


def rule_files(step: str) -> tuple[str, ...]:
    """The parts of this package that decide what a step makes."""
    return READ_RULES if step == "read" else STEPS[step].rules


def confirm_rules(step: str, began: str) -> None:
    """Check that the rules of a step have not changed since the run began.

    Called when the work is done. By then the rules were imported, in this process or in a later
    one, so a file that is unchanged now was unchanged when it was imported.

    Raises:
        RulesChanged: they have changed.
    """
    if digest(on_disk(*rule_files(step)), library_versions())[:16] != began:
        raise RulesChanged(
            f"expected the rules of the step {step} to stay unchanged during the run, "
            "found that one of their files changed: run again"
        )


def work_through(
    work: Callable[[Task], Result], tasks: Sequence[Task], settings: Settings, step: str
) -> Iterator[Result]:
    """Do the tasks of a step with the engine of the settings.

    Raises:
        claimledger.run.engines.WorkersDied: the workers were killed again and again.
        RulesChanged: they could not start, because a rule was being written.
    """
    held = limits(settings, step)
    held.begin()
    try:
        yield from engines.each(work, tasks, settings.where, held.blame)
    except engines.WorkersDied:
        confirm_rules(step, rules(step))
        raise


def limits(settings: Settings, step: str) -> Limits:
    """The time limit of a step for one page."""
    return Limits(settings.staging / "at-work" / step, settings.seconds)


def store(settings: Settings, step: str) -> Store:
    """Staged rows of a step under the rules as they are now."""
    schema = READ_SCHEMA if step == "read" else STEPS[step].schema
    return Store(settings.staging, step, rules(step), schema)
