"""Megabytes of raw page text that become claims in a CPU second, at first and when all is warm.

Run ``python tests/benchmarks/claims_speed.py FOLDER`` on a folder of saved pages as plain text.
"""

import sys
import time
from pathlib import Path

from claimledger.article import find_article_quantities, read_article, read_claims
from claimledger.claims import join

ROUNDS = 5


def main(folder: str) -> None:
    """Print the speed of the first reading of each page, of later ones, and of joining alone."""
    pages = [path.read_bytes() for path in sorted(Path(folder).glob("*.txt"))]
    started = time.process_time()
    for page in pages:
        read_claims(page)
    first = time.process_time() - started
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
        f"read_claims {size / ROUNDS / first:.2f} MB a CPU second at first,"
        f" {size / whole:.2f} later; join alone {size / own:.2f}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
