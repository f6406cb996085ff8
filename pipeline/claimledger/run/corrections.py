"""Why a correction of a run matches nothing."""

import polars as pl

from claimledger.claims.corrections import Correction

NAMED = 3
"""The largest number of articles that a reason names."""


def why_unmatched(correction: Correction, known: pl.DataFrame) -> str:
    """Why a correction matches nothing, and which article its quote is in.

    `known` has a row for each claim: url, title and claim_id, which may be null, and quote.
    """
    if correction.claim_id is not None:
        return "there is no claim with this id"
    names = {key: getattr(correction, key) for key in ("url", "title")}
    given = {key: name for key, name in names.items() if name is not None}
    if any(name in known[key] for key, name in given.items()):
        return "the article has this quote less often, or not at all"
    lacking = f"no article has this {' or this '.join(given)}"
    quoting = known.filter(quote=correction.quote).unique(["title", "url"], maintain_order=True)
    if quoting.is_empty():
        return f"{lacking}, and no claim has this quote"
    rows = quoting.select("title", "url", "claim_id").head(NAMED).iter_rows()
    return f"{lacking}; the quote is in {', and in '.join(in_article(*row) for row in rows)}"


def in_article(title: str | None, url: str | None, claim_id: str) -> str:
    """An article as a correction can match it.

    >>> in_article(None, "https://example.org/tin", "0f")
    'an article that has no title and the url https://example.org/tin'
    """
    has_title = "no title" if title is None else f"the title {title!r}"
    if url is not None:
        return f"an article that has {has_title} and the url {url}"
    claim = "" if title else f": match claim_id {claim_id}"
    return f"an article that has {has_title} and no url{claim}"
