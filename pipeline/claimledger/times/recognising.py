"""Text into mentions: the first step, which needs no date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimledger.times.events import with_events
from claimledger.times.lexicon import CLASSES
from claimledger.times.mention import Mention
from claimledger.times.rules import STAGES
from claimledger.times.tokens import Tokens, lower, tokenise

CHUNK = 20_000
"""Characters that are tokenised at a time, so that memory does not grow with a long line."""
LATER = (
    "QNAME",
    "HNAME",
    "HALF",
    "CLOCK",
    "NOON",
    "DAYPART",
    "YEARPAIR",
    "ZONE",
    "FYNAME",
    "QYEAR",
)
CORE = "".join(sorted(STAGES[0].core)) + "".join(CLASSES[name] for name in LATER)
"""What a run must hold to hold a time: what the first stage needs, or a later one starts from."""
RUN = re.compile(rf"(?<![^x\n])[^x\n{CORE}]*+[{CORE}][^x\n]*+")
"""A whole run of words that the lexicon knows, one of them of the core."""
OPENERS = {
    "since": "ON_OR_AFTER",
    "after": "AFTER",
    "before": "BEFORE",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "pre": "BEFORE",
    "post": "AFTER",
}
"""What a preposition makes of a date, in TIMEX3's words."""


def recognise(text: str, stretches: Sequence[tuple[int, int]] | None = None) -> list[Mention]:
    """Find the time expressions of a text, in order and without overlap.

    ``stretches`` are whole lines to look at, in order; without them it is the whole text.
    """
    low = lower(text)
    mentions: list[Mention] = []
    for start, end in _chunks(text, [(0, len(text))] if stretches is None else stretches):
        tokens = tokenise(text, low, start, end)
        for run in RUN.finditer(tokens.codes):
            mentions.extend(_parse(tokens, *run.span()))
    return with_events(low, mentions)


def _parse(tokens: Tokens, first: int, last: int) -> list[Mention]:
    """Run the stages over one run, with the unknown token on either side for context."""
    part = tokens.part(max(first - 1, 0), last + 1)
    for stage in STAGES:
        part = stage.apply(part)
    return [_opened(mention, part, index) for index, mention in enumerate(part.mentions) if mention]


def _opened(mention: Mention, tokens: Tokens, index: int) -> Mention:
    """Mark a date that a preposition opens ("since 2013"): the interval stays that of the date."""
    if mention.type != "DATE" or mention.mod is not None:
        return mention
    skipped = 2 if tokens.word(index - 1) in {"the", "-"} else 1
    mod = OPENERS.get(tokens.word(index - skipped))
    return replace(mention, mod=mod) if mod else mention


def _chunks(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches with what ends the lines around them, in parts of bounded length."""
    for first, last in stretches:
        start, limit = max(first - 1, 0), min(last + 1, len(text))
        while start < limit:
            end = _boundary(text, start) if limit - start > CHUNK else limit
            yield start, end
            start = end


def _boundary(text: str, start: int) -> int:
    """Where a chunk ends: after a line, else between words, else anywhere."""
    end = start + CHUNK
    for mark in ("\n", ". ", " "):
        if (at := text.rfind(mark, start, end)) > start:
            return at + 1
    return end
