"""Times that date no number: of a dateline, of the last such event, of a relative clause."""

from collections.abc import Sequence

from pipeline.joining.clauses import BREAKS
from pipeline.joining.tokens import Token

DATELINE = 5
"""How many words into a sentence its dateline may end: "LIMA, May 3, 2021 - "."""

RECORD_REACH = 9
"""How many words after "the lowest" its "since" may stand."""


def is_dateline(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time closes a dateline: "LIMA, May 3, 2021 - Exports rose"."""
    following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    return index < DATELINE and following in {"-", "—", "–"} and tokens[0].tag in {"E", "N"}


def dates_record(tokens: Sequence[Token], index: int) -> bool:
    """Whether "since" a time says how long nothing was like it: "the lowest since 2009".

    "The first rise since March" and "the most since 2010" date the last such event, not this one.
    """
    if tokens[index].lower.split()[0] != "since" and tokens[index - 1].lower != "since":
        return False
    for token in reversed(tokens[max(0, index - RECORD_REACH) : index]):
        if token.tag in BREAKS or token.tag in {",", "VD", "BE", "HV", "MD"}:
            return False
        lower = token.lower
        if lower in {"below", "above"} and tokens[index - 2].tag == "Q":
            return True
        if lower in {"first", "most", "least", "worst", "best"}:
            return True
        if lower.endswith("est") and token.tag == "J":
            return True
    return False


def is_relative_time(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time stands in a relative clause: "the 9 million people who voted in 2014"."""
    for token in reversed(tokens[:index]):
        if token.tag in BREAKS or token.tag == ",":
            return False
        if token.tag == "PR" and token.lower in {"who", "which", "that"}:
            return True
    return False
