"""Attribution: on whose word a number stands, and who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.joining.clauses import Stretch, VerbGroup, subject_before
from pipeline.joining.lexicon import verbs, words
from pipeline.joining.phrases import phrase
from pipeline.joining.tokens import Token

REPORTS = frozenset(
    {
        "show",
        "find",
        "reveal",
        "suggest",
        "indicate",
        "estimate",
        "report",
        "forecast",
        "project",
        "predict",
        "expect",
        "record",
        "calculate",
        "put",
        "say",
        "release",
        "publish",
    }
)
LINKS = frozenset({"from", "by", "of", "at", "for", "in"})
END = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "“", "”", '"', "SB"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source, where it is named, and the characters that it vouches for."""

    name: str
    speaker: str | None
    rule: str
    start: int
    end: int
    scope_start: int
    scope_end: int
    priority: int = 0
    material: bool = False


def sources(
    text: str, tokens: Sequence[Token], groups: Sequence[VerbGroup], people: dict[str, str]
) -> list[Source]:
    """Every source that a sentence names, nested ones included."""
    if not tokens:
        return []
    found = [s for i in range(len(tokens)) if (s := according_to(text, tokens, groups, i, people))]
    found += [s for g in groups if (s := spoken(text, tokens, groups, g, people))]
    if not found:
        found += [s for i in range(len(tokens)) if (s := survey(text, tokens, i, people))][:1]
    return found


