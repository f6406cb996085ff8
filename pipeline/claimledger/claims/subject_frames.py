"""Frames of numbers that are subjects themselves: "900 people were hired", "44% agree"."""

from claimledger.claims.clauses import VerbGroup
from claimledger.claims.counting import counted, counts_noun, holds_members, is_share
from claimledger.claims.frames import Frame, Groups, Tokens, clause_last
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import verbs
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch


def fronted_group(text: str, tokens: Tokens, at: int) -> tuple[Stretch, str] | None:
    """Whom a share is of, where they open the sentence: "Among independents, 44% …"."""
    if at <= 1 or tokens[0].lower not in {"among", "of", "in"}:
        return None
    last = next((i for i in range(1, at) if tokens[i].tag == ","), at)
    first = next((i + 1 for i in range(2, last) if asks(tokens, i)), 1)
    if first > 1:
        described = (i for i in range(first, last) if tokens[i].tag in {"VD", "VN", "PR", "WH"})
        last = next(described, last)
    inside = tokens[first:last]
    if (first == 1 and any(t.tag == "T" for t in inside)) or not any(
        t.tag in {"N", "E"} for t in inside
    ):
        return None
    numbers = [i for i in range(first, last) if tokens[i].tag == "Q"]
    if not numbers:
        return Stretch(first, last), phrase(text, tokens, Stretch(first, last))
    if len(numbers) > 1 or not counts_noun(tokens[numbers[0]]):
        return None
    tail = Stretch(numbers[0] + 1, last)
    said = f"{counted(tokens[numbers[0]])} {phrase(text, tokens, tail)}".strip()
    return Stretch(numbers[0], numbers[0] + 1), said


def asks(tokens: Tokens, at: int) -> bool:
    """Whether a token leads from a poll to those polled: "in a survey of nurses"."""
    asked = tokens[at - 1].lower in {"survey", "poll", "surveys", "polls", "sample", "study"}
    return asked and tokens[at].lower in {"of", "among"}


def subject_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:  # noqa: ARG001 - the signature of every rule
    """The number is the subject: "900 people were hired"."""
    verb = governor.verb
    last = clause_last(tokens, verb.last) if verb is not None else len(tokens)
    between = Stretch(at + 1, verb.first if verb is not None else last)
    if is_share(tokens[at]):
        return share_frame(text, tokens, at, verb, between, last)
    noun = counted(tokens[at]) if counts_noun(tokens[at]) else ""
    if not noun and verb is not None and verb.lemma in verbs("harm"):
        noun = "people"
    said = phrase(text, tokens, Stretch(verb.head if verb is not None else at + 1, last))
    predicate = Stretch(verb.last if verb is not None else last, last)
    measure = " ".join(p for p in (noun, phrase(text, tokens, between), said) if p)
    who = Stretch(at, at + 1) if noun else between or predicate
    who = place_or_agent(tokens, between.first, last) or who
    kind = "count" if noun else None
    return Frame("subject", measure, who, predicate, verb, kind, about=Stretch(at + 1, last))


def place_or_agent(tokens: Tokens, first: int, last: int) -> Stretch | None:
    """Who did something, or where, by name: "900 were hired by Roe Group", "… fell ill in Peru"."""
    for at in range(first, last - 1):
        named = at + 1 + (tokens[at + 1].tag == "DT")
        led = tokens[at].lower in {"by", "in", "at", "from", "across", "of"}
        if led and named < last and tokens[named].tag == "E":
            return Stretch(named, named + 1)
    return None


def share_frame(  # noqa: PLR0913, PLR0917 - what every rule knows, and the clause's parts
    text: str, tokens: Tokens, at: int, verb: VerbGroup | None, between: Stretch, last: int
) -> Frame:
    """A share that does something: "44% agree", "seven in 10 voters back the plan"."""
    head = (verb.first if verb.passive else verb.head) if verb is not None else at + 1
    said = phrase(text, tokens, Stretch(head, last))
    predicate = Stretch(verb.last if verb is not None else last, last)
    named = any(t.tag == "E" for t in tokens[predicate.first : predicate.last])
    fronted = fronted_group(text, tokens, at)
    if fronted is not None:
        among, whole = fronted
        part = predicate if named else among
        measure = f"share of {whole} that {said}"
        return Frame("share.among", measure, part, None, verb, "share", about=among)
    inside = counts_noun(tokens[at]) or holds_members(tokens[at]) or " in " in tokens[at].lower
    members = " ".join(
        p for p in (counted(tokens[at]) if inside else "", phrase(text, tokens, between)) if p
    )
    if at > 1 and [t.lower for t in tokens[at - 2 : at]] in (["of", "which"], ["of", "whom"]):
        members = "those"
    measure = f"share of {members} that {said}" if members else f"share that {said}"
    who = between or (Stretch(at, at + 1) if inside and not named else predicate)
    who = who if between or named or inside else Stretch(0, 0)
    return Frame("subject", measure, who, predicate, verb, "share", about=Stretch(at + 1, last))
