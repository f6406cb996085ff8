"""Learn the weights of pipeline/cleaning/tag_weights.json from labelled pages kept as HTML.

    python tests/benchmarks/reading_tags_training.py LINES.jsonl.gz PAGES.tar.gz            validate
    python tests/benchmarks/reading_tags_training.py LINES.jsonl.gz PAGES.tar.gz --write    write

LINES is what cleaning_training.py takes, with `gold_text`; PAGES holds some of its pages as
<id>.html. A line of a page is kept where it aligns with the page's gold text; second copies of such
lines count for nothing. The trees' votes that the weights build on come from trees that have not
seen the page's site, and validation never splits a site. What is printed are means over pages of
the F1 of characters and of lines. The run is deterministic. Learn anew when weights.json was, or
when the reader's rendition changes. The benchmark's scorer has the alignment: its module
benchlib.py has to lie beside LINES, and is imported from there.
"""

import argparse
import gzip
import json
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parent))
from cleaning_training import FOLDS, fold, learn, styled

from claimledger.cleaning import blocks as tags
from claimledger.cleaning.lines import split
from claimledger.cleaning.measures import measure
from claimledger.cleaning.votes import AGAINST, text_votes
from claimledger.reading import read

WEIGHTS = Path(__file__).parents[2] / "pipeline" / "claimledger" / "models" / "cleaning_blocks.json"
STRENGTH = 0.01  # inverse of the ridge penalty
CUT = 0.45
TREES_CUT = 0.45
WHOLE = 0.5  # share of the gold text in one line, from which the line is a copy of the article
COPIES = 3  # second copies of lines that such a line leaves
COVERED = 0.7  # of the gold text, by the lines without it
ABOUT = (
    "Log-odds that a line with tags is kept. Written by tests/benchmarks/reading_tags_training.py."
)

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as HTML: its rows by lines, the answers, what each line counts, its fold."""

    rows: Rows
    keep: Rows
    weight: Rows
    sizes: Rows
    silent: Rows
    counted: Rows
    fold: int


def examples(lines: Path, archive: Path) -> list[Page]:
    """Every page of the archive, with votes of trees that were learned on other sites."""
    sys.path.insert(0, str(lines.parent))
    from benchlib import align

    with gzip.open(lines, "rt", encoding="utf-8") as file:
        stated = [json.loads(line) for line in file]
    with tarfile.open(archive) as tar:
        html = {Path(m.name).stem: tar.extractfile(m).read() for m in tar if m.isfile()}
    found = []
    for part in range(FOLDS):
        trees = learn(styled([row for row in stated if row["news"] and fold(row["url"]) != part]))
        found += [
            page(row, html[row["id"]], trees, align, part)
            for row in stated
            if row["id"] in html and fold(row["url"]) == part
        ]
    return found


def page(row: dict[str, Any], raw: bytes, trees: Any, align: Any, part: int) -> Page:  # noqa: ANN401 - LightGBM and the scorer ship no types
    """One page, measured as the cleaner measures it."""
    rendition = read(raw)
    lines = split(rendition.text)
    lines = [line for line in lines if line.view]
    found = measure(lines)
    blocks = tags.tagged(lines, rendition.blocks) or []
    sizes = np.array([len(line.view) for line in lines], dtype=float)
    odds = np.log(TREES_CUT / (1 - TREES_CUT))
    votes = trees.predict(found.matrix.T, raw_score=True) - odds
    votes[text_votes(found) == AGAINST] = AGAINST  # lines that the trees are never asked about
    keep, counted = answers([line.view for line in lines], row["gold_text"], align)
    weight = (np.sqrt(sizes) + 2) * counted
    silent = np.array([rule is None for rule in found.rules], dtype=float)
    rows = tags.describe(blocks, sizes, votes)
    return Page(rows, keep, weight / weight.sum(), sizes * counted, silent, counted, part)


def answers(views: list[str], gold: str, align: Any) -> tuple[Rows, Rows]:  # noqa: ANN401 - the scorer ships no types
    """Which lines are kept, and which count: all but copies, be they of a line or of it all."""
    keep, _, copies, _ = align(views, gold)
    whole = {n for n, kept in enumerate(keep) if kept and len(views[n]) > WHOLE * len(gold)}
    if whole and sum(copies) > COPIES:
        rest = ["" if n in whole else view for n, view in enumerate(views)]
        if align(rest, gold)[3] > COVERED:
            return answers(rest, gold, align)
    counted = [bool(view) and not copy for view, copy in zip(views, copies, strict=True)]
    return np.array(keep, dtype=float), np.array(counted, dtype=float)


def fitted(pages: list[Page]) -> tuple[float, Rows]:
    """Bias and weights on the rows as they are; the bias takes in the cut."""
    rows = np.hstack([page.rows for page in pages]).T
    keep = np.concatenate([page.keep for page in pages])
    weight = np.concatenate([page.weight for page in pages]) * 200
    scale = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(scale.transform(rows), keep, sample_weight=weight)
    weights = model.coef_[0] / scale.scale_
    bias = model.intercept_[0] - weights @ scale.mean_ - np.log(CUT / (1 - CUT))
    return float(bias), weights


def f1(page: Page, bias: float, weights: Rows) -> tuple[float, float]:
    """F1 of the characters and of the lines kept on one page."""
    kept = (weights @ page.rows + bias > 0) * page.silent
    scores = []
    for size in (page.sizes, page.counted):
        both = (size * kept * page.keep).sum()
        scores.append(float(2 * both / max(1.0, (size * (kept + page.keep)).sum())))
    return scores[0], scores[1]


def main() -> None:
    """Validate, and write where asked."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("lines", type=Path)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    pages = examples(asked.lines, asked.pages)
    scores = []
    for part in range(FOLDS):
        model = fitted([page for page in pages if page.fold != part])
        scores += [f1(page, *model) for page in pages if page.fold == part]
    characters, lines = np.mean(scores, axis=0)
    said = (
        f"{len(pages)} pages, F1 on sites not seen: characters {characters:.4f} lines {lines:.4f}\n"
    )
    sys.stdout.write(said)
    if asked.write:
        bias, weights = fitted(pages)
        stated = {name: round(float(w), 4) for name, w in zip(tags.ROWS, weights, strict=True)}
        described = {"about": ABOUT, "bias": round(bias, 4), "weights": stated}
        WEIGHTS.write_text(json.dumps(described, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
