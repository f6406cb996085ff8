"""Whom a number is about where its own phrase names a thing: the owner, holder or receiver."""

from collections.abc import Sequence

from claimledger.claims.counting import counted, counts_noun, is_share
from claimledger.claims.frames import Frame, subject
from claimledger.claims.lexicon import words
from claimledger.claims.memory import Memory
from claimledger.claims.participants import (
    Participants,
    Party,
    head_group,
    is_measured,
    party,
    wording,
)
from claimledger.claims.reading import Draft
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

HOLDING = frozenset(
    {"have", "hold", "boast", "own", "operate", "run", "command", "enjoy", "keep", "maintain"}
    | {"announce", "place", "sign", "win", "secure", "report", "book"}
)
"""Verbs whose subject has what they name: "operates a fleet of 40 ferries"."""

GIVING = frozenset({"give", "hand", "leave", "earn", "win", "grant"})
"""Verbs that name who receives before what: "would give Chile 30% of the market"."""

SETTING = frozenset(
    {"according", "compared", "given", "based", "including", "excluding", "following", "barring"}
    | {"assuming", "regarding", "considering", "owing", "depending", "starting", "beginning"}
)
"""Participles that open a sentence as prepositions do, with nobody for their subject."""

SOLD_FOR = frozenset({"money", "price", "none"})
"""Kinds of units that a possessive before a number owns: "Roe's $40 million"."""


def borne(memory: Memory, draft: Draft, found: Frame, who: Participants) -> Participants:
    """Participants with the one who bears the number in place of a thing, where it is named."""
    owner = possessor(draft) or receiver(draft, found) or fronted(draft, found)
    if owner is None and not is_name(who.subject):
        owner = (
            of_baseline(memory, draft, found)
            or opening_doer(draft)
            or apposed_name(draft, found)
            or examined(draft, found)
            or holder(memory, draft, found)
        )
    if owner is None:
        return who
    other = who.counterpart
    same = other is not None and other.name == owner.name
    return Participants(owner, None if same else other)


def is_name(one: Party | None) -> bool:
    """Whether a party is somebody or some place by name, rather than a thing in words."""
    return one is not None and (one.code is not None or bool(one.token and one.token.entities))


def possessor(draft: Draft) -> Party | None:
    """Whose a sum is by its possessive: "compared with Roe's (ROE) roughly 40 million euros"."""
    tokens, at = draft.parsed.tokens, draft.at
    kind = draft.quantity.unit_kind
    if kind not in SOLD_FOR or counts_noun(tokens[at]):
        return None
    last = at - 1
    if last > 1 and tokens[last].tag == ")":
        last = next((i for i in range(last, 0, -1) if tokens[i].tag == "("), 0) - 1
    owned = last > 0 and tokens[last].tag == "POS" and tokens[last - 1].tag == "E"
    return by_name(tokens[last - 1]) if owned else None


def fronted(draft: Draft, found: Frame) -> Party | None:
    """Whose an amount is that names nobody: "For Chile, output was flat", "In Peru, prices rose".

    Not where the amount is of somebody by name: "In Peru, sales of Roe Group rose".
    """
    tokens, about = draft.parsed.tokens, found.about or Stretch(0, 0)
    group = head_group(tokens, about)
    opened = tokens[0].lower in {"in", "for", "across"}
    if not opened or not group or not is_measured(tokens[group.last - 1].lower):
        return None
    place = 1 + (tokens[1].tag == "DT")
    alone = place + 1 < about.first and tokens[place + 1].tag == ","
    own = any(t.tag in {"E", "PS"} for t in tokens[about.first : about.last])
    return by_name(tokens[place]) if alone and not own else None


def by_name(token: Token) -> Party | None:
    """Who a token names, unless it only describes."""
    return next((party(e, token) for e in token.entities if not e.adjective), None)


def receiver(draft: Draft, found: Frame) -> Party | None:
    """Who gets a share by a verb with two objects: "could give Chile about 30% of output"."""
    tokens, at = draft.parsed.tokens, draft.at
    first = at - 1 - (at > 1 and tokens[at - 2].tag == "DT")
    given = first > 0 and tokens[at - 1].tag == "E" and tokens[first - 1].lemma in GIVING
    return (
        by_name(tokens[at - 1])
        if given and found.kind != "change" and is_share(tokens[at])
        else None
    )


