"""Every role rule decides its hits and leaves its near-misses alone."""

import re
from pathlib import Path

import pytest
import yaml

from claimledger import find_quantities
from claimledger.language.lexicon import lexicon
from claimledger.quantities.roles.rule import TESTS

CODE = Path(__file__).parents[4] / "pipeline" / "claimledger" / "quantities"
EXPECTED_EXAMPLES = 2
RULES = lexicon("quantities", "role_rules.yaml")
EXAMPLES = yaml.safe_load(Path(__file__).with_name("rule_examples.yaml").read_text("utf-8"))
HITS = [(name, text) for name, texts in EXAMPLES.items() for text in texts["hits"]]
MISSES = [(name, text) for name, texts in EXAMPLES.items() for text in texts["misses"]]


def deciders(text: str) -> set[str]:
    return {(q.reason or "").split(":")[0] for q in find_quantities(text, times=[])}


def test_every_rule_has_two_hits_and_two_near_misses() -> None:
    assert list(EXAMPLES) == list(RULES)
    assert all(len(texts["hits"]) >= EXPECTED_EXAMPLES for texts in EXAMPLES.values())
    assert all(len(texts["misses"]) >= EXPECTED_EXAMPLES for texts in EXAMPLES.values())


@pytest.mark.parametrize(("name", "text"), HITS)
def test_a_rule_decides_its_hits(name: str, text: str) -> None:
    assert name in deciders(text)


@pytest.mark.parametrize(("name", "text"), MISSES)
def test_a_rule_leaves_its_near_misses(name: str, text: str) -> None:
    assert name not in deciders(text)


def test_every_rule_has_its_test() -> None:
    assert set(TESTS) == {name for name, rule in RULES.items() if "when" not in rule}


def test_every_list_of_words_is_asked_for() -> None:
    sources = [path.read_text("utf-8") for path in CODE.rglob("*.py")]
    asked = re.findall(r'(?:words|roles)\["(\w+)"\]', "\n".join(sources))
    asked += [name for rule in RULES.values() for name in rule.get("when", {}).values()]
    assert set(asked) >= set(lexicon("quantities", "roles.yaml"))
