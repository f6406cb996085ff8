"""Who publishes the page: names that its furniture gives, weighed by what they stand in."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.describing import address
from pipeline.describing.page import Line, Page
from pipeline.describing.wording import fold, outlets, outlets_by_name
from pipeline.records import Finding

# A name: capitalised words, joined by the small words that stand inside names.
_WORD = r"(?:[A-Z]\.|[A-Z0-9][\w&-]*(?:\.\w[\w&-]*)*)"
_NAME = (
    rf"(?-i:The\s)?(?-i:{_WORD})(?:\s(?:(?:of|and|for|the|de|la|du|del|&)\s)?(?-i:{_WORD})){{0,6}}"
)

_CREDIT = re.compile(
    rf"\b(?:originally|first)\s(?:published|appeared|posted|printed|ran)\s"
    rf"(?:on|in|at|by|with)\s(?-i:the\s)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"(?:source|quelle|fuente)\s*[:：]\s*(?P<name>{_NAME})\.?", re.IGNORECASE)
_COPYRIGHT = re.compile(
    rf"(?:(?:©|\(c\)|\bcopyright\b)\s*)+(?P<year>[12][0-9]{{3}}\s?(?:[-–—,]\s?[12][0-9]{{3}})?)?[\s,]*"
    rf"(?:by\s)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_PROMOTION = re.compile(
    rf"(?:please\s)?(?:subscribe\sto|support|donate\sto|welcome\sto|become\sa\s\w+\sof|about)\s"
    rf"(?-i:the\s)?(?P<name>{_NAME})[.!]?",
    re.IGNORECASE,
)
# What an outlet offers under its name.
_PRODUCT = re.compile(
    r"\s(?:newsletters?|briefing|live|premium|plus|pro|app|store|shop|events?|podcasts?|magazine)$",
    re.IGNORECASE,
)
# What comes between "is a" and the noun describes the noun; "is a writer for" is a person.
_SELF = re.compile(
    rf"""
    (?P<name> {_NAME} ) \s is \s an? \s
    (?: (?! (?:for|at|of|from|by|in|with|who|and\sa) \b | \w*(?:writer|editor|reporter|journalist)
        ) [\w,-]+ \s ){{0,5}}?
    (?: newsroom | newspaper | magazine | journal | publication | publisher
      | (?: news | media ) [ -]
        (?: site | outlet | organi[sz]ation | platform | service | website ) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A company's name is the outlet's when nothing but words of companies follows the outlet's name.
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
# Places where anyone publishes, and words that begin an invitation without naming anyone.
_NOBODY = re.compile(
    r"""
    (?: january | february | march | april | may | june | july | august | september | october
      | november | december | (?:mon|tues|wednes|thurs|fri|satur|sun)day | [0-9] | our | us | my
      | your | this | we | it | free | newsletters? | e-?mail | premium | terms | privacy | cookies?
      | google | facebook | twitter | x | youtube | instagram | linkedin | medium | substack
      | telegram | whatsapp | apple | app | patreon | here | now | today | all )
    (?: \W .* )?
  | the | an?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_LONGEST = 400
_FURNITURE = frozenset({"nav", "notice", "paywall", "promo"})
_MASTHEAD = 3
_OFTEN = 3
_DISTINCT = re.compile(r"\w \w|\w[A-Z]")


def find_publishers(page: Page, url: str | None) -> Iterator[Finding]:
    """Yield findings for `publisher`, the strongest first."""
    declared = [f for f in page.declared if f.field == "publisher" and f.value.strip()]
    # An agency is declared for its text; the page's own name, where there is one, comes first.
    yield from sorted(declared, key=lambda found: _is_wire(found.value))
    if url and (known := address.outlet(url)):
        yield Finding("publisher", known.name, "address.host", *_place(page, url))
    furniture = [x for x in page.lines if x.label in _FURNITURE and len(x.text) <= _LONGEST]
    edges = [*page.head, *(x for x in page.tail if len(x.text) <= _LONGEST)]
    for rule in (_credits, _sources, _copyrights, _mailboxes, _mastheads):
        for line in edges:
            yield from rule(line, page)
    yield from _promotions(furniture, page.text)
    yield from _repeated(furniture)


def _is_wire(name: str) -> bool:
    known = outlets_by_name().get(fold(name))
    return known is not None and known.wire


def _credits(line: Line, _page: Page) -> Iterator[Finding]:
    for match in _CREDIT.finditer(line.text):
        if name := _name(match["name"]):
            yield _found(name, "credit.first_published", line, match)


def _sources(line: Line, page: Page) -> Iterator[Finding]:
    """A line that names a source and stands apart from the text, as aggregators write.

    A statistics office under a last chart is also a source: the text mentions it, so a name that
    the article itself mentions is none.
    """
    match = _SOURCE.fullmatch(line.text)
    name = _name(match["name"]) if match else None
    if match and name and not any(name in kept.text for kept in page.kept):
        yield _found(name, "source.line", line, match)


def _copyrights(line: Line, page: Page) -> Iterator[Finding]:
    """The holder in a copyright line, where it is an outlet and not merely a company.

    That is, a known outlet, a name that stands alone on another line, or one that ends in a word
    of the press. Agencies hold the copyright in texts that others publish.
    """
    match = _COPYRIGHT.search(line.text)
    if not match or not (holder := _name(match["name"])):
        return
    if known := address.outlet_at(holder):
        yield _found(known.name, "copyright.outlet", line, match)
        return
    folded = fold(holder)
    for name, known in outlets_by_name().items():
        if folded.startswith(name) and _COMPANY.fullmatch(folded.removeprefix(name)):
            if not known.wire:
                yield _found(known.name, "copyright.outlet", line, match)
            return
    if not match["year"]:
        return  # a picture's or an author's, not the site's
    if any(fold(x.text) == folded for x in page.lines if not x.kept and x is not line):
        yield _found(holder, "copyright.masthead", line, match)
    elif _PRESS.search(folded) and not _CORPORATE.search(folded):
        yield _found(holder, "copyright.press_name", line, match)


def _mailboxes(line: Line, _page: Page) -> Iterator[Finding]:
    """A mailbox at a known outlet to which the page invites mail."""
    for match in _MAIL.finditer(line.text):
        known = address.outlet_at(match["host"])
        if known and not known.wire:
            start = line.start + match.start()
            yield Finding("publisher", known.name, "mailbox.host", start, line.start + match.end())


def _mastheads(line: Line, page: Page) -> Iterator[Finding]:
    """A line at the top that is the name of a known outlet and nothing else.

    Only the first lines count: menus name sections, and other outlets of the house.
    """
    title = page.title()
    if title and line.start > title.start:
        return
    if line in page.lines[:_MASTHEAD] and (known := outlets_by_name().get(fold(line.text))):
        yield Finding("publisher", known.name, "masthead.outlet", line.start, line.end)


def _repeated(furniture: list[Line]) -> Iterator[Finding]:
    """The known outlet that the page's furniture names on at least three lines, as no other.

    Names of one common word ("Time", "Health") are left out: menus are full of them.
    """
    names = {known.name: known for known in outlets().values() if _DISTINCT.search(known.name)}
    named = Counter(
        name for line in furniture for name in names if name in line.text and not names[name].wire
    )
    (name, count), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    if count >= _OFTEN and count >= 2 * second:
        line = next(line for line in furniture if name in line.text)
        start = line.start + line.text.index(name)
        yield Finding("publisher", name, "furniture.outlet", start, start + len(name))


def _promotions(furniture: list[Line], text: str) -> Iterator[Finding]:
    """The name that the page promotes as its own, more often than any other.

    One invitation may be an advertiser's; a sentence in which a site says what it is counts as two.
    """
    weights: Counter[str] = Counter()
    first: dict[str, tuple[Line, re.Match[str]]] = {}
    for line in {line.text: line for line in reversed(furniture)}.values():
        for match, weight in ((_SELF.search(line.text), 2), (_PROMOTION.fullmatch(line.text), 1)):
            name = _name(_PRODUCT.sub("", match["name"])) if match else None
            if match and name:
                weights[name] += weight
                first.setdefault(name, (line, match))
    (name, weight), (_, second) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    if weight < 2 or weight == second:  # noqa: PLR2004 - see above: one is an advertiser's
        return
    known = outlets_by_name().get(fold(name))
    if known:
        yield _found(known.name, "promotion.self", *first[name])
    elif not _ACRONYM.fullmatch(name):
        yield _found(name, "promotion.self", *first[name])
    elif spelled := re.search(rf"\b{_expansion(name)}\b", text):
        yield Finding("publisher", spelled[0], "promotion.acronym", *spelled.span())


def _expansion(acronym: str) -> str:
    """Pattern of capitalised words with the initials of `acronym`, small words between them."""
    return r"\s(?:(?:of|for|and|the)\s)?".join(rf"{letter}[a-z]+" for letter in acronym)


def _name(found: str) -> str | None:
    """A name without what trails it, or None where the words name nobody."""
    name = re.sub(r"\.?\s+All [Rr]ights.*$", "", found).rstrip(" .,-&")
    return None if _NOBODY.fullmatch(name) or len(name) < 2 else name  # noqa: PLR2004 - an initial


def _found(name: str, rule: str, line: Line, match: re.Match[str]) -> Finding:
    start, end = match.span("name")
    return Finding("publisher", name, rule, line.start + start, line.start + end)


def _place(page: Page, url: str) -> tuple[int, int] | tuple[None, None]:
    host = re.escape(urlsplit(url).netloc)
    place = re.search(rf"(?<=//){host}", page.text, re.IGNORECASE)
    return place.span() if place else (None, None)
