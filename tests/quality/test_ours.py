"""Every sentence of the project is its own: none is copied from a snapshot or a benchmark."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quality.gate import ROOT, SHARED

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
RUN = 10
PLAIN = 7
"""So many words of a run must be in lower case: names and figures may carry over."""
STOCK = 2
"""A run that stands in more texts than this is a stock phrase, as page furniture is."""

FOLDERS = ("pipeline", "schemas", "seeds", "tests")
ENDINGS = {".html", ".json", ".md", ".py", ".txt", ".yaml"}


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that is long enough to be recognised again."""
    words = WORD.findall(text)
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        if sum(word.islower() for word in run) >= PLAIN:
            yield tuple(word.lower().replace("’", "'") for word in run)


def theirs() -> Iterator[str]:
    """The texts of others that lie in ../shared."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.read_text("utf-8")
    for path in sorted((SHARED / "bench").glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    with gzip.open(SHARED / "bench/cleaning/lines_dev_news.jsonl.gz", "rt", encoding="utf-8") as f:
        yield from ("\n".join(json.loads(line)["lines"]) for line in f)


def ours() -> list[Path]:
    """The project's own files of text."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return [*ROOT.glob("*.md"), *(path for path in found if path.suffix in ENDINGS)]


def test_no_sentence_is_copied() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared, with the texts of others, is not there")
    known = Counter(run for text in theirs() for run in set(runs(text)))
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in ours()
        for run in runs(path.read_text("utf-8"))
        if 0 < known[run] <= STOCK
    }
    assert not copied, "\n".join(sorted(copied))


def test_a_copied_sentence_would_be_seen() -> None:
    sentence = "While the price of tin went up, the price of copper in Chile fell by 4%."
    assert set(runs(f"It said: {sentence}")) & set(runs(sentence.replace("4%", "5%")))
    assert not list(runs("Carnegie Russia Eurasia Center in Berlin, May 15, 2024, Example Gazette"))
