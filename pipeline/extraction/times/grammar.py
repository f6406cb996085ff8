"""Rules over token categories: a small pattern language, and how the best matches are chosen.

A pattern is a regular expression whose letters are categories: ``LAST COUNT UNITS`` is a word
like "last", a count, a unit in the plural. Blanks do not count; ``(name: ...)`` is a named group,
``(...)`` a plain one; ``MACROS`` are written out. A rule adds its name, the categories that any
of its matches must hold (so that most rules never run), and a function that builds the meaning.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.extraction.times.lexicon import CLASSES, value
from pipeline.extraction.times.meanings import Meaning
from pipeline.extraction.times.tokens import Tokens

MACROS = {
    "HUNDREDS": "(CARDINAL (DASH? CARDINAL)?)",
    "YEARWORDS": "(CARDINAL (SCALE AND)? (SCALE|ZERO)? (DASH? CARDINAL) (DASH? CARDINAL)?"
    "|CARDINAL SCALE (AND? CARDINAL (DASH? CARDINAL)?)?)",
    "COUNT": "(COUNT1 (AND A HALF|DASH? SCALE|TO COUNT1)?|A? COUPLE OF?|A? SEVERAL|A FEW|FEW"
    "|A DOZEN OF?|CARDINAL (DASH? CARDINAL)? (AND A HALF|DASH? SCALE|TO CARDINAL)?)",
    "ORD": "(CARDINAL DASH? ORDINAL|ORDINAL)",
    "YEAROF": "(COMMA? (OF|COMMA)? YEAR)",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression that was recognised and not resolved yet."""

    start: int
    end: int
    type: str
    mod: str | None
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule's pattern, with the words of its groups."""

    tokens: Tokens
    match: re.Match[str]

    def __contains__(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def words(self, group: str | int = 0) -> list[str]:
        """The lower-case words of a group; none where it did not take part."""
        if group != 0 and group not in self:
            return []
        first, last = self.match.span(group)
        return [self.tokens.word(i) for i in range(first, last)] if first >= 0 else []

    def value(self, group: str, category: str) -> Any:  # noqa: ANN401 - as in the lexicon
        """What a one-word group stands for in a category, or None."""
        words = self.words(group)
        return value(words[0], category) if words else None

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after the last token."""
        return self.match.end()

    @property
    def before(self) -> str:
        """The word before the match, in lower case."""
        return self.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        """The word after the match, in lower case."""
        return self.tokens.word(self.last)

    def written(self, group: str | int = 0) -> str:
        """The first word of a group as it is written."""
        first = self.match.start(group)
        return self.tokens.original(first) if first >= 0 else ""


Built = tuple[str, str | None, Meaning] | None
"""What a rule makes of a hit: type, mod and meaning; or None, when it declines."""


@dataclass(frozen=True)
class Rule:
    """A named pattern with its builder; ``needs`` are categories, one of which each hit holds."""

    name: str
    pattern: str
    needs: str
    build: Callable[[Hit], Built]
    span: str = "all"

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern over token characters."""
        return re.compile(compile_pattern(self.pattern))


def compile_pattern(pattern: str) -> str:
    """Write a pattern out as a regular expression over token characters."""
    while any(re.search(rf"\b{name}\b", pattern) for name in MACROS):
        for name, body in MACROS.items():
            pattern = re.sub(rf"\b{name}\b", lambda _, body=body: body, pattern)
    pattern = re.sub(r"\b[A-Z][A-Z_0-9]*\b", lambda m: f"[{CLASSES[m[0]]}]", pattern)
    pattern = re.sub(r"\((?!\?|\w+:)", "(?:", pattern)
    pattern = re.sub(r"\((\w+):", r"(?P<\1>", pattern)
    return pattern.replace(" ", "")


class Grammar:
    """Rules that are tried together over stretches of known words."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        classes = {rule.name: set("".join(CLASSES[c] for c in rule.needs.split())) for rule in rules}
        self._needs = [classes[rule.name] for rule in rules]
        core = "".join(sorted(set().union(*self._needs)))
        self._run = re.compile(r"[^x\n]+")
        self._core = re.compile(f"[{core}]")
        self._core_set = frozenset(core)
        self._chosen: dict[frozenset[str], list[tuple[int, Rule]]] = {}

    def _rules_for(self, codes: str) -> list[tuple[int, Rule]]:
        present = frozenset(codes) & self._core_set
        if present not in self._chosen:
            self._chosen[present] = [
                (order, rule)
                for order, rule in enumerate(self.rules)
                if self._needs[order] & present
            ]
        return self._chosen[present]

    def mentions(self, tokens: Tokens) -> Iterator[Mention]:
        """The chosen mentions in order: leftmost first, then longest, then the earlier rule."""
        for run in self._run.finditer(tokens.codes):
            if self._core.search(run[0]):
                yield from self._choose(tokens, run.start(), run.end(), run[0])

    def _choose(self, tokens: Tokens, start: int, end: int, codes: str) -> Iterator[Mention]:
        found = []
        for order, rule in self._rules_for(codes):
            for match in rule.regex.finditer(tokens.codes, start, end):
                hit = Hit(tokens, match)
                built = rule.build(hit)
                if built is not None:
                    first, last = match.span("span") if rule.span == "group" else match.span()
                    found.append((first, -last, order, rule.name, built))
        at = start
        for first, negative, _, name, built in sorted(found, key=lambda item: item[:3]):
            if first >= at:
                at = -negative
                kind, mod, meaning = built
                yield Mention(
                    tokens.spans[first][0], tokens.spans[at - 1][1], kind, mod, meaning, name
                )
