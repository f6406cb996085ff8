"""Determines the day of publication: statements first, narrowed by the other clues."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimledger.metadata import address, content, stamps
from claimledger.metadata.beside import find_other_days
from claimledger.metadata.clues import ZONES, Bracket, Clue, combined, narrowed
from claimledger.metadata.days import find_days
from claimledger.metadata.page import Page
from claimledger.metadata.posts import posted
from claimledger.metadata.stamps import YearlessDay
from claimledger.metadata.zones import local_days
from claimledger.records import Finding, Post, PublishedRange, Time

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
"""Rules that state a day or a range of days, the strongest first."""


_UNSPACED = frozenset({"zh", "ja"})
"""Languages whose sentences are read for days although they have no grammar here."""

_EMPTY = frozenset({date(1, 1, 1), date(1970, 1, 1)})
"""The epochs of .NET and Unix, which pages declare if they have no date."""

_NEW_YEAR = (1, 1)

_UNSAID = re.compile(r"meta\.(?:dc\.|dcterms\.|sailthru\.)?date$")
"""Tags that state a day without its meaning."""

_EXPLICIT = frozenset({"declared", "declared.date", "stamp.published"})
"""Rules that state the meaning of their day, so that a later date belongs to an update."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The range of publication days, its basis, and statements of other days."""

    bracket: Bracket
    basis: str
    beside: tuple[Finding, ...] = ()


def date_article(  # noqa: PLR0913 - one argument a source of knowledge about the day
    page: Page,
    times: Sequence[Time],
    *,
    url: Finding | None,
    captured: str | None,
    language: str,
    posts: Sequence[Post] = (),
) -> Dated:
    """Find the days on which an article may have been published.

    The strongest statement that agrees with the capture sets the bracket, and every other clue
    that leaves a day narrows it. A statement whose meaning is unknown and that nothing confirms
    must also agree with the events that the article reports. Without a statement, the bounds are
    used only if no two of them contradict each other.

    Args:
        page: the lines of the page, with its tags.
        times: its time expressions, read without a publication date.
        url: its address, which may contain a day.
        captured: its capture time in ISO 8601.
        language: its language code.
        posts: its posts, if it is a live blog.

    Returns:
        The bracket, its basis (stated, address, content, capture or unknown), and other days that
        tags or page state.
    """
    capture = [_capture_bound(captured)] if captured else []
    placed = content.place(page, times)
    bounds = list(content.find_bounds(page, placed))
    if language in _UNSPACED:
        bounds += content.find_written(page, language)
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
    bracket = _grown(bracket, posted(posts), reported, clues)
    if basis == "unknown":
        basis = "content" if bounds else "capture" if capture else "unknown"
    bracket = narrowed(bracket, content.find_edges(placed, bracket))
    return Dated(bracket, basis, tuple(find_other_days(bracket, clues)))


def _decide(clues: Sequence[Clue], frame: Bracket) -> tuple[Bracket, str]:
    """Narrow the strongest statement, or without one the frame, by the other clues."""
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
    """Extend the bracket of a page that was extended after its publication.

    The bracket of a live blog is the range of days of its posts. If a page says that it was revised
    and reports events after its stated day, its bracket is the range between the two.
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
    """Return the rank of a statement; a tag without a meaning ranks below an explained day."""
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
    """Yield the days in tags, and the days that a search of the markup found.

    A search result is weaker than a stamp: it may be the day of a revision, or the first day of a
    year without a month.
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
    """Return the day of a declared date or date-time, or None."""
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
    """Return the range that a caller or a sidecar states."""
    clue = Clue(*days, basis, basis)
    return Dated(Bracket(clue if days[0] else None, clue if days[1] else None), basis)


def findings(bracket: Bracket) -> Iterator[Finding]:
    """Yield the evidence for both sides of a bracket."""
    low, high = bracket.days
    for field, day, clue in (
        ("published_earliest", low, bracket.earliest),
        ("published_latest", high, bracket.latest),
    ):
        if day and clue:
            yield Finding(field, day.isoformat(), clue.rule, clue.start, clue.end)
