"""Each rule of the grammar hits what it should, and leaves near-misses alone."""

import re
from pathlib import Path

import pytest
import yaml

from claimledger.language import ENGLISH, Language
from claimledger.times import recognise
from claimledger.times.lexicon import words
from claimledger.times.rules import stages

EXAMPLES = yaml.safe_load(Path(__file__).with_name("rule_examples.yaml").read_text("utf-8"))
EVENT_RULES = {"event", "since_event", "event_age"}
CODE = Path(__file__).parents[4] / "pipeline" / "claimledger" / "times"
PATTERNS, GRAMMAR = (
    (CODE.parent / f"language/en/times/{name}.yaml").read_text("utf-8")
    for name in ("patterns", "grammar")
)
RULES = [rule.name for stage in stages(ENGLISH) for rule in stage.rules]


def _unmarked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and the spans that they marked."""
    spans, text, at = [], "", 0
    for piece in re.split(r"([\[\]])", sentence):
        if piece == "[":
            at = len(text)
        elif piece == "]":
            spans.append((at, len(text)))
        else:
            text += piece
    return text, spans


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule, s) for rule, each in EXAMPLES.items() for s in each["hits"]]
)
def test_a_rule_takes_what_is_marked(rule: str, sentence: str) -> None:
    text, wanted = _unmarked(sentence)
    found = [(m.start, m.end) for m in recognise(text) if m.rule == rule]
    assert [text[a:b] for a, b in found] == [text[a:b] for a, b in wanted]


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule, s) for rule, each in EXAMPLES.items() for s in each["misses"]]
)
def test_a_rule_leaves_near_misses(rule: str, sentence: str) -> None:
    assert [sentence[m.start : m.end] for m in recognise(sentence) if m.rule == rule] == []


def test_every_rule_has_two_hits_and_two_near_misses() -> None:
    assert set(EXAMPLES) == set(RULES) | EVENT_RULES
    assert len(RULES) == len(set(RULES))
    for rule, each in EXAMPLES.items():
        assert len(each["hits"]) >= 2, rule
        assert len(each["misses"]) >= 2, rule


def test_every_list_and_pattern_is_used() -> None:
    code = "\n".join([*(path.read_text("utf-8") for path in CODE.rglob("*.py")), GRAMMAR])
    named = set(re.findall(r"\{(\w+)\}", PATTERNS)) | set(re.findall(r'"(\w+)"', code))
    known = words(ENGLISH)
    assert [c for c in known.lists if c.isupper() and not re.search(rf"\b{c}\b", code)] == []
    assert [c for c in {*known.lists, *known.patterns} if not c.isupper() and c not in named] == []


def test_a_language_is_compiled_once() -> None:
    assert words(ENGLISH) is words(Language("en"))
    assert stages(ENGLISH) is stages(Language("en"))
