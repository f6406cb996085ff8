"""Modality: is a number reported, projected, planned, threatened, hypothetical or denied."""

from collections.abc import Sequence
from datetime import date

from claimledger.claims.asides import BEFORE_OR_AFTER, is_before_or_after
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.foreseeing import EXPECTING, forecast_by, is_consensus
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

Groups = Sequence[VerbGroup]
Shown = tuple[int, int] | None


REACH = 25
"""How many words before a number a verb may say how it is meant."""

PLURAL = frozenset({"forecasts", "expectations", "projections", "predictions"})
"""What numbers are set against: "beating forecasts for $4bn"."""

CONTRASTING = frozenset({"while", "whereas", "although", "though", "because", "since", "but"})
"""Words before a clause that what is foreseen in the one before says nothing of."""

CONDITIONAL = frozenset({"if", "unless"})
WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
MIGHT = frozenset({"could", "might", "may"})
FOREGOING = {
    "planned": "planned",
    "proposed": "planned",
    "expected": "projected",
    "projected": "projected",
    "forecast": "projected",
    "predicted": "projected",
}
"""Adjectives right before a number that say how it is meant: "its planned 40 shops"."""

PLANNING = frozenset(
    {"plan", "aim", "intend", "pledge", "propose", "vow", "promise", "target", "commit", "seek"}
)


def modality_of(
    tokens: Sequence[Token], groups: Groups, at: int, verb: VerbGroup | None
) -> tuple[str, Shown]:
    """The modality of the number at token `at`, and the characters that show it."""
    if forecast_by(tokens, at):
        return "projected", (tokens[at].start, tokens[at + 1].end)
    before = tokens[at - 1] if at else None
    if before is not None and before.lower in FOREGOING:
        return FOREGOING[before.lower], (before.start, before.end)
    for group in governing(tokens, groups, at, verb):
        if any(t.lower == "according" for t in tokens[group.last : at]):
            continue
        found = group_modality(tokens, groups, group)
        if found is not None:
            return found, (tokens[group.first].start, tokens[group.last - 1].end)
    for index in range(max(0, at - REACH), at):
        if tokens[index].lower in CONDITIONAL and not any(t.tag == "," for t in tokens[index:at]):
            return "hypothetical", (tokens[index].start, tokens[index].end)
    return "reported", None


def governing(
    tokens: Sequence[Token], groups: Groups, at: int, verb: VerbGroup | None
) -> list[VerbGroup]:
    """The verbs that can say how a number is meant: its own first, then those that govern it."""
    near = [g for g in groups if g.last <= at + 1 and at - g.last < REACH][-3:]
    if verb is not None and verb not in near:
        near.append(verb)
    if is_before_or_after(tokens, at):  # "will rise after a 3% fall" foresees no fall
        event = max(i for i in range(at) if tokens[i].lower in BEFORE_OR_AFTER)
        near = [g for g in near if g.first > event]
    found: list[VerbGroup] = []
    for group in reversed(near):
        if found and parted(tokens, group, found[-1]):
            break
        found.append(group)
    return found


def parted(tokens: Sequence[Token], earlier: VerbGroup, later: VerbGroup) -> bool:
    """Whether two verbs stand in clauses of their own: "prices could fall, while sales rose".

    A clause that is the object of the earlier verb ("said that …") and a verb that "and" adds to
    it without a subject are not parted from it.
    """
    if not later.finite or earlier.first >= later.first:
        return False
    if not earlier.finite:  # a reduced relative clause: "the shops set to close make up 5%"
        return True
    between = tokens[earlier.last : later.first]
    marks = [i for i, t in enumerate(between) if t.tag in {",", ";", ":", "CC"}]
    if any(t.lower in CONTRASTING for t in between):
        return True
    return bool(marks) and any(t.tag in {"N", "E", "PR"} for t in between[marks[-1] :])


def measured_modality(tokens: Sequence[Token], about: Stretch | None, at: int) -> tuple[str, Shown]:
    """What the noun that a number belongs to makes of it: a forecast, a chance, a target."""
    led = at > 1 and tokens[at - 1].lower in {"of", "for"}
    if led and (is_consensus(tokens, at - 2) or tokens[at - 2].lower in PLURAL):
        return "projected", (tokens[at - 2].start, tokens[at - 2].end)
    for index in noun_places(tokens, about, at):
        for key, found in (("foreseen", "projected"), ("aimed", "planned")):
            if tokens[index].lower in words("modality", key):
                return found, (tokens[index].start, tokens[index].end)
    return "reported", None


