"""The hand-labelled lines of the five snapshots: every verdict right, labels at least 97%."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.cleaning import KEPT, clean

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold" / "lines.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="no hand-labelled lines on this machine")


def _answers() -> list[tuple[str, dict[str, object], str, bool]]:
    """Each gold line's text, its answer, and the label and verdict that cover most of it."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    answers = []
    for name in sorted({row["file"] for row in rows}):
        text = (SHARED / "seeds" / name).read_bytes().decode("utf-8")
        segments = clean(text)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        for row in (row for row in rows if row["file"] == name):
            start, end = starts[row["line"] - 1], starts[row["line"]] - 1
            cover: Counter[tuple[str, bool]] = Counter()
            for segment in segments:
                shared = text[max(start, segment.start) : min(end, segment.end)]
                cover[segment.label, segment.kept] += len("".join(shared.split()))
            label, kept = cover.most_common(1)[0][0]
            answers.append((f"{name[:3]} line {row['line']}", row, label, kept))
    return answers


def test_every_line_of_the_snapshots_is_kept_or_dropped_rightly() -> None:
    wrong = [where for where, row, _, kept in _answers() if kept != (row["label"] in KEPT)]
    assert wrong == []


def test_labels_of_the_snapshots_are_right() -> None:
    answers = _answers()
    right = sum(label in [row["label"], *row.get("accept", [])] for _, row, label, _ in answers)
    assert right / len(answers) >= 0.97
