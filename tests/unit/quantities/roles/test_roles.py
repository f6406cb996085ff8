"""Every role rule decides its hits and leaves its near-misses alone."""

import re
from pathlib import Path

import pytest

from claimledger import find_quantities
from claimledger.language.lexicon import lexicon
from claimledger.quantities import roles
from claimledger.quantities.roles import RULES, Rule

EXPECTED_EXAMPLES = 2


def deciders(text: str) -> set[str]:
    return {(q.reason or "").split(":")[0] for q in find_quantities(text, times=[])}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_two_hits_and_two_near_misses(rule: Rule) -> None:
    assert len(rule.hits) >= EXPECTED_EXAMPLES
    assert len(rule.misses) >= EXPECTED_EXAMPLES


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.hits],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_rule_decides_its_hits(rule: Rule, text: str) -> None:
    assert rule.name in deciders(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.misses],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_rule_leaves_its_near_misses(rule: Rule, text: str) -> None:
    assert rule.name not in deciders(text)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_every_list_of_words_is_asked_for() -> None:
    folder = Path(roles.__file__).parents[1]
    sources = [path.read_text("utf-8") for path in folder.rglob("*.py")]
    asked = re.findall(r'(?:words|roles)\["(\w+)"\]', "\n".join(sources))
    assert set(asked) == set(lexicon("quantities", "roles.yaml"))
