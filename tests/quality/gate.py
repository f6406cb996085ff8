"""How good the finders are, in figures, and the floors below which none of them may fall.

Each measure runs the library over hand-made answers: our own seeds, and, where ../shared is there,
the five real snapshots and the development halves of public benchmarks with their own scorers.
Every figure is a percentage, and more is better. Run as a program, it raises the floors.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
NOISE = 0.05
"""Figures are printed with one decimal."""

Figures = Mapping[str, float]
Floors = dict[str, dict[str, Any]]


def output_of(script: str, *arguments: object) -> str:
    """What a scorer or the benchmark adapter prints; its error output is the error's message."""
    command = [sys.executable, str(SHARED / script), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'pipeline'}{os.pathsep}{ROOT}"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if ran.returncode:
        raise RuntimeError(f"{script} failed: {ran.stderr.strip()[-2000:]}")
    return ran.stdout


def numbers(printed: str, pattern: str) -> dict[str, float]:
    """Name and figure of every line of `printed` that matches."""
    return {name: float(figure) for name, figure in re.findall(pattern, printed, re.MULTILINE)}


def seeds(_: Path) -> Figures:
    """Our own seeds against the answers in tests/golden."""
    from tests.golden.answers import figures

    return figures()


def quantities(folder: Path) -> Figures:
    """NewsQuant: F1 of values, with unit, with direction or bound, with what is measured."""
    return quantity_scores("newsquant.dev.jsonl", folder)


def quantities_with_units(folder: Path) -> Figures:
    """R-Text: the same measure on texts full of units."""
    return quantity_scores("rtext.dev.jsonl", folder)


def quantity_scores(name: str, folder: Path) -> Figures:
    """F1 by level of agreement on one of the quantity benchmarks."""
    gold = SHARED / "bench/quantities" / name
    predicted = folder / name
    output_of("bench/predict.py", "quantities", gold, predicted)
    printed = output_of("bench/quantities/score.py", gold, predicted)
    level = r"value(?:\+unit)?(?:\+change)?|value\+concept_partial"
    return numbers(printed, rf"^  ({level}) .*F1 +([\d.]+)")


def times(folder: Path) -> Figures:
    """Time expressions in news: F1 of spans, of TIMEX3 values, of calendar intervals."""
    gold = SHARED / "bench/times/news_dev.jsonl"
    predicted = folder / "times.jsonl"
    output_of("bench/predict.py", "times", gold, predicted)
    printed = output_of("bench/times/score.py", gold, predicted)
    found = numbers(printed, r"^(span_r_f|value_f|int_f) +([\d.]+)")
    return {name: 100 * figure for name, figure in found.items()}


def date_ranges(_: Path) -> Figures:
    """Date ranges resolved to the right interval."""
    printed = output_of("bench/predict.py", "ranges", SHARED / "bench/times/daterange.jsonl")
    return numbers(printed, r"^(ranges) .* ([\d.]+)$")


def cleaning(folder: Path) -> Figures:
    """News pages saved as plain text: F1 of shingles, characters and lines."""
    gold = SHARED / "bench/cleaning/lines_dev_news.jsonl.gz"
    output_of("bench/predict.py", "cleaning", gold, folder / "kept.jsonl")
    return cleaning_scores(gold, folder / "kept.jsonl", folder)


def cleaning_of_html(folder: Path) -> Figures:
    """The same, for pages that still have their tags."""
    pages = SHARED / "bench/cleaning/html_dev_sample.tar.gz"
    predicted, gold = folder / "html.jsonl", folder / "gold.jsonl"
    output_of("bench/predict.py", "html", pages, predicted)
    given = {json.loads(line)["id"] for line in predicted.read_text("utf-8").splitlines()}
    with gzip.open(SHARED / "bench/cleaning/lines_dev_news.jsonl.gz", "rt", encoding="utf-8") as f:
        wanted = [line for line in f if json.loads(line)["id"] in given]
    gold.write_text("".join(wanted), "utf-8")
    return cleaning_scores(gold, predicted, folder)


def cleaning_scores(gold: Path, predicted: Path, folder: Path) -> Figures:
    """F1 of 4-word shingles over all pages, of characters and lines as means of the pages."""
    written = folder / "scores.json"
    output_of("bench/cleaning/score.py", gold, predicted, "--news", "--json", written)
    [scores] = json.loads(written.read_text("utf-8")).values()
    return {
        name: 100 * scores[key]["f1"]
        for name, key in (("shingles", "shingle"), ("chars", "char_macro"), ("lines", "line_macro"))
    }


