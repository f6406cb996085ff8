"""Counts and years in words and digits."""

from collections.abc import Sequence

from pipeline.extraction.times.lexicon import value

CENTURY_PIVOT = 35
"""Two-digit years from here on belong to the twentieth century."""


def count_of(words: Sequence[str]) -> float | None:
    """What a count says; None for a vague one ("several", "a few") .

    >>> count_of(["twenty", "-", "two"]), count_of(["two", "and", "a", "half"])
    (22, 2.5)
    >>> count_of(["12", "to", "18"]) is None
    True
    """
    total: float = 0
    if "to" in words:
        return None
    for word in words:
        if word[0].isdecimal():
            total = float(word.replace(",", ""))
        elif (scale := value(word, "SCALE")) is not None:
            total = (total or 1) * scale
        elif (number := value(word, "CARDINAL")) is not None:
            total += number
        elif word == "half":
            total = total - 1 + 0.5 if total > 1 and "and" not in words else total + 0.5
        elif word == "dozen":
            total = (total or 1) * 12
        elif word == "couple":
            total = 2
        elif word in {"several", "few", "many", "numerous", "some"}:
            return None
    if total == 0 and words and words[0] in {"a", "an"}:
        total = 1
    return int(total) if total == int(total) else total


def year_of(words: Sequence[str]) -> int | None:
    """The year that number words name, as news readers say it.

    >>> year_of(["nineteen", "ninety", "-", "six"]), year_of(["two", "thousand", "and", "five"])
    (1996, 2005)
    >>> year_of(["nineteen", "hundred", "and", "five"]), year_of(["twenty", "three"])
    (1905, None)
    """
    words = [w for w in words if w not in {"-", "and", "–"}]
    numbers = [value(w, "CARDINAL") for w in words]
    if "thousand" in words:
        at = words.index("thousand")
        year = sum(filter(None, numbers[:at])) * 1000 + sum(filter(None, numbers[at + 1 :]))
        return year if 1000 <= year < 2200 and at == 1 else None
    if "hundred" in words:
        at = words.index("hundred")
        year = sum(filter(None, numbers[:at])) * 100 + sum(filter(None, numbers[at + 1 :]))
        return year if 1100 <= year < 2200 else None
    if not numbers or numbers[0] is None or len(numbers) < 2:
        return None
    head, rest = numbers[0], numbers[1:]
    if head == 20 and rest[0] is not None and rest[0] < 10 and len(rest) == 1:
        return None
    tail = sum(filter(None, rest))
    if 13 <= head <= 20 and 10 <= tail <= 99 or (head in {18, 19, 20} and "oh" in words):
        return head * 100 + tail
    return None


def full_year(digits: str) -> int:
    """A year of two or four digits.

    >>> full_year("87"), full_year("24"), full_year("2016")
    (1987, 2024, 2016)
    """
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= CENTURY_PIVOT else 2000)


def ordinal_of(words: Sequence[str]) -> int | None:
    """What an ordinal says: "third", "22nd", "twenty-second"; "last" is -1."""
    total = 0
    for word in words:
        if word[0].isdecimal():
            return int("".join(c for c in word if c.isdecimal()))
        if word == "last":
            return -1
        number = value(word, "CARDINAL") or value(word, "ORDINAL")
        if number is not None:
            total += number
    return total or None
