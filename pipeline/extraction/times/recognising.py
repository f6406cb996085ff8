"""Text into mentions: the first step, which needs no date."""

from pipeline.extraction.times import rules_dates, rules_durations, rules_relative
from pipeline.extraction.times.grammar import Grammar, Mention
from pipeline.extraction.times.tokens import lower, tokenise

CHUNK = 20_000
"""Characters that are tokenised at a time, so that memory does not grow with a long line."""

GRAMMAR = Grammar([*rules_dates.RULES, *rules_relative.RULES, *rules_durations.RULES])


def recognise(text: str) -> list[Mention]:
    """Find the time expressions of a text, in order and without overlap."""
    low = lower(text)
    mentions: list[Mention] = []
    start = 0
    while start < len(text):
        end = _boundary(text, start)
        mentions.extend(GRAMMAR.mentions(tokenise(text, low, start, end)))
        start = end
    return mentions


def _boundary(text: str, start: int) -> int:
    """Where a chunk ends: after a line, else between words, else anywhere."""
    end = start + CHUNK
    if end >= len(text):
        return len(text)
    for mark in ("\n", ". ", " "):
        if (at := text.rfind(mark, start, end)) > start:
            return at + 1
    return end
