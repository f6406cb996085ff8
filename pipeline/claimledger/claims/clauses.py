"""Clauses: verb groups, what stands before them, and the stretch of words that belongs together."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.lexicon import forms, verbs, words
from claimledger.claims.stretches import (
    FINITE,
    GROUP,
    QUOTES,
    Stretch,
    bracket_start,
    noun_phrase_start,
    opening_removed,
    parenthesis_removed,
    quoted_title,
)
from claimledger.claims.tokens import Token

MULTIPLIERS = {
    form: base
    for base in ("double", "triple", "treble", "quadruple", "quintuple", "halve")
    for form in forms(base)
}
"""Verbs that are quantities in themselves."""


BREAKS = frozenset(";:—–()[]")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A run of auxiliaries and verbs; `head` is its last verb, which carries the meaning."""

    first: int
    last: int
    head: int
    lemma: str
    finite: bool
    passive: bool


def verb_groups(tokens: Sequence[Token]) -> list[VerbGroup]:
    """Every run of verbs, in order: "is expected to reach" is one group."""
    groups: list[VerbGroup] = []
    at = 0
    while at < len(tokens):
        multiplier = multiplying(tokens, at)
        if multiplier:
            groups.append(VerbGroup(at, at + 1, at, multiplier, finite=True, passive=False))
            at += 1
        elif tokens[at].tag in GROUP and tokens[at].tag != "TO":
            end = at + 1
            while end < len(tokens) and continues(tokens, end):
                end += 1
            groups.append(group(tokens, at, end))
            at = end
        else:
            at += 1
    return groups


def multiplying(tokens: Sequence[Token], at: int) -> str | None:
    """The base form where a quantity is itself a verb: "almost doubled", "will triple"."""
    token = tokens[at]
    if token.tag != "Q":
        return None
    last = token.lower.rsplit(" ", 1)[-1]
    base = MULTIPLIERS.get(last)
    if base is None or last != base:
        return base
    before = tokens[at - 1] if at else None
    helped = before is not None and (before.tag in {"MD", "TO", "PR"} or before.lower.endswith("s"))
    return base if helped and before is not None and before.tag != "POS" else None


def continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` still belongs to the verb group before it."""
    here = tokens[at]
    before = tokens[at - 1].tag
    if here.tag == "RB" or (here.tag == "T" and " " not in here.text):
        following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
        return following in GROUP - {"TO"} or (
            following == "RB" and at + 2 < len(tokens) and tokens[at + 2].tag in GROUP
        )
    if here.tag == "TO":
        return at + 1 < len(tokens) and tokens[at + 1].tag in {"VB", "BE", "HV", "RB", "DO"}
    if here.tag not in GROUP:
        return False
    earlier = next((t.tag for t in reversed(tokens[:at]) if t.tag != "RB"), "")
    if before == "RB" and earlier in {"VG", "VN"} and here.tag in FINITE:
        return False
    return before in {"TO", "BE", "HV", "MD", "DO", "RB"}


def group(tokens: Sequence[Token], first: int, end: int) -> VerbGroup:
    """The verb group of tokens `first` to `end`."""
    head = max((i for i in range(first, end) if tokens[i].tag in GROUP - {"TO"}), default=first)
    start = tokens[first].tag
    passive = tokens[head].tag == "VN" and any(tokens[i].tag == "BE" for i in range(first, head))
    bare = start in {"VN", "VG"}
    return VerbGroup(
        first,
        end,
        head,
        lemma(tokens[head]),
        start in FINITE and not bare,
        passive or start == "VN",
    )


def lemma(token: Token) -> str:
    """Base form of a verb; every form of "be" and "have" is one lemma."""
    return {"BE": "be", "HV": "have", "DO": "do"}.get(token.tag, token.lemma)


def clause_start(tokens: Sequence[Token], verb: int) -> int:
    """Where the clause of a verb begins: after the break, quote or subordinator before it."""
    at = verb
    while at > 0:
        here = tokens[at - 1]
        quoted = quoted_title(tokens, at - 1) if here.tag in QUOTES else None
        if quoted is not None:
            at = quoted
            continue
        if here.tag == ")":
            at = bracket_start(tokens, at - 1)
            continue
        inside = here.tag == "WH" and at > 1 and tokens[at - 2].tag == "IN"
        opens = here.tag in {"SB", "WH"} and not inside and not is_choice(tokens, at - 1, verb)
        if here.tag in BREAKS or here.tag in QUOTES or opens:
            return at
        at -= 1
    return 0


def is_choice(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether "whether" opens an aside without a verb: "prices, whether here or there, rose"."""
    aside = tokens[at].lower == "whether" and at > 0 and tokens[at - 1].tag == ","
    return aside and any(t.tag == "," for t in tokens[at:verb])


def subject_before(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], verb: VerbGroup
) -> Stretch:
    """The noun phrase before a verb group that is its subject.

    A relative pronoun stands for the noun before it. Walks back over a parenthesis between commas
    ("trade, including oil, rose") and over relative clauses, stops at another finite verb, and
    leaves out what opens the sentence ("In two years, trade rose").
    """
    pronoun = relative_before(tokens, verb)
    if pronoun is not None:
        return relative_subject(tokens, pronoun, verb)
    joined = conjoined_relative(tokens, groups, verb)
    if joined is not None:
        return subject_before(tokens, groups, joined)
    start = clause_start(tokens, verb.first)
    end = verb.first
    for group in reversed(
        [g for g in groups if start <= g.first and g.last <= verb.first and g.finite]
    ):
        if conjoined_relative(tokens, groups, group) is not None or is_embedded(tokens, group):
            continue
        pronoun = relative_before(tokens, group)
        if pronoun is None or pronoun <= start:
            start = after_verb(tokens, group, verb)
            break
        if tokens[pronoun - 1].tag != ",":
            end = pronoun
    if (
        end - 1 > start
        and tokens[end - 1].lower in NOMINATIVE
        and tokens[end - 2].tag not in {"CC", "IN"}
    ):
        return Stretch(end - 1, end)
    while end > start and tokens[end - 1].tag in {"RB", ",", ")"}:
        end = bracket_start(tokens, end - 1) if tokens[end - 1].tag == ")" else end - 1
    commas = [i for i in range(start, end) if tokens[i].tag == ","]
    if commas and any(t.tag == "," for t in tokens[end : verb.first]):
        return parenthesis_removed(tokens, start, commas)
    return Stretch(opening_removed(tokens, start, end, commas), end)


def relative_subject(tokens: Sequence[Token], pronoun: int, verb: VerbGroup) -> Stretch:
    """What a relative pronoun stands for: the phrase before it, or the name that ends it.

    The name gives ("a fair of Roe, which gave"); what moves is the whole ("the price of Roe,
    which fell").
    """
    last = pronoun - 1 if tokens[pronoun - 1].tag in {",", "IN"} else pronoun
    apart = pronoun > 1 and tokens[pronoun - 1].tag == "," and tokens[pronoun].lower == "which"
    if apart and tokens[pronoun - 2].tag == "E" and verb.lemma in verbs("giving"):
        return Stretch(last - 1, last)
    links = frozenset({"of", "in"}) if placed(tokens, last - 1) else frozenset({"of"})
    return Stretch(noun_phrase_start(tokens, last - 1, links=links), last)


def placed(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a name only says where the noun before it is: "the plant in Peru, which"."""
    led = noun > 1 and tokens[noun].tag == "E" and tokens[noun - 1].lower == "in"
    return led and tokens[noun - 2].tag == "N"


def is_embedded(tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """Whether a verb is of a clause inside a noun phrase: "a measure of how people feel"."""
    at = verb.first - 1
    while at > 1 and tokens[at].tag in {"N", "E", "J", "DT", "PR", "PS", "RB"}:
        at -= 1
    return at > 0 and tokens[at].tag == "WH" and tokens[at - 1].tag == "IN"


NOMINATIVE = frozenset({"it", "they", "he", "she", "we"})
"""Pronouns that alone are the subject of the verb after them: "among the young it was 7%"."""


def relative_before(tokens: Sequence[Token], verb: VerbGroup) -> int | None:
    """The relative pronoun right before a verb group: "which", "who" or "that" after a noun."""
    at = verb.first - 1
    while at > 0 and tokens[at].tag in {"RB", "T"}:
        at -= 1
    relative = at > 0 and tokens[at].lower in {"which", "who", "that"} and tokens[at].tag == "PR"
    return at if relative else None


def conjoined_relative(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], verb: VerbGroup
) -> VerbGroup | None:
    """The verb of a relative clause that "and" goes on from: "which runs 9 shops and owns 4"."""
    if verb.first == 0 or tokens[verb.first - 1].tag != "CC":
        return None
    before = next((g for g in reversed(groups) if g.last < verb.first and g.finite), None)
    if before is None or relative_before(tokens, before) is None:
        return None
    between = tokens[before.last : verb.first]
    return None if any(t.tag in BREAKS or t.tag == "," for t in between) else before


def after_verb(tokens: Sequence[Token], earlier: VerbGroup, verb: VerbGroup) -> int:
    """Where a second verb's subject can begin after an earlier verb of the same clause."""
    for index in range(verb.first - 1, earlier.last - 1, -1):
        if tokens[index].tag in {",", "CC"}:
            return index + 1
    return earlier.last


def is_noun(token: Token) -> bool:
    """Whether a token can be the head of a noun phrase."""
    return token.tag in {"N", "E"} or token.lower in words("words", "noun")
