"""The files of words: no entry stands twice, none in two classes, none is taken for a unit."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from claimledger.language import ENGLISH
from claimledger.language.lexicon import lexicon
from claimledger.quantities.unit_tables import units_of
from tests.quality.gate import ROOT

FILES = sorted((ROOT / "pipeline").rglob("*.yaml"))
POSITIONAL = {"per"}
"""Lists whose places have a meaning: a unit and its code may be alike."""


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


def test_an_entry_twice_is_found() -> None:
    text = "a: [up, down, up]\nb: {c: 1, c: 2}\nper: {V: [V, V]}"
    assert list(twice(parsed(text))) == ["/a: up", "/b: c"]


CLASSES = {
    "determiner": ("closed_classes: definite indefinite demonstratives possessives quantifiers",),
    "pronoun": ("closed_classes: pronouns own", "quantities/grammar: subjects"),
    "preposition": ("closed_classes: prepositions", "times/words: PREP"),
    "conjunction": ("closed_classes: conjunctions", "quantities/grammar: clause_openers"),
    "auxiliary": ("closed_classes: auxiliaries",),
    "adverb": ("closed_classes: adverbs",),
    "cardinal": ("quantities/numbers: cardinals scales", "times/words: CARDINAL SCALE"),
    "ordinal": ("quantities/numbers: ordinals", "times/words: ORDINAL"),
}
"""Lists of the closed classes of words."""

HOMOGRAPHS = {
    ("determiner", "conjunction"): {"that", "which", "whose"},  # "which port", "which rose"
    ("determiner", "adverb"): {"each"},  # "each port", "$3 each"
    ("pronoun", "conjunction"): {"who", "whom"},  # they open relative clauses
    ("pronoun", "cardinal"): {"one"},  # "one that closed", "one port"
    ("preposition", "conjunction"): {"since"},  # "since May", "since it closed"
    ("conjunction", "adverb"): {"so", "yet"},  # "so it closed", "so far"
}
"""Words that are in two classes by right."""


def listed(folder: str, *classes: str) -> set[str]:
    """The words of some classes in the files of a folder, or in all."""
    found: set[str] = set()
    for written in (place for name in classes for place in CLASSES[name]):
        place, _, keys = written.partition(": ")
        if place.startswith(folder):
            area, _, name = place.rpartition("/")
            file = lexicon(area, f"{name}.yaml")
            found.update(str(word).casefold() for key in keys.split() for word in file[key])
    return found


def test_a_word_is_in_two_classes_only_where_it_is_two_words() -> None:
    words = {name: listed("", name) for name in CLASSES}
    both = {pair: words[pair[0]] & words[pair[1]] for pair in combinations(words, 2)}
    assert {pair: shared for pair, shared in both.items() if shared} == HOMOGRAPHS


UNITS_TOO = {
    "AU",  # the African Union, and astronomical units
    "BoE",  # the Bank of England, and barrels of oil equivalent in any case
}
"""Abbreviations that are read as units after a number all the same."""


COUNTED = {"ATV", "CV", "EV", "HGV", "IT", "LED", "MA", "PA", "PC", "PV", "SUV", "TV", "UAV"}
"""Acronyms of what is counted: "300 PV systems", "5 EV models", "40 MA students"."""


def abbreviations() -> set[str]:
    """Acronyms of things and of the lexicons, and names of one word with several capitals."""
    names = COUNTED | set(lexicon("claims", "gazetteer.json"))
    for outlet in lexicon("metadata", "outlets.yaml"):
        names |= {outlet["name"], *outlet.get("also", ())}
    return {name for name in names if " " not in name and sum(map(str.isupper, name)) > 1}


def test_no_abbreviation_but_the_known_is_read_as_a_unit() -> None:
    units = units_of(ENGLISH)
    signs = {s for s, entries in units.symbols.items() if any(not rest for rest, _ in entries)}
    read = {name for name in abbreviations() if name in signs or name.lower() in units.folded}
    assert read == UNITS_TOO
