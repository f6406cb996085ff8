"""The rules of the grammar, in three stages: words, what is built on dates, ranges."""

from functools import cache

from claimledger.language import Language
from claimledger.times.grammar import Rule, Stage
from claimledger.times.lexicon import words
from claimledger.times.rules import (
    clock,
    dates,
    distances,
    durations,
    feasts,
    parts,
    periods,
    ranges,
    relative,
    weekdays,
    years,
)

STAGES: tuple[tuple[Rule, ...], ...] = (
    (
        *feasts.RULES,
        *dates.RULES,
        *years.RULES,
        *relative.RULES,
        *distances.WORDS,
        *weekdays.WORDS,
        *durations.RULES,
    ),
    (*distances.RULES, *weekdays.RULES, *parts.RULES, *periods.RULES, *clock.RULES),
    (*parts.LAST, *ranges.RULES, *weekdays.LAST),
)
"""Each stage reads the text's words and what the stages before it made of them."""
RULES = {rule.name: rule for stage in STAGES for rule in stage}
"""Every rule of the grammar by its name."""


@cache
def stages(language: Language) -> tuple[Stage, ...]:
    """The stages, with their rules compiled for the words of a language."""
    return tuple(Stage(rules, words(language)) for rules in STAGES)