def noun_places(tokens: Sequence[Token], about: Stretch | None, at: int) -> list[int]:
    """Where the noun of a number may stand: after it, before "of" or "for", heading its measure."""
    places = []
    after = at + 1
    while after < len(tokens) and tokens[after].tag in {"N", "J"}:
        places.append(after)
        after += 1
    if at > 1 and tokens[at - 1].lower in {"of", "for"}:
        places.append(at - 2)
    if about is not None and about:
        inside = range(about.first, min(about.last, len(tokens)))
        last = next((i for i in inside if tokens[i].tag == "IN" and i > about.first), about.last)
        places += [last - 1] if last > about.first else []
    common = (i for i in places if 0 <= i < len(tokens) and tokens[i].text[0].islower())
    return [i for i in common if tokens[i].tag == "N"]


def ahead_of(tokens: Sequence[Token], at: int, start: date | None, latest: date | None) -> str:
    """What a number told as a fact is whose period begins after the article appeared."""
    if start is None or latest is None or start <= latest:
        return "reported"
    settled = any(t.lemma in words("modality", "settling") for t in tokens[:at])
    return "planned" if settled else "projected"


def is_policy(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether what "will" move is set by decision: "the minimum wage will rise 6%"."""
    before = [t.lower for t in tokens[max(0, group.first - 6) : group.first]]
    policies = words("modality", "policies")
    return bool(policies & set(before)) and not {"expect", "forecast", "if"} & set(before)


def group_modality(tokens: Sequence[Token], groups: Groups, group: VerbGroup) -> str | None:  # noqa: PLR0911 - one return a case
    """What the words of one verb group make of the number after it."""
    inside = tokens[group.first : group.last]
    lemmas = {t.lemma for t in inside} | {t.lower for t in inside}
    infinitive = any(t.tag == "TO" for t in inside)
    ahead = tokens[group.last].lower if group.last < len(tokens) else ""
    if lemmas & verbs("threaten") and (ahead == "to" or infinitive):
        return "threatened"
    if lemmas & {"deny", "refute"}:
        return "denied"
    if group.lemma in words("modality", "answering") and lemmas & (WILL | MIGHT | {"would"}):
        return "threatened"
    if "would" in lemmas:
        return would(tokens, groups, group)
    if lemmas & MIGHT:
        return "hypothetical"
    looking = group.passive or group.lemma in EXPECTING or infinitive
    if ("set" in lemmas and infinitive) or (lemmas & EXPECTING and looking):
        return "projected"
    if is_heading(tokens, group) or ("had" in lemmas and group.lemma == "estimate"):
        return "projected"
    if lemmas & WILL and thought(tokens, groups, group):
        return "projected"
    if lemmas & PLANNING or (group.lemma == "agree" and ahead == "to") or agreed(inside):
        return "planned"
    return willed(tokens, group) if lemmas & WILL else None


def thought(tokens: Sequence[Token], groups: Groups, group: VerbGroup) -> bool:
    """Whether what "will" happen is what somebody thinks: "we think trade will cut growth"."""
    before = [g for g in groups if g.last <= group.first and not parted(tokens, g, group)]
    return bool(before) and before[-1].lemma in {"think", "believe", "reckon", "expect", "estimate"}


def agreed(inside: Sequence[Token]) -> bool:
    """Whether somebody "agreed to" or "decided to" do something."""
    settled = [i for i, t in enumerate(inside) if t.lemma in {"agree", "decide"}]
    return bool(settled) and any(t.tag == "TO" for t in inside[settled[0] :])


def willed(tokens: Sequence[Token], group: VerbGroup) -> str:
    """Whether what "will" happen was decided or is foreseen."""
    if any(t.lemma in EXPECTING - {"expect"} and t.tag in {"VD", "V"} for t in tokens):
        return "projected"  # "spending will rise 7%, the office projected"
    befalls = group.lemma in words("modality", "befalling")
    decided = group.lemma in words("modality", "decided") or (group.passive and not befalls)
    return "planned" if decided or is_policy(tokens, group) else "projected"


def would(tokens: Sequence[Token], groups: Groups, group: VerbGroup) -> str:
    """What "would" means: "will" after "said that", else a case that may not come."""
    clause = tokens[max(0, group.first - REACH) : group.last + REACH]
    if any(t.lower in CONDITIONAL for t in clause):
        return "hypothetical"
    telling = [g for g in groups if g.last <= group.first and not parted(tokens, g, group)]
    lemmas = {g.lemma for g in telling[-2:]}
    if lemmas & verbs("threaten"):
        return "threatened"
    if lemmas & EXPECTING:
        return "projected"
    past = any(tokens[g.head].tag in {"VD", "VN"} for g in telling[-2:])
    if lemmas & (verbs("speech") | words("modality", "settling")) and past:
        return willed(tokens, group)
    return "hypothetical"


def is_heading(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether what "is on course to" or "is likely to" happen is foreseen."""
    before = [t.lower for t in tokens[max(0, group.first - 4) : group.first]]
    to = bool(before) and before[-1] == "to"
    return to and len(before) > 1 and before[-2] in words("modality", "heading")
