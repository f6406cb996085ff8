"""What a page declares of itself in its head: JSON-LD, OpenGraph, meta tags, savers' notes.

Every finding names the place it was declared in; the same value declared twice is told once, by
the stronger place. Where nothing dates the page, htmldate looks through its markup.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from lxml import etree

from claimledger.reading.declaring import address, captured
from claimledger.records import Finding

Declared = tuple[str, str, str]
"""Field, value, rule."""

ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Blog)$")
REFERRING = frozenset({"authors", "publisher"})
CDATA = re.compile(r"^(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?$")
PLACEHOLDER = re.compile(
    r"%%|\$\{|\{\{|\[\[|<%|^(?:null|undefined|none|n/a|unknown|example)$", re.IGNORECASE
)
"""What a template leaves where nothing was filled in."""
LONGEST = 500
"""Characters; what is longer is no title, name or date."""

JSON_LD_FIELDS = (
    ("title", "headline"),
    ("published", "datePublished"),
    ("modified", "dateModified"),
    ("url", "url"),
    ("url", "mainEntityOfPage"),
    ("language", "inLanguage"),
    ("authors", "author"),
    ("publisher", "publisher"),
    ("rights", "copyrightNotice"),
    ("rights", "license"),
    ("rights", "copyrightHolder"),
)
# The name that a nested thing goes by: a person or a house by name, a page by its address.
NAMES = {"url": ("@id", "url"), "rights": ("name", "url", "@id")}

META_FIELDS = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "citation_title": "title",
    "og:site_name": "publisher",
    "application-name": "publisher",
    "dc.publisher": "publisher",
    "citation_journal_title": "publisher",
    "og:url": "url",
    "author": "authors",
    "article:author": "authors",
    "dc.creator": "authors",
    "citation_author": "authors",
    "parsely-author": "authors",
    "sailthru.author": "authors",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "pubdate": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "dcterms.date": "published",
    "citation_publication_date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "last-modified": "modified",
    "dcterms.modified": "modified",
    "og:locale": "language",
    "content-language": "language",
    "language": "language",
    "dc.language": "language",
    "copyright": "rights",
    "dc.rights": "rights",
    "dcterms.rights": "rights",
}

SINGLEFILE = re.compile(
    r"(?:Page saved with|Archive processed by) SingleFile(?:\s\w+)?\s+"
    r"url:\s*(\S+)\s+saved date:\s*([^\n]+)"
)
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
WAYBACK = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) ([A-Z][a-z]{2}) (\d\d), (\d{4})")
MEANINGS = {
    "published": "published",
    "posted": "published",
    "publication": "published",
    "updated": "modified",
    "modified": "modified",
}
MEANING = re.compile("|".join(MEANINGS), re.IGNORECASE)
PICTURE = re.compile(r"(?:Image|Media|Video|Audio)Object$|Photograph$")
AUTHOR_PAGE = re.compile(r"/(?:authors?|people|writers?|contributors?|reporters?)/[^/?#]+/?$")
AUTHOR_CLASS = re.compile(r"author(?!i)|byline", re.IGNORECASE)
NEAR = 24
"""Characters before a time in which a word explains it."""
HEAD = 16_384
NO_CLOCK = "2199-12-31"
"""The latest date that htmldate may find, so that it does not ask what day it is."""
SPACE = re.compile(r"\s+")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def declared(root: etree._Element, html: str) -> tuple[Finding, ...]:
    """Everything a page declares, the strongest place first."""
    found = [*json_ld(root), *meta_tags(root), *elements(root)]
    if not any(field == "published" for field, _, _ in found):
        found += searched_date(root)
    found += [*authors(root), *linked_authors(root)]
    told: dict[tuple[str, str], Finding] = {}
    for field, written, rule in found:
        value = SPACE.sub(" ", written).strip()
        filled = value and len(value) <= LONGEST and not PLACEHOLDER.search(value)
        if filled and suits(field, value):
            told.setdefault((field, value), Finding(field, value, f"html.{rule}"))
    return (*savers(html), *told.values())


def suits(field: str, value: str) -> bool:
    """Whether a value is of its field's kind: an address is a url, and may be a licence."""
    return field == "rights" or (field == "url") == bool(ADDRESS.match(value))


def json_ld(root: etree._Element) -> Iterator[Declared]:
    """Fields of the page's article, as schema.org names them."""
    every = list(objects(root))
    named = {str(node["@id"]): node for node in every if "@id" in node and "name" in node}
    for node in filter(is_article, every):
        for field, key in JSON_LD_FIELDS:
            value = referred(node.get(key), named) if field in REFERRING else node.get(key)
            for text in texts(value, NAMES.get(field, ("name",))):
                yield field, unescape(text), f"json-ld.{key}"


def referred(value: object, named: Mapping[str, object]) -> object:
    """A value, or the object of the page's graph that it names by its `@id` alone."""
    if isinstance(value, list):
        return [referred(item, named) for item in value]
    known = isinstance(value, dict) and "name" not in value and named.get(str(value.get("@id")))
    return known or value


