"""The rule for feasts: "Christmas Eve", "Eid al-Fitr", "last Easter"."""

from collections.abc import Container

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Fixed
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Within
from claimledger.times.rules.reading import QUOTES, year_in
from claimledger.times.spans import year_span

MARKS = frozenset(".-‑–")
"""Characters in names of feasts besides letters: "St. Patrick's Day", "Eid al-Fitr"."""


def feast(hit: Hit) -> Built:
    """As in: Christmas Eve, New Year's Day, last Easter, Thanksgiving 2021, past Christmas Day."""
    feasts = hit.tokens.table.feasts
    name, year = feast_name(hit.words("feast"), feasts), year_in(hit)
    if name is None or (year is None and (_is_a_title(hit) or not _is_a_day(hit, name))):
        return None
    if year is not None:
        return Within(Named("day", feast=feasts[name]), Fixed(year_span(year)))
    shift = hit.value("shift", "SHIFT") if not hit.says("shift", "rolling") else None
    return Named("day", feast=feasts[name], shift=shift)


def feast_name(words: list[str], feasts: Container[str]) -> str | None:
    """The key in ``feasts.yaml`` that words spell, or None.

    >>> feast_name(["new", "year", "’", "s", "eve"], {"new year's eve": {}})
    "new year's eve"
    """
    name = " ".join(word for word in words if word not in MARKS)
    name = name.replace("’", "'").replace(" '", "'").replace("' s", "'s")
    name = name if name in feasts else name.removesuffix("'s").removesuffix("'")
    return name if name in feasts else None


def _is_a_title(hit: Hit) -> bool:
    """Whether it is a part of a name, by marks or capitals: "Last Christmas", King of Christmas."""
    after, owner = hit.near_written(1), hit.beside(-1, "OF") and hit.near_written(-2)[:1].isupper()
    quoted = hit.near(-1) in QUOTES and after in QUOTES
    return quoted or owner or (after[:1].isupper() and not hit.beside(1, "WEEKDAY"))


def _is_a_day(hit: Hit, name: str) -> bool:
    """Whether a feast stands for its day: "before Christmas", not "the Christmas table".

    Other countries have an Independence Day of their own: "Kenya's Independence Day".
    """
    before, after = -2 if hit.beside(-1, "THE") else -1, hit.near(1)
    if name in hit.lists["own_feast"]:
        return not hit.beside(before, "S") and not hit.near_written(-1)[:1].isupper()
    if "shift" in hit or hit.tokens.table.patterns["full_feast"].search(name):
        return True
    if hit.near(before) in {"", ".", "\n"}:
        return after == "," or hit.beside(1, "feast_is")
    follows = after.isalpha() and not hit.beside(1, "after_feast")
    return hit.beside(before, "feast") and not follows
