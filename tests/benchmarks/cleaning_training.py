"""Learn the weights of models/cleaning_lines.json from labelled pages.

    python tests/benchmarks/cleaning_training.py PAGES.jsonl.gz            cross-validate and print
    python tests/benchmarks/cleaning_training.py PAGES.jsonl.gz --write    learn from all, write
    python tests/benchmarks/cleaning_training.py PAGES.jsonl.gz --kept OUT.jsonl    and write lines

A page is one row: `url`, `lines`, `keep` (0 or 1 a line) and `role` (lines whose role is blank,
title or dup are left out, as the scorer leaves them out). Pages of one site are never split
between learning and validation. Each page is learned four times: as it is, with its blank lines
taken out, with a blank line between all others, and cut to the article and a few lines around it,
because ways of saving differ in just that. The run is deterministic. With --kept, the whole
cleaning labels each page with trees that have not seen its site; OUT has one row a page for the
benchmark's scorer: `id`, and `keep` with 0 or 1 a line.
"""

import argparse
import gzip
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import lightgbm
import numpy as np
import numpy.typing as npt

from claimledger import clean
from claimledger.cleaning import context, votes
from claimledger.cleaning.lines import repaired, split
from claimledger.cleaning.measures import measure
from claimledger.models.trees import Trees, read_trees
from claimledger.training.growing import flat

WEIGHTS = Path(__file__).parents[2] / "pipeline" / "claimledger" / "models" / "cleaning_lines.json"
ROUNDS = 300
FOLDS = 5
CUT = 0.45
UNSCORED = frozenset({"blank", "title", "dup"})
READER_ABOVE, READER_BELOW = 4, 6  # lines that a reader view leaves around the article
MOST = 0.5  # share of a line in kept segments from which the line counts as kept
RESTYLED = 0.25  # weight of a page whose blank lines were changed, beside the page as saved
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "feature_fraction": 0.3,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "num_threads": 1,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Example:
    """Lines of one page to learn from: n by features, the answers, and what each line counts."""

    matrix: npt.NDArray[np.float32]
    keep: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]


def site(url: str) -> str:
    """The registrable part of an address, near enough to keep a publisher's pages together."""
    parts = (urlsplit(url).hostname or url).split(".")
    second_level = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if second_level else parts[-2:])


def fold(url: str) -> int:
    """The validation fold of a site's pages."""
    return int(hashlib.sha256(site(url).encode()).hexdigest(), 16) % FOLDS


def example(page: dict[str, Any], style: str = "saved") -> Example:
    """Measure one page in one of four styles.

    saved: as it is; bare: without blank lines; spaced: one between all others; reader: only the
    article and a few lines around it, as reader views save it.
    """
    chosen = [
        (" ".join(line.splitlines()), keep, role)
        for line, keep, role in zip(page["lines"], page["keep"], page["role"], strict=True)
    ]
    if style == "reader":
        chosen = _trimmed(chosen)
    elif style != "saved":
        chosen = [row for row in chosen if row[0].strip()]
    lines = split(("\n\n" if style == "spaced" else "\n").join(row[0] for row in chosen))
    solid = [row for row in chosen if repaired(row[0])]
    if len(solid) != len(lines):
        raise ValueError(f"page {page['id']}: {len(solid)} labels for {len(lines)} lines")
    found = measure(lines)
    keep = np.array([row[1] for row in solid], dtype=float)
    scored = np.array([row[2] not in UNSCORED for row in solid])
    silent = np.array([rule is None for rule in found.rules])
    size = np.array([len(row[0].strip()) for row in solid], dtype=float)
    kept = scored & (keep > 0)
    weight = 0.5 / max(5, kept.sum()) + 0.5 * size / max(500.0, size[kept].sum())
    return Example(found.matrix.T, keep, weight * scored * silent)


