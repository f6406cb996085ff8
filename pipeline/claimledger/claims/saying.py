"""How a verb of saying stands in its sentence: before what is said, after it, or turned round."""

from collections.abc import Sequence

from claimledger.claims.citing import source_end
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.naming import is_named, is_voice
from claimledger.claims.stretches import FINITE
from claimledger.claims.tokens import Token

REPORTS = frozenset(
    [
        "show",
        "find",
        "reveal",
        "suggest",
        "indicate",
        "estimate",
        "report",
        "forecast",
        "project",
        "predict",
        "expect",
        "say",
        "calculate",
        "release",
        "publish",
        "announce",
        "disclose",
    ]
)
"""Verbs whose object can be the number itself: "the firm reported sales of $2bn"."""

INVERTED = frozenset(
    ["say", "add", "note", "warn", "explain", "write", "report", "estimate", "argue"]
)

REACH = 14


def clause_follows(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a clause, a quote or a number is what is said: "said that", "showed exports fell"."""
    first = past_aside(tokens, group.last)
    if first >= len(tokens):
        return False
    following = tokens[first]
    if group.lemma == "add" and following.tag in {"Q", "N", "J", "DT"}:
        return False  # "the firm added 40 shops": no word was said
    if following.lower in {"that", "how", ":"} or following.tag in {"“", '"'}:
        return True
    for token in tokens[first : first + REACH]:
        if token.tag in {"V", "VD", "BE", "HV", "MD"}:
            return True
        if token.tag in {".", ";", ","}:
            break
    return group.lemma in REPORTS and any(t.tag == "Q" for t in tokens[group.last :])


def past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past an adverb between commas: "noted, however, that"."""
    aside = [t.tag for t in tokens[at : at + 3]] == [",", "RB", ","]
    return at + 3 if aside else at


def closes_sentence(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the verb of saying closes the sentence: "…, analysts said on Monday."."""
    tail = next(
        (
            t
            for t in tokens[group.last :]
            if t.tag not in {"T", "IN", "DT", "RB", "N", "E", "J", "PS"}
        ),
        None,
    )
    before = any(t.tag in {",", "”", '"'} for t in tokens[: group.first])
    return before and (tail is None or tail.tag in {".", "”", '"', ","})


def is_inverted(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the speaker follows the verb: "…,” said X" or "…, says X, who".

    Not where a verb follows whom it would be: "the chief, Ann Roe, said the firm would grow".
    """
    if group.first == 0 or group.last >= len(tokens) or group.lemma not in INVERTED:
        return False
    nominal = tokens[group.last].tag in {"E", "DT", "N", "J"}
    if tokens[group.first - 1].tag == ",":
        end = source_end(tokens, group.last)
        speaker = tokens[group.last : end]
        acts = end < len(tokens) and tokens[end].tag in FINITE
        voiced = any(is_named(t) or is_voice(t) for t in speaker[:4])
        nominal = nominal and voiced and not acts
    return tokens[group.first - 1].tag in {"”", '"', ","} and nominal
