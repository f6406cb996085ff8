"""Frames of numbers that no verb or noun of their own governs: the words beside them."""

from claimledger.claims.counting import counted, counts_noun
from claimledger.claims.frames import Frame, Groups, Tokens, clause_last, rest
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import verbs
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch, noun_phrase_start


def included_frame(
    text: str,
    tokens: Tokens,
    groups: Groups,  # noqa: ARG001 - the signature of every rule
    at: int,
    governor: Governor,
) -> Frame:
    """A part of what the noun before "including" names: "charges, including $3m for layoffs"."""
    noun = governor.noun if governor.noun is not None else at
    whole = Stretch(noun_phrase_start(tokens, noun), noun + 1)
    tail = Stretch(at + 1, clause_last(tokens, at + 1))
    if counts_noun(tokens[at]):
        measure = f"{counted(tokens[at])} {phrase(text, tokens, tail)}".strip()
        return Frame("included", measure, whole, None, None, "count", about=tail)
    measure = f"{phrase(text, tokens, whole)} {phrase(text, tokens, tail)}".strip()
    return Frame("included", measure, whole, None, None, None, about=whole)


SHORTEST = 3
"""Words before "and with Y": a head, "and" and a preposition."""


def coordinated(tokens: Tokens, named: Stretch) -> Stretch | None:
    """The head that "and with Y" goes on from: "trade with X at 8 and with Y at 6"."""
    first = named.first
    if first < SHORTEST or tokens[first - 1].tag != "IN" or tokens[first - 2].tag != "CC":
        return None
    word = tokens[first - 1].lower
    earlier = next((i for i in range(first - 3, 0, -1) if tokens[i].lower == word), None)
    if earlier is None or tokens[earlier - 1].tag not in {"N", "E"}:
        return None
    return Stretch(noun_phrase_start(tokens, earlier - 1), earlier)


def goods_after(tokens: Tokens, at: int) -> Stretch | None:
    """What an amount of money is in: "with $16 billion in cuts"."""
    if (
        at + 2 >= len(tokens)
        or tokens[at + 1].lower != "in"
        or tokens[at + 2].tag not in {"N", "J", "E"}
    ):
        return None
    quantity = tokens[at].quantity
    money = quantity is not None and quantity.unit_kind == "money"
    return rest(tokens, at + 2) if money else None


def is_befallen(tokens: Tokens, at: int) -> bool:
    """Whether a line only says how many something befell: "Injured: 90", not "Paid: $3m"."""
    quantity = tokens[at].quantity
    label = [t for t in tokens[: at - 1] if t.tag != "CC"] if at > 1 else []
    opened = bool(label) and tokens[at - 1].tag == ":"
    harmed = opened and all(t.lemma in verbs("harm") or t.lower == "missing" for t in label)
    plain = quantity is not None and quantity.unit in {"", "1"}
    return harmed and (plain or counts_noun(tokens[at]))


def befallen_frame(text: str, tokens: Tokens, at: int) -> Frame:
    """What befell those a list counts, before a colon: "Injured: 90", "Killed: 12 sailors"."""
    label = Stretch(0, at - 1)
    own = counted(tokens[at]) if counts_noun(tokens[at]) else "people"
    measure = f"{own} {phrase(text, tokens, label).lower()}"
    return Frame("befallen", measure, None, None, None, "count", about=label)


def bare_frame(
    text: str,
    tokens: Tokens,
    groups: Groups,  # noqa: ARG001 - the signature of every rule
    at: int,
    governor: Governor,
) -> Frame:
    """No verb governs: the noun phrase before the number, or what follows it."""
    last = at
    while last > 0 and tokens[last - 1].tag in {"IN", "RB", "DT", ",", "(", ":", "—", "–", "-"}:
        last -= 1
    named = Stretch(noun_phrase_start(tokens, last - 1), last) if last else Stretch(0, 0)
    head = coordinated(tokens, named)
    if head is not None:
        tail = text[tokens[named.first - 1].start : tokens[named.last - 1].end]
        measure = f"{phrase(text, tokens, head)} {tail}"
        return Frame("bare.coordinated", measure, head, named, None, None, about=head)
    goods = goods_after(tokens, at)
    if goods is not None and phrase(text, tokens, named):
        said = f"{phrase(text, tokens, goods)} of {phrase(text, tokens, named)}"
        return Frame("amount.goods", said, named, goods, None, None, about=goods)
    if not phrase(text, tokens, named):
        named = Stretch(at + 1, clause_last(tokens, at + 1))
    link = "of " if named.last <= at else ""
    noun = f"{counted(tokens[at])} {link}" if counts_noun(tokens[at]) else ""
    moved = governor.preposition if governor.preposition in {"up", "down"} else None
    kind = "change" if moved else None
    said = noun + phrase(text, tokens, named)
    return Frame("bare", said, named, None, None, kind, moved, about=named)
