"""Finds the authors of an article, and the statements of rights on its page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from claimledger.metadata.days import find_days
from claimledger.metadata.page import Line, Page
from claimledger.metadata.wording import fold
from claimledger.records import Finding

_BYLINE = re.compile(
    r"(?:by|(?:words|story|text|report|analysis|written|reported|reporting)\sby|authors?\s?:|von|par"
    r"|por|de|di|door|av|af|автор:)\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(
    r"(?:(?:words|story|text|written|reported)\s)?by:?|authors?\s?:|von|par|por|автор:",
    re.IGNORECASE,
)
_AND_ALONE = re.compile(r"[,&]|,?\s?(?:and|und|et|y)", re.IGNORECASE)
_LINES_OF_NAMES = 9
_WRITE_TO = re.compile(
    r"\b(?:write to|contact|e-?mail|reach)\s(?P<name>[^\d@,;:]{4,60}?)\s(?:at|via)\s\S+@\S+",
    re.IGNORECASE,
)
_NEXT_MAILBOX = re.compile(r"\sand\s(?P<name>[^\d@,;:]{4,60}?)\sat\s\S+@\S+")
# The names in a byline end before a place, a day, an office or a control of the page.
_AFTER_NAMES = re.compile(
    r"\s(?:[|•·–—/]|-\s|in\s[A-Z]|for\s|on\s|with\s|and\sagencies)|[|•·(\[⁰¹²³⁴-⁹]|,?\s?\d|\bupdated\b"
    r"|,?\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d"
    r"|\bpublished\b|\bposted\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?,\s*(?:and\s|&\s)?|\s+(?:and|und|et|y|e|en|och|og|&)\s+")
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu)"
_PERSON = re.compile(
    rf"(?:[^\W\d_][\w.’'-]*)(?:\s(?:{_PARTICLE}\s){{0,2}}[^\W\d_a-z][\w.’'-]*){{1,3}}"
)
_INVERTED = re.compile(rf"^(?P<surname>(?:{_PARTICLE}\s){{0,2}}[^\s,]+), (?P<given>[^,;]+)$")
_SURNAME_FIRST = ("dc.creator", "citation_author")
"""Tags in which the surname comes first: "Example, Ann"."""
# Offices and organisations that are written in place of a name.
_NO_PERSON = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|fellow|contributors?|columnist|bureau"
    r"|chief|news|desk|analyst|professor|press|agency|agencies|board|team|service|author|director"
    r"|reuters|bloomberg|times|post|subscribe|share|comments?|minutes?|read|appointment)\b",
    re.IGNORECASE,
)
# Values of tags that name nobody: email addresses, addresses, numbers, accounts, programs.
_NOBODY = re.compile(
    r"@|https?:|www\.|^[\W\d_]*$|^\(|\b(?:image|photo|picture|credit)s?\s?:|^(?:admin(?:istrator)?|editor|user|root|webmaster|contributors?"
    r"|wordpress|drupal|joomla|typo3|blogger|calibre|guest|anonymous|author|name)\W*\d*$",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"(?:,[^,.]{2,60},)?\s(?:covers|writes|reports|edits|joined|(?:is|was)\s(?:an?|the|our)\s"
    r"(?:[\w’'&-]+\s){0,5}(?:reporter|editor|writer|journalist|correspondent|columnist|contributor"
    r"|analyst|fellow|professor|author|producer|freelancer)\b)"
)
_RIGHTS = re.compile(
    r"(?:©|\bcopyright\b|\(c\)\s?(?:19|20)\d\d|\ball rights reserved\b|\bCC[ -]BY\b"
    r"|\bcreative commons\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\s+[0-9a-f]{16,}$")  # the hash of a build, which some sites print
_LONGEST = 300
_NICKNAME = re.compile(r"(?P<name>[^\W\d_]\w{2,30}),\s")
_OFFICE_WORDS = 6
_OFFICE = re.compile(
    r"(?:[\w&’'/-]+\s)*(?:editor|reporter|correspondent|writer|columnist|contributor|critic)\b.*",
    re.IGNORECASE,
)
_WEAK = ("class.author", "href.author")
"""Marks of an author's name that cards of other stories have too."""
_SENTENCE_END = re.compile(r"(?<=\s)([^\W\d_][\w’'-]{2,})\.\s.*")
"""A dot after a word that is no initial ends a list of names."""
_BARRED = re.compile(r"[^|•·\s][^|•·]*")


