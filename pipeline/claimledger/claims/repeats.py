"""Numbers said again in other words: "2bn euros ($2.2bn)", "$3m, or 4 cents a share"."""

from collections.abc import Sequence

from claimledger.claims.tokens import Token


def repeated(tokens: Sequence[Token], at: int) -> int | None:
    """The number that one says again: of "2bn euros, or 4 cents a share" the first."""
    before = at - 1
    while before > 0 and tokens[before].tag in {"RB", "DT"}:
        before -= 1
    if before < 1 or not (tokens[before].tag == "(" or tokens[before].lower == "or"):
        return None
    before -= 1
    before -= tokens[before].tag == ","
    return before if before >= 0 and tokens[before].tag == "Q" else None


def without_repeats(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """Tokens without what says a number again: "(2bn euros)", ", or 4 cents a share"."""
    kept: list[Token] = []
    at = first
    while at < last:
        closing = next((i for i in range(at, last) if tokens[i].tag == ")"), None)
        if tokens[at].tag == "(" and closing is not None:
            at = closing + 1
            continue
        if tokens[at].lower == "or" and at + 1 < last and tokens[at - 1].tag in {"Q", ","}:
            again = next((i for i in range(at + 1, last) if tokens[i].tag not in {"RB", "DT"}), at)
            if tokens[again].tag == "Q":
                while kept and kept[-1].tag == ",":
                    kept.pop()
                at = again + 1 + (again + 1 < last and tokens[again + 1].tag == ",")
                continue
        kept.append(tokens[at])
        at += 1
    return kept
