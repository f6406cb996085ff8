"""Every sentence of the project is its own: none is copied from a snapshot or a benchmark."""

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quality.gate import ROOT, SHARED

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
MARKUP = re.compile(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>")
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
"""An address of the web names something; it is no sentence."""

RUN = 7
PLAIN = 5
"""So many words of a run must be in lower case: names and figures may carry over."""
STOCK = 2
"""A run that stands in more texts than this is a stock phrase, as page furniture is."""
UTTERANCE = range(5, 13)
"""Words of a short text that may not stand whole in ours; one with fewer is a stock phrase."""

FOLDERS = ("benchmarks", "docs", "pipeline", "schemas", "seeds", "tests")
ENDINGS = {".css", ".html", ".js", ".json", ".jsonl", ".md", ".py", ".txt", ".yaml"}

Run = tuple[str, ...]


def folded(words: list[str]) -> Run:
    """The words in lower case, with one kind of apostrophe."""
    return tuple(word.lower().replace("’", "'") for word in words)


def runs(text: str) -> Iterator[Run]:
    """Every sequence of words that is long enough to be recognised again."""
    words = WORD.findall(text)
    plain = [word.islower() for word in words]
    for start in range(len(words) - RUN + 1):
        if sum(plain[start : start + RUN]) >= PLAIN:
            yield folded(words[start : start + RUN])


def windows(text: str, lengths: range) -> Iterator[Run]:
    """Every sequence of so many words."""
    words = folded(WORD.findall(text))
    for length in lengths:
        yield from (words[start : start + length] for start in range(len(words) - length + 1))


def strings(value: object) -> Iterator[str]:
    """Every string inside of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def theirs() -> Iterator[str]:
    """The texts of others that lie in ../shared, and what is quoted from them in the answers."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.read_text("utf-8")
    for path in sorted([*(SHARED / "corpus").glob("p*/*.txt")]):
        yield path.read_text("utf-8")
    for path in sorted([*(SHARED / "bench").glob("*/*.jsonl"), *(SHARED / "gold").glob("*.jsonl")]):
        for line in path.read_text("utf-8").splitlines():
            yield from strings(json.loads(line))
    with gzip.open(SHARED / "bench/cleaning/lines_dev_news.jsonl.gz", "rt", encoding="utf-8") as f:
        yield from ("\n".join(json.loads(line)["lines"]) for line in f)
    with tarfile.open(SHARED / "bench/cleaning/html_dev_sample.tar.gz") as pages:
        for page in filter(None, map(pages.extractfile, pages)):
            yield MARKUP.sub(" ", page.read().decode("utf-8", "replace"))


def utterances() -> set[Run]:
    """The short texts of the benchmarks, whole."""
    lines = (
        line
        for path in (SHARED / "bench").glob("*/*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    )
    texts = (json.loads(line).get("text", "") for line in lines)
    found = map(WORD.findall, texts)
    return {folded(words) for words in found if len(words) in UTTERANCE}


def titles() -> set[Run]:
    """What the snapshots are called: the seeds name their sources."""
    lines = (SHARED / "gold/documents.jsonl").read_text("utf-8").splitlines()
    return {run for line in lines for run in runs(json.loads(line)["title"])}


def ours() -> list[Path]:
    """The project's own files of text."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return [*ROOT.glob("*.md"), *(path for path in found if path.suffix in ENDINGS)]


@pytest.fixture
def _shared() -> None:
    """The texts of others must be there."""
    if not SHARED.is_dir():
        pytest.skip("../shared, with the texts of others, is not there")


@pytest.mark.usefixtures("_shared")
def test_no_sentence_is_copied() -> None:
    own = {path: set(runs(ADDRESS.sub(" ", path.read_text("utf-8")))) for path in ours()}
    wanted = set().union(*own.values()) - titles()
    seen = Counter(run for text in theirs() for run in wanted.intersection(runs(text)))
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path, found in own.items()
        for run in found
        if 0 < seen[run] <= STOCK
    }
    assert not copied, "\n".join(sorted(copied))


@pytest.mark.usefixtures("_shared")
def test_no_short_utterance_is_copied() -> None:
    wanted = utterances()
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in ours()
        for run in wanted.intersection(windows(path.read_text("utf-8"), UTTERANCE))
    }
    assert not copied, "\n".join(sorted(copied))


def test_a_copied_sentence_would_be_seen() -> None:
    sentence = "While the price of tin went up, the price of copper in Chile fell by 4%."
    assert set(runs(f"It said: {sentence}")) & set(runs(sentence.replace("4%", "5%")))
    assert not list(runs("Carnegie Russia Eurasia Center in Berlin, May 15, 2024, Example Gazette"))


def test_a_copied_utterance_would_be_seen() -> None:
    utterance = folded(WORD.findall("Wake me at 7:15 on May 3"))
    assert utterance in set(windows('misses: ["Wake me at 7:15 on May 3."]', UTTERANCE))
    assert utterance not in set(windows("Wake me at 7:15 on May 4", UTTERANCE))
