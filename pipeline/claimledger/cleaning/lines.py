"""Splits a text into lines and repairs their wording without changing their offsets."""

import re
from typing import NamedTuple

_WORDS_OF_ONE_LETTER = frozenset("AIOÀYEÉU")
_NO_WIDTH = re.compile("[\ufeff\u200b\u200c\u200d\u2060\u00ad]")
_TERMINATORS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


class Line(NamedTuple):
    """A line that is not blank.

    ``start`` and ``end`` are half-open offsets without the line end, ``view`` is the repaired
    wording, ``gap`` is the number of blank lines above, and ``capped`` is true if a drop cap was
    joined to its word.
    """

    start: int
    end: int
    view: str
    gap: int
    capped: bool


def repaired(raw: str) -> str:
    r"""Repair a line: remove zero-width characters, collapse spaces, join a split drop cap.

    >>> repaired("T he\u00a0port  reopened.")
    'The port reopened.'
    >>> repaired("A port reopened.")
    'A port reopened.'
    """
    if not raw.isascii():
        raw = _NO_WIDTH.sub("", raw)
    view = " ".join(raw.split())
    return _joined_drop_cap(view) if view[1:2] == " " else view


def _joined_drop_cap(view: str) -> str:
    # "A" and "I" are words: they are drop caps only before a single letter that is not a word
    # ("A t first", "I n May").
    initial, rest = view[0], view[2:]
    fragment = rest.split(" ", 1)[0]
    if not (initial.isupper() and fragment.isalpha() and fragment.islower()):
        return view
    if initial in _WORDS_OF_ONE_LETTER and len(fragment) > 1:
        return view
    return initial + rest


def _capped(raw: str, view: str) -> bool:
    return view[1:2] != " " and raw[1:2].isspace() and raw[0] == view[0]


def split(text: str) -> list[Line]:
    r"""Split `text` at every Unicode line boundary; CRLF counts as one.

    >>> [(line.view, line.gap) for line in split("Title\r\n\r\nBody")]
    [('Title', 0), ('Body', 1)]
    """
    lines = []
    start = gap = 0
    for piece in text.splitlines(keepends=True):
        view = repaired(piece)
        if view:
            end = start + len(piece.rstrip(_TERMINATORS))
            lines.append(Line(start, end, view, gap, _capped(piece, view)))
            gap = 0
        else:
            gap += 1
        start += len(piece)
    return lines
