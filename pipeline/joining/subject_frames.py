"""Frames of numbers that are subjects themselves: "900 people were hired", "44% agree"."""

from pipeline.joining.counting import counts_noun
from pipeline.joining.frames import Frame, Groups, Tokens, clause_last, counted, is_share
from pipeline.joining.governors import Governor
from pipeline.joining.phrases import phrase
from pipeline.joining.stretches import Stretch


def fronted_group(text: str, tokens: Tokens, at: int) -> tuple[Stretch, str] | None:
    """Whom a share is of, where they open the sentence: "Among independents, 44% …"."""
    if at <= 1 or tokens[0].lower not in {"among", "of", "in"}:
        return None
    last = next((i for i in range(1, at) if tokens[i].tag == ","), at)
    inside = tokens[1:last]
    if any(t.tag == "T" for t in inside) or not any(t.tag in {"N", "E"} for t in inside):
        return None
    numbers = [i for i in range(1, last) if tokens[i].tag == "Q"]
    if not numbers:
        return Stretch(1, last), phrase(text, tokens, Stretch(1, last))
    if len(numbers) > 1 or not counts_noun(tokens[numbers[0]]):
        return None
    tail = Stretch(numbers[0] + 1, last)
    said = f"{counted(tokens[numbers[0]])} {phrase(text, tokens, tail)}".strip()
    return Stretch(numbers[0], numbers[0] + 1), said


def subject_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:  # noqa: ARG001 - the signature of every rule
    """The number is the subject: "900 people were hired"."""
    verb = governor.verb
    last = clause_last(tokens, verb.last) if verb is not None else len(tokens)
    share = is_share(tokens[at])
    head = (verb.first if share and verb.passive else verb.head) if verb is not None else at + 1
    said = phrase(text, tokens, Stretch(head, last))
    between = Stretch(at + 1, verb.first if verb is not None else last)
    noun = counted(tokens[at]) if counts_noun(tokens[at]) else ""
    fronted = fronted_group(text, tokens, at) if share else None
    if fronted is not None:
        among, whole = fronted
        measure = f"share of {whole} that {said}"
        done = Stretch(verb.last if verb is not None else last, last)
        part = done if any(t.tag == "E" for t in tokens[done.first : done.last]) else among
        return Frame("share.among", measure, part, None, verb, "share", about=among)
    members = noun or (counted(tokens[at]) if " in " in tokens[at].lower else "")
    opening = f"share of {members} that" if members else "share that"
    narrowed = phrase(text, tokens, between)
    if share and members and narrowed:
        opening, narrowed = f"share of {members} {narrowed} that", ""
    parts = (opening if share else noun, narrowed, said)
    kind = "share" if share else ("count" if noun else None)
    predicate = Stretch(verb.last if verb is not None else last, last)
    named = any(t.tag == "E" for t in tokens[at + 1 : last])
    noun = noun or members
    who = (between or predicate) if named or not noun else Stretch(at, at + 1)
    if share and not named and not members:
        who = between
    return Frame(
        "subject",
        " ".join(p for p in parts if p),
        who,
        predicate,
        verb,
        kind,
        about=Stretch(at + 1, last),
    )
