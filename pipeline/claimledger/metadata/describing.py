"""Finds the metadata of a cleaned page with all rules of this package."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from claimledger.metadata import bylines, dating, naming
from claimledger.metadata.address import canonical
from claimledger.metadata.beside import find_other, find_other_authors
from claimledger.metadata.capture import find_captures, moment
from claimledger.metadata.language import UNDETERMINED, identify, primary
from claimledger.metadata.noting import note_of
from claimledger.metadata.page import Page
from claimledger.metadata.posts import find_posts, posted
from claimledger.metadata.sidecar import Sidecar
from claimledger.metadata.titles import find_headline, find_titles
from claimledger.records import Description, Finding, Published, Rendition, Segment, Time

_WORD = re.compile(r"\w++(?:['’\-.,]\w++)*+")
_SINGLE = ("title", "publisher", "url", "language", "captured_at", "rights")


def describe(  # noqa: PLR0913 - one argument a source of knowledge about the article
    rendition: Rendition,
    segments: Sequence[Segment],
    times: Sequence[Time],
    *,
    url: str | None = None,
    published: Published = None,
    sidecar: Sidecar | None = None,
) -> Description:
    """Find title, publisher, dates and language of an article.

    Args:
        rendition: the text of the page and the metadata in its tags.
        segments: its labelled segments.
        times: its time expressions, read without a publication date.
        url: its address, if the caller knows it.
        published: its day or range of days of publication, if the caller knows it.
        sidecar: the content of its sidecar. It overrides every other source; then come the
            arguments, then the tags of the page, then its text.

    Returns:
        The columns of ``snapshots`` for the article, with a finding for each that is filled.
    """
    page = Page.of(rendition, segments)
    ruled = list(_ruled(sidecar)) if sidecar else []
    language = _language(page, ruled)
    found = [*ruled, *_argued(url), *_saved(page, language.value)]
    address = next((f for f in found if f.field == "url"), None)
    where = address.value if address else None
    publishers = naming.find_publishers(
        page, where
    )  # the others are needed where tags may disagree
    named = list(find_titles(page, language.value, where))
    named += publishers if page.declared else islice(publishers, 1)
    headline = find_headline(page, language.value)
    found += [*named, *bylines.find_rights(page)]
    best = {f.field: f for f in reversed(found)} | {"language": language}
    authors = [f for f in ruled if f.field == "authors"] or _distinct(bylines.find_authors(page))
    captured = best["captured_at"].value if "captured_at" in best else None
    posts = find_posts(page, language.value)
    dated = _given(published, sidecar) or dating.date_article(
        page, times, url=address, captured=captured, language=language.value, posts=posts
    )
    low, high = dated.bracket.days
    single = {field: best[field].value if field in best else None for field in _SINGLE}
    return Description(
        title=single["title"],
        publisher=single["publisher"],
        url=single["url"],
        authors=tuple(f.value for f in authors),
        language=language.value,
        published_earliest=low,
        published_latest=high,
        published_basis=dated.basis,
        captured_at=captured,
        word_count=sum(len(_WORD.findall(line.text)) for line in page.kept),
        rights=single["rights"],
        note=note_of(rendition, page, language.value),
        posts=posts if (clue := posted(posts)) is None or dated.bracket.agrees(clue) else (),
        evidence=(
            *(best[field] for field in _SINGLE if field in best),
            *authors,
            *dating.findings(dated.bracket),
            *_beside(page, best, named + [f for f in [headline] if f], authors),
            *dated.beside,
        ),
    )


def _beside(
    page: Page, best: Mapping[str, Finding], named: Sequence[Finding], authors: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the values of the other source, tags or page, for title, publisher and authors."""
    for field in ("title", "publisher"):
        candidates = [finding for finding in named if finding.field == field]
        if best.get(field) in candidates:
            yield from find_other(best[field], candidates, page.declared)
    declared, written = (
        _distinct(find(page)) for find in (bylines.find_declared, bylines.find_written)
    )
    if authors in (declared, written):
        yield from find_other_authors(authors, written if authors == declared else declared)


def _ruled(sidecar: Sidecar) -> Iterator[Finding]:
    for field in _SINGLE:
        if value := getattr(sidecar, field):
            yield Finding(field, value, "sidecar")
    for author in sidecar.authors:
        yield Finding("authors", author, "sidecar")


def _argued(url: str | None) -> Iterator[Finding]:
    if url and (address := canonical(url)):
        yield Finding("url", address, "argument")


def _saved(page: Page, language: str) -> Iterator[Finding]:
    """Yield addresses and times of saving in tags and lines of the page, the strongest first."""
    for found in page.declared:
        # Some sites declare their front page as the address of each article; it is ignored.
        if found.field == "url":
            address = canonical(found.value)
            yield from _read_as(found, address if urlsplit(address or "").path.strip("/") else None)
        elif found.field == "captured_at":
            yield from _read_as(found, moment(found.value))
    yield from find_captures(page, language)


def _read_as(found: Finding, value: str | None) -> Iterator[Finding]:
    """Yield a declared finding with its value in canonical form, if it is valid."""
    if value:
        yield Finding(found.field, value, found.rule, found.start, found.end)


def _language(page: Page, ruled: Sequence[Finding]) -> Finding:
    """Return the language in the sidecar, otherwise of the text, otherwise in the tags."""
    if given := next((f for f in ruled if f.field == "language"), None):
        return Finding("language", primary(given.value), given.rule)
    code = identify(line.text for line in page.kept)
    declared = next((f for f in page.declared if f.field == "language"), None)
    if code == UNDETERMINED and declared:
        return Finding("language", primary(declared.value), declared.rule)
    return Finding("language", code, "language.identified")


def _distinct(findings: Iterator[Finding]) -> list[Finding]:
    return list({f.value.casefold(): f for f in reversed([*findings])}.values())[::-1]


def _given(published: Published, sidecar: Sidecar | None) -> dating.Dated | None:
    """Return the range of days that a sidecar or the caller states, if any."""
    if sidecar and sidecar.published:
        return dating.given(sidecar.published, "sidecar")
    days = (published, published) if isinstance(published, date) else published
    return dating.given(days, "argument") if days and any(days) else None
