"""Frames of numbers before "of": a share of a whole, or an amount of a thing."""

from claimledger.claims.clauses import VerbGroup
from claimledger.claims.counting import counted, counts_noun, is_share
from claimledger.claims.frames import (
    STATIVE,
    Frame,
    Groups,
    Tokens,
    clause_last,
    participle,
    rest,
    subject,
    verb_direction,
)
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import load, verbs
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token
from claimledger.claims.verb_frames import CONTENDING, complement_frame, object_of


def partitive_frame(  # noqa: PLR0911 - one return a case
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """The number stands before "of" or "worth of"."""
    earlier = next((i for i in range(at - 1, -1, -1) if tokens[i].tag == "Q"), None)
    opened = tokens[at - 1].tag in {"CC", ","} if at else False
    whole = rest(tokens, at + (3 if tokens[at + 1].lower == "worth" else 2))
    fronted = of_which(text, tokens, groups, at, whole) if is_share(tokens[at]) else None
    if fronted is not None:
        return fronted
    if opened and is_share(tokens[at]) and earlier is not None and not is_share(tokens[earlier]):
        verb = next((g for g in reversed(groups) if g.last <= earlier), None)
        thing = object_of(tokens, verb, earlier) if verb is not None else None
        if thing is None and tokens[earlier + 1].lower == "of":
            thing = rest(tokens, earlier + 2)
        own = counted(tokens[earlier]) if counts_noun(tokens[earlier]) and thing is None else ""
        who = thing or subject(tokens, groups, verb)
        if who:
            rated = (
                f"{own or phrase(text, tokens, who)} as a share of {phrase(text, tokens, whole)}"
            )
            return Frame("share.apposed", rated, who, whole, verb, "share", about=who)
    if governor.preposition == "subject":
        if is_share(tokens[at]):
            return share_subject(text, tokens, groups, at, whole)
        return amount_subject(text, tokens, groups, whole)
    who = subject(tokens, groups, governor.verb)
    if is_movement(tokens[at], governor):
        return complement_frame(text, tokens, groups, at, governor)
    if is_share(tokens[at]):
        return share_object(text, tokens, groups, governor, who, whole)
    return amount_object(text, tokens, at, governor, who, whole)


def tally_frame(text: str, tokens: Tokens, groups: Groups, at: int) -> Frame | None:
    """Two sides' shares, each its own: "Roe leads Poe 48 percent to 44 percent", "… by 48% to 44%".

    A movement has one subject: "support for Roe rose from 44 percent to 48 percent".
    """
    first = at - 2 if tokens[at - 1].lower == "to" else at
    pair = tokens[first : first + 3] if first > 0 else ()
    sides = len(pair) == len(("48%", "to", "44%")) and pair[1].lower == "to"
    verb = next((g for g in reversed(groups) if g.last <= first), None)
    if not sides or verb is None or not (is_share(pair[0]) and is_share(pair[2])):
        return None
    who, thing = subject(tokens, groups, verb), object_of(tokens, verb, first)
    if verb.lemma not in CONTENDING or not who or thing is None:
        return None
    side = who if at == first else thing
    measure = f"support for {phrase(text, tokens, side)}"
    return Frame("tally", measure, side, None, verb, "share", about=side)


def of_which(text: str, tokens: Tokens, groups: Groups, at: int, whole: Stretch) -> Frame | None:
    """A share of what the clause before named: "$9bn, 60% of which will be spent"."""
    opener = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    verb = next((g for g in groups if g.first == at + 3), None)
    if opener not in {"which", "whom"} or verb is None:
        return None
    said = phrase(text, tokens, Stretch(verb.first, clause_last(tokens, verb.last)))
    measure = f"share of those that {said}"
    return Frame("share.which", measure, Stretch(0, 0), None, verb, "share", about=whole)


def is_movement(token: Token, governor: Governor) -> bool:
    """Whether an amount is where something moved: "fell to 600 tonnes of ore"."""
    moving = verbs("up") | verbs("down") | verbs("level")
    led = governor.preposition in {"to", "from", "by", "at"}
    return (
        led and not is_share(token) and governor.verb is not None and governor.verb.lemma in moving
    )


RECORDING = frozenset({"record", "register", "log", "rank", "claim", "post"})
"""Verbs of level whose subject has a part of a whole: "Lima recorded 23% of the cases"."""


def share_object(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, groups: Groups, governor: Governor, who: Stretch, whole: Stretch
) -> Frame:
    """As in "China makes up 4% of trade", "the deficit narrowed to 3% of output"."""
    verb = governor.verb
    lemma = verb.lemma if verb is not None else ""
    base, part = phrase(text, tokens, whole), phrase(text, tokens, who)
    moving = (verbs("up") | verbs("down") | verbs("level") | verbs("project")) - RECORDING
    if (
        who
        and verb is not None
        and governor.preposition != "in"
        and lemma in moving
        and (governor.preposition or lemma in verbs("level") - verbs("getting"))
    ):
        rated = f"{part} as a share of {base}"
        return Frame(
            "share.level", rated, who, whole, verb, "share", verb_direction(groups, verb), about=who
        )
    if (
        who
        and verb is not None
        and governor.preposition is None
        and tokens[whole.first].tag == "PS"
    ):
        own = f"share of {base} {participle(verb, tokens)} by {part}"
        return Frame("share.own", own, who, whole, verb, "share", about=whole)
    having = RECORDING | verbs("share") | verbs("getting") | verbs("winning") | verbs("level")
    if who and verb is not None and governor.preposition is None and lemma not in having:
        done = participle(verb, tokens)
        measure = f"share of {base} {done} by {part}"
        return Frame("share.done", measure, who, whole, verb, "share", about=who)
    won = governor.preposition == "with" and lemma in verbs("winning") | {"finish", "lead", "come"}
    if who and (won or governor.preposition is None or lemma in verbs("share")):
        return Frame(
            "share.verb", f"share of {part} in {base}", who, whole, verb, "share", about=who
        )
    if who and verb is not None and governor.preposition == "in" and verb.passive:
        measure = f"share of {base} with {part}"
        return Frame("share.with", measure, who, whole, verb, "share", about=whole)
    return Frame(
        "share.complement", f"share of {base}", who or whole, whole, verb, "share", about=whole
    )


def share_subject(text: str, tokens: Tokens, groups: Groups, at: int, whole: Stretch) -> Frame:  # noqa: ARG001 - the signature of every rule
    """As in "60% of new cars were Chinese", "54% of voters back the bill"."""
    verb = main_verb(tokens, groups, whole.last)
    if verb is not None and is_relative(tokens, whole.last):
        whole = Stretch(whole.first, verb.first)
    base = phrase(text, tokens, whole)
    if verb is None or any(t.tag in {",", ";"} for t in tokens[whole.last : verb.first]):
        return Frame("share.bare", f"share of {base}", whole, None, None, "share", about=whole)
    last = clause_last(tokens, verb.last)
    predicate = Stretch(verb.last, last)
    named = any(t.tag == "E" for t in tokens[predicate.first : predicate.last])
    origin = verb.lemma in {"come", "go"} and tokens[predicate.first].tag == "IN"
    origin = origin or (verb.lemma == "be" and tokens[predicate.first].lower == "from")
    if named and (verb.lemma == "be" or origin):
        predicate = Stretch(predicate.first + origin, last)
        said = phrase(text, tokens, predicate)
        measure = f"share of {said} among {base}"
        return Frame("share.predicate", measure, predicate, whole, verb, "share", about=whole)
    denied = any(t.lower in {"not", "n't", "never"} for t in tokens[verb.first : verb.head])
    plain = verb.passive and not denied
    said = phrase(text, tokens, Stretch(verb.head if not denied else verb.first, last))
    measure = f"share of {base} {said}" if plain else f"share of {base} that {said}"
    return Frame("share.subject", measure, whole, predicate, verb, "share", about=whole)


def is_relative(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause opens: "the cars that Chileans bought", "voters who back it"."""
    return at < len(tokens) and tokens[at].lower in {"that", "who", "which"}


def main_verb(tokens: Tokens, groups: Groups, last: int) -> VerbGroup | None:
    """The verb of which a phrase is the subject, past the verb of a relative clause after it."""
    after = [g for g in groups if g.first >= last]
    if not after or not is_relative(tokens, last):
        return after[0] if after else None
    main = next((g for g in after[1:] if g.finite), after[0])
    between = tokens[after[0].last : main.first]
    return after[0] if any(t.tag in {",", ";", "CC", "SB"} for t in between) else main


def amount_subject(text: str, tokens: Tokens, groups: Groups, whole: Stretch) -> Frame:
    """As in "Three million tonnes of grain were shipped"."""
    verb = main_verb(tokens, groups, whole.last)
    said = ""
    if verb is not None and verb.lemma not in verbs("level"):
        said = " " + phrase(text, tokens, Stretch(verb.head, clause_last(tokens, verb.last)))
    measure = phrase(text, tokens, whole) + said
    return Frame("amount.subject", measure, whole, None, verb, None, about=whole)


def amount_object(  # noqa: PLR0913, PLR0917 - what every rule knows, and the two parties
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, whole: Stretch
) -> Frame:
    """As in "The firm sold 3 million barrels of oil"."""
    verb = governor.verb
    thing, agent = phrase(text, tokens, whole), phrase(text, tokens, who)
    quantity = tokens[at].quantity
    extent = load("measures")["extent"].get(quantity.unit if quantity is not None else "")
    if counts_noun(tokens[at]):
        thing = f"{counted(tokens[at])} of {thing}"
    elif extent in {"area", "length"} and not thing.startswith(extent):
        thing = f"{extent} of {thing}"
    if verb is not None and verb.passive and governor.preposition is not None:
        return Frame("amount.passive", thing, whole, None, verb, None, about=whole)
    if verb is not None and verb.lemma in verbs("getting") and agent:
        had = f"{thing} of {agent}"
        return Frame("amount.had", had, who, whole, verb, None, about=whole)
    if verb is None or verb.lemma in STATIVE or not agent:
        measure = f"{agent} {thing}".strip()
        return Frame("amount.level", measure, who or whole, whole, verb, None, about=who or whole)
    if governor.preposition is not None and tokens[verb.last].lower != governor.preposition:
        return Frame("amount.value", f"value of {thing}", who, whole, verb, "level", about=whole)
    made = participle(verb, tokens)
    return Frame("amount.object", f"{thing} {made} by {agent}", who, whole, verb, None, about=whole)
