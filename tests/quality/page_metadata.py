"""How well title, authors and publisher of 100 English pages are read.

The pages were drawn at random from saved pages in ../shared and annotated from what each page
shows and says in its tags. `page_metadata.jsonl` has the page, its half, the first words of the
title that is printed above the article and a hash of the whole title, the persons in the byline,
what else the byline may credit (an agency, a desk), and the names of the publisher on the page.
Rules may be judged by the half "work"; nobody looks at the errors of the half "test".

    python -m tests.quality.page_metadata            figures of both halves
    python -m tests.quality.page_metadata --errors   what is read otherwise in the half "work"
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import claimledger
from tests.quality.gate import SHARED
from tests.quality.news_numbers import HALVES, members

ANSWERS = Path(__file__).with_name("page_metadata.jsonl")
FIELDS = ("title", "authors", "publisher")

Verdict = tuple[bool, str]


def normal(name: str) -> str:
    """A name or title in lower case, its letters and digits only, without "the" before it."""
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ")))


def fingerprint(title: str) -> str:
    """A hash that two titles share if they differ only in case, spaces or punctuation."""
    return sha256(normal(title).encode()).hexdigest()[:16]


def verdicts(row: dict[str, Any], article: claimledger.Article) -> dict[str, Verdict]:
    """Whether each field of a page is right, and what was read.

    Authors are right if all persons of the byline are read and nobody else. Where the byline names
    no person, nothing or what it credits instead is right.
    """
    persons = set(map(normal, row["authors"]))
    read = set(map(normal, article.authors))
    credited = {normal(row["byline"])} if "byline" in row else set()
    houses = set(map(normal, row["publisher"]))
    return {
        "title": (fingerprint(article.title or "") == row["title_sha256"], article.title or "-"),
        "authors": (
            read == persons if persons else read <= credited,
            "; ".join(article.authors) or "-",
        ),
        "publisher": (normal(article.publisher or "") in houses, article.publisher or "-"),
    }


def judged(half: str) -> Iterator[tuple[dict[str, Any], dict[str, Verdict]]]:
    """Each page of a half with the verdict on each field."""
    for line in ANSWERS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            archive, _, member = row["page"].partition("!")
            yield row, verdicts(row, claimledger.read_article(members(archive)[member]))


def figures(half: str) -> dict[str, float]:
    """The share of pages of a half whose title, authors and publisher are right, in percent."""
    rows = [found for _, found in judged(half)]
    return {
        field: round(100 * sum(found[field][0] for found in rows) / len(rows), 1)
        for field in FIELDS
    }


def errors(half: str) -> Iterator[str]:
    """A line for each field of a half that is not right: the page, the answer, what was read."""
    for row, found in judged(half):
        for field, (good, read) in found.items():
            if not good:
                wanted = row[field] if field == "title" else "; ".join(row[field]) or "-"
                page = row["page"].partition("!")[2]
                yield f"{page}: {field} {wanted!r} is read as {read!r}"


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("../shared, with the annotated pages, is not there")
    if "--errors" in sys.argv:
        sys.stdout.writelines(f"{line}\n" for line in errors("work"))
    else:
        for half in HALVES:
            found = figures(half).items()
            sys.stdout.write(f"{half}: {'  '.join(f'{k} {v}' for k, v in found)}\n")
