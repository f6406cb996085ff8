"""Finds the local days of a time in UTC, from the time zones in which a language is written.

Sites print a day in local time and declare it in UTC. A time late in the UTC day is on the next day
farther east; a time early in the UTC day is on the day before farther west.
"""

import re
from datetime import UTC, date, datetime, timedelta

_UTC = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]00:?00)")
_OFFSETS = {
    "ar": (0, 4), "bg": (2, 3), "cs": (1, 2), "da": (1, 2), "de": (1, 2), "el": (2, 3),
    "fi": (2, 3), "fr": (1, 2), "hu": (1, 2), "id": (7, 9), "it": (1, 2), "ja": (9, 9),
    "ko": (9, 9), "nl": (1, 2), "no": (1, 2), "pl": (1, 2), "ro": (2, 3), "ru": (2, 12),
    "sv": (1, 2), "tr": (3, 3), "uk": (2, 3), "vi": (7, 7), "zh": (8, 8),
}  # fmt: skip
"""Hours ahead of UTC where most pages in a language are written, in winter and summer."""
_ELSEWHERE = (-7, 1)
"""English, Spanish and Portuguese: from the Pacific coast of America to Europe."""


def local_days(written: str, language: str) -> tuple[date, date] | None:
    """Return the first and last local day of a declared time in UTC, or None if it is not UTC.

    Midnight counts as a day without a time.

    >>> [day.day for day in local_days("2024-05-03T23:00:00Z", "de")]
    [4, 4]
    >>> [day.day for day in local_days("2024-05-03T01:30:00Z", "en")]
    [2, 3]
    >>> local_days("2024-05-03T01:30:00+02:00", "en") is None
    True
    """
    text = written.strip()
    if not _UTC.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None
    if not (moment.hour or moment.minute or moment.second):
        return moment.date(), moment.date()
    west, east = (moment + timedelta(hours=hours) for hours in _OFFSETS.get(language, _ELSEWHERE))
    return west.date(), east.date()
