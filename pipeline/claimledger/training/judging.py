"""Claims on pages of the corpus, from models that were not trained on the page's publisher.

``../shared/gold/score_claims.py`` and similar programs compare the two files.
"""

import json
import runpy
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimledger.claims import join_with
from claimledger.claims.ranking import Ranker
from claimledger.records import Claim
from claimledger.training.corpus import Page, write
from claimledger.training.ranks import Read, fold_of

FEWEST = 10
"""A share of fewer answers is not stated."""


def write_judged(
    pages: Sequence[Read], held_out: Sequence[Mapping[str, Ranker]], folder: Path
) -> None:
    """Write the claims and the annotations, one JSON object on each line."""
    claims = (row for page in pages for row in claims_of(page, held_out[fold_of(page.page.group)]))
    write(folder / "held_out_claims.jsonl", claims)
    write(folder / "answers.jsonl", (row for page in pages for row in answers_of(page.page)))


def accuracy(
    pages: Sequence[Read], rankers_of: Callable[[Page], Mapping[str, Ranker]], scorer: Path
) -> dict[str, Any]:
    """Score the claims of pages against the annotations, in percent.

    Args:
        pages: the pages; only saved pages count.
        rankers_of: returns the rankers for a page.
        scorer: the program ``score_claims.py``.
    """
    saved = [page for page in pages if page.page.saved]
    claims = [row for page in saved for row in claims_of(page, rankers_of(page.page))]
    answers = [row for page in saved for row in answers_of(page.page)]
    # The scorer changes what it is given.
    scored = runpy.run_path(str(scorer))["score"](*json.loads(json.dumps([answers, claims])))
    row, _ = scored["wrong"].pop("row")
    return {
        "pages": len(saved),
        "claims": scored["counts"]["gold"],
        "f1": {name: percent(scored[name][2]) for name in ("claims", "end2end", "full")},
        "rows_with_a_wrong_field": percent(row),
        **{
            kind: {
                name: {"percent": percent(share), "of": count}
                for name, (share, count) in sorted(scored[kind].items())
                if count >= FEWEST
            }
            for kind in ("wrong", "answered")
        },
        "whole": {f"{part:.0%}": percent(share) for part, share, _ in scored["coverage"]},
        "calibration_error": percent(scored["ece"]),
    }


def percent(share: float) -> float:
    """A share in percent, to a tenth."""
    return round(100 * share, 1)


def claims_of(page: Read, rankers: Mapping[str, Ranker]) -> Iterable[dict[str, Any]]:
    """The claims of one page, with its name as ``file``."""
    joined = join_with(page.article, page.quantities, lambda *_: page.readings, rankers)
    return (as_row(page.page.name, claim) for claim in joined.claims)


def as_row(name: str, claim: Claim) -> dict[str, Any]:
    """A claim as a row with the name of its page."""
    return {"file": name, **claim.to_dict()}


def answers_of(page: Page) -> Iterable[dict[str, Any]]:
    """The annotations of one page, with its name as ``file``."""
    return ({"file": page.name, **answer} for answer in page.answers)
