"""The frame of each quantity: its governor decides which rule reads it."""

from collections.abc import Callable
from dataclasses import replace

from claimledger.claims.bare_frames import bare_frame, befallen_frame, included_frame, is_befallen
from claimledger.claims.change_frames import changed_frame, likely_frame
from claimledger.claims.comparisons import compared_noun
from claimledger.claims.counting import counted
from claimledger.claims.frames import Frame, Groups, Tokens, noun_direction, rest, subject
from claimledger.claims.governor import Governor
from claimledger.claims.governors import govern
from claimledger.claims.noun_frames import (
    attribute_frame,
    modifier_frame,
    participial_frame,
    worth_frame,
)
from claimledger.claims.phrases import phrase
from claimledger.claims.share_frames import partitive_frame, tally_frame
from claimledger.claims.standings import owned_anchor
from claimledger.claims.stretches import Stretch
from claimledger.claims.subject_frames import subject_frame
from claimledger.claims.verb_frames import complement_frame, object_frame, verb_frame

DEPTH = 4
"""How many numbers a comparison or a list is followed back over."""


def frame(text: str, tokens: Tokens, groups: Groups, at: int, depth: int = DEPTH) -> Frame:
    """The frame of the quantity at token `at`."""
    if is_befallen(tokens, at):
        return befallen_frame(text, tokens, at)
    tally = tally_frame(text, tokens, groups, at)
    if tally is not None:
        return tally
    governor = govern(tokens, groups, at)
    if governor.anchor is not None:
        return leaning_frame(text, tokens, groups, at, governor, depth)
    found = RULES[governor.relation](text, tokens, groups, at, governor)
    found = respective(text, tokens, at, found)
    if found.rule != "share.bare":
        return found
    owned = shared_owner(text, tokens, groups, at, found)
    return owned or shared_predicate(text, tokens, groups, at, found)


def shared_owner(text: str, tokens: Tokens, groups: Groups, at: int, found: Frame) -> Frame | None:
    """A share of another whole with the same owner: "makes 58% of sales and 71% of profit"."""
    joined = at > 0 and tokens[at - 1].tag in {"CC", ","}
    before = (i for i in range(at - 1, -1, -1) if tokens[i].tag == "Q") if joined else iter(())
    other = next(before, None)
    if other is None or found.about is None or tokens[other + 1].lower != "of":
        return None
    shared = frame(text, tokens, groups, other, 0)
    if shared.rule != "share.verb":
        return None
    measure = f"share of {phrase(text, tokens, shared.part)} in {phrase(text, tokens, found.about)}"
    return replace(shared, measure=measure, whole=found.about)


def respective(text: str, tokens: Tokens, at: int, found: Frame) -> Frame:
    """Of two subjects and two numbers each takes its own: "A and B rose 3 and 4, respectively"."""
    told = next((i for i in range(at, len(tokens)) if tokens[i].lower == "respectively"), None)
    if found.part is None or found.part != found.about:
        return found
    whole = found.part
    told = told or paired(tokens, at, whole)
    if told is None:
        return found
    links = [i for i in range(whole.first + 1, whole.last) if tokens[i].tag == "CC"]
    numbers = [i for i in range(whole.last, told) if tokens[i].tag == "Q"]
    if len(links) != 1 or len(numbers) != len(("one", "other")) or at not in numbers:
        return found
    first, second = Stretch(whole.first, links[0]), Stretch(links[0] + 1, whole.last)
    own = first if at == numbers[0] else second
    return replace(found, part=own, about=own, measure=phrase(text, tokens, own))


def paired(tokens: Tokens, at: int, whole: Stretch) -> int | None:
    """Where two numbers end that two names share out: "Roe Group and Poe Bank fell 3% and 7%".

    Not over two times: "A and B fell 3% and 7% in May and June".
    """
    last = at if tokens[at - 1].tag == "CC" else at + 2
    if last >= len(tokens) or last < whole.last + 2:
        return None
    pair = [t.quantity for t in (tokens[last - 2], tokens[last])]
    shares = all(q is not None and q.unit == "%" for q in pair)
    joined = tokens[last - 1].tag == "CC" and tokens[whole.last - 2].tag == "CC"
    named = tokens[whole.last - 1].tag == "E" == tokens[whole.last - 3].tag
    once = sum(t.tag == "T" for t in tokens[last:]) <= 1
    return last + 1 if shares and joined and named and once and last + 1 < len(tokens) else None


def second_of_two(text: str, tokens: Tokens, groups: Groups, at: int, other: Frame) -> Frame:
    """The frame of the second number of two that have a subject each."""
    both = subject(tokens, groups, other.verb) if other.verb is not None else None
    shared = replace(other, part=both, about=both)
    told = respective(text, tokens, at, shared)
    return other if told is shared else told


def shared_predicate(text: str, tokens: Tokens, groups: Groups, at: int, found: Frame) -> Frame:
    """A share in a list says the same as the share before: "57% disapprove, including 92% of …"."""
    for index in range(at - 1, -1, -1):
        if tokens[index].tag == "Q" and tokens[index + 1].lower == "of":
            other = frame(text, tokens, groups, index, 0)
            if other.rule == "share.subject" and other.measure:
                said = other.measure.partition(" that ")[2]
                return replace(
                    found,
                    rule="share.list",
                    measure=f"{found.measure} that {said}",
                    whole=other.whole,
                )
    return found


