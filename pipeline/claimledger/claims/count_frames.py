"""Frames of counted things: "hired 900 people", "was watched by 900 viewers", "there were two"."""

from claimledger.claims.clauses import VerbGroup
from claimledger.claims.counting import counted, counts_noun
from claimledger.claims.frames import (
    STATIVE,
    Frame,
    Groups,
    Tokens,
    clause_last,
    participle,
    subject,
    verb_direction,
)
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import load, verbs, words
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch


def counted_complement(  # noqa: PLR0913, PLR0917 - what the rule that calls it has found
    text: str, tokens: Tokens, at: int, verb: VerbGroup, who: Stretch, preposition: str | None
) -> Frame:
    """As in "was watched by 900 people", "came second with 40 votes", "fell to 3,000 cases"."""
    noun, agent = counted(tokens[at]), phrase(text, tokens, who)
    direction = verb_direction(groups=(), verb=verb)
    if preposition == "with" and tokens[at - 2].tag == ",":
        tail = phrase(text, tokens, Stretch(at + 1, clause_last(tokens, at + 1)))
        own = f"of {agent} {tail}" if verb.lemma == "be" and agent else tail
        return Frame("count.with", f"{noun} {own}".strip(), who, None, verb, "count", about=who)
    if preposition == "by" and verb.passive:
        measure = f"{noun} that {past(verb, tokens[verb.head].lower)} {agent}"
    elif direction or (preposition in {"at", "to"} and verb.lemma in verbs("level")):
        measure = agent or noun
    elif preposition == "to":
        done = phrase(text, tokens, Stretch(verb.head, at - 1))
        people = noun.split()[-1].lower() in words("words", "people")
        measure = f"{noun} to {'whom' if people else 'which'} {agent} {done}"
    else:
        measure = f"{noun} of {agent}" if agent else noun
    return Frame("count.complement", measure, who, None, verb, "count", direction, about=who)


def counted_apart(text: str, tokens: Tokens, at: int, verb: VerbGroup, thing: Stretch) -> Frame:
    """As in "seized papers from 26 offices used by the firm": counted beside an object."""
    tail = phrase(text, tokens, Stretch(at + 1, clause_last(tokens, at + 1)))
    measure = f"{counted(tokens[at])} {tail}".strip()
    return Frame("count.apart", measure, thing, None, verb, "count", about=thing)


def past(verb: VerbGroup, participle_form: str) -> str:
    """The past of a verb whose participle a passive holds: "seen" gives "saw"."""
    irregular = load("verbs")["irregular"].get(verb.lemma)
    return str(irregular[0]) if irregular else participle_form


SUPPLYING = frozenset({"provide", "supply", "equip", "furnish", "present", "arm", "serve"})


def supplied_frame(text: str, tokens: Tokens, at: int, verb: VerbGroup, who: Stretch) -> Frame:
    """As in "provided the hospital with 40 beds": what was supplied, by whom, to whom."""
    receiver = Stretch(verb.last, at - 1)
    made = participle(verb, tokens)
    agent, taker = phrase(text, tokens, who), phrase(text, tokens, receiver)
    measure = f"{counted(tokens[at])} {made} by {agent} to {taker}"
    return Frame("count.supplied", measure, who, receiver, verb, "count", about=receiver)


def existing_frame(text: str, tokens: Tokens, at: int, verb: VerbGroup) -> Frame:
    """As in "There were 900 deaths in the region"."""
    tail = Stretch(at + 1, clause_last(tokens, at + 1))
    measure = f"{counted(tokens[at])} {phrase(text, tokens, tail)}".strip()
    kind = "count" if counts_noun(tokens[at]) else None
    return Frame("existential", measure, tail or Stretch(at, at + 1), None, verb, kind, about=tail)


def counting_frame(text: str, tokens: Tokens, groups: Groups, at: int, verb: VerbGroup) -> Frame:
    """Verb + counted noun: "the firm hired 900 people", "the town has two schools"."""
    who = subject(tokens, groups, verb)
    agent = phrase(text, tokens, who)
    tail = Stretch(at + 1, clause_last(tokens, at + 1))
    said = phrase(text, tokens, tail)
    noun = f"{counted(tokens[at])} {said}".strip()
    direction = verb_direction(groups, verb)
    if verb.lemma in STATIVE and who and is_measured_phrase(tokens, who):
        return Frame("count.measure", agent, who, None, verb, "count", direction, about=who)
    if verb.lemma in STATIVE | {"have"} or verb.passive:
        measure = f"{counted(tokens[at])} of {agent} {said}".strip() if agent else noun
        return Frame("count.level", measure, who, tail, verb, "count", direction, about=who)
    made = participle(verb, tokens)
    measure = f"{counted(tokens[at])} {made} by {agent} {said}".strip() if agent else noun
    return Frame("count.object", measure, who, tail, verb, "count", direction, about=who)


def is_measured_phrase(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether the head of a phrase is an amount: "volume on exchanges", "the number of cases"."""
    head = next(
        (i for i in range(stretch.first, stretch.last) if tokens[i].tag == "IN"), stretch.last
    )
    return head > stretch.first and tokens[head - 1].lower in words("measures", "measured")


def counted_frame(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, thing: Stretch | None
) -> Frame | None:
    """Verb + preposition + counted noun: "was watched by 900 people", "footage from 26 cameras"."""
    verb = governor.verb
    if verb is None:
        return None
    if governor.preposition == "with" and verb.lemma in SUPPLYING:
        return supplied_frame(text, tokens, at, verb, who)
    if thing is None or governor.preposition == "with":
        return counted_complement(text, tokens, at, verb, who, governor.preposition)
    levels = verbs("up") | verbs("down") | verbs("level") | verbs("project")
    return None if verb.lemma in levels else counted_apart(text, tokens, at, verb, thing)
