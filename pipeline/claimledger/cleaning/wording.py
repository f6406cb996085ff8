"""Recognises furniture by its wording, with the named rules of furniture.yaml.

A phrase that fills a whole line is a dictionary look-up. A pattern is tried only if the line
contains one of its gate words, so that long body text needs no regular expressions.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimledger.language.lexicon import lexicon

_LONGEST = 900  # characters; the rules ignore longer lines
_WORD = re.compile(r"[^\W_\u4e00-\u9fff]+(?:[-'’]\w+)*:?|[©@℗\u4e00-\u9fff]|\(c\)")
_END = 40  # characters at each end of a line in which every word can be a gate word
_EDGE = " \t•*·-–—――›»>«‹|.:!?…,;/\\_▶►▸→←✕✓+#"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of furniture: its name, its label, and the phrases and patterns that it matches."""

    name: str
    label: str
    whole: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str] | None
    longest: int
    cased: bool
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def takes(self, view: str, low: str) -> bool:
        """Whether the pattern matches `view`, or its lower-case form `low` if case is ignored."""
        return bool(self.pattern and self.pattern.search(view if self.cased else low))


def folded(view: str) -> str:
    """Return a line in lower case without bullets and closing punctuation.

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
    """Return all rules, in the order in which they are tried."""
    return tuple(_rule(entry) for entry in lexicon("cleaning", "furniture.yaml"))


def _tables() -> tuple[dict[str, Rule], dict[str, tuple[int, ...]]]:
    whole: dict[str, Rule] = {}
    gates: dict[str, list[int]] = {}
    for order, rule in enumerate(rules()):
        for phrase in rule.whole:
            whole.setdefault(phrase, rule)
        for word in rule.words:
            gates.setdefault(word, []).append(order)
    return whole, {word: tuple(orders) for word, orders in gates.items()}


_RULES = rules()
_WHOLE, _GATES = _tables()


def furniture(view: str, low: str, known: AbstractSet[str]) -> Rule | None:
    """Return the first rule that matches a line, or None.

    A pattern is tried if one of its gate words is in `known`, in a short line, or at either end
    of a long line.

    Args:
        view: the repaired wording of the line.
        low: the same in lower case.
        known: its longer words.

    >>> furniture("Log in here to keep reading.", "log in here to keep reading.", set()).label
    'paywall'
    """
    if len(view) > _LONGEST:
        return None
    found = _WHOLE.get(low.strip(_EDGE) or low)
    if found is not None:
        return found
    spoken = _WORD.findall(low if len(low) <= 3 * _END else f"{low[:_END]} {low[-_END:]}")
    opened = {order for word in spoken for order in _GATES.get(word, ())}
    if not _GATES.keys().isdisjoint(known):
        opened.update(order for word in known for order in _GATES.get(word, ()))
    for order in sorted(opened):
        rule = _RULES[order]
        if len(low) <= rule.longest and rule.takes(view, low):
            return rule
    return None
