"""A quick search for dates and clock times that contain a number, for callers without times."""

from claimledger.language import ENGLISH, Language
from claimledger.times.lexicon import words
from claimledger.times.mention import Mention
from claimledger.times.recognising import recognise

_GATES = ("gate_of_digits", "gate_of_months", "gate_of_words", "gate_of_eras")


def numbered_times(text: str, language: Language = ENGLISH) -> list[Mention]:
    """The time expressions of a text that may contain a date or clock time with a number.

    Texts that cannot contain one are not searched and have none.

    >>> [mention.type for mention in numbered_times("It cost $5 on May 3, 2020.")]
    ['DATE']
    >>> numbered_times("It cost $5 yesterday.")
    []
    """
    patterns = words(language).patterns
    may_hold = any(patterns[gate].search(text) for gate in _GATES)
    return recognise(text, language=language) if may_hold else []
