"""Rules over token categories: a small pattern language, and how the best matches are chosen.

A pattern is a regular expression whose letters are categories: ``LAST COUNT UNITS`` matches a word
like "last", a count and a unit in the plural. Spaces are ignored; ``(name: ...)`` is a named group
and ``(...)`` a plain one; macros are expanded. Rules are grouped in stages. The first stage reads
words; later stages also read what earlier ones found, as ``M_DAY`` or ``M_YEAR``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimledger.times.lexicon import OTHER
from claimledger.times.meanings.base import Meaning
from claimledger.times.mention import Mention
from claimledger.times.numerals import count_of, ordinal_of
from claimledger.times.tokens import Tokens

FEW, MANY, LONG = 1 << 10, 1 << 14, 1 << 6
"""How many results a stage caches, and up to which length; runs such as "in May" recur."""
NAME = re.compile(r"\b[A-Z][A-Z_0-9]*\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule's pattern, with the words and mentions of its groups."""

    tokens: Tokens
    match: re.Match[str]

    def __contains__(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def words(self, group: str | int = 0) -> list[str]:
        """The lower-case words of a group; none if it did not match."""
        if isinstance(group, str) and group not in self:
            return []
        first, last = self.match.span(group)
        return [self.tokens.low[start:end] for start, end in self.tokens.spans[first:last]]

    def word(self, group: str) -> str:
        """The first word of a group in lower case, or an empty string."""
        if group not in self:
            return ""
        first, last = self.match.span(group)
        return self.tokens.word(first) if first < last else ""

    def written(self, group: str) -> str:
        """The first word of a group, as written."""
        return self.tokens.original(self.match.start(group)) if group in self else ""

    @property
    def lists(self) -> Mapping[str, Mapping[str, Any]]:
        """The categories and lists of context words of the language."""
        return self.tokens.table.lists

    def value(self, group: str, *categories: str) -> Any:  # noqa: ANN401 - as in the lexicon
        """The value of the first word of a group in the first category that has it, or None."""
        word, lists = self.word(group), self.tokens.table.lists
        for category in categories:
            found = lists[category].get(word)
            if found is not None:
                return found
        return None

    def count(self, group: str) -> float | None:
        """The value of the count in a group; None for a vague one."""
        return count_of(self.words(group), self.tokens.table)

    def whole(self, group: str) -> int:
        """The value of the count in a group if it is a whole number, else 0."""
        count = self.count(group) or 0
        return int(count) if count == int(count) else 0

    def ordinal(self, group: str) -> int:
        """The value of the ordinal or day number in a group; 0 for none, -1 for the last."""
        return ordinal_of(self.words(group), self.tokens.table)

    def says(self, group: str, name: str) -> bool:
        """Whether the first word of a group is in a list."""
        return self.word(group) in self.tokens.table.lists[name]

    def mention(self, group: str) -> Mention:
        """The mention that a group matched."""
        found = self.tokens.mentions[self.match.start(group)]
        if found is None:
            raise LookupError(f"group {group} is a word, not a mention")
        return found

    def near(self, steps: int) -> str:
        """A word outside the match: -1 is the one before it, 1 the one after it."""
        return self.tokens.word(self._outside(steps))

    def _outside(self, steps: int) -> int:
        return self.match.start() + steps if steps < 0 else self.match.end() + steps - 1

    def beside(self, steps: int, name: str) -> bool:
        """Whether a word outside the match is in a list."""
        return self.near(steps) in self.tokens.table.lists[name]

    def is_plural(self, steps: int) -> bool:
        """Whether a word outside the match has the ending of a plural."""
        return self.tokens.table.patterns["plural"].search(self.near(steps)) is not None

    def near_written(self, steps: int) -> str:
        """A word outside the match, as written."""
        return self.tokens.original(self._outside(steps))

    def is_glued(self, index: int) -> bool:
        """Whether no space separates a token of the text from the one before it."""
        spans = self.tokens.spans
        return 0 < index < len(spans) and spans[index - 1][1] == spans[index][0]


Built = Meaning | tuple[str, str | None, Meaning] | None
"""What a rule makes of a hit: a meaning of a DATE, or type, mod and meaning; else None."""
Build = Callable[[Hit], Built]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the function that builds its times.

    Every match contains one of the characters ``needs``, so most rules need not be tried. If the
    pattern has a group ``span``, only that group becomes the mention.
    """

    name: str
    regex: re.Pattern[str]
    needs: str
    build: Build


def compile_pattern(
    pattern: str, macros: Mapping[str, str], classes: Mapping[str, str]
) -> re.Pattern[str]:
    """Compile a pattern to a regular expression over token characters."""
    while any(name in macros for name in NAME.findall(pattern)):
        pattern = NAME.sub(lambda found: macros.get(found[0], found[0]), pattern)
    pattern = NAME.sub(lambda found: f"[{classes[found[0]]}]", pattern)
    pattern = re.sub(r"\((?!\?|\w+:)", "(?:", pattern)
    return re.compile(re.sub(r"\((\w+):", r"(?P<\1>", pattern).replace(" ", ""))


Match = tuple[int, int, int, Rule, re.Match[str]]
"""First token, token after the last, the order of the rule, the rule, and what it matched."""


class Stage:
    """Rules that are tried together over one run of tokens."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.core = frozenset("".join(rule.needs for rule in self.rules))
        self._rules_for = lru_cache(FEW)(self._chosen)
        self._seen = lru_cache(MANY)(self._matches)

    def _chosen(self, present: frozenset[str]) -> list[tuple[int, Rule]]:
        tried = enumerate(self.rules)
        return [(order, rule) for order, rule in tried if not present.isdisjoint(rule.needs)]

    def _matches(self, codes: str) -> list[Match]:
        """Every match of every rule, the best first. Matches depend only on the codes."""
        found = [
            (*match.span("span" if "span" in rule.regex.groupindex else 0), order, rule, match)
            for order, rule in self._rules_for(self.core.intersection(codes))
            for match in rule.regex.finditer(codes)
        ]
        return sorted(found, key=lambda each: (each[0], -each[1], each[2]))

    def apply(self, tokens: Tokens) -> Tokens:
        """Replace matches with mentions: the leftmost, then the longest, then the earlier rule."""
        matches = self._seen if len(tokens.codes) < LONG else self._matches
        chosen: list[tuple[int, int, Mention]] = []
        for first, last, _, rule, match in matches(tokens.codes):
            if chosen and first < chosen[-1][1]:
                continue
            if built := rule.build(Hit(tokens, match)):
                said = built if isinstance(built, tuple) else ("DATE", None, built)
                start, end = tokens.spans[first][0], tokens.spans[last - 1][1]
                chosen.append((first, last, Mention(start, end, *said, rule.name)))
        return _replaced(tokens, chosen) if chosen else tokens


def _replaced(tokens: Tokens, chosen: list[tuple[int, int, Mention]]) -> Tokens:
    """The tokens, with each chosen match as one token."""
    spans, mentions, codes, at = [], [], [], 0
    for first, last, mention in chosen:
        spans.extend(tokens.spans[at:first])
        mentions.extend(tokens.mentions[at:first])
        codes.append(tokens.codes[at:first])
        at = last
        spans.append((mention.start, mention.end))
        mentions.append(mention)
        codes.append(tokens.table.grains.get(_kind(mention.type, mention.meaning), OTHER))
    spans.extend(tokens.spans[at:])
    mentions.extend(tokens.mentions[at:])
    codes.append(tokens.codes[at:])
    return Tokens(tokens.text, tokens.low, spans, "".join(codes), mentions, tokens.table)


def _kind(kind: str, meaning: Meaning) -> str:
    return "length" if kind == "DURATION" else meaning.grain
