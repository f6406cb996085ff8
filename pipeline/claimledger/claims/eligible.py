"""Which time expressions can date a number at all: not how long, not when somebody spoke."""

import re
from collections.abc import Sequence

from claimledger.claims.asides import dates_extreme, dates_record, ends_span, is_dateline
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.intervals import PAST_SPAN, PRESENT
from claimledger.claims.lexicon import verbs
from claimledger.claims.tokens import Token
from claimledger.records import Time

CONTRACTS = frozenset({"delivery", "contract", "contracts", "futures", "settlement", "expiry"})
"""What is traded for a later month: "crude for May delivery" is of today."""

THE_SPAN = re.compile(r"(?:for |in |on )?the (?:week|month|day)")
"""A span that only an earlier sentence names: "fell 5% for the week"."""

CLOCK = re.compile(r"\d{1,2}(?::\d\d| ?[ap]\.?m)\S*(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?")

FORESEEN = frozenset({"forecast", "projected", "predicted", "estimated", "expected", "announced"})
"""Said of a number, they date not it but when somebody said it: "the 2% forecast in May"."""

ANNOUNCING = frozenset({"announcement", "statement", "remarks", "interview", "speech", "filing"})
"""Nouns of saying, which a time after them dates: "its announcement on Friday"."""

FRONT = 4
"""How many words into a sentence a time may still open it."""

NOT_SPOKEN = frozenset({"show", "record", "put", "survey", "poll", "post", "claim", "maintain"})


def usable(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time can date a number: not when somebody spoke, not how long or how often."""
    time = tokens[index].time
    if time is None or time.type == "SET":
        return False
    ahead = tokens[index + 1] if index + 1 < len(tokens) else None
    if ahead is not None and is_part(tokens, index, time, ahead):
        return False
    if time.date_from is None and time.date_to is None and time.type != "DATE":
        return time.type == "DURATION" and PAST_SPAN.search(tokens[index].text) is not None
    aside = is_dateline(tokens, index) or dates_record(tokens, index) or ends_span(tokens, index)
    aside = aside or dates_extreme(tokens, index) or is_unnamed(tokens, index)
    return not aside and not dates_speech(tokens, groups, index)


def is_part(tokens: Sequence[Token], index: int, time: Time, ahead: Token) -> bool:
    """Whether a time only belongs to the word after it: "a 1962 law", "the final quarter-hour"."""
    described = ahead.tag in {"N", "J"} and time.value == "PRESENT_REF"
    made = ahead.tag in {"N", "J"} and index > 0 and tokens[index - 1].lower in {"a", "an"}
    rest = tokens[index + 2].lower if ahead.text == "-" and index + 2 < len(tokens) else ahead.lower
    cut = ahead.start == tokens[index].end and ahead.text[0] == "-" and rest.strip("-").isalpha()
    year = tokens[index].text.isdigit()
    return described or (made and year) or cut or ahead.lower in CONTRACTS


def is_unnamed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time leans on one named before ("for the week"), or is only a time of day."""
    ends = index + 2 < len(tokens) and ends_span(tokens, index + 2)
    if THE_SPAN.fullmatch(tokens[index].lower) and not ends:
        return True
    if tokens[index].lower in PRESENT and any(t.lower in {"if", "unless"} for t in tokens[:index]):
        return True  # "if the election were held today"
    return CLOCK.fullmatch(tokens[index].lower) is not None


def dates_speech(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time says when something was said: "said on Tuesday", "on Monday said"."""
    if tokens[index - 1].lower == "since":
        return False
    if dates_announcement(tokens, index) or opens_speech(tokens, groups, index):
        return True
    before = index - 1
    while before >= 0 and tokens[before].tag in {"IN", "DT", ","} and before > index - 3:
        before -= 1
    takes_number = index + 1 < len(tokens) and tokens[index + 1].tag in {"Q", "TO"}
    takes_number = takes_number or describes_noun(tokens, index)
    day = is_day(tokens[index].time)
    for group in groups:
        shown = group.lemma == "show" and day  # "figures showed on Monday"
        if group.lemma not in verbs("speech") - NOT_SPOKEN and not shown:
            continue
        addressed = group.last < before + 1 <= group.last + 3 and not any(
            t.tag == "Q" for t in tokens[group.last : index]
        )
        if (group.last == before + 1 or (addressed and group.lemma == "tell")) and not takes_number:
            return True
        if group.first == index + 1 and tokens[group.head].tag in {"VD", "V"}:
            return True
    return False


def dates_announcement(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is that of a noun of saying, or of a forecast: "the 2% forecast in May"."""
    made = index - 1 - (tokens[index - 1].tag == "IN")
    if made < 0:
        return False
    foreseen = made > 0 and tokens[made].lower in FORESEEN and tokens[made - 1].tag == "Q"
    return foreseen or tokens[made].lower in ANNOUNCING


def describes_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is an adjective: "said third-quarter profit rose"."""
    joined = "-" in tokens[index].text or "year" in tokens[index].lower
    return joined and index + 1 < len(tokens) and tokens[index + 1].tag in {"N", "J"}


def opens_speech(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a day at the beginning is that of what was said: "On Monday, the bank said …"."""
    if not is_day(tokens[index].time):
        return False
    first = next((g for g in groups if g.first > index and g.finite), None)
    if first is None or index > FRONT or any(g.finite for g in groups if g.last <= index):
        return False
    plain = not any(t.tag == "Q" for t in tokens[: first.first])
    return plain and first.lemma in verbs("speech") - NOT_SPOKEN


def is_day(time: Time | None) -> bool:
    """Whether a time is one settled day."""
    return time is not None and time.date_from is not None and time.date_from == time.date_to
