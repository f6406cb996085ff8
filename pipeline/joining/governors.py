"""What a number hangs on: the verb, noun or other number that governs it, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.joining.clauses import BREAKS, VerbGroup, is_noun
from pipeline.joining.lexicon import verbs, words
from pipeline.joining.tokens import Token
from pipeline.records import Quantity

COMPARING = frozenset({"compared", "versus", "vs", "vs.", "against", "than"})
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
    ]
)
"""Words between a number and what governs it that change nothing."""


@dataclass(frozen=True, slots=True)
class Governor:
    """How a quantity is governed.

    ``relation`` is verb (it is itself a verb), modifier (before a noun), partitive (before "of"),
    complement (after a preposition), object (after a verb), attribute (noun + "of" + it), subject,
    baseline (what another is compared with), list (goes on from another) or bare.
    ``anchor`` is the index of the other quantity's token.
    """

    relation: str
    preposition: str | None = None
    verb: VerbGroup | None = None
    noun: int | None = None
    anchor: int | None = None


def govern(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> Governor:
    """The governor of the quantity at token `at`."""
    own = next((g for g in groups if g.first == at), None)
    if own is not None:
        return Governor("verb", verb=own)
    compared = baseline_anchor(tokens, at)
    if compared is not None:
        return Governor("baseline", anchor=compared)
    before = skip_fillers(tokens, at)
    noun = modified_noun(tokens, at)
    worth = following(tokens, at) == "worth" and following(tokens, at + 1) == "of"
    if (following(tokens, at) == "of" and noun is None) or worth:
        return partitive(tokens, groups, at, before)
    direction = (
        comparative(tokens, at) or trailing(tokens, at) or apposed_change(tokens, at, noun, before)
    )
    held = next((g for g in groups if g.last == before + 1), None)
    if (
        direction is not None
        and held is not None
        and held.lemma in {"be", "stand", "run", "remain"}
    ):
        return Governor("object", preposition=direction, verb=held)
    if direction is not None and trails_noun(tokens, at):
        return Governor("bare", preposition=direction)
    if direction is not None and (other := previous_quantity(tokens, at)) is not None:
        return Governor("comparative", preposition=direction, anchor=other)
    if direction is not None and before >= 0 and tokens[before].tag in {"N", "E"}:
        return Governor("bare", preposition=direction)
    if multiple_of(tokens, at) and (other := previous_quantity(tokens, at)) is not None:
        return Governor("multiple", anchor=other)
    if at + 1 < len(tokens) and tokens[at + 1].tag == "VN" and previous_word(tokens, at) != "of":
        return Governor("participial", verb=verb_before(groups, at))
    if previous_word(tokens, at) == "worth" and at > 1:
        return worth_governor(tokens, groups, at)
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


def trailing(tokens: Sequence[Token], at: int) -> str | None:
    """Up or down where "…, up 18%" trails what rose."""
    word = previous_word(tokens, at)
    if word not in {"up", "down"} or at < 2:
        return None
    return word if tokens[at - 2].tag in {",", "T", "Q", ")", "(", "N"} else None


def trails_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up 4%" stands right after the noun that rose: "with prices up 4%"."""
    return at > 1 and tokens[at - 1].lower in {"up", "down"} and tokens[at - 2].tag == "N"


def apposed_change(tokens: Sequence[Token], at: int, noun: int | None, before: int) -> str | None:
    """Up or down where a noun of change stands in apposition: "$2bn for schools, a 3% increase"."""
    if noun is None or before < 0 or tokens[before].tag != ",":
        return None
    if noun + 1 < len(tokens) and tokens[noun + 1].lower in {"in", "of"}:
        return None
    if tokens[noun].lower in words("measures", "change_up"):
        return "up"
    return "down" if tokens[noun].lower in words("measures", "change_down") else None


def worth_governor(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int) -> Governor:
    """A number after "worth": of the noun before it, or of the number before the comma."""
    earlier = previous_quantity(tokens, at)
    held = next((g for g in groups if g.last == at - 1), None)
    if held is not None:
        return Governor("object", verb=held)
    if tokens[at - 2].tag == "," and earlier is not None:
        return Governor("value", anchor=earlier)
    return Governor("worth", noun=at - 2, verb=verb_before(groups, at - 1))


