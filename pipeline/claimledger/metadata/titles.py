"""Finds the title of an article: a line of the page that agrees with the tags."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimledger.metadata.page import Line, Page
from claimledger.metadata.stamps import is_stamp
from claimledger.metadata.wording import fold
from claimledger.records import Finding

_SUFFIX = re.compile(r"\s+[|–—:·-]\s+")
_NO_TITLE = re.compile(
    r"\d+ of \d+|(?:more|continue)\b.{0,30}\b(?:below|reading)|(?:home|start)\s*[>»/|].*|untitled",
    re.IGNORECASE,
)
_FEWEST_SHARED = 3
_LONGEST = 200
_LONG_TEXT = 2000
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_AGREEING = 0.5
"""Least share of the headline's words in a declared title that agrees with it."""


def find_titles(page: Page, language: str, url: str | None = None) -> Iterator[Finding]:
    """Yield findings for `title`, the strongest first.

    Titles in tags may include the name of the site, or be shortened for search engines. The title
    is therefore the line that equals a declared title, otherwise the line whose words the address
    contains, otherwise the only heading of the first level, otherwise the headline; the last two
    count if they agree with a declared title.
    """
    declared = [f for f in page.declared if f.field == "title" and _is_title(f.value)]
    line = page.title()
    if line and any(fold(line.text) == fold(_SUFFIX.split(f.value)[0]) for f in declared):
        yield _at(line, "line.declared_title")
    wanted = {fold(part) for found in declared for part in _parts(found.value)}
    for line in page.lines[: page.prose[1]]:
        if wanted and fold(line.text) in wanted:
            yield _at(line, "line.declared_title")
    if url and (named := _in_slug(page, url)):
        yield _at(named, "line.slug")
    if heading := _only_heading(page, language):
        shared = set(_LONG_WORD.findall(heading.text.casefold()))
        if any(shared & set(_LONG_WORD.findall(found.value.casefold())) for found in declared):
            yield _at(heading, "line.heading")
    headline = find_headline(page, language)
    words = set(fold(headline.value).split()) if headline else set()
    if headline and (not declared or any(_agrees(words, found.value) for found in declared)):
        yield headline
    yield from declared


def find_headline(page: Page, language: str) -> Finding | None:
    """Return the line that cleaning labelled as the title, regardless of the tags."""
    line = page.title()
    if line and not is_stamp(line.text, language) and _is_repeated_in_text(line, page):
        return _at(line, "line.headline")
    return None


def _only_heading(page: Page, language: str) -> Line | None:
    """Return the sentence that is the only heading of the first level before the end of the text.

    A short one may be the name of the site.
    """
    starts = set(page.first_headings)
    headings = [x for x in page.lines[: page.prose[1]] if x.start in starts]
    if len(headings) != 1 or len(headings[0].text.split()) <= _FEWEST_SHARED:
        return None
    return None if is_stamp(headings[0].text, language) else headings[0]


def _in_slug(page: Page, url: str) -> Line | None:
    """Return the line near the article's start that shares most words with the address's slug."""
    slugs = (set(re.findall(r"[^\W\d_]{3,}", part)) for part in urlsplit(url).path.split("/"))
    slug = max(slugs, key=len)
    best: Line | None = None
    most = 0.0
    for line in page.opening:
        if line.text.endswith(".") or "://" in line.text or len(line.text) > _LONGEST:
            continue
        words = set(re.findall(r"[^\W\d_]{3,}", line.text.casefold()))
        shared = len(words & slug)
        common = shared / len(words | slug) if shared >= _FEWEST_SHARED else 0.0
        if shared >= _AGREEING * len(slug) and common > most:
            best, most = line, common
    return best


def _is_repeated_in_text(headline: Line, page: Page) -> bool:
    """Whether the text repeats a word of the headline; a line of a menu shares none."""
    words = _LONG_WORD.findall(headline.text.casefold())
    told = "\n".join(x.text for x in page.kept if x is not headline).casefold()
    return len(told) < _LONG_TEXT or not words or any(word in told for word in words)


def _parts(title: str) -> Iterator[str]:
    """Yield a declared title, and the title without a site name before or after it."""
    yield title
    for cut in _SUFFIX.finditer(title):
        for part in (title[: cut.start()], title[cut.end() :]):
            if len(part) >= _AGREEING * len(title):
                yield part


def _is_title(value: str) -> bool:
    """Whether a declared title is a title, not a page number, a control or a path of sections."""
    return bool(value.strip()) and not _NO_TITLE.fullmatch(value.strip())


def _agrees(words: set[str], title: str) -> bool:
    other = set(fold(title).split())
    shared = len(words & other)
    shorter = min(len(words), len(other)) if shared > _FEWEST_SHARED else len(words)
    return shared >= _AGREEING * shorter


def _at(line: Line, rule: str) -> Finding:
    return Finding("title", " ".join(line.text.split()), rule, line.start, line.end)
