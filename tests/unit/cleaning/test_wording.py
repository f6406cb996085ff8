"""The named rules of furniture.yaml: what each takes, and what it must let pass."""

import pytest

from claimledger.cleaning.measures import sketch
from claimledger.cleaning.segments import KEPT, LABELS
from claimledger.cleaning.wording import Rule, rules


def _found(view: str) -> str | None:
    rule = sketch(view).rule
    return rule.name if rule else None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_takes_its_hits(rule: Rule) -> None:
    assert len(rule.hits) >= 2
    assert {view: _found(view) for view in rule.hits} == dict.fromkeys(rule.hits, rule.name)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_lines_that_look_alike_pass_every_rule(rule: Rule) -> None:
    assert len(rule.misses) >= 2
    assert {view: _found(view) for view in rule.misses} == dict.fromkeys(rule.misses)


def test_rules_give_labels_that_are_not_kept() -> None:
    assert {rule.label for rule in rules()} <= set(LABELS) - KEPT - {"blank"}


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("» Weiterlesen", "page-control"),
        ("Lire la suite…", "page-control"),
        ("Te puede interesar:", "more-to-read"),
        ("ANZEIGE", "advertisement-label"),
        ("3. März 2021, 14:05 Uhr", "clock-stamp"),
        ("Publié le 3 mars 2021 à 14h05", "clock-stamp"),
        ("Von Ana Beispiel", "byline"),
    ],
)
def test_furniture_of_other_languages_is_known(view: str, name: str) -> None:
    assert _found(view) == name


def test_a_long_paragraph_is_never_furniture_by_wording() -> None:
    assert _found("Sign in to read. " * 100) is None
