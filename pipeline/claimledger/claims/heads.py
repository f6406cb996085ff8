"""The verb or noun that a number can hang on, found from the words around it."""

from collections.abc import Sequence

from claimledger.claims.clauses import BREAKS, VerbGroup
from claimledger.claims.counting import counts_noun
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.tokens import Token

FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "some",
        "as",
        "much",
        "many",
        "record",
        "new",
        "total",
        "around",
        "another",
        "estimated",
        "whopping",
        "combined",
        "mere",
        "only",
        "just",
        "additional",
        "further",
        "extra",
        "historic",
        "provisional",
        "cumulative",
        "all-time",
        "modest",
        "high",
        "low",
        "of",
        "multi-year",
        "its",
        "their",
        "his",
        "her",
        "fresh",
        "staggering",
        "paltry",
        "solid",
        "roughly",
        "about",
        "approximately",
        "plus",
        "minus",
    ]
)
"""Words between a number and what governs it that change nothing."""


def endpoint(groups: Sequence[VerbGroup], before: int) -> bool:
    """Whether the nearest verb says where a number stands: "shares closed in Lima at 48"."""
    verb = verb_before(groups, before)
    if verb is None:
        return False
    moving = (
        verbs("level")
        | verbs("up")
        | verbs("down")
        | verbs("project")
        | {"value", "set", "price", "sell", "keep", "leave"}
    )
    return verb.lemma in moving - {"be"} or verb.last == before


def is_quantity_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows the number at once, so that the number is its subject."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in {"V", "VD", "BE", "HV", "MD"}


STANDING = frozenset({"up", "down", "ahead", "behind", "higher", "lower", "off"})
"""Adverbs that make "be" a verb of change: "is down by 3%"."""


def changing_verb(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], before: int
) -> VerbGroup | None:
    """The nearest earlier verb of change or level, over what stands between dashes."""
    classes = verbs("up") | verbs("down") | verbs("level")
    for group in reversed(groups):
        standing = any(t.lower in STANDING for t in tokens[group.last : before])
        if group.last <= before and group.lemma in classes and (group.lemma != "be" or standing):
            return group
        if group.last <= before and any(t.tag == ";" for t in tokens[group.last : before]):
            return None
    return None


def change_noun_before(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], before: int
) -> int | None:
    """The noun of change that "by" or "to" goes with: "an increase in exports to $3bn"."""
    nouns = words("measures", "change_up") | words("measures", "change_down")
    for index in range(before - 1, -1, -1):
        token = tokens[index]
        if token.tag in BREAKS or any(g.first <= index < g.last for g in groups):
            return None
        if (
            token.lower in nouns
            and token.tag == "N"
            and index + 1 <= before
            and tokens[index + 1].lower in {"in", "of", "from", "to", "by"}
        ):
            return index
    return None


def verb_before(groups: Sequence[VerbGroup], at: int) -> VerbGroup | None:
    """The nearest verb group that ends at or before token `at`."""
    return next((g for g in reversed(groups) if g.last <= at), None)


def skip_fillers(tokens: Sequence[Token], at: int) -> int:
    """Index of the first token before `at` that is more than a hedge, article or adjective."""
    before = at - 1
    while before >= 0 and (
        tokens[before].lower in FILLERS
        or tokens[before].tag in {"RB", "J"}
        or tokens[before].lower == "current"
        or (tokens[before].lower == "or" and tokens[before + 1].lower == "minus")
    ):
        if tokens[before].lower == "of":
            opens = all(t.tag in {"DT", "J"} for t in tokens[: max(0, before - 1)])
            if before == 0 or tokens[before - 1].lower not in SUMMARIES or opens:
                break
            before -= 1
        before -= 1
    return before


SUMMARIES = frozenset({"total", "average", "record", "mean", "median", "low", "high", "peak"})
"""Nouns that only say how a number was made: "a total of 900", "an average of 3%"."""


def preposition_at(tokens: Sequence[Token], before: int) -> str | None:
    """The preposition at a place, if there is one."""
    return tokens[before].lower if before >= 0 and tokens[before].tag == "IN" else None


REPORTED = frozenset(
    {
        "by",
        "to",
        "from",
        "at",
        "with",
        "for",
        "in",
        "on",
        "above",
        "below",
        "over",
        "under",
        "near",
        "around",
        "about",
        "as",
        "into",
        "between",
        "within",
        "past",
    }
)
"""Prepositions that a verb reaches a number over."""


def including_whole(tokens: Sequence[Token], before: int) -> int | None:
    """The noun or number that one after "including" is a part of: "charges, including $3m"."""
    if before < 1 or tokens[before].lower != "including":
        return None
    passing = {"T", "IN", "VN", ",", "RB"}
    at = next((i for i in range(before - 1, -1, -1) if tokens[i].tag not in passing), None)
    return at if at is not None and tokens[at].tag in {"N", "E", "Q"} else None


def moved_object(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> VerbGroup | None:
    """The verb of an object right before a number: "raise taxes 6%", "cost shops $3m"."""
    quantity = tokens[at].quantity
    verb = verb_before(groups, at)
    if quantity is None or verb is None or verb.last >= at:
        return None
    between = {t.tag for t in tokens[verb.last : at]}
    moving = verbs("up") | verbs("down") if quantity.unit == "%" else verbs("giving")
    whole = between <= {"N", "J", "DT", "PS", "E"} and quantity.unit_kind != "count"
    return verb if verb.lemma in moving and whole else None


def said_subject(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, verb: VerbGroup | None
) -> VerbGroup | None:
    """The verb of a count that opens what somebody said: "officials said 90 people were hurt"."""
    quantity = tokens[at].quantity
    counts = counts_noun(tokens[at]) or (quantity is not None and quantity.unit == "%")
    if verb is None or verb.lemma not in verbs("speech") or not counts:
        return None
    after = next((g for g in groups if g.first > at and g.finite), None)
    last = after.first if after is not None else at
    clear = all(t.tag not in {"Q", ";", "SB", "PR", "WH"} for t in tokens[at + 1 : last])
    return after if clear else None
