"""Attribution: on whose word a number stands, and who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.joining.clauses import Stretch, VerbGroup, subject_before
from pipeline.joining.lexicon import verbs, words
from pipeline.joining.naming import Name, is_named, is_voice, plain_name, source_name
from pipeline.joining.tokens import Token

REPORTS = frozenset(
    [
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
        "say",
        "calculate",
        "release",
        "publish",
        "announce",
        "disclose",
    ]
)
"""Verbs whose object can be the number itself: "the firm reported sales of $2bn"."""

NOT_SAYING = frozenset({"record", "post", "survey", "poll", "claim", "maintain", "put", "point"})
"""Verbs of the class that mostly take a number as their own object."""

INVERTED = frozenset(
    ["say", "add", "note", "warn", "explain", "write", "report", "estimate", "argue", "tell"]
)
CITED = frozenset(
    ["shown", "reported", "compiled", "published", "estimated", "collected", "seen", "cited"]
)
CITING = frozenset({"as", "data", "figures", "estimates", "statistics", ","})
SURVEYS = frozenset(
    [
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
    ]
)
PRODUCED = CITED | {"conducted", "released", "prepared", "commissioned", "done", "carried"}
"""Participles between a report and who made it: "a study published in the Lima Review"."""

ENDS = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "(",
        ")",
        "“",
        "”",
        '"',
        "SB",
        "V",
        "VD",
        "BE",
        "HV",
        "MD",
        "WH",
        "Q",
    }
)
REACH = 14


@dataclass(frozen=True, slots=True)
class Source:
    """A source, where it is named, and the characters that it vouches for.

    ``lean`` marks a pronoun whose name stands in an earlier sentence.
    """

    name: str
    speaker: str | None
    rule: str
    start: int
    end: int
    scope_start: int
    scope_end: int
    priority: int = 0
    lean: bool = False


def sources(
    text: str, tokens: Sequence[Token], groups: Sequence[VerbGroup], people: dict[str, str]
) -> list[Source]:
    """Every source that a sentence names, nested ones included."""
    found = [s for i in range(len(tokens)) if (s := according_to(text, tokens, i, people))]
    found += [s for g in groups if (s := spoken(text, tokens, groups, g, people))]
    found += [s for i in range(len(tokens)) if (s := survey(tokens, i))][:1]
    return found


def according_to(
    text: str, tokens: Sequence[Token], at: int, people: dict[str, str]
) -> Source | None:
    """ "according to X", "as reported by X", "citing X"."""
    first = source_start(tokens, at)
    if first is None or first >= len(tokens):
        return None
    last = source_end(tokens, first)
    name = source_name(text, tokens, Stretch(first, last), people, speaks=False)
    if name is None:
        return None
    scope = quoted_span(tokens, at) or (tokens[0].start, tokens[-1].end)
    return made(name, "source.according_to", tokens[at].start, tokens[last - 1].end, scope, 3)


def source_start(tokens: Sequence[Token], at: int) -> int | None:
    """Where the name begins after the words of citing at token `at`."""
    lower = tokens[at].lower
    if lower == "according" and at + 2 < len(tokens) and tokens[at + 1].lower == "to":
        return at + 2
    if (
        lower == "by"
        and at > 1
        and tokens[at - 1].lower in CITED
        and tokens[at - 2].lower in CITING
    ):
        return at + 1
    return at + 1 if lower == "citing" else None


def source_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase that names a source ends."""
    at = first
    while at < len(tokens) and (tokens[at].tag not in ENDS or tokens[at].lower in PRODUCED):
        relative = tokens[at].tag == "PR" and at > first
        if relative or (at > first and tokens[at].tag == "T"):
            break
        at += 1
    while at > first + 1 and tokens[at - 1].tag in {"IN", "DT", "CC", "RB"}:
        at -= 1
    return max(at, first + 1)


