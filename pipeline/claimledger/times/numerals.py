"""Counts, ordinals and years in words and digits."""

from collections.abc import Sequence

from claimledger.times.lexicon import Words

CENTURY_PIVOT = 35
"""Two-digit years from here on belong to the twentieth century."""
CENTURIES = range(13, 21)
"""Values of the first word of a year in words: "thirteen" to "twenty"."""
YEARS_IN_WORDS = range(1000, 2200)
TWO_DIGITS = 10
TWENTY = 20


def count_of(words: Sequence[str], table: Words) -> float | None:
    """The value of a count; None for a vague one ("several", "12 to 18").

    >>> from claimledger.language import ENGLISH
    >>> from claimledger.times.lexicon import words
    >>> counts = "twenty - two", "two and a half", "a", "3 1/2", "a few", "12 to 18", "two - three"
    >>> [count_of(each.split(), words(ENGLISH)) for each in counts]
    [22, 2.5, 1, 3.5, None, None, None]
    """
    value, lists = table.value, table.lists
    ranged = words[:1] and words[0][0].isdecimal() and "-" in words
    if ranged or any(word in lists[name] for name in ("TOWORD", "OR", "VAGUE") for word in words):
        return None
    cardinals = [number for word in words if (number := value(word, "CARDINAL"))]
    if len(cardinals) > 1 and (cardinals[0] < TWENTY or cardinals[1] >= TWO_DIGITS):
        return None
    total = 0.0
    for word in words:
        if "/" in word:
            part, whole = (int(number) for number in word.split("/"))
            if not 0 < part < whole:
                return None
            total += part / whole
        elif word[0].isdecimal():
            total = float(word.replace(",", ""))
        elif (factor := value(word, "SCALE") or value(word, "DOZEN")) is not None:
            total = (total or 1) * factor
        else:
            total += value(word, "CARDINAL") or value(word, "COUPLE") or value(word, "HALF") or 0
    total = total or 1.0
    return int(total) if total == int(total) else total


def year_of(words: Sequence[str], table: Words) -> int | None:
    """The year that number words name when they are read aloud.

    >>> from claimledger.language import ENGLISH
    >>> from claimledger.times.lexicon import words
    >>> years = "nineteen ninety - six", "two thousand and five", "nineteen hundred", "twenty three"
    >>> [year_of(each.split(), words(ENGLISH)) for each in years]
    [1996, 2005, 1900, None]
    """
    numbers = [table.value(word, "CARDINAL") or 0 for word in words]
    for at, word in enumerate(words):
        if scale := table.value(word, "SCALE"):
            year = sum(numbers[:at]) * scale + sum(numbers[at + 1 :])
            return year if year in YEARS_IN_WORDS else None
    head, tail = sum(numbers[:1]), sum(numbers[1:])
    spoken_zero = any(word in table.lists["ZERO"] for word in words) and tail > 0
    if head in CENTURIES and (tail >= TWO_DIGITS or spoken_zero):
        return head * 100 + tail
    return None


def full_year(digits: str) -> int:
    """A year of two or four digits.

    >>> full_year("87"), full_year("24"), full_year("2016")
    (1987, 2024, 2016)
    """
    number = int(digits)
    if number >= 100:  # noqa: PLR2004 - three digits and more are whole
        return number
    return number + (1900 if number >= CENTURY_PIVOT else 2000)


def ordinal_of(words: Sequence[str], table: Words) -> int:
    """What an ordinal or a day number says; "last" is -1, and what says nothing 0.

    >>> from claimledger.language import ENGLISH
    >>> from claimledger.times.lexicon import words
    >>> [ordinal_of(each.split(), words(ENGLISH)) for each in ("twenty - second", "3rd", "last")]
    [22, 3, -1]
    """
    if words and words[0][0].isdecimal():
        return int("".join(char for char in words[0] if char.isdecimal()))
    if words and (last := table.value(words[0], "LASTWORD")):
        return int(last)
    value = table.value
    return sum(value(w, "CARDINAL") or value(w, "ORDINAL") or 0 for w in words)
