"""Megabytes of raw page text that become claims in a CPU second, and joining's own share of it.

Run ``python tests/benchmarks/claims_speed.py FOLDER`` on a folder of saved pages as plain text.
"""

import sys
import time
from pathlib import Path

from pipeline.article import find_article_quantities, read_article, read_claims
from pipeline.joining import join

ROUNDS = 5


def main(folder: str) -> None:
    """Print both speeds; the first round warms the lexicons up and is not counted."""
    pages = [path.read_bytes() for path in sorted(Path(folder).glob("*.txt"))]
    articles = [read_article(page) for page in pages]
    found = [(article, find_article_quantities(article)) for article in articles]
    size = ROUNDS * sum(map(len, pages)) / 1e6
    claims = sum(len(join(*one).claims) for one in found)
    started = time.process_time()
    for _ in range(ROUNDS):
        for page in pages:
            read_claims(page)
    whole = time.process_time() - started
    started = time.process_time()
    for _ in range(ROUNDS):
        for one in found:
            join(*one)
    own = time.process_time() - started
    sys.stdout.write(f"{len(pages)} pages, {claims} claims\n")
    sys.stdout.write(
        f"read_claims {size / whole:.2f} MB a CPU second; join alone {size / own:.2f}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
