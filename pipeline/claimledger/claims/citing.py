"""Sources that are cited: "according to X", "as reported by X", "in an X poll"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.lexicon import verbs, words
from claimledger.claims.naming import Name, is_named, plain_name, source_name
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

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


PRODUCED = (
    CITED
    | {"conducted", "released", "prepared", "commissioned", "done", "carried"}
    | {"produced", "obtained", "gathered", "provided", "issued"}
)
"""Participles between a report and who made it: "a study published in the Lima Review"."""


PRINTED = 12
"""How many words after a study its publisher may stand."""

PASSAGE = re.compile(r"(?:Section|Article|Title|Chapter|Rule|Clause|Paragraph|Part) \d")
"""Passages of laws, which are cited and vouch for no number."""

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


def according_to(
    text: str, tokens: Sequence[Token], at: int, people: dict[str, str]
) -> Source | None:
    """As in "according to X", "as reported by X", "citing X"."""
    first = source_start(tokens, at)
    if first is None or first >= len(tokens):
        return None
    last = source_end(tokens, first)
    printed = where_printed(tokens, first, last)
    if printed is not None:
        first, last = printed, source_end(tokens, printed)
    name = source_name(text, tokens, Stretch(first, last), people, speaks=False)
    if name is None or PASSAGE.match(name.name):
        return None
    scope = quoted_span(tokens, at) or (tokens[0].start, tokens[-1].end)
    return made(name, "source.according_to", tokens[at].start, tokens[last - 1].end, scope, 3)


def where_printed(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Who published a study without a name: "a study of 900 adults published on Monday in X"."""
    plain = tokens[first:last]
    study = any(t.lower in words("sources", "material") for t in plain)
    if not study or any(is_named(t) for t in plain):
        return None
    for index in range(last, min(len(tokens), last + PRINTED)):
        if tokens[index].lower in PRODUCED:
            ahead = range(index + 1, min(len(tokens), index + PRINTED))
            led = (i for i in ahead if leads_to_publisher(tokens, i))
            return next(led, None)
    return None


def leads_to_publisher(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by" or "in" leads to a name, or "by" to one that speaks, over an article."""
    led = {t.lower for t in tokens[max(0, at - 2) : at]}
    if is_named(tokens[at]):
        return bool(led & {"by", "in"})
    described = tokens[at].tag in {"N", "J"} and at and tokens[at - 1].tag == "DT"
    return bool(described and tokens[at - 2].lower == "by")


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
    while at > first + 1 and tokens[at - 1].tag in {"IN", "DT", "CC", "RB", "VD", "VN"}:
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


def made(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    name: Name, rule: str, start: int, end: int, scope: tuple[int, int], priority: int
) -> Source:
    """A source from its name."""
    return Source(name.name, name.speaker, rule, start, end, *scope, priority, name.lean)


def foreseen_in(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The number that a poll foresaw, the only one it vouches for: "the 49 expected in a poll"."""
    for index in range(at - 1, max(0, at - 6), -1):
        if tokens[index].lemma in verbs("project") and tokens[index - 1].tag == "Q":
            return tokens[index - 1].start, tokens[index - 1].end
    return None


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
    scope = foreseen_in(tokens, at) or (tokens[0].start, tokens[-1].end)
    start, end = min(named[0].start, token.start), max(named[0].end, token.end)
    return made(name, "source.survey", start, end, scope, 1)
