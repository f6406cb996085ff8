"""Agreement between an answer of claimledger and one of an annotator.

The conventions are those of the corpus. Names agree if their words overlap by half, and numbers if
they differ by at most two thousandths. An accepted alternative is as right as the answer.
"""

import re
from collections.abc import Mapping
from typing import Any

from claimledger.claims.names import content_words, overlap
from claimledger.training.corpus import Row

SYMBOLS = {"h": "hour", "min": "minute", "d": "day", "yr": "year", "a": "year"}
"""Names of units by the symbols that annotators use."""

TOLERANCE = 2e-3
"""The largest difference between two equal numbers, relative to the second."""

NAMED = ("measure", "subject", "counterpart", "attributed_to", "speaker")
"""Fields whose answers are names or phrases."""


def same_name(first: object, second: object) -> bool:
    """Whether twice the words that two phrases share are at least half of all their words.

    >>> same_name("the Bank of Chile", "Chile bank"), same_name("Chile", "Bank of Chile exports")
    (True, True)
    >>> same_name("Chile", "Peru")
    False
    """
    return overlap(content_words(str(first or "")), content_words(str(second or "")))


def same_number(first: object, second: object) -> bool:
    """Whether two numbers are equal, or both are absent."""
    if first in (None, "") or second in (None, ""):
        return first in (None, "") and second in (None, "")
    return abs(float(str(first)) - float(str(second))) <= 1e-9 + TOLERANCE * abs(float(str(second)))


def accepted(row: Row, field: str) -> list[Any]:
    """The answer for a field and the alternatives that the annotator accepts."""
    others = row["accept"].get(field, [])
    found = [row.get(field), *(others if isinstance(others, list) else [others])]
    if field == "attributed_to":
        # A person may be the source, the speaker or both: annotators differ in this habit.
        who = row.get("speaker")
        if who and row.get("attributed_to") in (None, "", who):
            found += [who, ""]
    return found


def is_right(field: str, answer: object, row: Row) -> bool:
    """Whether an answer agrees with one that is accepted."""
    if field in NAMED:
        return any(same_name(answer, other) for other in accepted(row, field))
    if field in {"value", "value_high", "baseline_value"}:
        return any(same_number(answer, other) for other in accepted(row, field))
    return any((answer or "") == (other or "") for other in accepted(row, field))


def is_right_period(start: str, end: str, row: Row) -> bool:
    """Whether a closed interval of ISO days, with empty text for an open end, agrees."""
    return all(
        found in {str(other or "")[:10] for other in accepted(row, key)}
        for found, key in ((start, "period_start"), (end, "period_end"))
    )


BOUNDS = {"eq": "=", "approx": "~", "gt": ">", "ge": ">", "lt": "<", "le": "<"}


def is_right_bound(bound: str, row: Row) -> bool:
    """Whether a bound of the program agrees with one in the annotators' signs."""
    return BOUNDS[bound] in accepted(row, "bound")


def is_right_unit(unit: str, row: Row) -> bool:
    """Whether a unit agrees, whatever its number and case; a counted noun may be shorter."""
    return any(same_unit(unit, str(other or "1")) for other in accepted(row, "unit"))


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same.

    >>> same_unit("barrel", "barrels"), same_unit("USD", "USD/barrel"), same_unit("new job", "job")
    (True, False, True)
    """
    first, second = (unit.replace(".", "").replace(" per ", "/").lower() for unit in (one, other))
    if ("/" in first) != ("/" in second):
        return False
    parts = [
        {SYMBOLS.get(word, word).rstrip("s") for word in re.findall(r"[^\W_]+|%", unit)}
        for unit in (first, second)
    ]
    return first == second or bool(parts[0] and parts[1] and parts[0] & parts[1])


def may_be_empty(row: Row, field: str) -> bool:
    """Whether an empty field is as right as an answer."""
    return any(other in (None, "") for other in accepted(row, field))


def pairs(spans: list[tuple[int, int]], rows: tuple[Row, ...]) -> Mapping[int, Row]:
    """The row that belongs to each span of characters: one to one, the largest overlap first."""
    edges = sorted(
        (
            (
                min(row["char_end"], end) - max(row["char_start"], start),
                -abs((row["char_end"] - row["char_start"]) - (end - start)),
                -i,
                -j,
            )
            for i, row in enumerate(rows)
            for j, (start, end) in enumerate(spans)
            if row["char_start"] < end and start < row["char_end"]
        ),
        reverse=True,
    )
    found: dict[int, Row] = {}
    used: set[int] = set()
    for _, _, i, j in edges:
        if -i not in used and -j not in found:
            found[-j] = rows[-i]
            used.add(-i)
    return found