def find_authors(page: Page) -> Iterator[Finding]:
    """Yield a finding for each author, by the strongest kind of evidence that the page has.

    Tags come first. If they name only an organisation, the byline of a person takes precedence; if
    they name only some of the authors in a byline, the whole byline does.
    """
    declared, written = list(find_declared(page)), list(find_written(page))
    persons = {fold(one.value) for one in declared if _is_person(one)}
    if not persons or persons < {fold(one.value) for one in written}:
        yield from written or declared or _classed(page)
    else:
        yield from declared


def find_declared(page: Page) -> Iterator[Finding]:
    """Yield the authors in the first tag that names a person, or in all tags if none does.

    The other tags usually add only the publisher, its owner, or the name of an account.
    """
    places: dict[str, list[Finding]] = {}
    for one in page.declared:
        if one.field == "authors" and one.value.strip() and not one.rule.endswith(_WEAK):
            places.setdefault(one.rule, []).extend(_named(one, page))
    named = (found for found in places.values() if any(map(_is_person, found)))
    yield from next(named, [found for place in places.values() for found in place])


def _named(one: Finding, page: Page) -> Iterator[Finding]:
    """Yield the persons that one tag names, without the publisher."""
    if not _NOBODY.search(one.value):
        houses = _houses(page)
        yield from (found for found in _listed(one) if fold(found.value) not in houses)


def _houses(page: Page) -> set[str]:
    """Return the names of the declared publishers, folded."""
    return {fold(one.value) for one in page.declared if one.field == "publisher"}


def _classed(page: Page) -> Iterator[Finding]:
    """Yield persons in elements whose class means author; this is weaker than a byline."""
    for one in page.declared:
        if one.field == "authors" and one.rule.endswith(_WEAK[0]):
            yield from filter(_is_person, _named(one, page))


def find_written(page: Page) -> Iterator[Finding]:
    """Yield the authors in the first line that names any, because teasers have bylines too."""
    bylines = (found for line in page.opening if (found := [*_byline(line), *_below(line, page)]))
    named = next(bylines, []) or list(_alone(page)) or list(_introduced(page))
    yield from named or (f for line in page.tail for f in _mailboxes(line))


def find_rights(page: Page) -> Iterator[Finding]:
    """Yield the page's own statements of rights, the strongest first."""
    yield from (f for f in page.declared if f.field == "rights" and f.value.strip())
    for line in (*page.tail, *page.head):
        if len(line.text) <= _LONGEST and (match := _RIGHTS.search(line.text)):
            text = _TOKEN.sub("", line.text)
            start = match.start() if match.start() < len(text) else 0
            first = start if line.text[start] in "©Cc(" else 0
            end = line.start + len(text)
            yield Finding("rights", text[first:], "rights.line", line.start + first, end)


def _listed(found: Finding) -> Iterator[Finding]:
    """Yield the persons in a declared list of names, or the whole list if it names none.

    An office or a house may follow the persons: "Ann Example, Harbor Gazette staff writer".
    """
    names = re.sub(r"^by\s+", "", found.value.strip(), flags=re.IGNORECASE)
    names = _SENTENCE_END.sub(r"\1", names)
    if found.rule.endswith(_SURNAME_FIRST):
        names = _INVERTED.sub(r"\g<given> \g<surname>", names)
    pieces = list(_pieces(names))
    named = pieces and (pieces[-1][1] == len(names) or _NO_PERSON.search(names, pieces[-1][1]))
    for piece in pieces if named else [(0, len(names))]:
        name = _cased(names[slice(*piece)]) if named else names
        yield Finding("authors", name, found.rule, found.start, found.end)


def _is_person(found: Finding) -> bool:
    return bool(_PERSON.fullmatch(found.value)) and not _NO_PERSON.search(found.value)


def _byline(line: Line) -> Iterator[Finding]:
    match = _barred_byline(line.text) if len(line.text) <= _LONGEST else None
    if not match:
        return
    at = match.start("names")
    named = list(_listed_at(line, at, "byline.by"))
    nickname = None if named else _NICKNAME.match(line.text, at)
    if nickname and any(day.start == nickname.end() for day in find_days(line.text)):
        named = [_person(nickname["name"], "byline.by", line, at)]
    yield from named


def _barred_byline(text: str) -> re.Match[str] | None:
    """Return the byline that a line is, or that stands in it between bars."""
    parts = (_BYLINE.fullmatch(text, *part.span()) for part in _BARRED.finditer(text))
    return _BYLINE.fullmatch(text) or next(filter(None, parts), None)