def quoted_span(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The characters between the quotation marks around token `at`, if it stands in a quote."""
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.tag == "“" or (token.text == '"' and opened is None):
            opened = index
        elif token.tag == "”" or token.text == '"':
            if opened is not None and opened < at < index:
                return tokens[opened].start, token.end
            opened = None
    return (tokens[opened].start, tokens[-1].end) if opened is not None and opened < at else None


def according_to(
    text: str, tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, people: dict[str, str]
) -> Source | None:
    """ "according to X", "as reported by X", "based on data from X", "per X"."""
    lower = tokens[at].lower
    if lower == "according" and at + 2 < len(tokens) and tokens[at + 1].lower == "to":
        first = at + 2
    elif (
        lower == "by"
        and at > 1
        and tokens[at - 1].lower
        in {"shown", "reported", "compiled", "published", "estimated", "collected", "seen", "cited"}
        and tokens[at - 2].lower in {"as", "data", "figures", "estimates", "statistics", ","}
    ) or (lower == "citing" and at + 1 < len(tokens)):
        first = at + 1
    else:
        return None
    last = source_end(tokens, first)
    named = source_name(text, tokens, Stretch(first, last), people)
    if named is None:
        return None
    name, speaker = named
    scope = quoted_span(text, tokens, at) or (tokens[0].start, tokens[-1].end)
    return Source(
        name,
        speaker,
        "source.according_to",
        tokens[at].start,
        tokens[last - 1].end,
        *scope,
        priority=3,
        material=True,
    )


def source_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase that names a source ends."""
    at = first
    while (
        at < len(tokens)
        and tokens[at].tag not in END
        and tokens[at].tag not in {"V", "VD", "BE", "HV", "MD", "WH", "Q"}
    ):
        if tokens[at].tag == "PR" and tokens[at].lower not in {"it", "they", "he", "she"}:
            break
        if at > first and tokens[at].tag == "T":
            break
        at += 1
    while at > first + 1 and tokens[at - 1].tag in {"IN", "DT", "CC", "RB"}:
        at -= 1
    return max(at, first + 1)


def source_name(
    text: str, tokens: Sequence[Token], stretch: Stretch, people: dict[str, str]
) -> tuple[str, str | None] | None:
    """The name of a source, and the person who speaks; None where the phrase names no one."""
    inside = tokens[stretch.first : stretch.last]
    names = [
        t
        for t in inside
        if t.tag == "E"
        and any(e.kind in {"organisation", "person"} or e.name in KNOWN_BODIES for e in t.entities)
    ]
    organisations = [
        t for t in names if any(e.kind != "person" for e in t.entities) and t.text not in people
    ]
    persons = [t for t in names if t not in organisations]
    if (
        persons
        and inside
        and not (organisations and inside.index(organisations[0]) < inside.index(persons[0]))
    ):
        full = full_name(persons[0], people)
        return full, full
    if organisations:
        owner = owned_by(text, tokens, stretch, organisations[-1])
        return owner or plain_name(
            organisations[-1 if linked(inside, organisations[-1]) else 0].text
        ), None
    said = phrase(text, tokens, stretch)
    if not said or said.lower() in {"it", "he", "she", "they", "them", "us", "we", "plan", "plans"}:
        return None
    return said, None


KNOWN_BODIES = frozenset(
    {
        "International Monetary Fund",
        "World Bank",
        "World Trade Organization",
        "World Health Organization",
        "International Energy Agency",
        "European Central Bank",
        "Federal Reserve",
        "Bank of England",
        "Bank of Japan",
        "United Nations",
        "OECD",
        "OPEC",
        "OPEC+",
        "NATO",
    }
)


def owned_by(
    text: str, tokens: Sequence[Token], stretch: Stretch, organisation: Token
) -> str | None:
    """The whole phrase where the name alone would not say who: "the Turin unit of Roe Group"."""
    return None


def linked(inside: Sequence[Token], token: Token) -> bool:
    """Whether a preposition or noun leads to a name: "data from X", "data provider X"."""
    at = next(i for i, other in enumerate(inside) if other is token)
    return at > 0


def plain_name(name: str) -> str:
    """A name without "the" before it or a possessive after it."""
    return re.sub(r"['’]s?$", "", re.sub(r"^[Tt]he (?=[a-z])", "", name))


def full_name(token: Token, people: dict[str, str]) -> str:
    """A person's full name where the article gives it elsewhere, without titles."""
    parts = [
        p
        for p in token.text.replace("’s", "").split()
        if p.rstrip(".") not in words("sources", "titles")
    ]
    bare = " ".join(parts) or token.text
    return people.get(parts[-1], bare) if parts and len(parts) == 1 else bare


def spoken(
    text: str,
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    group: VerbGroup,
    people: dict[str, str],
) -> Source | None:
    """ "X said that …", "…, X said", "“…,” said X"."""
    if group.lemma not in verbs("speech") or (group.passive and not said_by(tokens, group)):
        return None
    inverted = after_quote(tokens, group)
    if inverted:
        stretch = Stretch(group.last, source_end(tokens, group.last))
    elif group.finite:
        stretch = subject_before(tokens, groups, group)
        stretch = without_opening(tokens, stretch)
    else:
        return None
    if not stretch or not speaks(tokens, stretch, group):
        return None
    named = source_name(text, tokens, stretch, people)
    if named is None:
        return None
    name, speaker = named
    complement = clause_follows(tokens, group)
    closing = ends_sentence(tokens, group)
    if not (complement or closing or inverted):
        return None
    scope = (
        (tokens[0].start, tokens[-1].end)
        if closing or inverted
        else (tokens[group.last - 1].end, tokens[-1].end)
    )
    return Source(
        name,
        speaker,
        "source.spoken",
        tokens[stretch.first].start,
        tokens[group.last - 1].end,
        *scope,
        priority=2,
        material=speaker is None,
    )


def said_by(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a passive is still somebody's word: "X was quoted as saying"."""
    return group.lemma == "quote"


def without_opening(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The last noun phrase of a subject that took in more than one."""
    commas = [i for i in range(stretch.first, stretch.last) if tokens[i].tag in {",", "”", "“"}]
    for comma in reversed(commas):
        if comma + 1 < stretch.last:
            tail = tokens[comma + 1 : stretch.last]
            if any(t.tag == "E" for t in tail) and not any(
                t.tag == "E" for t in tokens[stretch.first : commas[0]]
            ):
                return Stretch(comma + 1, stretch.last)
    if commas and tokens[commas[0]].tag == "," and commas[0] > stretch.first:
        return Stretch(stretch.first, commas[0])
    return stretch


def speaks(tokens: Sequence[Token], stretch: Stretch, group: VerbGroup) -> bool:
    """Whether a subject can vouch: a person, an organisation, officials, a report, data."""
    inside = tokens[stretch.first : stretch.last]
    voices = words("sources", "voices")
    material = words("sources", "material")
    if any(t.lower in voices or t.lower in material for t in inside if t.tag in {"N", "J"}):
        return True
    if group.lemma in {
        "point",
        "stand",
        "put",
        "claim",
        "record",
        "post",
        "report",
        "project",
        "maintain",
    } and not clause_follows(tokens, group):
        return False
    return any(t.tag == "E" and any(not e.adjective for e in t.entities) for t in inside) or any(
        t.tag == "PR" and t.lower in {"he", "she", "they", "it", "we", "who"} for t in inside
    )


def clause_follows(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a clause or a quote is what is said: "said that", "noted: “", "showed exports fell"."""
    if group.last >= len(tokens):
        return False
    following = tokens[group.last]
    if following.lower in {"that", "how", ":"} or following.tag in {"“", '"'}:
        return True
    for token in tokens[group.last : group.last + 14]:
        if token.tag in {"V", "VD", "BE", "HV", "MD"}:
            return True
        if token.tag in {".", ";"}:
            return False
    return group.lemma in REPORTS and any(t.tag == "Q" for t in tokens[group.last :])


def ends_sentence(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the verb of saying closes the sentence: "…, analysts said on Monday."."""
    tail = [
        t for t in tokens[group.last :] if t.tag not in {"T", "IN", "DT", "RB", "N", "E", "J", "PS"}
    ]
    before = any(t.tag in {",", "”"} for t in tokens[: group.first])
    return before and all(t.tag in {".", "”", '"', ","} for t in tail[:1])


def after_quote(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the speaker follows the verb: "…,” said X" or "…, says X, who"."""
    if group.first == 0 or group.last >= len(tokens):
        return False
    before = tokens[group.first - 1].tag
    return (
        before in {"”", '"', ","}
        and tokens[group.last].tag in {"E", "DT", "N", "J"}
        and group.lemma
        in {
            "say",
            "add",
            "note",
            "warn",
            "explain",
            "write",
            "report",
            "estimate",
            "claim",
            "argue",
            "tell",
        }
    )


def survey(text: str, tokens: Sequence[Token], at: int, people: dict[str, str]) -> Source | None:
    """A named poll, study or report without a verb of saying: "in a Roe poll, 54% approved"."""
    token = tokens[at]
    if token.tag != "N" or token.lower not in {
        "poll",
        "survey",
        "study",
        "report",
        "census",
        "analysis",
        "data",
        "figures",
        "estimate",
        "estimates",
    }:
        return None
    before = tokens[at - 1] if at else None
    named = [
        t
        for t in (before, tokens[at - 2] if at > 1 else None)
        if t is not None
        and t.tag == "E"
        and any(e.kind == "organisation" or e.name in KNOWN_BODIES for e in t.entities)
    ]
    if (
        not named
        and at + 2 < len(tokens)
        and tokens[at + 1].lower in {"by", "from"}
        and tokens[at + 2].tag in {"E", "DT"}
    ):
        last = source_end(tokens, at + 2)
        named = [
            t
            for t in tokens[at + 2 : last]
            if t.tag == "E"
            and any(e.kind == "organisation" or e.name in KNOWN_BODIES for e in t.entities)
        ]
    if not named:
        return None
    return Source(
        plain_name(named[0].text),
        None,
        "source.survey",
        named[0].start,
        token.end,
        tokens[0].start,
        tokens[-1].end,
        priority=1,
        material=True,
    )


def source_of(found: Sequence[Source], start: int, end: int) -> Source | None:
    """The source that vouches for a number: the innermost, then the most explicit, then nearest."""
    fitting = [s for s in found if s.scope_start <= start and end <= s.scope_end]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda s: (-s.priority, s.scope_end - s.scope_start, abs(s.start - start), s.start),
    )


def widened(source: Source, start: int, end: int, rule: str) -> Source:
    """A source carried on to other characters."""
    return replace(source, scope_start=start, scope_end=end, rule=rule, priority=0)
