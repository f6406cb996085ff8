"""Times that date no number: of a dateline, of the last such event, of a relative clause."""

from collections.abc import Sequence

from claimledger.claims.clauses import BREAKS
from claimledger.claims.lexicon import words
from claimledger.claims.tokens import Token
from claimledger.records import Time

DATELINE = 5
"""How many words into a sentence its dateline may end: "LIMA, May 3, 2021 - "."""

BEGAN = 5
"""How many words after "since" its time may stand: "since records began in 1850"."""

RECORD_REACH = 9
"""How many words after "the lowest" its "since" may stand."""

SET = frozenset({"set", "hit", "reached", "seen", "touched", "recorded", "registered", "posted"})
EXTREMES = frozenset(
    {"high", "low", "record", "peak", "level", "highs", "lows", "levels", "records", "trough"}
)
LED_UP_TO = frozenset({"to", "through", "ended", "ending", "until", "till"})
BEFORE_OR_AFTER = frozenset({"after", "before", "following"})
OTHER_EVENT = frozenset({"after", "before", "following", "despite", "because", "ahead", "amid"})
"""Prepositions whose noun or clause is another event than the number's."""


def is_dateline(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time closes a dateline: "LIMA, May 3, 2021 - Exports rose"."""
    at = index + 1
    if at < len(tokens) and tokens[at].tag == "(":  # "LIMA, May 3 (Roe News) - Exports rose"
        at = next((i for i in range(at, len(tokens)) if tokens[i].tag == ")"), at) + 1
    following = tokens[at].tag if at < len(tokens) else ""
    return index < DATELINE and following in {"-", "—", "–"} and tokens[0].tag in {"E", "N"}


def dates_record(tokens: Sequence[Token], index: int) -> bool:
    """Whether "since" a time says how long nothing was like it: "the lowest since 2009".

    "The first rise since March" and "the most since 2010" date the last such event, not this one.
    """
    since = [i for i in range(max(0, index - BEGAN), index) if tokens[i].lower == "since"]
    if tokens[index].lower.split()[0] != "since" and not since:
        return False
    index = since[-1] if since else index
    for token in reversed(tokens[max(0, index - RECORD_REACH) : index]):
        if token.tag in BREAKS or token.tag in {",", "VD", "BE", "HV", "MD"}:
            return False
        lower = token.lower
        if lower in {"below", "above"} and tokens[index - 2].tag == "Q":
            return True
        if lower in {"first", "most", "least", "worst", "best"}:
            return True
        if lower.endswith("est") and (token.tag == "J" or is_graded(lower)):
            return True
    return False


def is_graded(superlative: str) -> bool:
    """Whether a word in "est" is of an adjective of extent: "lowest", but not "interest"."""
    grade = f"{superlative.removesuffix('st')}r"
    return grade in words("measures", "comparative_up") | words("measures", "comparative_down")


def is_relative_time(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time stands in a relative clause: "the 9 million people who voted in 2014"."""
    for token in reversed(tokens[:index]):
        if token.tag in BREAKS or token.tag == ",":
            return False
        if token.tag == "PR" and token.lower in {"who", "which", "that"}:
            return True
    return False


def dates_extreme(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time says when a high or low was: "the record set in May", "levels seen in"."""
    at = index - 1
    while at > 0 and tokens[at].tag in {"IN", "DT"}:
        at -= 1
    if at < 1 or tokens[at].lower not in SET:
        return False
    at -= 1
    while at > 0 and (tokens[at].tag == "RB" or tokens[at].lower in {"last", "first"}):
        at -= 1
    return tokens[at].lower in EXTREMES


def ends_span(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time only says where the one before it ends: "the week ended May 3"."""
    if index < len(("the week", "ended")):
        return False
    time, before = tokens[index].time, tokens[index - 2].time
    if tokens[index - 1].lower == "of":
        return is_within(before, time)
    if tokens[index - 1].lower not in LED_UP_TO:
        return False
    same = time is not None and before is not None and time.date_to is not None
    return same and time is not None and before is not None and time.date_to == before.date_to


def is_within(part: Time | None, whole: Time | None) -> bool:
    """Whether one settled time lies in another: "the first three months of this year"."""
    if part is None or whole is None or part.date_from is None or part.date_to is None:
        return False
    if whole.date_from is None or whole.date_to is None:
        return False
    return whole.date_from <= part.date_from and part.date_to <= whole.date_to


def is_shut_off(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a clause of its own keeps a time from the number at `at`.

    A relative clause between commas ("the chain, which shut 9 shops in May, earned 3%"), and what
    a number comes "after" or "despite" ("rose 5% after the strike in May").
    """
    low, high = min(at, index), max(at, index)
    relative = next((i for i in range(index - 1, 0, -1) if opens_relative(tokens, i)), None)
    if relative is not None:
        closed = next((i for i in range(index, len(tokens)) if tokens[i].tag == ","), len(tokens))
        within = all(tokens[i].tag != "," for i in range(relative, index))
        if within and not relative < at < closed:
            return True
    return any(is_other_event(tokens, i) for i in range(low + 1, high))


def is_other_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether another event follows: "after the strike", but not "after 2020", "a year before"."""
    alone = at + 1 >= len(tokens) or tokens[at + 1].tag in {"CC", ",", ".", ";", ":"}
    return tokens[at].lower in OTHER_EVENT and not alone and not timed_next(tokens, at)


def opens_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and a relative pronoun stand at a place: ", which", ", who"."""
    pronoun = tokens[at].tag == "PR" and tokens[at].lower in {"who", "which"}
    return pronoun and tokens[at - 1].tag == ","


def timed_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition's object is a time: "after 2020", "before the May"."""
    return any(t.tag == "T" for t in tokens[at + 1 : at + 3]) and tokens[at + 1].tag in {"T", "DT"}


def leaves_main(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main clause ends at a token: at a subordinator, ", which" or another event."""
    return tokens[at].tag == "SB" or is_other_event(tokens, at) or opens_relative(tokens, at)


def is_before_or_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is of what came before or after: "rose 5% after a 3% fall"."""
    for index in range(at - 1, 0, -1):
        if tokens[index].tag in BREAKS or tokens[index].tag == ",":
            return False
        if tokens[index].lower in BEFORE_OR_AFTER:
            return True
    return False


def names_event(tokens: Sequence[Token], index: int) -> bool:
    """Whether a day only names what stands after it: "for the May 3 holiday"."""
    time = tokens[index].time
    day = time is not None and time.date_from is not None and time.date_from == time.date_to
    return day and index + 1 < len(tokens) and tokens[index + 1].tag == "N"
