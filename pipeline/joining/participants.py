"""Subject and counterpart of a claim: whom a number is about, and whom it is set against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.joining.clauses import Stretch
from pipeline.joining.entities import Entity
from pipeline.joining.frames import Frame
from pipeline.joining.phrases import phrase
from pipeline.joining.tokens import Token

MUTUAL = re.compile(
    r"\b(?:bilateral|mutual|two-way|both (?:countries|sides|nations|economies|governments)|the two (?:\w+ )?(?:countries|sides|nations|neighbou?rs|economies|powers|governments|states)|each other|one another)\b",
    re.IGNORECASE,
)
OUTWARD = frozenset({"to", "with", "from", "into", "against"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Who, against whom, and the characters that name them."""

    subject: str | None = None
    subject_code: str | None = None
    counterpart: str | None = None
    counterpart_code: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def named_in(tokens: Sequence[Token], stretch: Stretch | None) -> list[tuple[Entity, Token, int]]:
    """Entities of a stretch in order, each once, with its token."""
    if stretch is None:
        return []
    found: dict[str, tuple[Entity, Token, int]] = {}
    for index in range(stretch.first, min(stretch.last, len(tokens))):
        for entity in tokens[index].entities:
            found.setdefault(entity.name, (entity, tokens[index], index))
    return list(found.values())


def participants(
    text: str,
    tokens: Sequence[Token],
    frame: Frame,
    pair: tuple[Entity, Entity] | None,
    focus: Entity | None,
) -> Participants:
    """Who a frame is about, by its part first, then its whole, then the rest of its clause."""
    part = named_in(tokens, frame.part)
    whole = named_in(tokens, frame.whole)
    said = " ".join(phrase(text, tokens, s) for s in (frame.part, frame.whole, frame.about) if s)
    if pair is not None and MUTUAL.search(said) and len({e.name for e, _, _ in part + whole}) < 2:
        return made([(pair[0], None), (pair[1], None)])
    ordered = flow_order(tokens, part, frame.part)
    others = [item for item in whole if item[0].name not in {e.name for e, _, _ in ordered}]
    if ordered:
        first, *more = [*ordered, *others]
        return made([(first[0], first[1]), *((e, t) for e, t, _ in more[:1])])
    name = head_name(text, tokens, frame.part) or (focus.name if focus is not None else None)
    if others:
        if name and len(others) >= 1:
            return Participants(
                name, None, others[0][0].name, others[0][0].code, spans_of([others[0][1]])
            )
        return made([(e, t) for e, t, _ in others[:2]])
    return Participants(subject=name)


def flow_order(
    tokens: Sequence[Token], found: list[tuple[Entity, Token, int]], stretch: Stretch | None
) -> list[tuple[Entity, Token, int]]:
    """Origin before destination: "imports to A from B" keeps A first, "exports to A of B" B."""
    if len(found) < 2 or stretch is None:
        return found
    outward = [
        item for item in found if item[2] > 0 and tokens[item[2] - 1].lower in OUTWARD - {"from"}
    ]
    inward = [item for item in found if item not in outward]
    return [*inward, *outward] if inward else found


def head_name(text: str, tokens: Sequence[Token], stretch: Stretch | None) -> str | None:
    """The words for a subject that has no name of its own."""
    if stretch is None or not stretch:
        return None
    last = stretch.first
    while last < stretch.last and tokens[last].tag in {
        "N",
        "J",
        "E",
        "DT",
        "PS",
        "POS",
        "NUM",
        "Q",
    }:
        last += 1
    return phrase(text, tokens, Stretch(stretch.first, last)) or None


def made(found: Sequence[tuple[Entity, Token | None]]) -> Participants:
    """Participants from one or two entities."""
    subject = found[0][0]
    other = found[1][0] if len(found) > 1 else None
    return Participants(
        subject.name,
        subject.code,
        other.name if other is not None else None,
        other.code if other is not None else None,
        spans_of([token for _, token in found[:2] if token is not None]),
    )


def spans_of(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Characters of tokens."""
    return tuple((token.start, token.end) for token in tokens)
