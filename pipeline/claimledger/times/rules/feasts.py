"""The rule for feasts: "Christmas Eve", "Eid al-Fitr", "last Easter"."""

from claimledger.times.grammar import Built, Hit, Rules
from claimledger.times.lexicon import CONTEXTS, FEASTS
from claimledger.times.meanings.base import Fixed
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Within
from claimledger.times.rules.reading import year_in
from claimledger.times.spans import year_span

MARKS = frozenset(".-‑–")
"""What may stand in the name of a feast: "St. Patrick's Day", "Eid al-Fitr"."""
FULL_NAMES = (" day", " eve", " night", "sunday", "monday", "tuesday", "wednesday", "friday")
"""How the names of feasts end that are days in any company."""
FEAST = "(feast: FEASTHEAD ((DOT|DASH)? FEASTWORD|APOS S?)*)"
RULES = Rules()


@RULES.rule("feast", f"(THE? (shift: SHIFT))? {FEAST} (year: OF? YEAR)?", "FEASTEND")
def _feast(hit: Hit) -> Built:
    """As in: Christmas Eve, New Year's Day, last Easter, Thanksgiving 2021, past Christmas Day."""
    name, year = feast_name(hit.words("feast")), year_in(hit)
    if name is None or (year is None and not _is_a_day(hit, name)):
        return None
    if year is not None:
        return "DATE", None, Within(Named("day", name=name), Fixed(year_span(year)))
    shift = hit.value("shift", "SHIFT") if hit.word("shift") != "past" else None
    return "DATE", None, Named("day", name=name, shift=shift)


def feast_name(words: list[str]) -> str | None:
    """The key in ``feasts.yaml`` that words spell, or None.

    >>> feast_name(["new", "year", "’", "s", "eve"]), feast_name(["good", "day"])
    ("new year's eve", None)
    """
    name = " ".join(word for word in words if word not in MARKS)
    name = name.replace("’", "'").replace(" '", "'").replace("' s", "'s")
    name = name if name in FEASTS else name.removesuffix("'s").removesuffix("'")
    return name if name in FEASTS else None


def _is_a_day(hit: Hit, name: str) -> bool:
    """Whether a feast stands for its day: "before Christmas", not "the Christmas table".

    Other countries have an Independence Day of their own: "Kenya's Independence Day".
    """
    before, after = hit.near(-1), hit.near(1)
    before = hit.near(-2) if before == "the" else before
    if name == "independence day":
        return before != "s" and not hit.near_written(-1)[:1].isupper()
    if name.endswith(FULL_NAMES) or "shift" in hit:
        return True
    if before in {"", ".", "\n"}:
        return after == "," or after in CONTEXTS["feast_is"]
    follows = after.isalpha() and after not in CONTEXTS["after_feast"]
    return before in CONTEXTS["feast"] and not follows
