"""Frames: what a number measures, of what part and what whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.clauses import VerbGroup, is_embedded, subject_before
from claimledger.claims.lexicon import irregular, past_participle, verbs, words
from claimledger.claims.stretches import Stretch, bracket_start, noun_phrase_start, phrase_end
from claimledger.claims.tokens import Token

Tokens = Sequence[Token]
Groups = Sequence[VerbGroup]
CLAUSE_ENDS = frozenset({",", ";", ":", ".", "—", "–", "(", ")", "SB", "“", "”", '"', "Q"})
ENDPOINTS = frozenset({"close", "end", "finish", "settle", "reach", "stand", "trade", "open"})
"""Verbs whose infinitive tells where a movement led: "fell 3% to close at 48"."""


STATIVE = frozenset(
    [
        "be",
        "stand",
        "reach",
        "hit",
        "total",
        "amount",
        "come",
        "average",
        "number",
        "exceed",
        "surpass",
        "top",
        "near",
        "approach",
        "peak",
        "remain",
        "stay",
        "equal",
        "measure",
    ]
)
"""Verbs that say how much there is, and nothing of who did it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a number says: `measure` in the text's words, `part` and `whole` as token stretches.

    ``part`` holds whom the number is about, ``whole`` whom it is set against, ``about`` the words
    of the measure. ``anchor`` is the token of the number that this one continues or is compared
    with.
    """

    rule: str
    measure: str | None = None
    part: Stretch | None = None
    whole: Stretch | None = None
    verb: VerbGroup | None = None
    kind: str | None = None
    direction: str | None = None
    anchor: int | None = None
    about: Stretch | None = None


def subject(tokens: Tokens, groups: Groups, verb: VerbGroup | None) -> Stretch:  # noqa: PLR0911 - one return a case
    """The subject of a verb; of a participle or infinitive, the subject of the verb before it."""
    if verb is None:
        return Stretch(0, 0)
    if verb.finite:
        found = subject_before(tokens, groups, verb)
        inside = tokens[found.first : found.last]
        counting = inside and inside[0].tag == "Q" and any(t.tag == "Q" for t in inside[1:])
        if found and not counting and any(t.tag in {"N", "E", "PR", "Q"} for t in inside):
            return found
    controlled = controlled_subject(tokens, groups, verb)
    if controlled is not None:
        return controlled
    doer = doer_end(tokens, verb.first)
    if tokens[verb.first].tag == "VG" and doer and tokens[doer - 1].tag in {"N", "E", "Q"}:
        return Stretch(noun_phrase_start(tokens, doer - 1), doer)
    apposed = (
        verb.first > 1 and tokens[verb.first].tag == "VN" and tokens[verb.first - 1].tag == ","
    )
    if apposed and tokens[verb.first - 2].tag in {"N", "E"}:
        return Stretch(noun_phrase_start(tokens, verb.first - 2), verb.first - 1)
    before = [g for g in reversed(groups) if g.last <= verb.first and not is_embedded(tokens, g)]
    if not before and verb.first > 1 and tokens[verb.first - 1].tag == "TO":
        return Stretch(noun_phrase_start(tokens, verb.first - 2), verb.first - 1)
    trailing = (
        tokens[verb.first].tag == "VG" and verb.first > 0 and tokens[verb.first - 1].tag == ","
    )
    finite = (g for g in before if g.finite or not trailing)
    return subject(tokens, groups, next(finite, None))


def doer_end(tokens: Tokens, verb: int) -> int:
    """Where the noun phrase before a participle ends: "with the index (IX) again losing 9"."""
    at = verb
    while at > 1 and tokens[at - 1].tag == "RB":
        at -= 1
    return bracket_start(tokens, at - 1) if at > 1 and tokens[at - 1].tag == ")" else at


CONTROLLING = frozenset(
    [
        "expect",
        "forecast",
        "project",
        "predict",
        "estimate",
        "allow",
        "want",
        "ask",
        "force",
        "see",
        "help",
        "cause",
        "lead",
        "enable",
        "urge",
        "require",
        "permit",
        "order",
    ]
)


def controlled_subject(tokens: Tokens, groups: Groups, verb: VerbGroup) -> Stretch | None:
    """The object that an infinitive has for its subject: "expects sales to grow 5%"."""
    last = verb.first - 1
    if (
        verb.finite
        or last < 1
        or tokens[last].tag != "TO"
        or tokens[last - 1].tag not in {"N", "E"}
    ):
        return None
    earlier = next((g for g in reversed(groups) if g.last <= last), None)
    opened = earlier is not None and tokens[earlier.last].lower == "for"
    if earlier is None or (earlier.lemma not in CONTROLLING and not opened):
        return None
    return Stretch(earlier.last + opened, last)


def verb_direction(groups: Groups, verb: VerbGroup) -> str | None:
    """Direction that a verb gives a number; an endpoint takes it from the verb before it."""
    if verb.lemma in verbs("up"):
        return "up"
    if verb.lemma in verbs("down"):
        return "down"
    if verb.lemma in ENDPOINTS and not verb.finite:
        earlier = next((g for g in reversed(groups) if g.last <= verb.first), None)
        return verb_direction(groups, earlier) if earlier is not None else None
    return None


def noun_direction(word: str) -> str | None:
    """Direction that a noun of change gives a number."""
    if word in words("measures", "change_up"):
        return "up"
    return "down" if word in words("measures", "change_down") else None


def rest(tokens: Tokens, start: int) -> Stretch:
    """The noun phrase that begins at `start`; a clause with "what" is one."""
    if start < len(tokens) and tokens[start].lower == "what":
        return Stretch(start, clause_last(tokens, start))
    return Stretch(start, phrase_end(tokens, start, len(tokens)))


def clause_last(tokens: Tokens, start: int) -> int:
    """Where the clause that goes on from `start` ends."""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.tag in CLAUSE_ENDS or token.lower in {
            "according",
            "worth",
            "including",
            "compared",
        }:
            return index
        if token.tag == "CC" and index + 1 < len(tokens):
            following = tokens[index + 1].tag
            counted_next = following in {"DT", "RB", "J"} and tokens[index + 2 : index + 3]
            if counted_next and counted_next[0].tag == "Q":
                return index
            if opens_clause(tokens, index + 1):
                return index
            if following in {"Q", "VD", "V", "BE", "MD", "HV", "TO", "PR"}:
                return index
    return len(tokens)


def opens_clause(tokens: Tokens, start: int) -> bool:
    """Whether a noun phrase with its verb follows: "… and police were called"."""
    at = start
    while at < len(tokens) and tokens[at].tag in {"DT", "PS", "J", "N", "E", "NUM", "POS"}:
        at += 1
    return at > start and at < len(tokens) and tokens[at].tag in {"VD", "BE", "HV", "MD"}


def participle(verb: VerbGroup, tokens: Tokens) -> str:
    """What was done, as a participle: "had" for "is", "received" for "got", "brought in"."""
    if verb.lemma in {"be", "have"}:
        return "had"
    if verb.lemma == "get":
        return "received"
    written = tokens[verb.head].lower
    told = written.endswith("ed") and written != verb.lemma
    done = written if told and verb.lemma not in irregular() else past_participle(verb.lemma)
    follows = [t.tag for t in tokens[verb.last + 1 : verb.last + 2]]
    parted = follows == ["Q"] and tokens[verb.last].lower in {"in", "out", "off"}
    return f"{done} {tokens[verb.last].lower}" if parted else done


TRADING = frozenset({"close", "trade", "end", "finish", "settle", "open"})


def trades(tokens: Tokens, at: int, verb: VerbGroup, about: Stretch) -> bool:
    """Whether a company's name stands for its shares: "Roe Group closed at $19"."""
    quantity = tokens[at].quantity
    money = quantity is not None and quantity.unit_kind in {"money", "price"}
    if not money or verb.lemma not in TRADING or about.last != about.first + 1:
        return False
    token = tokens[about.first]
    return token.tag == "E" and not set(token.lower.split()) & words("measures", "traded")
