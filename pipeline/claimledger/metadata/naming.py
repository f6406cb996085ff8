"""Finds the publisher of a page among the names in its tags, address and furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from claimledger.metadata import address
from claimledger.metadata.names import NAME, name_of, publisher_finding
from claimledger.metadata.page import Line, Page
from claimledger.metadata.promotion import find_promoted, find_repeated
from claimledger.metadata.wording import fold, outlets_by_name
from claimledger.records import Finding

_CREDIT = re.compile(
    rf"\b(?:originally|first)\s(?:published|appeared|posted|printed|ran)\s"
    rf"(?:on|in|at|by|with)\s(?-i:the\s)?(?P<name>{NAME})",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"(?:source|quelle|fuente)\s*[:：]\s*(?P<name>{NAME})\.?", re.IGNORECASE)
# A Chinese page names its source next to the stamp; the name ends at a space or a bar.
_CREDITED = re.compile(r"(?:来源|來源)\s*[:：]\s*(?P<name>[^\s|｜：:,，。()（）]{2,20})")
_COPYRIGHT = re.compile(
    rf"(?:(?:©|\(c\)|\bcopyright\b)\s*)+(?P<year>[12][0-9]{{3}}\s?(?:[-–—,]\s?[12][0-9]{{3}})?)?[\s,]*"
    rf"(?:by\s)?(?P<name>{NAME})",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|–—:·-]\s+")
_MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
# A company has the name of the outlet if only words such as "Ltd" follow it.
_COMPANY = re.compile(
    r"(?:\s(?:newspapers?|company|co|inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|se|sa|corp"
    r"|corporation|and|all|rights|reserved))*"
)
_PRESS = re.compile(
    r"\b(?:news|times|post|herald|gazette|journal|tribune|chronicle|review|magazine|daily|weekly"
    r"|press|observer|courier|dispatch|register|bulletin|mail|monitor|telegraph|sentinel)$"
)
_CORPORATE = re.compile(
    r"\b(?:inc|ltd|limited|llc|llp|lp|plc|gmbh|corp|corporation|company|group)\b"
)
_LONGEST = 400
_FURNITURE = frozenset({"nav", "notice", "paywall", "promo"})
_LONGEST_NAME = 60
_MASTHEAD = 3
_WWW = re.compile(r"^(?:https?://)?www\.")
_HOST = re.compile(r"\w\.\w+$")
_PART = ".part"
_FAR = 3
_TELLING = 4
"""Fewest letters of words that a host does not begin with by chance."""


def find_publishers(page: Page, url: str | None) -> Iterator[Finding]:
    """Yield findings for `publisher`, the strongest first."""
    declared = [f for f in page.declared if f.field == "publisher" and f.value.strip()]
    named = [*map(_without_www, declared), *_beside_title(page, url)]
    # Tags may name the agency that wrote the text; the name of the site comes first.
    yield from sorted(named, key=lambda one: (_is_wire(one.value, url), _doubt(one, page, url)))
    if url and (known := address.outlet(url)):
        yield Finding("publisher", known.name, "address.host", *_place(page, url))
    elif url:
        yield from _spelled_host(page, url)
    yield from (found for line in page.opening for found in _credited(line))
    edges = [x for x in (*page.head, *page.tail) if len(x.text) <= _LONGEST]
    for rule in (_credits, _sources, _copyrights, _mailboxes, _mastheads):
        for line in edges:
            yield from rule(line, page)
    furniture = [x for x in page.lines if x.label in _FURNITURE and len(x.text) <= _LONGEST]
    yield from find_promoted(furniture, page.text)
    yield from find_repeated(furniture)


def _without_www(found: Finding) -> Finding:
    """Return a publisher that tags name by its host, without "www"."""
    return replace(found, value=_WWW.sub("", found.value))


def _beside_title(page: Page, url: str | None) -> Iterator[Finding]:
    """Yield the name at one end of a declared title, if the title of the page is at the other.

    "Ports reopen | World | Harbor Gazette" begins with the title "Ports reopen". A section may
    stand there too, so the name has to be in the host of the address.
    """
    declared = [one for one in page.declared if one.field == "title"]
    line = page.title()
    texts = [one.value for one in declared] + ([line.text] if line else [])
    titles = dict.fromkeys(map(fold, texts))
    for one in declared:
        parts, whole = _TITLE_PARTS.split(one.value.strip()), fold(one.value)
        for title in titles if len(parts) > 1 else ():
            name = parts[-1] if whole.startswith(f"{title} ") else parts[0]
            at_end = whole.startswith(f"{title} ") or whole.endswith(f" {title}")
            if at_end and _near_host(name, url) < _FAR:
                yield Finding("publisher", name, f"{one.rule}{_PART}")


def _doubt(found: Finding, page: Page, url: str | None) -> float:
    """Return 0 if a title ends with a declared name, otherwise how far it is from the host's.

    A company may publish several sites, and JSON-LD may name the company. A name beside the title
    is better only than a declared name that has nothing of the host.
    """
    if found.rule.endswith(_PART):
        return _FAR + (0.5 if _HOST.search(found.value) else -0.5)
    titles = (one.value for one in page.declared if one.field == "title")
    ends = {fold(_TITLE_PARTS.split(title)[-1]) for title in titles}
    return 0 if fold(found.value) in ends else _near_host(found.value, url)


def _near_host(name: str, url: str | None) -> int:
    """Return 1 if a part of the host is the name, 2 if it begins with words of it, otherwise 3."""
    words = fold(name).split()
    for label in (urlsplit(url or "").hostname or "").split("."):
        bare = {label, label.removeprefix("the")}
        if "".join(words) in bare:
            return 1
        if any(_shared(one, words) >= max(_TELLING, len(one) / 2) for one in bare):
            return 2
    return _FAR


def _shared(label: str, words: Sequence[str]) -> int:
    """Return how many letters of a label are the longest run of words that it begins with.

    >>> _shared("riverpostonline", ["north", "bay", "river", "post"])
    9
    """
    longest = 0
    for first in range(len(words)):
        shared = 0
        for word in islice(words, first, None):
            if not label.startswith(word, shared):
                break
            shared += len(word)
        longest = max(longest, shared)
    return longest


def _is_wire(name: str, url: str | None) -> bool:
    """Whether a name is that of an agency and the page is not the agency's own."""
    known = outlets_by_name().get(fold(name))
    return known is not None and known.wire and not (url and address.outlet(url) == known)


