"""The first step: recognise time expressions as mentions, without a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from claimledger.language import ENGLISH, Language
from claimledger.times.events import with_events
from claimledger.times.grammar import Stage
from claimledger.times.lexicon import load, words
from claimledger.times.mention import Mention
from claimledger.times.rules import stages
from claimledger.times.tokens import Tokens, lower, tokenise

_GATES = ("gate_of_digits", "gate_of_months", "gate_of_words", "gate_of_eras")
CHUNK = 20_000
"""Characters that are tokenised at a time, so that memory does not grow with a long line."""


def recognise(
    text: str, spans: Sequence[tuple[int, int]] | None = None, language: Language = ENGLISH
) -> list[Mention]:
    """Find the time expressions of a text, in order and without overlap.

    Args:
        text: the text.
        spans: the whole lines to search, in order; by default, the whole text is searched.
        language: the language of the text.
    """
    low, table, staged, known = lower(text), words(language), stages(language), _known(language)
    mentions: list[Mention] = []
    for start, end in _chunks(text, [(0, len(text))] if spans is None else spans):
        tokens = tokenise(text, low, start, end, table)
        for run in known.finditer(tokens.codes):
            mentions.extend(_parse(tokens, *run.span(), staged))
    return with_events(low, mentions, language)


def numbered_times(text: str, language: Language = ENGLISH) -> list[Mention]:
    """Time expressions of a text that may hold a date or clock time with a number, else none.

    For callers that have not looked for times.

    >>> [mention.type for mention in numbered_times("It cost $5 on May 3, 2020.")]
    ['DATE']
    >>> numbered_times("It cost $5 yesterday.")
    []
    """
    patterns = words(language).patterns
    may_hold = any(patterns[gate].search(text) for gate in _GATES)
    return recognise(text, language=language) if may_hold else []


@cache
def _known(language: Language) -> re.Pattern[str]:
    """A whole run of words that the language knows, one of which a time needs."""
    classes, later = words(language).classes, load("grammar", language)["later"]
    core = "".join([*sorted(stages(language)[0].core), *(classes[name] for name in later)])
    return re.compile(rf"(?<![^x\n])[^x\n{core}]*+[{core}][^x\n]*+")


def _parse(tokens: Tokens, first: int, last: int, stages: Sequence[Stage]) -> list[Mention]:
    """Run the stages over one run, with the unknown token on either side for context."""
    part = tokens.part(max(first - 1, 0), last + 1)
    for stage in stages:
        part = stage.apply(part)
    return [_opened(mention, part, index) for index, mention in enumerate(part.mentions) if mention]


def _opened(mention: Mention, tokens: Tokens, index: int) -> Mention:
    """Mark a date with the preposition before it ("since 2013"); its interval does not change.

    "By last year's count" states no end, and "through the winter" is the whole winter. The end of a
    year is a day, so a preposition before it overrides END.
    """
    edge = mention.meaning.grain == "edge"
    if mention.type != "DATE" or (mention.mod is not None and not edge):
        return mention
    lists = tokens.table.lists
    skipped = 2 if tokens.word(index - 1) in lists["after_opener"] else 1
    opener = tokens.word(index - skipped)
    if tokens.word(index + 1) in lists["APOS"] and opener in lists["BY"]:
        return mention
    during = opener in lists["THROUGH"] and tokens.low.startswith("the", mention.start)
    if during and not edge:
        return mention
    mod = lists["openers"].get(opener)
    return replace(mention, mod=mod) if mod else mention


def _chunks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, extended to the ends of their lines, in parts of bounded length."""
    for first, last in spans:
        start, limit = max(first - 1, 0), min(last + 1, len(text))
        while start < limit:
            end = _boundary(text, start) if limit - start > CHUNK else limit
            yield start, end
            start = end


def _boundary(text: str, start: int) -> int:
    """Where a chunk ends: after a line if possible, else between words, else anywhere."""
    end = start + CHUNK
    for mark in ("\n", ". ", " "):
        if (at := text.rfind(mark, start, end)) > start:
            return at + 1
    return end
