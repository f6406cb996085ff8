"""The rules of the grammar, in three stages: words, what is built on dates, ranges."""

from claimledger.times.grammar import Stage
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

STAGES = (
    Stage(
        [
            *feasts.RULES,
            *dates.RULES,
            *years.RULES,
            *relative.RULES,
            *distances.WORDS,
            *weekdays.WORDS,
            *durations.RULES,
        ]
    ),
    Stage([*distances.RULES, *weekdays.RULES, *parts.RULES, *periods.RULES, *clock.RULES]),
    Stage([*ranges.RULES, *weekdays.LAST]),
)
"""Each stage reads the text's words and what the stages before it made of them."""
RULES = {rule.name: rule for stage in STAGES for rule in stage.rules}
"""Every rule of the grammar by its name."""
