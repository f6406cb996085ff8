"""What counts from a dated world event: "before the invasion", "in the 22 months since ...".

The lexicon knows a few events with their days. A name that fits several, or an event that a text
names only by "the war", is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extraction.times.grammar import Mention
from pipeline.extraction.times.lexicon import load
from pipeline.extraction.times.meanings import Ahead, Event, Length, SinceEvent
from pipeline.extraction.times.numerals import count_of
from pipeline.extraction.times.rules.reading import iso_length

MODS = {"since": "ON_OR_AFTER", "before": "BEFORE", "after": "AFTER", "until": "BEFORE"}
"""What a preposition makes of the day of an event, in TIMEX3's words."""
REACH = 80
"""Characters before a name in which a preposition may stand."""
LEAD = re.compile(
    rf"\b(?P<way>{'|'.join(MODS)})\s+"
    r"(?P<noun>(?:(?P<article>the|its|his|their|[\w.-]+['’]s?)\s+)?(?:[\w.-]+\s+){0,2})$"
)
"""A preposition, an article or possessor, up to two more words, and then the name."""
OLD = re.compile(
    r"\b(?P<count>[a-z]+(?:-[a-z]+)?|\d+)[-\s](?P<unit>day|week|month|year)s?[-\s](?:old|long)\s+$"
)


@dataclass(frozen=True, slots=True)
class WorldEvent:
    """An event of the lexicon: what it anchors, and its full and short names."""

    anchor: Event
    names: tuple[str, ...]
    full: re.Pattern[str]
    short: re.Pattern[str] | None


def _pattern(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


EVENTS = tuple(
    WorldEvent(
        Event(key, entry["date"]),
        tuple(entry["names"]),
        _pattern(entry["names"]),
        _pattern(entry["short"]) if "short" in entry else None,
    )
    for key, entry in load("events").items()
)


def with_events(low: str, mentions: list[Mention]) -> list[Mention]:
    """Add what the events of a text anchor; durations counted from them are replaced."""
    named = [event for event in EVENTS if any(name in low for name in event.names)]
    added: list[Mention] = []
    for event in named:
        for name in event.full.finditer(low):
            added.extend(_anchored(low, event.anchor, name, mentions, full=True))
        if event.short is not None:
            for name in event.short.finditer(low):
                # Beside another event, a bare "the war" may be either's; one with its place is not.
                if len(named) == 1 or " " in name[0]:
                    added.extend(_anchored(low, event.anchor, name, mentions, full=False))
    if not added:
        return mentions
    chosen = _apart(added)
    kept = [m for m in mentions if not any(a.start < m.end and m.start < a.end for a in chosen)]
    return sorted([*kept, *chosen], key=lambda mention: mention.start)


def _apart(added: list[Mention]) -> list[Mention]:
    """The longer ones of those that overlap."""
    chosen: list[Mention] = []
    for each in sorted(added, key=lambda m: (m.start - m.end, m.start)):
        if all(each.start >= other.end or each.end <= other.start for other in chosen):
            chosen.append(each)
    return chosen


def _anchored(
    low: str, event: Event, name: re.Match[str], mentions: list[Mention], *, full: bool
) -> Iterator[Mention]:
    """The mention that a name gives, where something counts from it."""
    start, end = name.span()
    offset = max(low.rfind("\n", 0, start) + 1, start - REACH)
    before = low[offset:start]
    if old := OLD.search(before):
        if count := count_of(old["count"].split("-")):
            age = SinceEvent(iso_length(count, old["unit"]), event)
            yield Mention(offset + old.start(), end, "DURATION", None, age, "event_age")
        return
    lead = LEAD.search(before)
    if lead is None or not (full or lead["article"]):
        return
    way, noun = offset + lead.start("way"), offset + lead.start("noun")
    if any(mention.start < start and noun < mention.end for mention in mentions):
        return  # "the 2014 annexation": its year has been read
    length = _duration_before(low, way, mentions) if lead["way"] == "since" else None
    if length is not None and isinstance(length.meaning, Length | Ahead):
        since = SinceEvent(length.meaning.value, event)
        yield replace(length, end=end, meaning=since, rule="since_event")
    else:
        yield Mention(noun, end, "DATE", MODS[lead["way"]], event, "event")


def _duration_before(low: str, end: int, mentions: list[Mention]) -> Mention | None:
    """The mention that ends where a preposition begins."""
    before = (m for m in mentions if m.end <= end and not low[m.end : end].strip())
    return next(before, None)
