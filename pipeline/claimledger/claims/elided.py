"""Units that a sentence leaves out: of another number, of a measure, of what was counted."""

import re
from dataclasses import replace

from claimledger.claims.frames import Frame
from claimledger.claims.lexicon import load, words
from claimledger.claims.memory import Memory
from claimledger.claims.reading import Draft
from claimledger.claims.reports import OPINION

RATE = re.compile(r"(?:an?|per) (hour|day|week|month|year)\b(?! (?:earlier|ago|before|later))")
PLAIN = frozenset({"", "1"})
POLLED = re.compile(r"\b(?:polls?|pollsters?|surveys?|approval rating)\b", re.IGNORECASE)
STANDING = OPINION | {"lead", "led", "leads", "leading", "trails", "trailed", "ahead", "margin"}
"""Words beside points that are percentage points: of support, or of a lead."""

COMPARING = (
    frozenset({"as", "the", "that", "what", "its", "their"})
    | words("measures", "comparative_up")
    | words("measures", "comparative_down")
)
"""Words after "four times" that compare."""

LARGE = re.compile(r"\d,\d{3}|thousand|million|billion|\d(?:k|m|mn|bn)\b")
"""How a number is written that can count people or things without naming them."""

NEAR = 3
"""How many sentences back the things counted may be named."""

FEW = 1_000
"""Numbers below this do not tell what a large one counts."""

APART = 200
"""How many times as many or as few the things counted before may be."""


def in_full(memory: Memory, draft: Draft, found: Frame) -> Draft:
    """A number with the unit that its sentence leaves out, where something settles it."""
    for complete in (with_unit_of_anchor, with_unit_of_measure):
        draft = complete(draft, found)
    return in_points(memory, with_unit_said(memory, as_ratio(of_people(draft)), found))


def as_ratio(draft: Draft) -> Draft:
    """So many "times as much" is a ratio; "four times" alone says how often."""
    tokens, at = draft.parsed.tokens, draft.at
    ahead = tokens[at + 1].lower.split()[0] if at + 1 < len(tokens) else ""
    if draft.quantity.unit != "time" or ahead not in COMPARING:
        return draft
    known = replace(draft.quantity, unit="1", unit_code="1", unit_kind=None, kind="ratio")
    return replace(draft, quantity=known)


def of_people(draft: Draft) -> Draft:
    """A number before "who" counts people: "the 73 million who watched"."""
    tokens, at = draft.parsed.tokens, draft.at
    own = tokens[at].quantity
    ahead = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    bare = own is not None and own.unit in PLAIN and LARGE.search(tokens[at].lower)
    if ahead != "who" or not bare:
        return draft
    return replace(draft, quantity=replace(draft.quantity, unit="person", unit_kind="count"))


def with_unit_said(memory: Memory, draft: Draft, found: Frame) -> Draft:
    """A large bare number counts what was counted before: "8 million viewers … 9 million"."""
    quantity, tokens = draft.quantity, draft.parsed.tokens
    if found.rule == "befallen" and quantity.unit in PLAIN:
        return replace(draft, quantity=replace(quantity, unit="person", unit_kind="count"))
    large = quantity.unit in PLAIN and quantity.value and LARGE.search(tokens[draft.at].lower)
    ahead = tokens[draft.at + 1].lower if draft.at + 1 < len(tokens) else ""
    if not large or (found.kind == "change" and ahead not in {"more", "fewer"}):
        return draft
    near = (c for at, c, _ in reversed(memory.claims) if draft.index - at <= NEAR)
    before = next((c for c in near if abs(c.value) >= FEW), None)
    if before is None or before.kind != "count" or not before.value or not quantity.value:
        return draft
    ratio = abs(quantity.value / before.value)
    if not 1 / APART < ratio < APART:
        return draft
    return replace(draft, quantity=replace(quantity, unit=before.unit, unit_kind="count"))


def in_points(memory: Memory, draft: Draft) -> Draft:
    """The points of a survey are percentage points."""
    quantity, tokens = draft.quantity, draft.parsed.tokens
    if quantity.unit != "point" or not any(t.lower in STANDING for t in tokens):
        return draft
    if POLLED.search(memory.reader.text) is None:
        return draft
    known = replace(quantity, unit="percentage point", unit_code="%", unit_kind="ratio")
    return replace(draft, quantity=known)


def with_unit_of_anchor(draft: Draft, found: Frame) -> Draft:
    """A bare number that is compared with a percentage is one: "40 percent, from zero"."""
    if found.rule not in {"baseline", "list", "gapped"} or found.anchor is None:
        return draft
    other = draft.parsed.tokens[found.anchor].quantity
    if draft.quantity.unit not in PLAIN or other is None or other.unit in PLAIN:
        return draft
    if draft.at and draft.parsed.tokens[draft.at - 1].lower in {"a", "an"}:
        return draft  # "5 million viewers and a 0.7 in the demo"
    known = replace(
        draft.quantity, unit=other.unit, unit_code=other.unit_code, unit_kind=other.unit_kind
    )
    return replace(draft, quantity=known)


def with_unit_of_measure(draft: Draft, found: Frame) -> Draft:
    """A bare number that a count of things reaches counts them: "deaths rose to 410"."""
    stretch, reached = found.about, found.rule in {"complement.to", "complement.at", "object"}
    plain = draft.quantity.unit in PLAIN and draft.quantity.kind in {None, "", "level", "count"}
    if stretch is None or not (plain and reached) or draft.parsed.tokens[draft.at].lower.isalpha():
        return draft
    inside = draft.parsed.tokens[stretch.first : stretch.last]
    last = next((i for i, t in enumerate(inside) if t.tag == "IN"), len(inside))
    head = inside[last - 1].lower if last else ""
    unit = load("measures")["countable"].get(head)
    if unit is None:
        return draft
    ahead = draft.parsed.tokens[draft.at + 1 : draft.at + 4]
    rate = RATE.match(" ".join(token.lower for token in ahead))
    unit = f"{unit}/{rate[1]}" if rate else unit
    kind = draft.quantity.unit_kind if rate else "count"
    return replace(draft, quantity=replace(draft.quantity, unit=unit, unit_kind=kind))