def leaning_frame(  # noqa: PLR0911, PLR0913, PLR0917 - the signature of every rule, and how far to go
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor, depth: int
) -> Frame:
    """The frame of a number that continues, or is compared with, another."""
    anchor = governor.anchor
    if anchor is None or anchor == at or depth == 0:
        return Frame("bare")
    other = frame(text, tokens, groups, anchor, depth - 1)
    if governor.relation == "baseline":
        return baseline_frame(text, tokens, at, replace(other, anchor=anchor))
    if governor.relation == "expected":
        return replace(other, rule="expected.beaten", anchor=anchor)
    if governor.relation == "gapped":
        named = governor.noun if governor.noun is not None else at - 1
        return gapped_frame(text, tokens, Stretch(named, named + 1), other, "gapped")
    owned = owned_anchor(tokens, at) if governor.relation == "owned" else None
    if owned is not None:
        set_against = tokens[owned[1] - 1].tag not in {"CC", ","} or other.rule == "baseline"
        rule = "baseline" if set_against else "gapped"
        return gapped_frame(text, tokens, Stretch(*owned[1:]), replace(other, anchor=anchor), rule)
    if governor.relation == "restated":
        kind = other.kind if other.kind == "change" else None
        rule = "baseline" if other.rule == "baseline" else "restated"
        return replace(other, rule=rule, anchor=anchor, kind=kind)
    if governor.relation == "value":
        measure = f"value of {other.measure}" if other.measure else None
        return replace(
            other, rule="value", anchor=anchor, kind="level", direction=None, measure=measure
        )
    if governor.relation == "multiple":
        half = tokens[at].lower.endswith("half")
        return replace(
            other, rule="multiple", anchor=anchor, kind="change", direction="down" if half else "up"
        )
    if governor.relation == "comparative":
        direction = "down" if governor.preposition == "down" else "up"
        return replace(other, rule="comparative", anchor=anchor, kind="change", direction=direction)
    return replace(second_of_two(text, tokens, groups, at, other), rule="list", anchor=anchor)


def baseline_frame(text: str, tokens: Tokens, at: int, other: Frame) -> Frame:
    """What another number is compared with, with the noun or the owner that only it has."""
    part = own_part(tokens, at)
    found = replace(other, rule="baseline", direction="none", part=part or other.part)
    if part is not None and other.measure:
        found = replace(found, measure=with_own_part(text, tokens, other, part))
    own = compared_noun(tokens, at)
    if own is None or noun_direction(tokens[own[1] - 1].lower) == "up":
        return found
    owner = phrase(text, tokens, other.part) if other.part != other.about else ""
    leaning = tokens[own[0]].tag == "PS"
    owner = phrase(text, tokens, other.about) if leaning else owner
    said = phrase(text, tokens, Stretch(own[0] + leaning, own[1]))
    return replace(found, measure=f"{said} of {owner}" if owner else said, kind=None)


def gapped_frame(text: str, tokens: Tokens, part: Stretch, other: Frame, rule: str) -> Frame:
    """What the number before measures, of whom this one names."""
    held = other.part or Stretch(0, 0)
    owned = next((i for i in range(held.first, held.last) if tokens[i].tag == "POS"), held.last)
    if any(t.tag == "E" for t in tokens[owned + 1 : held.last]):
        owned = held.last
    before, here = phrase(text, tokens, Stretch(held.first, owned)), phrase(text, tokens, part)
    measure = other.measure
    if measure and before and before in measure:
        measure = measure.replace(before, here)
    elif measure and rule == "baseline":
        measure = f"{measure} of {here}"
    way = "none" if rule == "baseline" else other.direction
    return replace(other, rule=rule, part=part, measure=measure, direction=way)


def with_own_part(text: str, tokens: Tokens, other: Frame, part: Stretch) -> str:
    """The measure of another number, of whom this one is: "… 12% of Poe voters"."""
    measure, before = other.measure or "", phrase(text, tokens, other.part)
    if tokens[part.first - 1].lower == "for":
        named = (t.text for t in tokens[: part.first] if t.tag == "E" and t.text in measure)
        before = next(named, before)
    if other.part is not None and other.part.last == other.part.first + 1:
        before = counted(tokens[other.part.first]) or before
    return measure.replace(before, phrase(text, tokens, part)) if before else measure


def own_part(tokens: Tokens, at: int) -> Stretch | None:
    """Whom a compared number is about, where it says so: "against 42% for Roe"."""
    if (
        at + 2 < len(tokens)
        and tokens[at + 2].tag != "T"
        and tokens[at + 1].lower in {"for", "in", "among", "at", "of"}
    ):
        found = rest(tokens, at + 2)
        if any(t.tag in {"N", "E"} for t in tokens[found.first : found.last]):
            return found
    return None


RULES: dict[str, Callable[[str, Tokens, Groups, int, Governor], Frame]] = {
    "verb": verb_frame,
    "partitive": partitive_frame,
    "modifier": modifier_frame,
    "attribute": attribute_frame,
    "complement": complement_frame,
    "object": object_frame,
    "subject": subject_frame,
    "participial": participial_frame,
    "apposition": bare_frame,
    "bare": bare_frame,
    "worth": worth_frame,
    "included": included_frame,
    "changed": changed_frame,
    "likely": likely_frame,
}