def articles(root: etree._Element) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that describe an article."""
    yield from filter(is_article, objects(root))


def objects(root: etree._Element) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that a page holds."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            yield from nodes(parsed(script.text or ""))


def is_article(node: Mapping[str, object]) -> bool:
    """Whether an object describes an article."""
    return any(ARTICLE.search(kind) for kind in texts(node.get("@type"), ()))


def parsed(script: str) -> object:
    """Parse a script of JSON, as lenient as its readers: line ends in strings, CDATA, comments."""
    body = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    body = CDATA.sub("", body).strip().removesuffix(";")
    try:
        found: object = json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None
    return found


def nodes(value: object) -> Iterator[dict[str, object]]:
    """Objects of a document that can be its article: at its top, in a list, in its graph."""
    pending = [value]
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            pending[:0] = node
        elif isinstance(node, dict):
            yield node
            pending += [node[key] for key in ("@graph", "mainEntity") if key in node]


def texts(value: object, names: Iterable[str]) -> Iterator[str]:
    """Texts of a value: itself, its items, or the first name it goes by."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, names) if not isinstance(item, list) else ()
    elif isinstance(value, dict):
        named = next((value[name] for name in names if isinstance(value.get(name), str)), None)
        if named:
            yield str(named)


def meta_tags(root: etree._Element) -> Iterator[Declared]:
    """Fields of OpenGraph, Dublin Core and the other vocabularies of meta tags."""
    for tag in root.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip()
        name = name or (tag.get("http-equiv") or "").strip()
        field = META_FIELDS.get(name.lower())
        if field and not (tag.get("itemprop") and is_of_picture(tag)):
            yield field, tag.get("content") or tag.get("value") or "", f"meta.{name.lower()}"


def elements(root: etree._Element) -> Iterator[Declared]:
    """Fields that an element of the page carries in an attribute, and its title."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "url", link.get("href") or "", "link.canonical"
    yield from times(root)
    title = root.find(".//title")
    if title is not None:
        yield "title", title.text or "", "title"
    if root.get("lang"):
        yield "language", root.get("lang") or "", "lang"


def authors(root: etree._Element) -> Iterator[Declared]:
    """Names that elements call those of authors; the first line of such, for cards follow."""
    lines: dict[str, etree._Element | None] = {}
    for element in root.iter("a", "span", "div", "p", "address"):
        for place in author_places(element):
            parent = element.getparent()
            if lines.setdefault(place, parent) is parent:
                name = next(
                    (one for one in element.iter() if one.get("itemprop") == "name"), element
                )
                yield "authors", "".join(name.itertext()), place


def is_of_picture(element: etree._Element) -> bool:
    """Whether a property of microdata says something of a picture and not of the article."""
    scope = next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
    return scope is not None and bool(PICTURE.search(scope.get("itemtype") or ""))


def linked_authors(root: etree._Element) -> Iterator[Declared]:
    """Names that lead to the page of an author; cards of other stories have such links too."""
    for link in root.iter("a"):
        if AUTHOR_PAGE.search(link.get("href") or ""):
            yield "authors", "".join(link.itertext()), "href.author"


def author_places(element: etree._Element) -> Iterator[str]:
    """Which of its attributes say that an element holds an author's name."""
    for attribute in ("rel", "itemprop"):
        if "author" in (element.get(attribute) or "").lower().split():
            if not is_of_picture(element):
                yield f"{attribute}.author"
            return
    parent = element.getparent()
    classes = f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
    if not len(element) and AUTHOR_CLASS.search(classes):
        yield "class.author"


def times(root: etree._Element) -> Iterator[Declared]:
    """Days that `<time>` holds, where its names or the words before it say what they are.

    Lists of other stories have times too: of those that only a word explains, the first counts.
    """
    explained = True
    for time in root.iter("time"):
        written = time.get("datetime") or ""
        if "datePublished" in (time.get("itemprop") or "") or time.get("pubdate") is not None:
            yield "published", written, "time.datePublished"
        elif explained and written and (field := meaning_of(time)):
            yield field, written, f"time.{field}"
            explained = field != "published"


def meaning_of(time: etree._Element) -> str | None:
    """What the names of a `<time>` or the words right before it say of its day."""
    parent = time.getparent()
    before = time.getprevious()
    said = (
        parent.text if before is None and parent is not None else before is not None and before.tail
    )
    words = f"{time.get('class') or ''} {(said or '')[-NEAR:]}"
    found = [*MEANING.finditer(words)]
    return MEANINGS[found[-1][0].lower()] if found else None


def savers(html: str) -> Iterator[Finding]:
    """Address and capture time that the program noted which saved the page."""
    head = html[:HEAD]
    if note := SINGLEFILE.search(head):
        yield from address(note[1], "html.singlefile.url")
        yield from captured(note[2], "html.singlefile.saved-date")
    if note := SAVED_FROM.search(head):
        yield from address(note[1], "html.saved-from")
    if note := WAYBACK.search(html[-HEAD:]):
        time, month, day, year = note.groups()
        yield from captured(f"{day} {month} {year} {time} +0000", "html.wayback.archived-on")


def searched_date(root: etree._Element) -> list[Declared]:
    """The date that htmldate finds in the markup of a page that declares none."""
    from htmldate import find_date

    try:
        found = find_date(root, extensive_search=False, original_date=True, max_date=NO_CLOCK)
    except (ValueError, OverflowError, RecursionError):
        return []
    return [("published", found, "htmldate")] if found else []