def quoted_span(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The characters between the quotation marks around token `at`, if it stands in a quote."""
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.tag == "“" or (token.text == '"' and opened is None):
            opened = index
        elif token.tag == "”" or token.text == '"':
            if opened is not None and opened < at < index:
                return tokens[opened].start, token.end
            opened = None
    inside = opened is not None and opened < at
    return (tokens[opened].start, tokens[-1].end) if inside and opened is not None else None


def spoken(
    text: str,
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    group: VerbGroup,
    people: dict[str, str],
) -> Source | None:
    """ "X said that …", "…, X said", "“…,” said X"."""
    if group.lemma not in verbs("speech") - NOT_SAYING or (
        group.passive and group.lemma != "quote"
    ):
        return None
    inverted = is_inverted(tokens, group)
    if inverted:
        stretch = Stretch(group.last, source_end(tokens, group.last))
    elif group.finite:
        stretch = last_phrase(tokens, own_subject(tokens, groups, group))
    else:
        return None
    if not vouching(tokens, stretch):
        return None
    closing = inverted or closes_sentence(tokens, group)
    if not stretch or not (closing or clause_follows(tokens, group)):
        return None
    name = source_name(text, tokens, stretch, people, speaks=True)
    if name is None:
        return None
    scope = (tokens[0].start if closing else tokens[group.last - 1].end, tokens[-1].end)
    start = min(tokens[stretch.first].start, tokens[group.first].start)
    end = max(tokens[stretch.last - 1].end, tokens[group.last - 1].end)
    return made(name, "source.spoken", start, end, scope, 2)


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
    for token in tokens[stretch.first : stretch.last]:
        if token.tag == "Q":
            return False
        if token.tag == "N" and token.lower in words("sources", "material"):
            return True
    return True


def made(
    name: Name, rule: str, start: int, end: int, scope: tuple[int, int], priority: int
) -> Source:
    """A source from its name."""
    return Source(name.name, name.speaker, rule, start, end, *scope, priority, name.lean)


def last_phrase(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The noun phrase of a subject that a clause stands before: "…, the ministry" said."""
    marks = [i for i in range(stretch.first, stretch.last) if tokens[i].tag in {",", "”", '"'}]
    if not marks:
        return stretch
    tail = Stretch(marks[-1] + 1, stretch.last)
    head = tokens[stretch.first : marks[0]]
    vouches = any(
        is_named(t) or is_voice(t) or t.tag == "PR" for t in tokens[tail.first : tail.last]
    )
    named_first = (
        bool(head) and any(is_named(t) for t in head) and not any(t.tag == "Q" for t in head)
    )
    if vouches and not (named_first and tokens[marks[0]].tag == "," and len(marks) > 1):
        return tail
    return Stretch(stretch.first, marks[0])


def clause_follows(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a clause, a quote or a number is what is said: "said that", "showed exports fell"."""
    if group.last >= len(tokens):
        return False
    following = tokens[group.last]
    if following.lower in {"that", "how", ":"} or following.tag in {"“", '"'}:
        return True
    for token in tokens[group.last : group.last + REACH]:
        if token.tag in {"V", "VD", "BE", "HV", "MD"}:
            return True
        if token.tag in {".", ";", ","}:
            break
    return group.lemma in REPORTS and any(t.tag == "Q" for t in tokens[group.last :])


def closes_sentence(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the verb of saying closes the sentence: "…, analysts said on Monday."."""
    tail = next(
        (
            t
            for t in tokens[group.last :]
            if t.tag not in {"T", "IN", "DT", "RB", "N", "E", "J", "PS"}
        ),
        None,
    )
    before = any(t.tag in {",", "”", '"'} for t in tokens[: group.first])
    return before and (tail is None or tail.tag in {".", "”", '"', ","})


def is_inverted(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the speaker follows the verb: "…,” said X" or "…, says X, who"."""
    if group.first == 0 or group.last >= len(tokens) or group.lemma not in INVERTED:
        return False
    nominal = tokens[group.last].tag in {"E", "DT", "N", "J"}
    if tokens[group.first - 1].tag == ",":
        speaker = tokens[group.last : source_end(tokens, group.last)]
        nominal = nominal and any(is_named(t) or is_voice(t) for t in speaker[:4])
    return tokens[group.first - 1].tag in {"”", '"', ","} and nominal


def survey(tokens: Sequence[Token], at: int) -> Source | None:
    """A named poll, study or report without a verb of saying: "in a Roe poll, 54% approved"."""
    token = tokens[at]
    if token.tag != "N" or token.lower not in SURVEYS:
        return None
    named = [t for t in tokens[max(0, at - 2) : at] if is_named(t)]
    if (
        not named
        and at + 1 < len(tokens)
        and tokens[at + 1].lower in {"by", "from", "conducted", "published", "released"}
    ):
        named = [t for t in tokens[at + 2 : source_end(tokens, at + 2)] if is_named(t)]
    if not named or (
        any(t.tag == "POS" for t in tokens[max(0, at - 2) : at])
        and token.lower not in words("sources", "material")
    ):
        return None
    name = Name(plain_name(named[0].text))
    scope = (tokens[0].start, tokens[-1].end)
    return made(name, "source.survey", named[0].start, token.end, scope, 1)


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
