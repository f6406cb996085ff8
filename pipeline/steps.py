"""The steps between a file and its claims: what each reads, makes and depends on.

A step is a pure function of one snapshot's staged rows. What it makes is kept under a key that
digests its rules' fingerprint and everything it was made from, so that equal keys mean equal rows.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline import accounting, article, identity
from pipeline.cleaning import clean
from pipeline.describing import sidecar
from pipeline.duplicates import Signature, signature
from pipeline.extraction.quantities import uncovered_numerals
from pipeline.fingerprints import fingerprint, library_versions
from pipeline.joining import join
from pipeline.records import Article, Claim, Evidence, Quantity, Rendition, Segment, Time
from pipeline.settings import Settings
from pipeline.staging import Row, Store, arrow_fields, from_row, to_row

Made = Mapping[str, Row]
"""Staged rows of one snapshot by the step that made them."""

OUTCOME = [pa.field("stage", pa.string()), pa.field("reason", pa.string())]
"""Null, or where and why a snapshot went no further."""

HEAD = [pa.field("key", pa.string()), pa.field("snapshot_id", pa.string()), *OUTCOME]
SHARD_SNAPSHOTS = 64
"""So many snapshots at most are worked on in one go."""

QUOTE = pa.field("quote", pa.string())
LINE = pa.field("line", pa.int64())


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

    ``after`` names the steps whose rows it reads, the last of which carries the key it builds on;
    ``rules`` the parts of this package whose text decides what it makes.
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
        """Key of what this step makes of the row with the key `upstream` and its sidecar."""
        return digest(self.fingerprint, upstream, (notes or "") if self.reads_sidecar else "")


def digest(*parts: str) -> str:
    """First 32 hex digits of a hash that no other sequence of parts has."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def list_of(record: type[Any], *more: pa.Field) -> pa.ListType:
    """Arrow's list of a record, with fields that are worked out beside it."""
    return pa.list_(pa.struct([*arrow_fields(record), *more]))


def in_words(error: Exception) -> str:
    """An unforeseen error as the reason of a row."""
    return f"{type(error).__name__}: {error}".strip().splitlines()[0][:300]


def clean_row(made: Made, _notes: str | None) -> Row:
    """Segments of a text."""
    rendition = from_row(Rendition, made["read"]["rendition"])
    segments = clean(rendition.text, rendition.blocks)
    marks = signature(own_text(rendition.text, segments))
    return {"segments": [to_row(one) for one in segments], "signature": to_row(marks)}


def own_text(text: str, segments: Iterable[Segment]) -> str:
    """The kept segments of a text, which are the article itself."""
    return "\n".join(text[one.start : one.end] for one in segments if one.kept)


def describe_row(made: Made, notes: str | None) -> Row:
    """Name, date and times of an article."""
    found = article.describe_article(
        made["read"]["snapshot_id"],
        from_row(Rendition, made["read"]["rendition"]),
        [from_row(Segment, row) for row in made["clean"]["segments"]],
        sidecar=sidecar.parse(notes, "sidecar") if notes is not None else None,
    )
    row = to_row(found)
    del row["rendition"], row["segments"]
    for time in row["times"]:
        time["time_id"] = identity.mention_id(found.snapshot_id, time["start"])
        time["quote"] = found.text[time["start"] : time["end"]]
    return row


def article_of(made: Made) -> Article:
    """The article that reading, cleaning and describing staged."""
    staged = {"rendition": made["read"]["rendition"], "segments": made["clean"]["segments"]}
    return from_row(Article, {**made["describe"], **staged})


def find_row(made: Made, _notes: str | None) -> Row:
    """Numeric mentions of an article."""
    found = article.find_article_quantities(article_of(made))
    return {"quantities": [to_row(quantity) for quantity in found]}


def join_row(made: Made, _notes: str | None) -> Row:
    """Claims of an article, their evidence, and each quantity with its final role."""
    described = article_of(made)
    mentions = [from_row(Quantity, row) for row in made["find"]["quantities"]]
    joined = join(described, mentions)
    quantities = [to_row(quantity) for quantity in joined.quantities]
    seen: Counter[int] = Counter()
    for row in quantities:
        head = row["head"]
        row["quantity_id"] = identity.mention_id(described.snapshot_id, head, seen[head])
        row["quote"] = described.text[row["start"] : row["end"]]
        seen[head] += 1
    claims = [to_row(claim) for claim in joined.claims]
    for row in claims:
        row["line"] = described.text.count("\n", 0, row["char_start"]) + 1
        row["traceable"] = described.text[row["char_start"] : row["char_end"]] == row["quote"] and (
            described.text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        )
    evidence = [to_row(one) for one in dict.fromkeys(joined.evidence)]
    return {
        "quantities": quantities,
        "claims": claims,
        "evidence": evidence,
        "unread": unread_count(described, joined.quantities),
    }


def unread_count(described: Article, quantities: Sequence[Quantity]) -> int:
    """Numerals and number words that nothing read, in an article whose numbers are read at all.

    Digits are looked for by themselves, so that a numeral the finder cannot see is missed too.
    """
    if described.language not in article.LANGUAGES_WITH_GRAMMAR:
        return 0
    kept = [(s.start, s.end) for s in described.segments if s.kept or s.label == "caption"]
    said = uncovered_numerals(described.text, kept, described.times, quantities)
    words = [span for span in said if not any(map(str.isdigit, described.text[slice(*span)]))]
    return len(accounting.unread(described, quantities)) + len(words)


COMMON = ("records.py", "identity.py", "lexicons.py", "steps.py", "accounting.py")
READ_RULES = (*COMMON, "reading")

STEPS = {
    step.name: step
    for step in (
        Step(
            "clean",
            ("read",),
            (*COMMON, "cleaning", "duplicates.py"),
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
            (*COMMON, "article.py", "describing", "extraction"),
            pa.schema(
                [
                    *HEAD,
                    *(
                        field
                        for field in arrow_fields(Article)
                        if field.name not in {"snapshot_id", "rendition", "segments", "times"}
                    ),
                    pa.field("times", list_of(Time, pa.field("time_id", pa.string()), QUOTE)),
                ]
            ),
            describe_row,
            reads_sidecar=True,
        ),
        Step(
            "find",
            ("read", "clean", "describe"),
            (*COMMON, "article.py", "extraction"),
            pa.schema([*HEAD, pa.field("quantities", list_of(Quantity))]),
            find_row,
        ),
        Step(
            "join",
            ("read", "clean", "describe", "find"),
            (*COMMON, "joining"),
            pa.schema(
                [
                    *HEAD,
                    pa.field(
                        "quantities",
                        list_of(Quantity, pa.field("quantity_id", pa.string()), QUOTE),
                    ),
                    pa.field("claims", list_of(Claim, LINE, pa.field("traceable", pa.bool_()))),
                    pa.field("evidence", list_of(Evidence)),
                    pa.field("unread", pa.int64()),
                ]
            ),
            join_row,
        ),
    )
}
"""Steps after reading, in order."""


def rules(step: str) -> str:
    """Digest of the rules of a step and of the libraries that they stand on."""
    own = fingerprint(*READ_RULES) if step == "read" else STEPS[step].fingerprint
    return digest(own, library_versions())[:16]


def store(settings: Settings, step: str) -> Store:
    """Staged rows of a step under the rules as they are now."""
    schema = READ_SCHEMA if step == "read" else STEPS[step].schema
    return Store(settings.staging, step, rules(step), schema)