def _spelled_host(page: Page, url: str) -> Iterator[Finding]:
    """Yield a line that spells out the name that the host of the address writes as one word."""
    labels = (urlsplit(url).hostname or "").split(".")
    for line in page.lines:
        if not line.kept and len(line.text) <= _LONGEST_NAME and line.text[:1].isupper():
            words = fold(line.text).split()
            if len(words) > 1 and {"".join(words), "the" + "".join(words)} & set(labels):
                yield Finding("publisher", line.text, "address.spelled", line.start, line.end)


def _credits(line: Line, _page: Page) -> Iterator[Finding]:
    for match in _CREDIT.finditer(line.text):
        if name := name_of(match):
            yield publisher_finding(name, "credit.first_published", line, match)


def _credited(line: Line) -> Iterator[Finding]:
    match = None if line.kept or len(line.text) > _LONGEST_NAME else _CREDITED.search(line.text)
    if match:
        yield publisher_finding(match["name"], "source.stamp", line, match)


def _sources(line: Line, page: Page) -> Iterator[Finding]:
    """Yield the name in a furniture line that credits a source, as aggregators write it.

    The credit of a last chart, such as a statistics office, has the same form. A name that the
    article mentions is therefore left out.
    """
    match = _SOURCE.fullmatch(line.text)
    name = name_of(match)
    if match and name and not any(name in kept.text for kept in page.kept):
        yield publisher_finding(name, "source.line", line, match)


def _copyrights(line: Line, page: Page) -> Iterator[Finding]:
    """Yield the holder in a copyright line if it is an outlet and not only a company.

    That is a known outlet, a name that is alone on another line, or a name that ends with a word
    of the press. Agencies are left out: they own the copyright of texts that others publish.
    """
    match = _COPYRIGHT.search(line.text)
    if not match or not (holder := name_of(match)):
        return
    if known := address.outlet_at(holder):
        yield publisher_finding(known.name, "copyright.outlet", line, match)
        return
    folded = fold(holder)
    for name, known in outlets_by_name().items():
        if folded.startswith(name) and _COMPANY.fullmatch(folded.removeprefix(name)):
            if not known.wire:
                yield publisher_finding(known.name, "copyright.outlet", line, match)
            return
    if not match["year"]:
        return  # the copyright of a picture or an author, not of the site
    if any(fold(x.text) == folded for x in page.lines if not x.kept and x is not line):
        yield publisher_finding(holder, "copyright.masthead", line, match)
    elif _PRESS.search(folded) and not _CORPORATE.search(folded):
        yield publisher_finding(holder, "copyright.press_name", line, match)


def _mailboxes(line: Line, _page: Page) -> Iterator[Finding]:
    """Yield the known outlet of an email address to which the page invites mail."""
    for match in _MAIL.finditer(line.text) if "@" in line.text else ():
        known = address.outlet_at(match["host"])
        if known and not known.wire:
            start = line.start + match.start()
            yield Finding("publisher", known.name, "mailbox.host", start, line.start + match.end())


def _mastheads(line: Line, page: Page) -> Iterator[Finding]:
    """Yield a line at the top that consists of the name of a known outlet.

    Only the first lines count, because menus name other outlets of the company. A name of one
    word counts only in the first line, because menus have sections called Nature and Time.
    """
    reach = _MASTHEAD if " " in line.text else 1
    if line in page.lines[:reach] and (known := outlets_by_name().get(fold(line.text))):
        yield Finding("publisher", known.name, "masthead.outlet", line.start, line.end)


def _place(page: Page, url: str) -> tuple[int, int] | tuple[None, None]:
    host = re.escape(urlsplit(url).netloc)
    place = re.search(rf"(?<=//){host}", page.text, re.IGNORECASE)
    return place.span() if place else (None, None)
