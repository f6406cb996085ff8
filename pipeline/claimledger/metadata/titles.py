"""The article's title: a line of the page, checked against what the tags declare."""

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
"""Share of the headline's words that a declared title must have to be about the same thing."""


def find_titles(page: Page, language: str, url: str | None = None) -> Iterator[Finding]:
    """Yield findings for `title`, the strongest first.

    Tags declare titles with the site's name attached, or shortened for search engines; so the
    line that says the same is the title, else the line whose words the address carries, else the
    headline if it agrees with a declared title.
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
    headline = find_headline(page, language)
    words = set(fold(headline.value).split()) if headline else set()
    if headline and (not declared or any(_agrees(words, found.value) for found in declared)):
        yield headline
    yield from declared


def find_headline(page: Page, language: str) -> Finding | None:
    """The line that cleaning took for the headline, whatever the tags declare."""
    line = page.title()
    if line and not is_stamp(line.text, language) and _is_repeated_in_text(line, page):
        return _at(line, "line.headline")
    return None


def _in_slug(page: Page, url: str) -> Line | None:
    """The line around the article's start that has most in common with the slug of the address."""
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
    """Whether a longer text has any word of the headline; a menu's line over it has none."""
    words = _LONG_WORD.findall(headline.text.casefold())
    told = "\n".join(x.text for x in page.kept if x is not headline).casefold()
    return len(told) < _LONG_TEXT or not words or any(word in told for word in words)


def _parts(title: str) -> Iterator[str]:
    """A declared title, and what is left of it without a site's name before or after."""
    yield title
    for cut in _SUFFIX.finditer(title):
        for part in (title[: cut.start()], title[cut.end() :]):
            if len(part) >= _AGREEING * len(title):
                yield part


def _is_title(value: str) -> bool:
    """Whether the title in a tag is a title, not a page number, control or path of sections."""
    return bool(value.strip()) and not _NO_TITLE.fullmatch(value.strip())


def _agrees(words: set[str], title: str) -> bool:
    other = set(fold(title).split())
    shared = len(words & other)
    shorter = min(len(words), len(other)) if shared > _FEWEST_SHARED else len(words)
    return shared >= _AGREEING * shorter


def _at(line: Line, rule: str) -> Finding:
    return Finding("title", " ".join(line.text.split()), rule, line.start, line.end)