def of_baseline(memory: Memory, draft: Draft, found: Frame) -> Party | None:
    """Whom an earlier share is of: "up from 76% of the teachers of last year"."""
    tokens, at = draft.parsed.tokens, draft.at
    whole = found.rule == "baseline" and is_share(tokens[at]) and at + 2 < len(tokens)
    if not whole or tokens[at + 1].lower != "of":
        return None
    return first_words(memory, tokens, at + 2)


def first_words(memory: Memory, tokens: Sequence[Token], start: int) -> Party | None:
    """The noun phrase from a token on, as a party in words."""
    group = head_group(tokens, Stretch(start, len(tokens)))
    return next(iter(wording(memory.reader.text, tokens, group)), None) if group else None


def apposed_name(draft: Draft, found: Frame) -> Party | None:
    """The name beside a description: "its supplier, Roe Group, has", "Roe College, a school"."""
    tokens, part = draft.parsed.tokens, found.part
    group = head_group(tokens, part) if part else None
    if not group or tokens[group.last - 1].tag != "N" or is_measured(tokens[group.last - 1].lower):
        return None
    after, before = group.last, group.first - 1
    if after + 2 < len(tokens) and [t.tag for t in tokens[after : after + 3]] == [",", "E", ","]:
        return by_name(tokens[after + 1])
    described = tokens[group.first].lower in {"a", "an"} and before > 0
    aside = described and tokens[before].tag == "," and tokens[before - 1].tag == "E"
    led = before > 1 and tokens[before - 2].tag in {"IN", "DT"}
    return by_name(tokens[before - 1]) if aside and not led else None


def apposed_measure(measure: str | None, alone: Party | None, who: Participants) -> str | None:
    """A measure with the name beside a description in place of it: "staff of its supplier"."""
    owner = who.subject
    if measure is None or alone is None or owner is None or is_name(alone) or not is_name(owner):
        return measure
    agent = f" by {alone.name}"
    return measure.replace(agent, f" by {owner.name}", 1) if measure.endswith(agent) else measure


def opening_doer(draft: Draft) -> Party | None:
    """Who does what an opening participle says: "Known for making 70% of bolts, Roe Group …"."""
    tokens, at = draft.parsed.tokens, draft.at
    opened = tokens[0].tag in {"VG", "VN"} and tokens[0].lower not in SETTING
    if not opened or any(g.finite and g.first < at for g in draft.parsed.groups):
        return None
    end = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag == ","), len(tokens))
    first = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].tag == "DT")
    later = (t for t in tokens[first:] if t.tag == "E")
    named = next(later, None)
    return by_name(named) if named is not None else None


def examined(draft: Draft, found: Frame) -> Party | None:
    """Those counted, where the noun is of what was learned of them: "data from 900 nurses"."""
    if found.rule == "baseline" or not counts_noun(draft.parsed.tokens[draft.at]):
        return None
    tokens, at = draft.parsed.tokens, draft.at
    learned = (
        at > 1
        and tokens[at - 1].tag == "IN"
        and tokens[at - 2].lower in words("measures", "examined")
    )
    alone = (
        found.rule == "bare" and not learned and found.part is not None and found.part.first > at
    )
    return Party(counted(tokens[at]), None, None) if learned or alone else None


def holder(memory: Memory, draft: Draft, found: Frame) -> Party | None:
    """Who has what the number counts: "Roe Group had a fleet of 40 ferries"."""
    tokens, about, verb = draft.parsed.tokens, found.about, found.verb
    group = head_group(tokens, about) if about else None
    if not group or tokens[group.last - 1].lower not in words("measures", "holdings"):
        return None
    owned = next((i for i in range(group.first, group.last) if tokens[i].tag == "PS"), None)
    if owned is not None:
        return memory.antecedents.of(draft, Stretch(owned, owned + 1))
    if verb is None or verb.lemma not in HOLDING or group.first < verb.last:
        return None
    has = subject(tokens, draft.parsed.groups, verb)
    leaning = memory.antecedents.of(draft, has) if has else None
    return leaning or memory.antecedents.actor_in_sentence(draft, "")
