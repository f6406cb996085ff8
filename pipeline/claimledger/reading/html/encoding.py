"""Determine the encoding of an HTML page as browsers do: by mark, server, page and letters.

Unlike plain text, a page is decoded leniently, as in every browser: a byte that does not fit the
encoding becomes U+FFFD and stays visible.
"""

import re

import webencodings

from claimledger.reading.text import BYTE_ORDER_MARKS, legacy, mostly_utf8, unmarked_utf16
from claimledger.reading.unreadable import Unreadable

META_HEAD = 8192
"""Bytes in which the declaration is searched; programs that save pages write notes before it."""

META = re.compile(
    rb"""<(?: meta[^>]*? | \?xml[^>]*?(?=encoding) ) (?:charset|encoding) \s*=\s* ["']? \s*
         (?P<label> [\w.:-]+ )""",
    re.VERBOSE | re.IGNORECASE,
)


def decode_html(raw: bytes, stated: str | None = None) -> tuple[str, str, bool]:
    r"""Decode a page; `stated` is the encoding that its server or archive names.

    >>> decode_html(b"<meta charset=latin1><p>caf\xe9")
    ('<meta charset=latin1><p>café', 'cp1252', False)

    Returns:
        The text, the Python codec that read it, and whether that is a guess from the letters.
    """
    settled = html_encoding(raw, stated)
    encoding = settled or undeclared(raw)
    return raw.decode(encoding, "replace"), encoding, settled is None


def html_encoding(raw: bytes, stated: str | None) -> str | None:
    """Determine the codec; valid UTF-8 beyond ASCII is UTF-8, whatever the page declares.

    The result is None if the page is not valid UTF-8 and declares no encoding that fits.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    wide = unmarked_utf16(raw)
    if wide:
        return wide
    found = META.search(raw[:META_HEAD])
    declared = codec(stated) or codec(found["label"].decode("ascii", "replace") if found else None)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None if declared == "utf-8" else declared
    return str(declared) if declared and raw.isascii() else "utf-8"


def undeclared(raw: bytes) -> str:
    """Guess the encoding of a page that is not valid UTF-8 and declares none that fits."""
    if mostly_utf8(raw):
        return "utf-8"
    try:
        return legacy(raw, 0)
    except Unreadable:
        return "cp1252"  # what browsers fall back to in the West


def codec(label: str | None) -> str | None:
    """Return the Python codec of an encoding label, by the WHATWG table of labels.

    >>> codec("ISO-8859-1"), codec("gb2312"), codec("nonsense")
    ('cp1252', 'gbk', None)
    """
    encoding = webencodings.lookup(label) if label else None
    if encoding is None or encoding.name in {"x-user-defined", "replacement"}:
        return None
    # A page that says UTF-16 in ASCII letters is not in UTF-16.
    return "utf-8" if encoding.name.startswith("utf-16") else encoding.codec_info.name
