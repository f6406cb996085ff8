"""Mentions into times: the second step, at a publication date, a bracket, or none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extraction.times.grammar import Mention
from pipeline.extraction.times.meanings import Reading, Scene
from pipeline.extraction.times.tense import direction
from pipeline.extraction.times.tokens import lower
from pipeline.records import Published, Time


def _read(mentions: Sequence[Mention], ways: Sequence[int], published: date | None) -> list[Reading]:
    """Read every mention at one publication day; each settled one becomes the next one's focus."""
    scene = Scene(published)
    readings = []
    for mention, way in zip(mentions, ways, strict=True):
        try:
            reading = mention.meaning.on(replace(scene, direction=way))
        except (OverflowError, ValueError):
            reading = Reading("XXXX", None, None, "outside the calendar")
        if reading.span is not None:
            scene = replace(scene, focus=reading.span)
        readings.append(reading)
    return readings


def _bracket(published: Published) -> tuple[date | None, date | None]:
    return published if isinstance(published, tuple) else (published, published)


def resolve(text: str, mentions: Sequence[Mention], published: Published = None) -> list[Time]:
    """Resolve mentions at a publication date, as far as a bracket (or nothing) settles them."""
    low = lower(text)
    ways = [direction(low, mention) for mention in mentions]
    early, late = _bracket(published)
    readings = _read(mentions, ways, early)
    if early != late:
        open_side = None in {early, late}
        unknown = _read(mentions, ways, None)
        others = unknown if open_side else _read(mentions, ways, late)
        if open_side:
            readings = unknown
        else:
            why = "publication bracket too wide"
            readings = [
                a if a == b else (replace(u, anchor=why) if u.first is None else u)
                for a, b, u in zip(readings, others, unknown, strict=True)
            ]
    return [
        Time(m.start, m.end, m.type, r.value, m.mod, r.first, r.last, r.anchor, m.rule)
        for m, r in zip(mentions, readings, strict=True)
    ]
