"""Score pages that nobody has looked at: a blind round.

``python tests/quality/blind_round.py COUNT`` reads the first COUNT reserved pages that are in no
round of blind_rounds.yaml, scores the claims against the annotator's answers with
``../shared/gold/score_claims.py``, and prints what to add to the log. A page is scored once.

``make accuracy`` measures the pages of earlier rounds, on which thresholds were chosen since.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from claimledger.article import join_claims
from claimledger.training.corpus import Page, page_texts, read_corpus, write
from claimledger.training.judging import answers_of, as_row
from claimledger.training.reading import article_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "corpus"
LOG = Path(__file__).with_name("blind_rounds.yaml")


def rounds() -> list[dict[str, object]]:
    """The rounds so far."""
    return yaml.safe_load(LOG.read_text("utf-8")) or []


def fresh(count: int) -> list[Page]:
    """The first reserved pages that are in no round."""
    seen = {name for each in rounds() for name in each["pages"]}
    pages = read_corpus(CORPUS / "reserved", page_texts(SHARED, CORPUS / "own"))
    return [page for page in pages if page.name not in seen][:count]


def figures(pages: list[Page]) -> str:
    """What the scorer prints of the claims on these pages."""
    with tempfile.TemporaryDirectory() as folder:
        read, gold = Path(folder) / "claims.jsonl", Path(folder) / "answers.jsonl"
        claims = ((page.name, c) for page in pages for c in join_claims(article_of(page)).claims)
        write(read, (as_row(*one) for one in claims))
        write(gold, (row for page in pages for row in answers_of(page)))
        scorer = SHARED / "gold" / "score_claims.py"
        command = [sys.executable, str(scorer), str(read), str(gold)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Score a round and print it."""
    pages = fresh(int(sys.argv[1]))
    names = [page.name for page in pages]
    print(figures(pages))  # noqa: T201 - this is a program's output
    print(json.dumps({"pages": names}))  # noqa: T201 - this is a program's output


if __name__ == "__main__":
    main()
