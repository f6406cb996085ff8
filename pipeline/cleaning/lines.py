"""The view that the rules read: one record a line, repaired only here, never in the offsets."""

from dataclasses import dataclass

_WORD_INITIALS = frozenset("aAIiOoàÀyYeEuU")
_FORMAT_MARKS = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: half-open offsets without its terminator, and its repaired wording."""

    start: int
    end: int
    view: str

    @property
    def blank(self) -> bool:
        """Whether nothing but space stands on the line."""
        return not self.view


def repaired(raw: str) -> str:
    """The line's wording: marks without width gone, spaces single, a split drop cap joined.

    >>> repaired("T he\\u00a0port  reopened.")
    'The port reopened.'
    >>> repaired("A port reopened.")
    'A port reopened.'
    """
    if not raw.isascii():
        raw = raw.translate(_FORMAT_MARKS)
    view = " ".join(raw.split())
    if len(view) > 2 and view[1] == " ":
        view = _joined_drop_cap(view)
    return view


def _joined_drop_cap(view: str) -> str:
    # "A" and "I" are words of their own unless what follows is no word that may follow them:
    # a drop cap leaves a fragment of at most two letters behind ("A t first", "I n May").
    initial, rest = view[0], view[2:]
    fragment = rest.split(" ", 1)[0]
    if not initial.isupper() or not fragment.isalpha() or not fragment.islower():
        return view
    if initial in _WORD_INITIALS and len(fragment) > 1:
        return view
    return initial + rest


def split(text: str) -> list[Line]:
    """Cut `text` at every line boundary that Unicode knows; CRLF counts as one."""
    lines = []
    start = 0
    for piece in text.splitlines(keepends=True):
        body = piece.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        lines.append(Line(start, start + len(body), repaired(body)))
        start += len(piece)
    return lines
