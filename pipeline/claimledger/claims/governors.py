"""What a number hangs on: the verb, noun or other number that governs it, and how."""

from collections.abc import Sequence

from claimledger.claims.clauses import BREAKS, VerbGroup, is_noun
from claimledger.claims.comparisons import (
    list_anchor,
    previous_quantity,
)
from claimledger.claims.counting import following, modified_noun, previous_word
from claimledger.claims.governor import Governor, leaning_governor, moved_governor
from claimledger.claims.heads import (
    REPORTED,
    change_noun_before,
    changing_verb,
    endpoint,
    including_whole,
    is_quantity_next,
    moved_object,
    preposition_at,
    said_subject,
    skip_fillers,
    verb_before,
)
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.standings import (
    follower_anchor,
    gapped_anchor,
)
from claimledger.claims.tokens import Token


def govern(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> Governor:  # noqa: PLR0911 - one return a case
    """The governor of the quantity at token `at`."""
    own = next((g for g in groups if g.first == at), None)
    if own is not None:
        return Governor("verb", verb=own)
    leaning = leaning_governor(tokens, at)
    if leaning is not None:
        return leaning
    before = skip_fillers(tokens, at)
    whole = including_whole(tokens, before)
    if whole is not None and tokens[whole].tag == "Q":
        return Governor("list", anchor=whole)
    if whole is not None and following(tokens, at) not in {"in", "of"}:
        return Governor("included", noun=whole)
    noun = modified_noun(tokens, at)
    worth = following(tokens, at) == "worth" and following(tokens, at + 1) == "of"
    if (following(tokens, at) == "of" and noun is None) or worth:
        return partitive(tokens, groups, before)
    moved = moved_governor(tokens, groups, at, noun, before)
    if moved is not None:
        return moved
    return settled_governor(tokens, groups, at, noun, before)


def settled_governor(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, noun: int | None, before: int
) -> Governor:
    """The governor of a number by the words right after and before it."""
    if at + 1 < len(tokens) and tokens[at + 1].tag == "VN" and previous_word(tokens, at) != "of":
        return Governor("participial", verb=verb_before(groups, at))
    if previous_word(tokens, at) == "worth" and at > 1:
        return worth_governor(tokens, groups, at)
    bracketed = before > 0 and tokens[before].tag == "(" and noun is None
    follower = follower_anchor(tokens, at, before) if bracketed else None
    if follower is not None:
        return Governor("gapped", anchor=follower[0], noun=follower[1])
    listed = list_anchor(tokens, at, before)
    if listed is not None and noun is None:
        return Governor("list", anchor=listed)
    if noun is not None:
        return Governor(
            "modifier",
            noun=noun,
            verb=verb_before(groups, before + 1),
            preposition=preposition_at(tokens, before),
        )
    return plain(tokens, groups, at, before)


def worth_governor(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> Governor:
    """A number after "worth": of the noun before it, or of the number before the comma."""
    earlier = previous_quantity(tokens, at)
    held = next((g for g in groups if g.last == at - 1), None)
    if held is not None:
        return Governor("object", verb=held)
    if tokens[at - 2].tag in {",", "T", "Q"} and earlier is not None:
        return Governor("value", anchor=earlier)
    return Governor("worth", noun=at - 2, verb=verb_before(groups, at - 1))


def plain(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, before: int) -> Governor:  # noqa: PLR0911 - one return a case
    """The governor of a number without a noun of its own: by the word before it."""
    led = after_preposition(tokens, groups, at, before)
    if led is not None:
        return led
    if before >= 0:
        verb = next((g for g in groups if g.last == before + 1), None)
        reported = said_subject(tokens, groups, at, verb)
        if reported is not None:
            return Governor("subject", verb=reported)
        if verb is not None:
            return Governor("object", verb=verb)
        if tokens[before].tag == "(":
            return Governor("apposition", noun=before - 1)
        moved = moved_object(tokens, groups, at)
        if moved is not None:
            return Governor("object", verb=moved)
        if (
            before == at - 1
            and tokens[before].tag in {"N", "E"}
            and not is_quantity_next(tokens, at)
        ):
            gapped = gapped_anchor(tokens, at)
            return (
                Governor("bare", noun=before)
                if gapped is None
                else Governor("gapped", anchor=gapped)
            )
    verb = next((g for g in groups if g.first > at and g.finite), None)
    after = past_bracket(tokens, at + 1)
    if verb is not None and not any(
        t.tag in BREAKS | {"Q", ",", "SB"} for t in tokens[after : verb.first]
    ):
        return Governor("subject", verb=verb)
    verb = verb_before(groups, at)
    return Governor("object" if verb is not None else "bare", verb=verb)


def past_bracket(tokens: Sequence[Token], at: int) -> int:
    """Past what stands in brackets at a place: "more than half (52%) blame"."""
    if at >= len(tokens) or tokens[at].tag != "(":
        return at
    return next((i + 1 for i in range(at, len(tokens)) if tokens[i].tag == ")"), at)


PARTICLES = frozenset({"in", "out", "off", "on", "up", "over"})
"""What a verb takes to be one with: "brought in $3m"."""


def after_preposition(  # noqa: PLR0911 - one return a case
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, before: int
) -> Governor | None:
    """The governor of a number after a preposition: a noun before it, a verb, another number."""
    word = preposition_at(tokens, before)
    if word is None:
        return None
    brought = next((g for g in groups if g.last == before), None)
    if brought is not None and word in PARTICLES and brought.lemma in verbs("phrasal"):
        return Governor("object", verb=brought)
    follower = follower_anchor(tokens, at, before)
    if follower is not None:
        return Governor("gapped", anchor=follower[0], noun=follower[1])
    apposed = apposed_amount(tokens, before, at) if word == "of" else None
    if apposed is not None:
        return apposed
    named = before > 0 and is_noun(tokens[before - 1])
    if word == "of" and named:
        verb = verb_before(groups, before)
        return Governor("attribute", preposition="of", noun=before - 1, verb=verb)
    beside = before > 0 and tokens[before - 1].tag in {"N", "E"}
    if word == "at" and beside and not endpoint(groups, before):
        return Governor("bare", preposition="at", noun=before - 1)
    return complement(tokens, groups, before) if word in REPORTED | {"of"} else None


def apposed_amount(tokens: Sequence[Token], of: int, at: int) -> Governor | None:
    """A noun of change in apposition to a number: "111 million users, a decline of 1.3 million"."""
    noun = of - 1
    direction = "up" if tokens[noun].lower in words("measures", "change_up") else None
    if tokens[noun].lower in words("measures", "change_down"):
        direction = "down"
    first = noun
    while first > 0 and tokens[first - 1].tag in {"DT", "J", "N"}:
        first -= 1
    earlier = previous_quantity(tokens, first)
    inside = following(tokens, at) == "in" and at + 2 < len(tokens) and tokens[at + 2].tag != "T"
    if direction is None or earlier is None or inside or first == 0 or tokens[first - 1].tag != ",":
        return None
    return Governor("comparative", preposition=direction, anchor=earlier)


def complement(tokens: Sequence[Token], groups: Sequence[VerbGroup], before: int) -> Governor:
    """A number after a preposition: governed by a verb or noun of change, or the nearest verb."""
    word = tokens[before].lower
    noun = change_noun_before(tokens, groups, before)
    if noun is not None:
        return Governor("attribute", preposition=word, noun=noun, verb=verb_before(groups, noun))
    verb = changing_verb(tokens, groups, before) if word in {"by", "to", "from"} else None
    return Governor("complement", preposition=word, verb=verb or verb_before(groups, before))


def partitive(
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    before: int,
) -> Governor:
    """A number before "of": object of a verb, after a preposition, or itself the subject."""
    verb = next((g for g in groups if g.last == before + 1), None)
    if verb is not None and verb.lemma in verbs("speech") - {"report", "record", "claim"}:
        return Governor("partitive", preposition="subject")
    if verb is not None:
        return Governor("partitive", verb=verb, preposition=None)
    opener = tokens[before].lower if before >= 0 else ""
    if opener in {"including", "and", ",", "or", "but"}:
        return Governor("partitive", preposition="subject")
    if before >= 0 and tokens[before].tag == "IN":
        nearest = verb_before(groups, before)
        return Governor("partitive", preposition=tokens[before].lower, verb=nearest)
    return Governor("partitive", preposition="subject")
