"""Counts, ordinals and years in words and digits."""

from collections.abc import Sequence

from claimledger.times.lexicon import value

CENTURY_PIVOT = 35
"""Two-digit years from here on belong to the twentieth century."""
CENTURIES = range(13, 21)
"""What the first word of a year in words can say: "thirteen" to "twenty"."""
YEARS_IN_WORDS = range(1000, 2200)
TWO_DIGITS = 10
TWENTY = 20


def count_of(words: Sequence[str]) -> float | None:
    """What a count says; None for a vague one ("several", "12 to 18").

    >>> count_of(["twenty", "-", "two"]), count_of(["two", "and", "a", "half"]), count_of(["a"])
    (22, 2.5, 1)
    >>> count_of(["3", "1/2"])
    3.5
    >>> count_of(["a", "few"]) is count_of(["12", "to", "18"]) is count_of(["two", "-", "three"])
    True
    """
    ranged = words[:1] and words[0][0].isdecimal() and "-" in words
    if ranged or "to" in words or "or" in words or any(value(word, "VAGUE") for word in words):
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


def year_of(words: Sequence[str]) -> int | None:
    """The year that number words name, as news readers say it.

    >>> year_of(["nineteen", "ninety", "-", "six"]), year_of(["two", "thousand", "and", "five"])
    (1996, 2005)
    >>> year_of(["nineteen", "hundred", "and", "five"]), year_of(["twenty", "three"])
    (1905, None)
    """
    words = [word for word in words if word not in {"-", "and", "–"}]
    for scale in ("thousand", "hundred"):
        if scale in words:
            at = words.index(scale)
            head, tail = _sum(words[:at]), _sum(words[at + 1 :])
            year = head * (value(scale, "SCALE") or 0) + tail
            return year if year in YEARS_IN_WORDS else None
    head, tail = _sum(words[:1]), _sum(words[1:])
    spoken_zero = "oh" in words and tail > 0
    if head in CENTURIES and (tail >= TWO_DIGITS or spoken_zero):
        return head * 100 + tail
    return None


def _sum(words: Sequence[str]) -> int:
    return sum(value(word, "CARDINAL") or 0 for word in words)


def full_year(digits: str) -> int:
    """A year of two or four digits.

    >>> full_year("87"), full_year("24"), full_year("2016")
    (1987, 2024, 2016)
    """
    number = int(digits)
    if number >= 100:  # noqa: PLR2004 - three digits and more are whole
        return number
    return number + (1900 if number >= CENTURY_PIVOT else 2000)


def ordinal_of(words: Sequence[str]) -> int | None:
    """What an ordinal or a day number says; "last" is -1.

    >>> ordinal_of(["twenty", "-", "second"]), ordinal_of(["3rd"]), ordinal_of(["last"])
    (22, 3, -1)
    """
    if words and words[0][0].isdecimal():
        return int("".join(char for char in words[0] if char.isdecimal()))
    if words[:1] == ["last"]:
        return -1
    total = sum(value(w, "CARDINAL") or value(w, "ORDINAL") or 0 for w in words)
    return total or None
