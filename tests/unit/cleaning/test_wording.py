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


@pytest.mark.parametrize(
    ("view", "longest"),
    [
        ("Most viewed in Business", 60),
        ("Story continues below this ad", 90),
        ("You have three stories left this month.", 160),
        ("READ MORE: Ports reopen after the storm", 200),
        ("Log in here to keep reading.", 260),
        ("Support our journalism", 320),
        ("Sign up for our daily newsletter", 400),
        ("Hear our podcast by clicking the button below.", 500),
        ("Correction: The port is in the north, not in the south.", 600),
        ("© 2021 Harbour Daily", 700),
        ("We use cookies to improve your experience.", 900),
    ],
)
def test_a_line_longer_than_furniture_of_its_kind_passes(view: str, longest: int) -> None:
    assert _found(f"{view} ".ljust(longest, "x")) == _found(view) is not None
    assert _found(f"{view} ".ljust(longest + 1, "x")) is None
