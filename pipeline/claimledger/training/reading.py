"""The pages of the corpus as the program reads them, with the targets of the encoder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimledger.article import find_article_quantities, read_article
from claimledger.claims.learned.answers import ROLES
from claimledger.records import Article, Quantity
from claimledger.training.corpus import Page
from claimledger.training.targets import Example, examples

DAY = 10
"""Characters of an ISO date; what is shorter is a month or a year."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page with its article, the quantities that are read, and the windows to learn from."""

    page: Page
    article: Article
    quantities: Sequence[Quantity]
    examples: Sequence[Example]


def prepare(page: Page) -> Prepared:
    """Read a page and find its targets."""
    published = date.fromisoformat(page.published) if len(page.published) == DAY else None
    article = read_article(page.text, url=page.url or None, published=published)
    found = [q for q in find_article_quantities(article) if q.role in ROLES and q.value is not None]
    quantities = sorted(found, key=lambda q: (q.start, q.head))
    return Prepared(page, article, quantities, list(examples(article, quantities, page.answers)))


def folds(pages: Sequence[Prepared], count: int) -> Iterator[tuple[int, set[str]]]:
    """Number each fold, with the publishers that it holds out."""
    groups = sorted({prepared.page.group for prepared in pages})
    for fold in range(count):
        yield fold, set(groups[fold::count])
