"""The day of publication: first what is stated, then what the other clues rule out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimledger.metadata import address, content, stamps
from claimledger.metadata.beside import find_other_days
from claimledger.metadata.clues import ZONES, Bracket, Clue, combined, narrowed
from claimledger.metadata.days import find_days
from claimledger.metadata.page import Page
from claimledger.metadata.stamps import YearlessDay
from claimledger.metadata.zones import local_days
from claimledger.records import Finding, PublishedRange, Time

_STRENGTH = (
    "declared",
    "stamp.published",
    "declared.date",
    "stamp.bare",
    "dateline",
    "address.day",
    "searched",
    "stamp.age",
    "print_edition",
    "address.month",
)
"""Rules that state a day or a bracket with both sides, the strongest first."""


_EMPTY = frozenset({date(1, 1, 1), date(1970, 1, 1)})
"""The first days of the clocks of .NET and Unix, which pages declare if they know no day."""

_NEW_YEAR = (1, 1)

_UNSAID = re.compile(r"meta\.(?:dc\.|dcterms\.|sailthru\.)?date$")
"""Tags that state a day without saying what happened on it."""

_EXPLICIT = frozenset({"declared", "declared.date", "stamp.published"})
"""Rules that say what their day means: a later date in the text belongs to an update."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A bracket, its basis, and statements of other days."""

    bracket: Bracket
    basis: str
    beside: tuple[Finding, ...] = ()


def date_article(
    page: Page, times: Sequence[Time], *, url: Finding | None, captured: str | None, language: str
) -> Dated:
    """The days on which the article may have appeared, with their basis.

    The strongest statement that agrees with the capture sets the bracket, and everything else
    that leaves a day of it narrows it; a statement that does not say that it is the article's, and
    that no other confirms, has to agree with what the article reports, too. Without a statement,
    the bounds count only if none of them contradicts another.

    Returns:
        The bracket, its basis (stated, address, content, capture or unknown), and the day that
        tags or page state otherwise.
    """
    capture = [_capture_bound(captured)] if captured else []
    placed = content.place(page, times)
    bounds = list(content.find_bounds(page, placed))
    saved = combined(capture) or Bracket()
    reported = combined(capture + [x for x in bounds if x.rule == "content.reported"]) or saved
    frame = combined([*capture, *bounds])
    if frame is None:
        frame, bounds = saved, []
    stated = list(_stated(page, url, captured, language))
    clues = [clue for clue in stated if isinstance(clue, Clue)]
    low, high = frame.days
    if low and high:
        settled = (day.within(low, high) for day in stated if isinstance(day, YearlessDay))
        clues += [clue for clue in settled if clue]
    explained = any(clue.rule == "stamp.published" for clue in clues)
    sure = {id(clue) for clue in clues if clue.rule in _EXPLICIT or _is_confirmed(clue, clues)}
    clues.sort(key=lambda clue: (_rank(clue.rule, explained=explained), id(clue) not in sure))
    believed = [x for x in clues if (saved if id(x) in sure else reported).agrees(x)]
    bracket, basis = _decide(believed, frame)
    bracket = _grown(bracket, stamps.find_posts(page, language), reported, clues)
    if basis == "unknown":
        basis = "content" if bounds else "capture" if capture else "unknown"
    bracket = narrowed(bracket, content.find_edges(placed, bracket))
    return Dated(bracket, basis, tuple(find_other_days(bracket, clues)))


def _decide(clues: Sequence[Clue], frame: Bracket) -> tuple[Bracket, str]:
    """The strongest statement narrowed by all the rest, or the frame narrowed by what agrees."""
    if clues and clues[0].rule in _STRENGTH:
        first = clues[0]
        bracket = Bracket(first if first.earliest else None, first if first.latest else None)
        rest = [c for c in (frame.earliest, frame.latest, *clues[1:]) if c]
        return narrowed(bracket, rest), first.basis
    agreeing = [clue for clue in clues if frame.agrees(clue)]
    return narrowed(frame, agreeing), agreeing[0].basis if agreeing else "unknown"