def lines(folder: Path) -> Figures:
    """Lines of the five real snapshots: verdict and label."""
    output_of("bench/predict.py", "lines", SHARED / "seeds", folder / "lines.jsonl")
    printed = output_of("gold/score_lines.py", folder / "lines.jsonl")
    return {name: float(n) for name, n in re.findall(r"(verdict|label) ([\d.]+)", printed)}


def documents(folder: Path) -> Figures:
    """What the five real snapshots say of themselves: fields that are right, and not wrong."""
    output_of("bench/predict.py", "documents", SHARED / "seeds", folder / "documents.jsonl")
    printed = output_of("gold/score_documents.py", folder / "documents.jsonl")
    found: dict[str, float] = {}
    for field, good, total, wrong in re.findall(
        r"^(\w+) right (\d+) of (\d+), wrong (\d+)", printed, re.MULTILINE
    ):
        found[f"{field} right"] = 100 * int(good) / int(total)
        found[f"{field} not wrong"] = 100 - 100 * int(wrong) / int(total)
    return found


def mentions(folder: Path) -> Figures:
    """Every numeric mention of the five real snapshots: found, dated, sorted, read, explained."""
    output_of("bench/predict.py", "mentions", SHARED / "seeds", folder / "mentions.jsonl")
    printed = output_of("gold/score_mentions.py", folder / "mentions.jsonl")
    found = numbers(printed, r"^(\w+) ([\d.]+)$")
    found["not other"] = 100 - found.pop("other")
    return found


def claims(folder: Path) -> Figures:
    """Claims of the five real snapshots: F1, whole claims, and the fields of those found."""
    output_of("bench/predict.py", "claims", SHARED / "seeds", folder / "claims.jsonl")
    printed = output_of("gold/score_claims.py", folder / "claims.jsonl")
    f1 = numbers(printed, r"^(claims|end2end|full) .*F1 +([\d.]+)")
    return {**f1, **numbers(printed, r"^  (\w+) +([\d.]+)$")}


MEASURES: dict[str, Callable[[Path], Figures]] = {
    measure.__name__: measure
    for measure in (
        seeds, claims, lines, documents, mentions, quantities, quantities_with_units, times,
        date_ranges, cleaning, cleaning_of_html,
    )
}  # fmt: skip
NEED_SHARED = frozenset(MEASURES) - {"seeds"}


def floors() -> Floors:
    """Floor, best figure ever reached and, where the floor is lower, the reason, by figure."""
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def below(measure: str, reached: Figures) -> list[str]:
    """A sentence for every figure of a measure that misses its floor or was not measured."""
    sentences = []
    for name, entry in floors().items():
        if name.partition(": ")[0] != measure:
            continue
        figure = reached.get(name.partition(": ")[2])
        if figure is None:
            sentences.append(f"{name} has the floor {entry['floor']}, but was not measured")
        elif figure < entry["floor"] - NOISE:
            sentences.append(f"{name} is {figure:.1f}, below its floor of {entry['floor']}")
    return sentences


def raised(known: Floors, measure: str, reached: Figures) -> Floors:
    """The floors, with those that `reached` passes raised to it; none is lowered."""
    result = dict(known)
    for figure, value in reached.items():
        name = f"{measure}: {figure}"
        entry = dict(known.get(name, {"floor": 0.0, "best": 0.0}))
        entry["floor"] = max(entry["floor"], round(value, 1))
        entry["best"] = max(entry["best"], entry["floor"])
        if entry["floor"] == entry["best"]:
            entry.pop("reason", None)
        result[name] = entry
    return dict(sorted(result.items()))


def main() -> None:
    """Measure everything and raise the floors; print what is reached, and what is below."""
    if not SHARED.is_dir():
        sys.exit(f"floors are raised where the benchmarks are: there is no ../{SHARED.name} here")
    known = floors()
    missed = []
    for name, measure in MEASURES.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                reached = measure(Path(folder))
            except RuntimeError as error:
                missed.append(f"{name} could not be measured: {error}")
                continue
        shown = "  ".join(f"{figure} {value:.1f}" for figure, value in reached.items())
        print(f"{name:22} {shown}")  # noqa: T201 - this is a program's output
        missed += below(name, reached)
        known = raised(known, name, reached)
    FLOORS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    sys.exit("\n".join(missed) or None)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
