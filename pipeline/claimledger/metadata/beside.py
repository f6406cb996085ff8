"""Records disagreements between tags and text about author, publisher, title or day.

One of the two fills the column. The value of the other becomes evidence under a rule whose name
begins with `beside.`, so that users of the data can compare them.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimledger.metadata.clues import Bracket, Clue
from claimledger.metadata.wording import fold
from claimledger.records import Finding

BESIDE = "beside."
_TELLING = 6
"""Fewest letters of a name that is seldom part of another word by chance."""
_DECLARED = frozenset({"declared", "declared.date", "searched"})
_ON_PAGE = frozenset({"stamp.published", "stamp.bare", "dateline", "address.day"})


def find_other(
    best: Finding, candidates: Iterable[Finding], declared: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the value of the other source, tags or page, if none of its values agrees.

    Args:
        best: the finding that fills the column.
        candidates: findings for the same column, the strongest first.
        declared: everything that tags declare.
    """
    others = [found for found in candidates if (found in declared) != (best in declared)]
    if others and not any(_alike(best.value, found.value) for found in others):
        yield _beside(others[0])


def find_other_authors(chosen: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the authors of the other source, tags or page, if they differ.

    Authors from outside the text are one finding, because no characters distinguish them.
    """
    said = {fold(found.value) for found in others}
    if not chosen or not said or said == {fold(found.value) for found in chosen}:
        return
    if others[0].start is None:
        names = "; ".join(found.value for found in others)
        yield _beside(Finding("authors", names, others[0].rule))
    else:
        yield from map(_beside, others)


def find_other_days(bracket: Bracket, clues: Iterable[Clue]) -> Iterator[Finding]:
    """Yield the day of the other source, tags or page, if it is outside the bracket.

    Args:
        bracket: the days that were chosen.
        clues: all statements, the strongest first.
    """
    chosen = {clue.rule for clue in (bracket.earliest, bracket.latest) if clue}
    if chosen & _DECLARED:
        other = _ON_PAGE
    elif chosen & _ON_PAGE:
        other = _DECLARED
    else:
        return
    clue = next((clue for clue in clues if clue.rule in other), None)
    if clue is None or bracket.agrees(clue):
        return
    for field, day in (("published_earliest", clue.earliest), ("published_latest", clue.latest)):
        if day:
            yield _beside(Finding(field, day.isoformat(), clue.rule, clue.start, clue.end))


def _alike(one: str, other: str) -> bool:
    """Whether two values are equal, or one is the other with a site name or subtitle."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if f" {short} " in f" {long} ":
        return True
    close = short.replace(" ", "")  # as in an address, which may include "the"
    return len(close) >= _TELLING and close in {long, long.removeprefix("the")}


def _beside(found: Finding) -> Finding:
    return Finding(found.field, found.value, BESIDE + found.rule, found.start, found.end)
