"""What counts from a dated world event: "before the invasion", "in the 17 weeks since ...".

The lexicon knows a few events with their days. A name that fits several, or an event that a text
names only by "the war", is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from operator import attrgetter

from claimledger.times.lexicon import load, value
from claimledger.times.meanings.base import Length
from claimledger.times.meanings.running_spans import Ahead, Event, SinceEvent
from claimledger.times.mention import Mention
from claimledger.times.numerals import count_of
from claimledger.times.rules.reading import iso_length

MODS = {"since": "ON_OR_AFTER", "before": "BEFORE", "after": "AFTER", "until": "BEFORE"}
"""What a preposition makes of the day of an event, in TIMEX3's words."""
START = attrgetter("start")
REACH = 80
"""Characters before a name in which a preposition may stand."""
LEAD = re.compile(
    rf"\b(?P<way>{'|'.join(MODS)})\s+"
    r"(?P<noun>(?:(?P<article>the|its|his|their|[\w.-]+['’]s?)\s+)?(?:[\w.-]+\s+){0,2})$"
)
"""A preposition, an article or possessor, up to two more words, and then the name."""
SAME = frozenset({"full-scale", "ongoing", "current", "present"})
"""Words before the short name of an event that leave it the one that the text named."""
OLD = re.compile(
    r"\b(?P<count>[a-z]+(?:-[a-z]+)?|\d+)[-\s](?P<unit>day|week|month|year)s?[-\s](?:old|long)\s+$"
)
CALL = re.compile(rf"\b(?:{'|'.join(MODS)}|old|long)\s")
"""What stands before the name of an event where something counts from it."""


@dataclass(frozen=True, slots=True)
class WorldEvent:
    """An event of the lexicon: what it anchors, and its full and short names.

    ``words`` has the longest word of each full name, of which a text that names it holds one.
    """

    anchor: Event
    names: tuple[str, ...]
    words: frozenset[str]
    full: re.Pattern[str]
    short: re.Pattern[str] | None


def _pattern(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


EVENTS = tuple(
    WorldEvent(
        Event(key, entry["date"]),
        tuple(entry["names"]),
        frozenset(max(name.split(), key=len) for name in entry["names"]),
        _pattern(entry["names"]),
        _pattern(entry["short"]) if "short" in entry else None,
    )
    for key, entry in load("events").items()
)


LONGEST = max(len(name) for event in EVENTS for name in event.names)
"""Characters of a name."""


def with_events(low: str, mentions: list[Mention]) -> list[Mention]:
    """Add what the events of a text anchor; durations counted from them are replaced."""
    called = _called(low)
    if not called:
        return mentions
    named = [event for event in EVENTS if _is_named(event, low)]
    added: list[Mention] = []
    for event, (start, end) in product(named, called):
        for name in event.full.finditer(low, start, end):
            added.extend(_anchored(low, event.anchor, name, mentions, full=True))
        for name in event.short.finditer(low, start, end) if event.short else ():
            # Beside another event, a bare "the war" may be either's; one with its place is not.
            if len(named) == 1 or " " in name[0]:
                added.extend(_anchored(low, event.anchor, name, mentions, full=False))
    return _merged(mentions, added) if added else mentions


def _called(low: str) -> list[tuple[int, int]]:
    """The stretches in which a name may stand that something counts from."""
    stretches: list[tuple[int, int]] = []
    for call in CALL.finditer(low):
        start, end = call.end(), call.end() + REACH + LONGEST
        if stretches and start <= stretches[-1][1]:
            start, _ = stretches.pop()
        stretches.append((start, end))
    return stretches


def _is_named(event: WorldEvent, low: str) -> bool:
    """Whether a full name of an event stands anywhere in the text."""
    return any(word in low for word in event.words) and any(name in low for name in event.names)


def _merged(mentions: list[Mention], added: list[Mention]) -> list[Mention]:
    """All in order; of those that overlap, what an event anchors, and the longer of two such."""
    ranked = [(m.start, m.start - m.end, 0, m) for m in added]
    ranked += [(m.start, m.start - m.end, 1, m) for m in mentions]
    merged: list[Mention] = []
    anchored = False
    for _, _, rank, mention in sorted(ranked, key=lambda each: each[:3]):
        if merged and mention.start < merged[-1].end:
            if rank or anchored:
                continue
            merged.pop()  # "September 11" before "the September 11 attacks" were read as one
        merged.append(mention)
        anchored = rank == 0
    return merged


def _is_the_one(lead: re.Match[str]) -> bool:
    """Whether nothing between "the" and a short name makes it another: not "the civil war"."""
    between = lead["noun"].removeprefix(lead["article"] or "").split()
    return lead["article"] is not None and set(between) <= SAME


def _anchored(
    low: str,
    event: Event,
    name: re.Match[str],
    mentions: list[Mention],
    *,
    full: bool,
) -> Iterator[Mention]:
    """The mention that a name gives, where something counts from it."""
    start, end = name.span()
    offset = max(low.rfind("\n", max(start - REACH, 0), start) + 1, start - REACH, 0)
    before = low[offset:start]
    if old := OLD.search(before):
        words = old["count"].split("-")
        known = all(word.isdecimal() or value(word, "CARDINAL") for word in words)
        if known and (count := count_of(words)):
            age = SinceEvent(iso_length(count, old["unit"]), event)
            yield Mention(offset + old.start(), end, "DURATION", None, age, "event_age")
        return
    lead = LEAD.search(before)
    if lead is None or not (full or _is_the_one(lead)):
        return
    way, noun = offset + lead.start("way"), offset + lead.start("noun")
    at = bisect_left(mentions, start, key=START)
    if at and mentions[at - 1].end > noun:
        return  # "the 2014 annexation": its year has been read
    at = bisect_left(mentions, way, key=START)
    counted = mentions[at - 1] if at and not low[mentions[at - 1].end : way].strip() else None
    length = counted.meaning if counted and lead["way"] == "since" else None
    if counted and isinstance(length, Length | Ahead):
        since = SinceEvent(length.value, event)
        yield replace(counted, end=end, meaning=since, rule="since_event")
    else:
        yield Mention(noun, end, "DATE", MODS[lead["way"]], event, "event")
