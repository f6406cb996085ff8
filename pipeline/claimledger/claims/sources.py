"""Attribution: on whose word a number stands, and who speaks."""

from collections.abc import Sequence
from dataclasses import replace

from claimledger.claims.citing import Source, according_to, made, source_end, survey
from claimledger.claims.clauses import VerbGroup, subject_before
from claimledger.claims.comparisons import forecast_beaten
from claimledger.claims.counting import counts_noun
from claimledger.claims.foreseeing import forecast_by
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.naming import OWNERS, Name, is_named, is_voice, source_name
from claimledger.claims.saying import clause_follows, closes_sentence, is_inverted
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

NOT_SAYING = frozenset({"record", "post", "survey", "poll", "claim", "maintain", "put", "point"})
"""Verbs of the class that mostly take a number as their own object."""


CITES = frozenset({"according", "by", "citing"})
"""Words that a citation begins with."""


def sources(
    text: str, tokens: Sequence[Token], groups: Sequence[VerbGroup], people: dict[str, str]
) -> list[Source]:
    """Every source that a sentence names, nested ones included."""
    cites = [i for i, t in enumerate(tokens) if t.lower in CITES]
    found = [s for i in cites if (s := according_to(text, tokens, i, people))]
    found += [s for g in groups if (s := spoken(text, tokens, groups, g, people))]
    found += [s for g in groups if (s := putting(text, tokens, groups, g, people))]
    found += [s for i in range(len(tokens)) if (s := survey(tokens, i))][:1]
    found += [s for i in range(len(tokens)) if (s := forecaster(text, tokens, i, people))]
    return found


def spoken(
    text: str,
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    group: VerbGroup,
    people: dict[str, str],
) -> Source | None:
    """As in "X said that …", "…, X said", "“…,” said X"."""
    inverted = is_inverted(tokens, group)
    if not is_saying(tokens, group) or not (inverted or group.finite):
        return None
    if inverted:
        stretch = Stretch(group.last, source_end(tokens, group.last))
    else:
        stretch = last_phrase(tokens, own_subject(tokens, groups, group))
        stretch = apposed_owner(tokens, stretch)
    stretch = unreduced(tokens, stretch)
    closing = inverted or closes_sentence(tokens, group)
    heard = bool(stretch) and vouching(tokens, stretch)
    if not heard or not (closing or clause_follows(tokens, group)):
        return None
    alone = stretch.last - stretch.first == 1 and tokens[stretch.first].tag == "Q"
    name = source_name(text, tokens, stretch, people, speaks=True)
    if alone:
        name = Name(tokens[stretch.first].text)
    if name is None:
        return None
    scope = (tokens[0].start if closing else tokens[group.last - 1].end, tokens[-1].end)
    start = min(tokens[stretch.first].start, tokens[group.first].start)
    end = max(tokens[stretch.last - 1].end, tokens[group.last - 1].end)
    return made(name, "source.spoken", start, end, scope, 2)


