"""Mentions into times: the second step, at a publication date, a bracket, or none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extraction.times.grammar import Mention
from pipeline.extraction.times.meanings import Reading, Scene
from pipeline.extraction.times.spans import Span
from pipeline.extraction.times.tense import Cue, cue
from pipeline.extraction.times.tokens import lower
from pipeline.records import Published, Time

COMPARISONS = {"ago", "earlier", "year_ago", "same_period", "year_period"}
"""Rules whose answer is what a time is compared with: the text stays where it was."""


def _moved(scene: Scene, span: Span) -> Scene:
    """The scene after the text has named a span."""
    scene = replace(scene, focus=span)
    if span.grain == "day":
        return replace(scene, today=span)
    if span.grain in {"quarter", "half", "run"} and scene.published and span.last < scene.published:
        if scene.period is None or span.last >= scene.period.last:
            return replace(scene, period=span)
    return scene


def _read(
    mentions: Sequence[Mention], ways: Sequence[Cue], published: date | None
) -> list[Reading]:
    """Read every mention at one publication day; each settled one becomes the next one's focus."""
    scene = Scene(published)
    readings = []
    for mention, way in zip(mentions, ways, strict=True):
        try:
            here = replace(scene, direction=way.direction, compared=way.compared)
            reading = mention.meaning.on(here)
        except (OverflowError, ValueError):
            reading = Reading("XXXX", None, None, "outside the calendar")
        if reading.span is not None and mention.rule not in COMPARISONS:
            scene = _moved(scene, reading.span)
        readings.append(reading)
    return readings


def _bracket(published: Published) -> tuple[date | None, date | None]:
    return published if isinstance(published, tuple) else (published, published)


def resolve(text: str, mentions: Sequence[Mention], published: Published = None) -> list[Time]:
    """Resolve mentions at a publication date, as far as a bracket (or nothing) settles them."""
    low = lower(text)
    ways = [cue(text, low, mention) for mention in mentions]
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
