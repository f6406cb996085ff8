"""Score titles, authors and publishers of the annotated English pages.

``python tests/quality/heads.py`` reads the pages of ``../shared/bench/cleaning`` whose answers
stand in heads.yaml, and prints the share of right answers, apart for the pages that rules may be
written on and for those that are not looked at. ``--wrong`` prints what is wrong on the former.

A person read each page. The answers are digests of what is printed on it, since the pages' words
belong to their publishers: of the headline, of each way to name the publisher, and of each list of
authors that is right. Persons are authors; an agency or a desk in a byline may be named or not, the
house that publishes the page may not. A page belongs to the half that nobody looks at where the
SHA-256 of its name is odd.
"""

import hashlib
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from claimledger.article import read_article
from claimledger.metadata.wording import fold
from claimledger.records import Article

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "bench" / "cleaning" / "html_dev_sample.tar.gz"
ANSWERS = Path(__file__).with_name("heads.yaml")
FIELDS = ("title", "authors", "publisher")


def digest(words: str) -> str:
    """The digest of a title or a name, whatever its case and punctuation."""
    return hashlib.sha256(fold(words).encode()).hexdigest()[:12]


def is_unseen(name: str) -> bool:
    """Whether a page belongs to the half that nobody looks at."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def articles() -> Iterator[tuple[str, Article]]:
    """Read each page that has an answer."""
    answers = yaml.safe_load(ANSWERS.read_text("utf-8"))
    with tarfile.open(PAGES) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if member.name in answers and file:
                yield member.name, read_article(file.read())


def judged(article: Article, answer: dict[str, list[object]]) -> dict[str, bool]:
    """Say which fields of an article are right."""
    said = {
        "title": digest(article.title or ""),
        "authors": sorted(map(digest, article.authors)),
        "publisher": digest(article.publisher or ""),
    }
    return {field: said[field] in answer[field] for field in FIELDS}


def main() -> None:
    """Print the shares, and on demand what is wrong."""
    answers = yaml.safe_load(ANSWERS.read_text("utf-8"))
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for name, article in articles():
        unseen = is_unseen(name)
        right = judged(article, answers[name])
        counts[unseen].update(["pages", *(field for field in FIELDS if right[field])])
        for field in FIELDS:
            if "--wrong" in sys.argv and not unseen and not right[field]:
                sys.stdout.write(f"{name} {field}: {getattr(article, field)!r}\n")
    for unseen, found in counts.items():
        shares = ", ".join(f"{field} {100 * found[field] / found['pages']:.1f}" for field in FIELDS)
        sys.stdout.write(
            f"{'unseen' if unseen else 'seen'}: {found['pages']} pages, {shares} % right\n"
        )


if __name__ == "__main__":
    main()
