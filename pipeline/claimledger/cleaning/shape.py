"""Describes the shape of a line in numbers that do not depend on its language."""

import math

NAMES = (
    "characters", "words", "closed", "full_stop", "ellipsis", "capital_start", "digit_start",
    "lowercase", "uppercase", "commas", "quotes", "address", "brackets",
)  # fmt: skip
"""Names of the numbers that `shape` returns, in order."""

STOPS = frozenset(".!?…。！？")
"""Marks that end a sentence."""
_CLOSERS = STOPS | frozenset(":;")
QUOTES = "\"'”’»“)]* "
"""Marks that may follow a sentence's closing mark."""
_BRACKETED = 30  # most characters of a source in brackets
_CHARACTERS_A_WORD = 3  # in scripts without spaces


def ending(view: str) -> str:
    """Return the mark or letter that ends the last sentence, before quotes and a bracketed source.

    >>> ending("“It fell by 3%.” [Source]")
    '.'
    """
    if view[-1:] == "]" and (cut := view.rfind("[", -_BRACKETED)) > 0:
        view = view[:cut]
    return view.rstrip(QUOTES)[-1:]


def shape(view: str) -> tuple[float, ...]:
    """Return the numbers of a non-empty line: lengths as logarithms, counts of words as shares."""
    size = len(view)
    words = view.split(" ")
    spaced = len(words)
    ascii_only = view.isascii()
    count = spaced if ascii_only or spaced * 12 >= size else size // _CHARACTERS_A_WORD
    first, last = view[0], ending(view) or view[-1]
    low = sum(map(str.islower, words)) / spaced
    if not (low or ascii_only) and view.lower() == view.upper():
        low = (
            0.8  # a script without case: assume that most words are not names, as in most sentences
        )
    return (
        math.log1p(size),
        math.log1p(count),
        last in _CLOSERS,
        last in STOPS,
        last == "…" or view.endswith("..."),
        first.isupper(),
        first.isdigit(),
        low,
        view.isupper(),
        view.count(",") / count,
        min(4, view.count('"') if ascii_only else sum(map(view.count, '“”"„«'))),
        "@" in view or "http" in view or "www." in view,
        view.count("("),
    )