def _trimmed(rows: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    solid = [number for number, row in enumerate(rows) if row[0].strip()]
    kept = [place for place, number in enumerate(solid) if rows[number][1]] or [0, len(solid) - 1]
    first = solid[max(0, kept[0] - READER_ABOVE)]
    last = solid[min(len(solid) - 1, kept[-1] + READER_BELOW)]
    return rows[first : last + 1]


def learn(examples: list[Example]) -> lightgbm.Booster:
    """Boosted trees on the lines where the rules are silent."""
    weight = np.concatenate([example.weight for example in examples])
    used = weight > 0
    rows = np.vstack([example.matrix for example in examples])[used]
    keep = np.concatenate([example.keep for example in examples])[used]
    weight = weight[used] / weight[used].mean()
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, keep, weight=weight), ROUNDS)


def styled(pages: list[dict[str, Any]]) -> list[Example]:
    """Every page in its four styles."""
    examples = []
    for page in pages:
        examples.append(example(page))
        for style in ("bare", "spaced", "reader"):
            other = example(page, style)
            examples.append(Example(other.matrix, other.keep, RESTYLED * other.weight))
    return examples


def described(booster: lightgbm.Booster) -> dict[str, Any]:
    """The booster as data: features in order, the cut in log-odds, one entry a tree."""
    trees = [flat(info["tree_structure"]) for info in booster.dump_model()["tree_info"]]
    return {
        "about": "Votes for keeping a line; see cleaning.md. Written by cleaning_training.py.",
        "cut": round(float(np.log(CUT / (1 - CUT))), 4),
        "features": list(context.NAMES),
        "trees": trees,
    }


def written(description: dict[str, Any]) -> str:
    """The weights as JSON with one tree a line, so that they can be read and compared."""
    head = json.dumps({**description, "trees": []}, ensure_ascii=False)[: -len("]}")]
    trees = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in description["trees"])
    return f"{head}\n{trees}\n]}}\n"


def f1(pages: list[tuple[Example, npt.NDArray[np.float64]]]) -> float:
    """Mean over pages of the F1 of kept lines, on the lines where the rules are silent."""
    scores = []
    for page, chance in pages:
        scored = page.weight > 0
        said, true = (chance >= CUT)[scored], (page.keep > 0)[scored]
        both = int((said & true).sum())
        scores.append(2 * both / max(1, int(said.sum() + true.sum())))
    return float(np.mean(scores))


def kept_lines(lines: list[str], trees: Trees) -> list[int]:
    """Which lines cleaning keeps with these trees: 1 where at least half of a line is kept."""
    text = "\n".join(lines)
    kept = np.zeros(len(text) + 1)
    cut = float(np.log(CUT / (1 - CUT)))
    with patch.object(votes, "_TREES", trees), patch.object(votes, "_CUT", cut):
        for segment in clean(text):
            kept[segment.start : segment.end] = segment.kept
    sizes = np.array([len(line) for line in lines])
    ends = np.cumsum(sizes + 1) - 1
    until = np.concatenate(([0.0], np.cumsum(kept)))
    shares = (until[ends] - until[ends - sizes]) / np.maximum(1, sizes)
    return [int(share >= MOST) for share in shares]


def main() -> None:
    """Cross-validate, or learn from every page and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--kept", type=Path)
    arguments = parser.parse_args()
    with gzip.open(arguments.pages, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    if arguments.write:
        WEIGHTS.write_text(written(described(learn(styled(pages)))), encoding="utf-8")
        return
    results, rows = [], []
    for number in range(FOLDS):
        booster = learn(styled([page for page in pages if fold(page["url"]) != number]))
        trees = read_trees(described(booster))
        for page in pages:
            if fold(page["url"]) == number:
                held_out = example(page)
                results.append((held_out, booster.predict(held_out.matrix)))
                if arguments.kept:
                    rows.append({"id": page["id"], "keep": kept_lines(page["lines"], trees)})
    if arguments.kept:
        arguments.kept.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    sys.stdout.write(f"line F1 on sites never seen: {f1(results):.3f}\n")


if __name__ == "__main__":
    main()