def _listed_at(line: Line, at: int, rule: str) -> Iterator[Finding]:
    """Yield the persons named in a line from an offset, up to the first word that is no name."""
    names = line.text[at:]
    if stop := _AFTER_NAMES.search(names):
        names = names[: stop.start()]
    for piece in _pieces(names):
        yield _person(names[slice(*piece)], rule, line, at + piece[0])


def _below(line: Line, page: Page) -> Iterator[Finding]:
    """Yield the names below a line that is only "By", "and" or a comma."""
    if not _BY_ALONE.fullmatch(line.text):
        return
    below = iter(page.lines[page.lines.index(line) + 1 :][:_LINES_OF_NAMES])
    for one in below:
        yield from _listed_at(one, 0, "byline.below")
        if not _AND_ALONE.fullmatch(next((x.text for x in below), "")):
            return


def _alone(page: Page) -> Iterator[Finding]:
    """Yield names without "by" under the title, if the page shows that they are persons.

    "Ann Example, Harbour Gazette", "Ann Example" above "Trade Editor" and a name that leads to an
    author's page are bylines; "New York" above a day is a place.
    """
    linked = {fold(x.value) for x in page.declared if x.rule.endswith(_WEAK[1])}
    first, _ = page.prose
    start = next((n for n, line in enumerate(page.lines) if line.label == "title"), first)
    under = page.lines[start + 1 : first + _LINES_OF_NAMES]
    for line, below in pairwise(under):
        if line.kept or len(line.text) > _LONGEST:
            continue
        names = _before_house(line.text, page)
        pieces = list(_pieces(names or line.text))
        whole = pieces and pieces[-1][1] == len(names or line.text)
        if whole and (names or _is_office(below.text) or fold(line.text) in linked):
            for piece in pieces:
                yield _person(line.text[slice(*piece)], "byline.alone", line, piece[0])
            return


def _before_house(text: str, page: Page) -> str:
    """Return a line without the name of a declared publisher at its end."""
    houses = [one.value for one in page.declared if one.field == "publisher"]
    house = next((name for name in houses if text.casefold().endswith(name.casefold())), text)
    return text[: -len(house)].rstrip(" \xa0,•|·–—-/")


def _is_office(text: str) -> bool:
    return bool(_OFFICE.fullmatch(text)) and len(text.split()) <= _OFFICE_WORDS


def _introduced(page: Page) -> Iterator[Finding]:
    """Yield names alone on a line under the title that the end of the page describes as writers.

    Such lines may also be places and sections ("New York", "Real Estate"), so a line without "by"
    names an author only if the page introduces the person below the text:
    "Ann Example is a reporter", "covers trade".
    """
    first, end = page.prose
    start = next((n for n, line in enumerate(page.lines) if line.label == "title"), end)
    for line in page.lines[start + 1 : first]:
        pieces = list(_pieces(line.text)) if len(line.text) <= _LONGEST else []
        if not pieces or pieces[-1][1] != len(line.text):
            continue
        names = [line.text[slice(*piece)] for piece in pieces]
        if all(any(_introduces(below.text, name) for below in page.tail) for name in names):
            for name, (at, _) in zip(names, pieces, strict=True):
                yield _person(name, "byline.introduced", line, line.start + at)
            return


def _introduces(text: str, name: str) -> bool:
    """Whether a line says that a person is a writer."""
    return text.casefold().startswith(name.casefold()) and bool(
        _WRITES.match(text, len(name)) and not text[len(name) :][:1].isalnum()
    )


def _pieces(names: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the names of persons in a list, up to the first word that is no name."""
    at = 0
    for between in (*_BETWEEN.finditer(names), None):
        end = between.start() if between else len(names)
        piece = names[at:end]
        if not _PERSON.fullmatch(piece) or _NO_PERSON.search(piece):
            return
        yield at, end
        at = between.end() if between else end


def _mailboxes(line: Line) -> Iterator[Finding]:
    first = _WRITE_TO.search(line.text)
    more = _NEXT_MAILBOX.finditer(line.text, first.end()) if first else ()
    for match in (first, *more):
        if match and _PERSON.fullmatch(match["name"]) and not _NO_PERSON.search(match["name"]):
            yield _person(match["name"], "mailbox.write_to", line, match.start("name"))


def _person(name: str, rule: str, line: Line, start: int) -> Finding:
    return Finding(
        "authors", _cased(name), rule, line.start + start, line.start + start + len(name)
    )


def _cased(name: str) -> str:
    """Return a name that is written in capitals with capitals at the beginnings of its words."""
    return name.title() if name.isupper() else name
