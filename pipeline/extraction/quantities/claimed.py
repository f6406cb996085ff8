"""Which characters time expressions have claimed."""

import re
from collections.abc import Sequence

from pipeline.extraction.times import recognise
from pipeline.records import Time

GATE = re.compile(
    r"\d{4}|\d:\d|\d/\d|'\d\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d ?[ap]\.?m\b"
    r"|centur|\b(?:half|quarter|decade)\b|\b(?:first|second|third|fourth)\b|o.clock",
    re.IGNORECASE,
)


def claimed(text: str, times: Sequence[Time] | None) -> list[tuple[int, int]]:
    """Spans of dates and clock times, in order; durations are quantities as well."""
    if times is None:
        if not GATE.search(text):
            return []
        mentions = recognise(text)
        return [(m.start, m.end) for m in mentions if m.type in ("DATE", "TIME")]
    return sorted((t.start, t.end) for t in times if t.type in ("DATE", "TIME"))
