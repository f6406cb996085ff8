"""The files of words: no entry stands twice, none in two classes, none is taken for a unit."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from claimledger.language import ENGLISH
from claimledger.language.lexicon import lexicon
from claimledger.quantities import derive
from claimledger.quantities.unit_tables import units_of
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


CLASSES = {
    "determiner": ("claims/words: determiner possessive", "quantities/grammar: determiners"),
    "pronoun": ("claims/words: pronoun", "quantities/grammar: pronouns subjects"),
    "preposition": (
        "claims/words: preposition",
        "quantities/grammar: prepositions",
        "times/words: PREP",
    ),
    "conjunction": (
        "claims/words: conjunction subordinator wh",
        "quantities/grammar: conjunctions clause_openers",
    ),
    "auxiliary": (
        "claims/words: be have do",
        "claims/verbs: modal",
        "quantities/grammar: auxiliaries",
    ),
    "adverb": ("claims/words: adverb", "quantities/grammar: adverbs"),
    "cardinal": ("quantities/numbers: cardinals scales", "times/words: CARDINAL SCALE"),
    "ordinal": ("quantities/numbers: ordinals", "times/words: ORDINAL"),
    "noun": ("claims/words: noun",),
}
"""Lists of the closed classes of words, and the open one that a stray word belongs to."""

HOMOGRAPHS = {
    ("determiner", "pronoun"): {"that", "those", "which"},  # "those ports", "those that closed"
    ("determiner", "conjunction"): {"that", "what", "which", "whose"},  # "which port", "which rose"
    ("determiner", "adverb"): {"each"},  # "each port", "$3 each"
    ("pronoun", "conjunction"): {"that", "which", "who", "whom"},  # they open relative clauses
    ("pronoun", "adverb"): {"here", "there"},  # "there are ports", "ports there"
    ("pronoun", "cardinal"): {"one"},  # "one that closed", "one port"
    ("preposition", "conjunction"): {
        *("after", "as", "before", "since", "until"),  # "after the storm", "after it struck"
        "plus",  # "plus 3 percent", "plus it rained"
    },
    ("preposition", "adverb"): {
        *("about", "around"),  # "about the port", "about 3 ports"
        *("down", "inside", "outside", "up"),  # "down the river", "prices are down"
        "due",  # "due to rain", "due soon"
    },
    ("conjunction", "adverb"): {
        *("so", "yet"),  # "so it closed", "so far"
        "even",  # "even if"
        "once",  # "once it opened", "once a year"
    },
    ("auxiliary", "noun"): {"need"},  # "they need not", "the need for ports"
    # Nouns to the tagger, which would take them for verbs by their endings.
    ("pronoun", "noun"): {"anything", "everything", "nothing", "something"},
    ("cardinal", "noun"): {"hundred"},
}
"""Words that are in two classes by right."""

ONLY_OF_CLAIMS = {
    *("either", "half", "neither", "other"),  # they may stand inside of what is counted
    *("doing", "except", "notwithstanding", "vs.", "whenever", "&"),  # rare beside numbers
    *("'re", "'m", "'ve", "'ll", "'d", "ca", "wo"),  # parts of words that quantities leave whole
}
"""Words of closed classes that the lists of the quantities do without."""


def listed(folder: str, *classes: str) -> set[str]:
    """The words of some classes in the files of a folder, or in all."""
    found: set[str] = set()
    for written in (place for name in classes for place in CLASSES[name]):
        place, _, keys = written.partition(": ")
        if place.startswith(folder):
            file = lexicon(*f"{place}.yaml".split("/"))
            found.update(str(word).casefold() for key in keys.split() for word in file[key])
    return found


def test_a_word_is_in_two_classes_only_where_it_is_two_words() -> None:
    words = {name: listed("", name) for name in CLASSES}
    both = {pair: words[pair[0]] & words[pair[1]] for pair in combinations(words, 2)}
    assert {pair: shared for pair, shared in both.items() if shared} == HOMOGRAPHS


def test_words_of_closed_classes_of_the_claims_are_such_words_to_the_quantities_too() -> None:
    closed = [name for name in CLASSES if name not in {"adverb", "noun"}]
    claims = listed("claims", *closed)
    assert claims - listed("quantities", *closed, "adverb") == ONLY_OF_CLAIMS


UNITS_TOO = {
    "A",  # the article, and amperes
    "AU",  # the African Union, and astronomical units
    "BoE",  # the Bank of England, and barrels of oil equivalent in any case
    "MP",  # a member of parliament, and megapixels
    "PPI",  # producer prices, and pixels per inch in any case
    "TB",  # tuberculosis, and terabytes
    "TV",  # television, and teravolts
}
"""Abbreviations that are read as units after a number all the same."""


def abbreviations() -> set[str]:
    """The acronyms of the lexicons, and names of one word with several capitals."""
    names = {
        *lexicon("claims", "gazetteer.json"),
        *lexicon("claims", "anaphora.yaml")["index_names"],
    }
    for outlet in lexicon("metadata", "outlets.yaml"):
        names |= {outlet["name"], *outlet.get("also", ())}
    for groups in (lexicon("claims", "bodies.yaml")["bodies"], lexicon("claims", "sources.yaml")):
        names |= {name for group in groups.values() for name in group}
    short = {name for name in names if " " not in name and sum(map(str.isupper, name)) > 1}
    return short | set(lexicon("claims", "words.yaml")["acronym"])


def test_no_abbreviation_but_the_known_is_read_as_a_unit() -> None:
    units = units_of(ENGLISH)
    signs = {s for s, entries in units.symbols.items() if any(not rest for rest, _ in entries)}
    read = {name for name in abbreviations() if name in signs or name.lower() in units.folded}
    assert read == UNITS_TOO


def test_a_prefix_that_would_make_a_unit_of_an_abbreviation_is_found() -> None:
    settings = lexicon("quantities", "units.yaml")
    settings["prefixed"]["prefixes"] = ["exa"]
    made = {sign for *_, signs in derive.prefixed_rows(settings, set()) for sign in signs}
    assert made & abbreviations() == {"EV"}  # an exavolt
