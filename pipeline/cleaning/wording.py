"""What a line's wording alone says of it: the named rules of furniture.yaml.

A whole-line phrase is one dictionary look-up. A pattern is tried only where one of its gate words
stands on the line, so that long body text costs no regular expressions.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LONGEST = 900  # characters; longer lines are never furniture by wording
_WORD = re.compile(r"[^\W_]+(?:[-'’]\w+)*:?|[©@℗]|\(c\)")
_EDGE = " \t•*·-–—――›»>«‹|.:!?…,;/\\_▶►▸→←✕✓+#"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: its name, the label it gives, and what it matches."""

    name: str
    label: str
    whole: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str] | None
    longest: int
    cased: bool
    hits: tuple[str, ...]
    misses: tuple[str, ...]


def folded(view: str) -> str:
    """The line without case, bullets and closing punctuation.

    >>> folded("• READ MORE »")
    'read more'
    """
    return view.casefold().strip(_EDGE)


def _rule(entry: dict[str, Any]) -> Rule:
    cased = bool(entry.get("cased"))
    flags = re.IGNORECASE if cased else re.NOFLAG
    return Rule(
        name=entry["name"],
        label=entry["label"],
        whole=frozenset(folded(str(phrase)) or str(phrase) for phrase in entry.get("whole", ())),
        words=frozenset(str(word) for word in entry.get("words", ())),
        pattern=re.compile(entry["pattern"], flags) if "pattern" in entry else None,
        longest=int(entry.get("longest", 0)),
        cased=cased,
        hits=tuple(entry["hits"]),
        misses=tuple(entry["misses"]),
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they are asked."""
    source = files("pipeline.cleaning").joinpath("furniture.yaml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.safe_load(source))


@cache
def _tables() -> tuple[dict[str, Rule], dict[str, tuple[Rule, ...]]]:
    whole: dict[str, Rule] = {}
    gates: dict[str, list[Rule]] = {}
    for rule in rules():
        for phrase in rule.whole:
            whole.setdefault(phrase, rule)
        for word in rule.words:
            gates.setdefault(word, []).append(rule)
    return whole, {word: tuple(gated) for word, gated in gates.items()}


def furniture(view: str) -> Rule | None:
    """The first rule that takes the line, None where its wording says nothing."""
    if len(view) > _LONGEST:
        return None
    whole, gates = _tables()
    low = view.casefold()
    key = low.strip(_EDGE)
    found = whole.get(key or low)
    if found is not None:
        return found
    open_gates = gates.keys() & _WORD.findall(low)
    if not open_gates:
        return None
    for rule in sorted({rule for word in open_gates for rule in gates[word]}, key=rules().index):
        if len(low) <= rule.longest and rule.pattern:
            if rule.pattern.search(view if rule.cased else low):
                return rule
    return None
