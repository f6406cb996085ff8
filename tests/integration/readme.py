"""Writes the claims and figures in the README and in the model card."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from claimledger.cli.extract import COLUMNS, cells
from claimledger.records import Claim

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGE = ROOT / "seeds" / "tilting-partnership.txt"
MODELS = ROOT / "pipeline" / "claimledger" / "models"
CARD = MODELS / "claims.md"
FLOORS = ROOT / "tests" / "quality" / "floors.json"
LEAST = 0.7
"""The least confidence of a claim in the table, as the README says."""
PEERS = (
    ("quantities: value+unit", "quantities with their units", "CQE", 84.3),
    ("times: int_f", "time intervals", "HeidelTime", 86.7),
    ("cleaning_of_html: shingles", "article text in HTML", "trafilatura", 94.6),
)
"""A floor of claimledger, what it measures, and a tool with its F1 score on the same benchmark."""


def with_counterpart(claim: Claim) -> dict[str, str]:
    """The cells of a claim by their column, the counterpart after the subject."""
    row: dict[str, str] = {}
    for column, cell in zip(COLUMNS, cells(claim), strict=True):
        row[column] = cell
        if column == "subject":
            row["counterpart"] = claim.counterpart or ""
    return row


def table() -> str:
    """The claims of one seed that are sure enough, as a table in Markdown."""
    import claimledger

    found = claimledger.read_claims(PAGE.read_bytes())
    rows = [with_counterpart(claim) for claim in found if (claim.confidence or 0) >= LEAST]
    return markdown(rows[0], (row.values() for row in rows))


def accuracy() -> dict[str, Any]:
    """The figures of the models that are shipped, as ``make accuracy`` measured them."""
    stated: dict[str, Any] = json.loads((MODELS / "accuracy.json").read_text("utf-8"))
    return stated


def summary() -> str:
    """The figures in a sentence or two, for the README."""
    unseen, last = accuracy()["unseen"], accuracy()["last_blind_round"]
    wrong = {name: round(each["percent"]) for name, each in unseen["wrong"].items()}
    return (
        f"On {unseen['pages']} pages that the models were not trained on, claimledger finds claims "
        f"with an F1 score of {unseen['f1']['claims']:.0f}%. Of the published claims, "
        f"{unseen['rows_with_a_wrong_field']:.0f}% have at least one wrong field; "
        f"{wrong['subject']}% of the subjects, {wrong['period']}% of the periods and "
        f"{wrong['measure']}% of the measures are wrong. Of the more confident half of the "
        f"claims, {unseen['whole']['50%']:.0f}% have the correct number, period, measure and "
        f"subject. Pages full of figures are harder: on {last['pages']} such texts, "
        f"{last['rows_with_a_wrong_field']:.0f}% of the claims had a wrong field.\n"
    )


def compared() -> str:
    """Return the F1 scores of claimledger and of other tools in a sentence, for the README."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    parts = [f"{floors[name]['floor']} for {what} ({tool}: {f1})" for name, what, tool, f1 in PEERS]
    return f"claimledger scores {', '.join(parts[:-1])} and {parts[-1]}.\n"


def held_out() -> str:
    """The figures of cross-validation, for the model card."""
    return f"{HEAD}{scores(accuracy()['held_out'])}"


def unseen() -> str:
    """The figures on pages that no model has learned from, for the model card."""
    stated = accuracy()["unseen"]
    wrong, answered = stated["wrong"], stated["answered"]
    weights = json.loads((MODELS / "claims.json").read_text("utf-8"))
    whole = ", ".join(f"{share}% of the top {part}" for part, share in stated["whole"].items())
    rows = (
        (
            name,
            *parts(wrong.get(name)),
            *parts(answered.get(name)),
            f"{weights[name]['threshold']:.2f}",
        )
        for name in weights
        if name in wrong.keys() | answered.keys()
    )
    head = ("field", "wrong", "published answers", "answered", "existing answers", "threshold")
    return (
        f"{HEAD}{scores(stated)}\n{markdown(head, rows)}\n"
        "The rows with the highest confidence have the correct number, period, measure and subject "
        f"in these shares: {whole}. The calibration error is "
        f"{stated['calibration_error']} points.\n"
    )


def last_round() -> str:
    """The figures of the last blind round, for the model card."""
    last = accuracy()["last_blind_round"]
    said = {**last, "pages": f"{last['pages']} ({last['claims']} claims)"}
    return f"{HEAD}{scores(said)}"


def scores(stated: dict[str, Any]) -> str:
    """The row below HEAD."""
    f1, row = stated["f1"], stated["rows_with_a_wrong_field"]
    return f"| {stated['pages']} | {f1['claims']} | {f1['end2end']} | {f1['full']} | {row}% |\n"


def parts(share: dict[str, float] | None) -> tuple[str, str]:
    """A share and the number that it is of; two empty cells for a field with few."""
    return (f"{share['percent']}%", f"{share['of']}") if share else ("", "")


def markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    names = list(head)
    lines = [names, ["---"] * len(names), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


HEAD = markdown(("pages", "claims F1", "end to end F1", "full F1", "rows with a wrong field"), [])

Block = tuple[Path, str, Callable[[], str]]
"""A file, the name of the comments around a part of it, and what writes that part."""

BLOCKS: tuple[Block, ...] = (
    (README, "claims", table),
    (README, "accuracy", summary),
    (README, "compared", compared),
    (CARD, "held out", held_out),
    (CARD, "unseen", unseen),
    (CARD, "last round", last_round),
)


def split(path: Path, name: str) -> tuple[str, str, str]:
    """What stands before, between and after the comments of a part."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = path.read_text("utf-8").partition(begin)
    between, _, after = rest.partition(end)
    return before + begin, between, end + after


def main() -> None:
    """Write every part as it is now."""
    for path, name, written in BLOCKS:
        before, _, after = split(path, name)
        path.write_text(before + written() + after, "utf-8")


if __name__ == "__main__":
    main()