def is_saying(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb group says something: not "was expected", not "estimates of $4bn"."""
    if group.passive and group.lemma != "quote":
        return False
    noun = group.last < len(tokens) and tokens[group.last].lower in {"of", "for"}
    return group.lemma in verbs("speech") - NOT_SAYING and not noun


PLACING = frozenset({"put", "peg", "place"})
"""Verbs by which somebody says how much something is: "the office put inflation at 3%"."""


def putting(
    text: str,
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    group: VerbGroup,
    people: dict[str, str],
) -> Source | None:
    """Who says how much something is: "Roe Research put turnout at 60%"."""
    placed = group.lemma in PLACING and any(t.lower == "at" for t in tokens[group.last :])
    if not group.finite or group.passive or not placed:
        return None
    stretch = last_phrase(tokens, own_subject(tokens, groups, group))
    name = source_name(text, tokens, stretch, people, speaks=True) if stretch else None
    if name is None:
        return None
    scope = (tokens[group.last - 1].end, tokens[-1].end)
    return made(name, "source.putting", tokens[stretch.first].start, scope[0], scope, 1)


def unreduced(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """A source without what was done to it: "economists polled by the paper" are economists.

    A name after the participle stays: "a study published by the Lima Institute".
    """
    for index in range(stretch.first + 1, stretch.last):
        if tokens[index].tag == "VN" and tokens[index - 1].tag == "N":
            named = any(is_named(t) for t in tokens[index : stretch.last])
            return stretch if named else Stretch(stretch.first, index)
    return stretch


def forecaster(
    text: str, tokens: Sequence[Token], at: int, people: dict[str, str]
) -> Source | None:
    """Whose forecast a number was: "the 3% analysts had forecast", "3% forecast by analysts"."""
    named = forecast_beaten(tokens, at) if tokens[at].tag == "Q" else None
    if named is None and tokens[at].tag == "Q" and forecast_by(tokens, at):
        named = (at + 3, source_end(tokens, at + 3)) if at + 3 < len(tokens) else None
    if named is None:
        return None
    name = source_name(text, tokens, Stretch(*named), people, speaks=True)
    if name is None:
        return None
    scope = (tokens[at].start, tokens[at].end)
    return made(name, "source.forecaster", scope[0], tokens[named[1] - 1].end, scope, 4)


def apposed_owner(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The name beside "its maker" or a job: "its maker, Norvane, expects", "its chief, Roe,"."""
    last = stretch.last
    job = tokens[last - 1].lower in OWNERS | words("sources", "jobs") if stretch else False
    called = job and last + 2 < len(tokens)
    named = called and tokens[last].tag == "," and is_named(tokens[last + 1])
    return Stretch(last + 1, last + 2) if named and tokens[last + 2].tag == "," else stretch


def own_subject(tokens: Sequence[Token], groups: Sequence[VerbGroup], group: VerbGroup) -> Stretch:
    """The subject of a verb of saying; after "and" that of the verb before: "… and said"."""
    found = subject_before(tokens, groups, group)
    joined = group.first > 0 and tokens[group.first - 1].tag == "CC"
    earlier = next((g for g in reversed(groups) if g.last < group.first and g.finite), None)
    if (
        joined
        and earlier is not None
        and not any(t.tag == "E" for t in tokens[found.first : found.last])
    ):
        return subject_before(tokens, groups, earlier)
    return found


def vouching(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Whether a subject can speak: "a poll of 900 adults" can, "more than double the gain" not."""
    inside = tokens[stretch.first : stretch.last]
    compared = stretch.first > 0 and tokens[stretch.first - 1].lower == "than"
    if compared or any(t.lower == "according" for t in inside):
        return False
    if len(inside) == 1 and inside[0].tag == "Q":
        return counts_noun(inside[0])
    for token in inside:
        if token.tag == "Q":
            return False
        if token.tag == "N" and token.lower in words("sources", "material"):
            return True
    return True


def last_phrase(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The noun phrase of a subject that a clause stands before: "…, the ministry" said."""
    marks = [i for i in range(stretch.first, stretch.last) if tokens[i].tag in {",", "”", '"'}]
    if not marks:
        return stretch
    tail = Stretch(marks[-1] + 1, stretch.last)
    head = tokens[stretch.first : marks[0]]
    vouches = any(
        is_named(t) or is_voice(t) or t.tag == "PR" or counts_noun(t)
        for t in tokens[tail.first : tail.last]
    )
    named_first = (
        bool(head) and any(is_named(t) for t in head) and not any(t.tag == "Q" for t in head)
    )
    if vouches and not (named_first and tokens[marks[0]].tag == "," and len(marks) > 1):
        return tail
    return Stretch(stretch.first, marks[0])


def source_of(found: Sequence[Source], start: int, end: int) -> Source | None:
    """The source that vouches for a number: the most explicit, then the innermost, then nearest."""
    fitting = [s for s in found if s.scope_start <= start and end <= s.scope_end]
    return min(
        fitting,
        key=lambda s: (-s.priority, s.scope_end - s.scope_start, abs(s.start - start), s.start),
        default=None,
    )


def widened(source: Source, start: int, end: int, rule: str) -> Source:
    """A source carried on to other characters."""
    return replace(source, scope_start=start, scope_end=end, rule=rule, priority=0)
