"""The steps as pure functions from a staged row of one snapshot to the next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from claimledger import article, ids
from claimledger.claims import join
from claimledger.cleaning import clean
from claimledger.linking.acronyms import definitions
from claimledger.linking.duplicates import signature
from claimledger.metadata import sidecar
from claimledger.quantities import uncovered_numerals
from claimledger.records import Article, Quantity, Rendition, Segment
from claimledger.run.guard import Stopped
from claimledger.tables.records import Row, from_row, to_row

Made = Mapping[str, Row]
"""Staged rows of one snapshot by the step that made them."""


def in_words(error: Exception) -> str:
    """An unexpected error as the reason in a row."""
    if isinstance(error, Stopped):
        return str(error)
    if isinstance(error, MemoryError):
        return "the memory of the machine ran out"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
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
        time["time_id"] = ids.mention_id(found.snapshot_id, time["start"])
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
        row["quantity_id"] = ids.mention_id(described.snapshot_id, head, seen[head])
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
        "definitions": [
            to_row(one) for one in definitions(own_text(described.text, described.segments))
        ],
    }


def unread_count(described: Article, quantities: Sequence[Quantity]) -> int:
    """Number of numerals and number words that no rule read, in an article with a grammar."""
    if described.language not in article.LANGUAGES_WITH_GRAMMAR:
        return 0
    kept = article.numeric_spans(described.segments)
    return sum(1 for _ in uncovered_numerals(described.text, kept, described.times, quantities))
