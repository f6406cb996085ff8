"""The files of words: no list holds an entry twice, no mapping a key twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimledger.language.lexicon import lexicon
from tests.quality.gate import ROOT

FILES = sorted((ROOT / "pipeline").rglob("*.yaml"))
POSITIONAL = {"irregular"}
"""Lists whose places have a meaning: past form and participle may be alike."""


def parsed(text: str) -> yaml.Node:
    """The nodes of a file, which still hold what stands twice."""
    node = yaml.compose(text)
    assert node is not None, "the file is empty"
    return node


def twice(node: yaml.Node, where: str = "") -> Iterator[str]:
    """Places of a parsed file where an entry stands twice beside itself."""
    if isinstance(node, yaml.MappingNode):
        written = [str(key.value) for key, _ in node.value]
        yield from repeated(written, where)
        for key, value in node.value:
            if key.value not in POSITIONAL:
                yield from twice(value, f"{where}/{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        yield from repeated([x.value for x in node.value if isinstance(x, yaml.ScalarNode)], where)
        for item in node.value:
            yield from twice(item, where)


def repeated(entries: list[str], where: str) -> Iterator[str]:
    """A sentence for each entry that stands there more than once."""
    yield from (f"{where}: {entry}" for entry, count in Counter(entries).items() if count > 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_entry_stands_twice(path: Path) -> None:
    assert list(twice(parsed(path.read_text("utf-8")))) == []


@pytest.mark.parametrize("way", ["up", "down"])
def test_changes_found_beside_numbers_are_changes_of_claims(way: str) -> None:
    changes = lexicon("quantities", "change.yaml")
    verbs = {verb.partition("/")[0] for verb in changes[way] + changes["of_shares"][way]}
    assert verbs <= set(lexicon("claims", "verbs.yaml")[way])
    measures = lexicon("claims", "measures.yaml")
    assert set(changes["nouns"][way]) - {"discount", "shortfall"} <= set(measures[f"change_{way}"])


def test_an_entry_twice_is_found() -> None:
    text = "a: [up, down, up]\nb: {c: 1, c: 2}\nirregular: {cut: [cut, cut]}"
    assert list(twice(parsed(text))) == ["/a: up", "/b: c"]
