"""Reads plain text: the text is the file, decoded strictly.

``raw.decode(rendition.encoding) == rendition.text`` holds for every plain-text file, so offsets
can be checked without this package. A byte order mark therefore stays the first character of the
text, and CR, LF and CRLF are kept.
"""

import codecs
import re

import chardet

from claimledger.reading.unreadable import Unreadable
from claimledger.records import Rendition

READER = "text"
READER_VERSION = f"1 chardet/{chardet.__version__}"

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, because it begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = "windows-1252"
MIN_CONFIDENCE = 0.1
"""Fewest bytes for the detector of encodings; with fewer it has too few letters."""

SAMPLE = 65_536
NUL_SHARE = 0.2
"""Least share of zeros in every other byte of mostly Latin text in UTF-16."""

# Characters that no text contains: C0 controls except tab, line ends and form feed, and except
# backspace and escape, which teleprinters and terminals write.
CONTROL = re.compile(r"[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f]")
CONTROL_SHARE = 0.001
STRAY = 3
"""Most control characters of a text; programs may leave a few."""
UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def text_rendition(text: str) -> Rendition:
    """Return the rendition of a text that is already decoded, with every character kept.

    >>> text_rendition("Exports rose 4%.").media_type
    'text/plain'
    """
    return Rendition(text, "text/plain", "utf-8", READER, READER_VERSION)


def read_text(raw: bytes) -> Rendition:
    """Decode a plain-text file strictly.

    Raises:
        Unreadable: at stage ``decoding``, with the invalid byte and its position.
    """
    encoding = text_encoding(raw)
    text, guessed = decode(raw, encoding), not encoding.startswith("utf")
    return Rendition(text, "text/plain", encoding, READER, READER_VERSION, guessed=guessed)


def decode(raw: bytes, encoding: str) -> str:
    """Decode strictly; the error names the first invalid byte."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("decoding", wrong_byte(raw, encoding, error.start)) from None


def wrong_byte(raw: bytes, encoding: str, offset: int) -> str:
    """Return the message for a byte that is not valid in `encoding`."""
    line = raw.count(b"\n", 0, offset) + 1
    return (
        f"Expected text in {encoding}, found the byte 0x{raw[offset]:02X} at byte {offset} "
        f"(line {line}), which no character of that encoding has there."
    )


def text_encoding(raw: bytes) -> str:
    r"""Name the encoding of a text file, as a Python codec that decodes all of it.

    The encoding is that of the byte order mark, otherwise UTF-8 if the file is valid UTF-8,
    otherwise UTF-16 without a mark, otherwise the legacy encoding that a detector finds. A file
    that is UTF-8 except for a few bytes is damaged UTF-8; no legacy encoding is tried.

    >>> text_encoding("Zürich".encode()), text_encoding("It’s “done”".encode("cp1252"))
    ('utf-8', 'windows-1252')

    Raises:
        Unreadable: no encoding is certain enough.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return unmarked_utf16(raw) or legacy(raw, error.start)
    return unmarked_utf16(raw) or "utf-8"


def unmarked_utf16(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark by zeros in nearly every even or every odd byte."""
    sample = raw[:SAMPLE]
    if len(raw) % 2 or b"\0" not in sample:
        return None
    half = len(sample) / 2
    high, low = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(high, low) < NUL_SHARE or min(high, low) > NUL_SHARE / 10:
        return None
    encoding = "utf-16-be" if high > low else "utf-16-le"
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def legacy(raw: bytes, first_wrong: int) -> str:
    """Choose the encoding of a file that is not UTF-8.

    Western punctuation and accents are similar in a dozen code pages. If the detector is unsure
    and Windows-1252 can decode the file, it is chosen, because it is by far the most common.
    """
    if mostly_utf8(raw) or b"\0" in raw[:SAMPLE]:
        raise Unreadable("decoding", wrong_byte(raw, "utf-8", first_wrong))
    found = chardet.detect(raw)
    encoding, confidence = found["encoding"], found["confidence"] or 0.0
    if encoding is None or found["language"] is None:
        raise Unreadable("decoding", wrong_byte(raw, "utf-8", first_wrong))
    candidates = [encoding] if confidence >= MIN_CONFIDENCE else [WESTERN, encoding]
    for candidate in candidates:
        try:
            text = raw.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
        if decodes_as(raw, WESTERN, text):
            return WESTERN
        return candidate.lower()
    raise Unreadable("decoding", wrong_byte(raw, "utf-8", first_wrong))


def decodes_as(raw: bytes, encoding: str, text: str) -> bool:
    """Whether `encoding` decodes to the same text, so that its more common name can be used."""
    try:
        return raw.decode(encoding) == text
    except UnicodeDecodeError:
        return False


def mostly_utf8(raw: bytes) -> bool:
    r"""Whether most runs of non-ASCII bytes are valid UTF-8 and only a few are not.

    >>> mostly_utf8("Zürich, Köln, Genève ".encode() + b"\xe9t\xe9")
    True
    """
    spans_between_gaps = HIGH_RUN.findall(raw[: 16 * SAMPLE])
    sound = sum(UTF8_PAIR.match(stretch) is not None for stretch in spans_between_gaps)
    return sound * 2 > len(spans_between_gaps)


def looks_binary(text: str) -> bool:
    """Whether a decoded sample has more control characters than a text may have."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) > max(STRAY, CONTROL_SHARE * len(sample))
