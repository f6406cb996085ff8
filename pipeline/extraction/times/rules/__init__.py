"""The rules of the grammar, in three stages: words, what is built on dates, ranges."""

from pipeline.extraction.times.grammar import Stage
from pipeline.extraction.times.rules import (
    clock,
    dates,
    durations,
    parts,
    periods,
    portions,
    ranges,
    relative,
    years,
)

STAGES = (
    Stage([*dates.RULES, *years.RULES, *relative.RULES, *portions.COUNTED_RULES, *durations.RULES]),
    Stage([*portions.RULES, *parts.RULES, *periods.RULES, *clock.RULES]),
    Stage([*ranges.RULES, *portions.WEEKDAY_RULES]),
)
"""Each stage reads the text's words and what the stages before it made of them."""
RULES = {rule.name: rule for stage in STAGES for rule in stage.rules}
"""Every rule of the grammar by its name."""
