"""Times that are counted from a dated world event, such as "before the invasion".

The lexicon has a few events with their days. A name that fits several events is ignored, and so is
an event that a text calls only "the war".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from operator import attrgetter

from claimledger.language import Language
from claimledger.times.lexicon import Words, load, words
from claimledger.times.meanings.base import Length
from claimledger.times.meanings.running_spans import Ahead, Event, SinceEvent
from claimledger.times.mention import Mention
from claimledger.times.numerals import count_of
from claimledger.times.rules.reading import iso_length

START = attrgetter("start")
REACH = 80
"""Characters before a name in which a preposition may stand."""


@dataclass(frozen=True, slots=True)
class WorldEvent:
    """An event of the lexicon: what it anchors, and its full and short names.

    ``words`` has the longest word of each full name. A text that names the event contains one.
    """

    anchor: Event
    names: tuple[str, ...]
    words: frozenset[str]
    full: re.Pattern[str]
    short: re.Pattern[str] | None


def _pattern(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def world_events(language: Language) -> tuple[WorldEvent, ...]:
    """The events of a language's lexicon."""
    return tuple(
        WorldEvent(
            Event(key, entry["date"]),
            tuple(entry["names"]),
            frozenset(max(name.split(), key=len) for name in entry["names"]),
            _pattern(entry["names"]),
            _pattern(entry["short"]) if "short" in entry else None,
        )
        for key, entry in load("events", language).items()
    )


@cache
def _longest(language: Language) -> int:
    """Characters of the longest name."""
    return max(len(name) for event in world_events(language) for name in event.names)


def with_events(low: str, mentions: list[Mention], language: Language) -> list[Mention]:
    """Add the times that are counted from an event; they replace the durations in them."""
    called = _called(low, language)
    if not called:
        return mentions
    named = [
        event
        for event in world_events(language)
        if any(word in low for word in event.words) and any(name in low for name in event.names)
    ]
    table = words(language)
    added: list[Mention] = []
    for event, (start, end) in product(named, called):
        for name in event.full.finditer(low, start, end):
            added.extend(_anchored(low, event, name, mentions, table))
        for name in event.short.finditer(low, start, end) if event.short else ():
            # Beside another event, a bare "the war" may be either's; one with its place is not.
            if len(named) == 1 or " " in name[0]:
                added.extend(_anchored(low, event, name, mentions, table))
    return _merged(mentions, added) if added else mentions


def _called(low: str, language: Language) -> list[tuple[int, int]]:
    """The spans that may hold the name of an event from which something counts."""
    spans: list[tuple[int, int]] = []
    reach = REACH + _longest(language)
    for call in words(language).patterns["event_call"].finditer(low):
        start, end = call.end(), call.end() + reach
        if spans and start <= spans[-1][1]:
            start, _ = spans.pop()
        spans.append((start, end))
    return spans


def _merged(mentions: list[Mention], added: list[Mention]) -> list[Mention]:
    """All mentions in order. Of overlapping ones, keep the one with an event, or the longer one."""
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


def _is_the_one(lead: re.Match[str], table: Words) -> bool:
    """Whether nothing between "the" and a short name makes it another: not "the civil war"."""
    between = lead["noun"].removeprefix(lead["article"] or "").split()
    return lead["article"] is not None and table.lists["same_event"].keys() >= set(between)


def _anchored(
    low: str, event: WorldEvent, name: re.Match[str], mentions: list[Mention], table: Words
) -> Iterator[Mention]:
    """The mention that a name makes, if something counts from it."""
    start, end = name.span()
    offset = max(low.rfind("\n", max(start - REACH, 0), start) + 1, start - REACH, 0)
    before = low[offset:start]
    if old := table.patterns["event_age"].search(before):
        numbers = old["count"].split("-")
        known = all(each.isdecimal() or table.value(each, "CARDINAL") for each in numbers)
        if known and (count := count_of(numbers, table)):
            unit = table.value(old["unit"], "UNIT")
            age = SinceEvent(iso_length(count, unit), event.anchor)
            yield Mention(offset + old.start(), end, "DURATION", None, age, "event_age")
        return
    lead = table.patterns["event_lead"].search(before)
    if lead is None or not (name.re is event.full or _is_the_one(lead, table)):
        return
    way, noun = offset + lead.start("way"), offset + lead.start("noun")
    at = bisect_left(mentions, start, key=START)
    if at and mentions[at - 1].end > noun:
        return  # "the 2014 annexation": its year has been read
    at = bisect_left(mentions, way, key=START)
    counted = mentions[at - 1] if at and not low[mentions[at - 1].end : way].strip() else None
    mod = table.value(lead["way"], "event_openers")
    length = counted.meaning if counted and mod == "ON_OR_AFTER" else None
    if counted and isinstance(length, Length | Ahead):
        since = SinceEvent(length.value, event.anchor)
        yield replace(counted, end=end, meaning=since, rule="since_event")
    else:
        yield Mention(noun, end, "DATE", mod, event.anchor, "event")