def multiple_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number multiplies an earlier figure: "double their share", "twice as many"."""
    quantity = tokens[at].quantity
    if (
        quantity is None
        or quantity.unit not in {"1", "time"}
        or at + 1 >= len(tokens)
        or tokens[at].tag != "Q"
    ):
        return False
    multiplies = tokens[at].lower.rsplit(" ", 1)[-1] in {
        "double",
        "twice",
        "triple",
        "times",
        "half",
        "quadruple",
        "threefold",
        "twofold",
    }
    return multiplies and tokens[at + 1].lower in {
        "their",
        "its",
        "the",
        "that",
        "as",
        "what",
        "those",
        "his",
        "her",
    }


def comparative(tokens: Sequence[Token], at: int) -> str | None:
    """Up or down where a comparative follows the number: "8% more than a year earlier"."""
    word = following(tokens, at).split(" ")[0]
    if word in words("measures", "comparative_up"):
        return "up"
    return "down" if word in words("measures", "comparative_down") else None


def plain(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, before: int) -> Governor:
    """The governor of a number without a noun of its own: by the word before it."""
    if before >= 0 and tokens[before].tag == "IN":
        word = tokens[before].lower
        if word == "of" and before > 0 and is_noun(tokens[before - 1]):
            return Governor(
                "attribute", preposition="of", noun=before - 1, verb=verb_before(groups, before)
            )
        if (
            word == "at"
            and before > 0
            and tokens[before - 1].tag in {"N", "E"}
            and not endpoint(groups, before)
        ):
            return Governor("bare", preposition="at", noun=before - 1)
        if word in REPORTED or word == "of":
            return complement(tokens, groups, before)
    if before >= 0:
        verb = next((g for g in groups if g.last == before + 1), None)
        if verb is not None:
            return Governor("object", verb=verb)
        if tokens[before].tag == "(":
            return Governor("apposition", noun=before - 1)
        if (
            before == at - 1
            and tokens[before].tag in {"N", "E"}
            and not is_quantity_next(tokens, at)
        ):
            return Governor("bare", noun=before)
    verb = next((g for g in groups if g.first > at and g.finite), None)
    if verb is not None and not any(
        t.tag in BREAKS or t.tag == "Q" for t in tokens[at + 1 : verb.first]
    ):
        return Governor("subject", verb=verb)
    verb = verb_before(groups, at)
    return Governor("object" if verb is not None else "bare", verb=verb)


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


def complement(tokens: Sequence[Token], groups: Sequence[VerbGroup], before: int) -> Governor:
    """A number after a preposition: governed by a verb or noun of change, or the nearest verb."""
    word = tokens[before].lower
    noun = change_noun_before(tokens, groups, before)
    if noun is not None:
        return Governor("attribute", preposition=word, noun=noun, verb=verb_before(groups, noun))
    verb = changing_verb(tokens, groups, before) if word in {"by", "to", "from"} else None
    return Governor("complement", preposition=word, verb=verb or verb_before(groups, before))


def changing_verb(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], before: int
) -> VerbGroup | None:
    """The nearest earlier verb of change or level, over what stands between dashes."""
    classes = verbs("up") | verbs("down") | verbs("level")
    for group in reversed(groups):
        if group.last <= before and group.lemma in classes and group.lemma != "be":
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
    while before >= 0 and (tokens[before].lower in FILLERS or tokens[before].tag in {"RB", "J"}):
        if tokens[before].lower == "of" and not (
            before > 0 and tokens[before - 1].lower in {"total", "average", "record"}
        ):
            break
        before -= 1
    return before


def preposition_at(tokens: Sequence[Token], before: int) -> str | None:
    """The preposition at a place, if there is one."""
    return tokens[before].lower if before >= 0 and tokens[before].tag == "IN" else None


def following(tokens: Sequence[Token], at: int) -> str:
    """The next word, lower case; empty at the end."""
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def modified_noun(tokens: Sequence[Token], at: int) -> int | None:
    """The head noun that a number stands before: "a 25% tariff", "the 90-km road"."""
    quantity = tokens[at].quantity
    if quantity is None or counts_noun(tokens[at]):
        return None
    index = at + 1
    rated = ("/" in quantity.unit and "/" not in tokens[at].text) or comparative(
        tokens, at
    ) is not None
    if rated or (index < len(tokens) and tokens[index].lower in {"a", "an", "per"}):
        return None
    head = None
    while index < len(tokens) and tokens[index].tag in {"N", "J", "E", "VG", "POS", "VN"}:
        if tokens[index].tag == "VN" and head is not None:
            break
        if tokens[index].tag in {"N", "E"}:
            head = index
        index += 1
    return head


def counts_noun(token: Token) -> bool:
    """Whether a quantity has taken the noun it counts into its own span ("two facilities")."""
    quantity = token.quantity
    if quantity is None or quantity.unit in {"%", "1", ""} or quantity.unit_code:
        return False
    if "-" in token.text and " " not in token.text:
        return False
    last = token.lower.rsplit(" ", 1)[-1]
    return (
        quantity.unit_kind in {None, "", "count"}
        and last.isalpha()
        and last not in words("measures", "scale")
    )


def is_bare_count(quantity: Quantity) -> bool:
    """Whether a quantity counts things, without a currency, percent sign or measure unit."""
    counts = quantity.unit_code is None and quantity.unit_kind in {None, "", "count"}
    return (
        counts
        and quantity.unit != "%"
        and "/" not in quantity.unit
        and quantity.kind not in {"price", "ratio", "share", "change"}
    )


def partitive(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, before: int
) -> Governor:
    """A number before "of": object of a verb, after a preposition, or itself the subject."""
    verb = next((g for g in groups if g.last == before + 1), None)
    if verb is not None:
        return Governor("partitive", verb=verb, preposition=None)
    opener = tokens[before].lower if before >= 0 else ""
    if opener in {"including", "and", ",", "or", "but"}:
        return Governor("partitive", preposition="subject")
    if before >= 0 and tokens[before].tag == "IN":
        nearest = verb_before(groups, before)
        return Governor("partitive", preposition=tokens[before].lower, verb=nearest)
    return Governor("partitive", preposition="subject")


def baseline_anchor(tokens: Sequence[Token], at: int) -> int | None:
    """The quantity that this one is compared with: "40% compared with 24%", "up from 3%"."""
    before = at - 1
    while (
        before >= 0
        and tokens[before].tag in {"RB", "DT", "J"}
        and tokens[before].lower not in {"up", "down"}
    ):
        before -= 1
    if before < 0:
        return None
    word = tokens[before].lower
    if (
        word in {"to", "with"}
        and before > 0
        and tokens[before - 1].lower in {"compared", "comparing", "contrast"}
    ):
        return previous_quantity(tokens, before)
    if word in COMPARING and word != "than":
        return previous_quantity(tokens, before)
    if word == "from":
        return from_anchor(tokens, at, before)
    return None


def from_anchor(tokens: Sequence[Token], at: int, before: int) -> int | None:
    """For "from Q": the number after a later "to", else the number before it."""
    for index in range(at + 1, len(tokens)):
        if tokens[index].tag == "Q" and tokens[index].quantity is not None:
            between = [token.lower for token in tokens[at + 1 : index]]
            alike = same_kind(tokens[at], tokens[index]) or "," not in between
            if "to" in between and alike and same_unit(tokens[at], tokens[index]):
                return index
            break
    return comparable(tokens, at, before)


def previous_quantity(tokens: Sequence[Token], before: int) -> int | None:
    """The nearest quantity before a place."""
    return next((i for i in range(before - 1, -1, -1) if tokens[i].tag == "Q"), None)


def comparable(tokens: Sequence[Token], at: int, before: int) -> int | None:
    """The nearest quantity before a place that has the unit of the one at `at`."""
    found = (
        i
        for i in range(before - 1, -1, -1)
        if tokens[i].tag == "Q" and same_unit(tokens[at], tokens[i])
    )
    return next(found, None)


def same_unit(first: Token, second: Token) -> bool:
    """Whether two quantities can be compared."""
    one, other = first.quantity, second.quantity
    if one is None or other is None:
        return False
    plain = {"", "1"}
    return one.unit == other.unit or (one.unit in plain or other.unit in plain)


PARENTHESIS = 7
"""How many words a number in brackets may stand after the one it repeats."""


def previous_word(tokens: Sequence[Token], at: int) -> str:
    """The word before a token, lower case."""
    return tokens[at - 1].lower if at else ""


def same_kind(first: Token, second: Token) -> bool:
    """Whether two numbers have one unit that is more than a bare number."""
    one, other = first.quantity, second.quantity
    return (
        one is not None
        and other is not None
        and one.unit == other.unit
        and one.unit not in {"", "1"}
    )


def list_anchor(tokens: Sequence[Token], at: int, before: int) -> int | None:
    """The quantity that a list goes on from: "16% in March and 14% in April"."""
    if before < 0:
        return None
    ranged = tokens[before].lower == "to" and before and tokens[before - 1].tag == "Q"
    if (
        ranged
        and previous_word(tokens, before - 1) != "from"
        and same_kind(tokens[at], tokens[before - 1])
    ):
        return before - 1
    if tokens[before].tag == "(" and tokens[before - 1].tag != "Q":
        earlier = previous_quantity(tokens, before)
        close = (
            earlier is not None
            and before - earlier < PARENTHESIS
            and same_unit(tokens[at], tokens[earlier])
        )
        return earlier if close else None
    if tokens[before].tag not in {"CC", ","}:
        return None
    index = before
    while index >= 0 and tokens[index].tag in {"CC", ",", "T", "IN", "RB", "DT", "N", "E", "J"}:
        index -= 1
    if index < 0 or tokens[index].tag != "Q" or not same_unit(tokens[at], tokens[index]):
        return None
    return None if counts_noun(tokens[at]) else index
