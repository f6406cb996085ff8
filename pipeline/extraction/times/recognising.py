"""Text into mentions: the first step, which needs no date."""

import re

from pipeline.extraction.times import (
    rules_compound,
    rules_dates,
    rules_durations,
    rules_ranges,
    rules_relative,
)
from pipeline.extraction.times.grammar import Mention, Stage
from pipeline.extraction.times.lexicon import CLASSES
from pipeline.extraction.times.tokens import Tokens, lower, tokenise

CHUNK = 20_000
"""Characters that are tokenised at a time, so that memory does not grow with a long line."""
STAGES = (
    Stage([*rules_dates.RULES, *rules_relative.RULES, *rules_durations.RULES]),
    Stage(rules_compound.RULES),
    Stage(rules_ranges.RULES),
)
RUN = re.compile(r"[^x\n]+")
"""A run of words that the lexicon knows."""
LATER = ("QNAME", "HNAME", "HALF", "CLOCK", "CLOCK12", "NOON", "DAYPART", "YEARPAIR")
CORE = re.compile(f"[{''.join(sorted(STAGES[0].core))}{''.join(CLASSES[c] for c in LATER)}]")
"""What a run must hold to hold a time: what the first stage needs, or a later one starts from."""


def recognise(text: str) -> list[Mention]:
    """Find the time expressions of a text, in order and without overlap."""
    low = lower(text)
    mentions: list[Mention] = []
    start = 0
    while start < len(text):
        end = _boundary(text, start)
        tokens = tokenise(text, low, start, end)
        for run in RUN.finditer(tokens.codes):
            if CORE.search(run[0]):
                mentions.extend(_parse(tokens, run.start(), run.end()))
        start = end
    return mentions


def _parse(tokens: Tokens, first: int, last: int) -> list[Mention]:
    """Run the stages over one run, with the unknown token on either side for context."""
    first, last = max(first - 1, 0), last + 1
    part = Tokens(
        tokens.text,
        tokens.low,
        tokens.spans[first:last],
        tokens.codes[first:last],
        tokens.mentions[first:last],
    )
    for stage in STAGES:
        part = stage.apply(part)
    return [mention for mention in part.mentions if mention]


def _boundary(text: str, start: int) -> int:
    """Where a chunk ends: after a line, else between words, else anywhere."""
    end = start + CHUNK
    if end >= len(text):
        return len(text)
    for mark in ("\n", ". ", " "):
        if (at := text.rfind(mark, start, end)) > start:
            return at + 1
    return end