def _grown(
    bracket: Bracket, posts: Clue | None, reported: Bracket, clues: Sequence[Clue]
) -> Bracket:
    """The bracket, extended for a page that grew after it appeared.

    The bracket of a live page is the range of days of its posts. If a page reports events after its
    stated day and says that it was revised, its bracket is the range between.
    """
    if posts and bracket.agrees(posts):
        return Bracket(posts, posts)
    revised = next((clue for clue in clues if clue.rule == "declared.modified"), None)
    until, last, since = (
        revised and revised.latest,
        bracket.days[1],
        reported.days[0],
    )
    first = bracket.earliest
    if first and first.rule in _EXPLICIT and until and last and since:
        return Bracket(first, revised) if last + ZONES < since <= until else bracket
    return bracket


def _is_confirmed(clue: Clue, clues: Sequence[Clue]) -> bool:
    """Whether a statement of another kind gives the same days."""
    days = clue.earliest, clue.latest
    return any(
        other.rule != clue.rule and (other.earliest, other.latest) == days for other in clues
    )


def _rank(rule: str, *, explained: bool) -> int:
    """Rank of a statement; a tag without a meaning ranks below a day that is explained."""
    if rule == "declared.date" and not explained:
        return 0
    return _STRENGTH.index(rule) if rule in _STRENGTH else len(_STRENGTH)


def _stated(
    page: Page, url: Finding | None, captured: str | None, language: str
) -> Iterator[Clue | YearlessDay]:
    yield from _declared(page, language)
    yield from stamps.find_stamps(page, language)
    yield from stamps.find_ages(page, captured)
    days = address.bracket(url.value) if url else None
    if url and days:
        rule = "address.day" if days[0] == days[1] else "address.month"
        yield Clue(*days, "address", rule, url.start, url.end)


def _declared(page: Page, language: str) -> Iterator[Clue]:
    """Days that tags declare; one that a search through the markup found is weaker than a stamp.

    A search finds the day of a revision, too, which is no day of publication, and takes a year
    alone for its first day.
    """
    revised = {_day(f.value, language) for f in page.declared if f.field == "modified"}
    for finding in page.declared:
        day = _day(finding.value, language)
        if day is None or day in _EMPTY:
            continue
        first, last = local_days(finding.value, language) or (day, day)
        if finding.field == "published":
            rule = "declared.date" if _UNSAID.search(finding.rule) else "declared"
            rule = "searched" if finding.rule.endswith("htmldate") else rule
            if rule != "searched" or not (day in revised or (day.month, day.day) == _NEW_YEAR):
                yield Clue(first, last, "stated", rule, finding.start, finding.end)
        elif finding.field == "modified":
            yield Clue(None, last, "stated", "declared.modified", finding.start, finding.end)


def _day(value: str, language: str) -> date | None:
    """The day that a declared date or date-time names."""
    written = value.strip()
    for head in (written[:10], written[:8]):
        try:
            return date.fromisoformat(head)
        except ValueError:
            continue
    return next((day.date for day in find_days(value, language)), None)


def _capture_bound(captured: str) -> Clue:
    return Clue(None, date.fromisoformat(captured[:10]), "capture", "captured")


def given(days: PublishedRange, basis: str) -> Dated:
    """The bracket that a caller or a sidecar gives."""
    clue = Clue(*days, basis, basis)
    return Dated(Bracket(clue if days[0] else None, clue if days[1] else None), basis)


def findings(bracket: Bracket) -> Iterator[Finding]:
    """Evidence for the two sides of a bracket."""
    low, high = bracket.days
    for field, day, clue in (
        ("published_earliest", low, bracket.earliest),
        ("published_latest", high, bracket.latest),
    ):
        if day and clue:
            yield Finding(field, day.isoformat(), clue.rule, clue.start, clue.end)
