"""The pages of the corpus as claimledger reads them, with the targets of the encoder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from claimledger.article import find_article_quantities, read_article
from claimledger.claims import in_order, is_readable
from claimledger.language import language_of
from claimledger.language.sentences import sentences
from claimledger.records import Article, Quantity
from claimledger.training.corpus import Page
from claimledger.training.targets import Example, examples

DAY = 10
"""Characters of an ISO date; a shorter text is a month or a year."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page with its article, its quantities, and the windows for training."""

    page: Page
    article: Article
    quantities: Sequence[Quantity]
    examples: Sequence[Example]


def article_of(page: Page) -> Article:
    """Read a page with the address and the day that its annotator knew."""
    published = date.fromisoformat(page.published) if len(page.published) == DAY else None
    return read_article(page.text, url=page.url or None, published=published)


def prepare(page: Page) -> Prepared:
    """Read a page and find its targets."""
    article = article_of(page)
    places = sentences(article.text, article.segments, language_of(article.language))
    found = in_order(article, find_article_quantities(article))
    quantities = [quantity for quantity in found if is_readable(quantity, places)]
    return Prepared(page, article, quantities, list(examples(article, quantities, page.answers)))


def folds(pages: Sequence[Prepared], count: int) -> Iterator[tuple[int, set[str]]]:
    """The publishers that each fold holds out; new pages do not move a publisher."""
    groups = {prepared.page.group for prepared in pages}
    for fold in range(count):
        yield fold, {group for group in groups if crc32(group.encode()) % count == fold}
