"""Reads PDF files with a text layer and joins their lines into paragraphs, page by page.

PDFium returns the lines as they are set. A line continues on the next if the type is the same, the
distance is a line distance, and the next word would not have fitted. Words that are divided at the
end of a line are joined; the hyphen stays unless the document has the word elsewhere without it.
A full line within a sentence also continues at the top of the next column or page.
Lines whose wide gaps are below each other are rows of a table.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2

from claimledger.reading.declaring import captured, properties
from claimledger.reading.pdf_lines import GAP, Line, page_lines
from claimledger.reading.pdf_tables import with_rows
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Block, Finding, Rendition

MEDIA_TYPE = "application/pdf"
READER = "pdf"
MAX_PAGES = 2000

SAME_TYPE = 0.06  # most relative difference between two measured sizes of the same type
LINE_DISTANCE = 1.75  # times the type size: a larger distance separates paragraphs
COLUMN = 4.0  # times the type size: more than an indent, less than the distance of columns
RAGGED = 2.0  # times the type size: most difference between the ends of unjustified lines
BASELINE = 0.1  # times the type size: most distance between the baselines of parts of one line
KERNING = 0.15  # times the type size: less than a space between words
BLOCK_LINES = 4  # fewest lines that show the width of a block of prose
STOPS = '.!?:;”"»'
HEADING = 1.15  # times the type size of the body
REPEATS = 3  # pages with the same line at an edge that make it a running head or foot
SOFT_HYPHEN = "\x02\ufffe\u00ad"
WORD = re.compile(r"[^\W\d_]+")
CUT = re.compile(r"([^\W\d_]+)-$")
DIGITS = re.compile(r"\d+")
STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
BROWSERS = re.compile(r"Mozilla|Chrome|Safari|Firefox|Skia|wkhtmltopdf|WebKit")


def read_pdf(raw: bytes) -> Rendition:
    """Read the text layer of a PDF.

    Raises:
        Unreadable: at stage ``parsing`` if it is damaged or encrypted, at stage ``content`` if
            its pages are pictures.
    """
    document = opened(raw)
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            raise Unreadable("size", f"Expected at most {MAX_PAGES} pages, found {pages}.")
        lines = [line for number in range(pages) for line in page_lines(document, number)]
        findings = tuple(information(document))
    except pypdfium2.PdfiumError as error:
        raise Unreadable("parsing", f"Expected a PDF, found a damaged one ({error}).") from None
    finally:
        document.close()
    if not lines:
        raise Unreadable(
            "content",
            f"Expected a PDF with a text layer, found {pages} pages without one: they are "
            "pictures, which only text recognition could read.",
        )
    text, placed = paragraphs(with_rows(lines))
    version = f"5 pdfium/{pypdfium2.PDFIUM_INFO.build} pypdfium2/{pypdfium2.PYPDFIUM_INFO}"
    return Rendition(text, MEDIA_TYPE, "utf-8", READER, version, placed, findings)


def opened(raw: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF.

    Raises:
        Unreadable: at stage ``parsing`` if it is damaged or encrypted.
    """
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        found = "one that is locked with a password" if locked else "a damaged one"
        raise Unreadable("parsing", f"Expected a PDF that can be opened, found {found}.") from None


def paragraphs(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    """Join lines into paragraphs, and return the text, one paragraph a line, and its blocks."""
    body = body_size(lines)
    edges = Counter(DIGITS.sub("#", line.text) for line in lines if line.edge)
    words = Counter(word.casefold() for line in lines for word in WORD.findall(line.text))
    rights = right_edges(lines)
    texts: list[str] = []
    placed: list[Block] = []
    at = 0
    for group in grouped(lines, rights):
        text = joined(group, words)
        first = group[0]
        tag = "heading" if first.size > HEADING * body else "paragraph"
        if first.row:
            tag = "table_row"
        elif first.edge and len(group) == 1 and edges[DIGITS.sub("#", first.text)] >= REPEATS:
            tag = first.edge
        placed.append(Block(at, at + len(text), tag))
        texts.append(text)
        at += len(text) + 1
    return "\n".join(texts), tuple(placed)


def body_size(lines: Sequence[Line]) -> float:
    """Return the type size of most characters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def right_edges(lines: Sequence[Line]) -> list[float]:
    """Return, for each line, the right edge of the lines of its column with the same type.

    Heads and feet are ignored, because they may extend over all columns. A block of prose that is
    narrower than its column, as beside a picture, has its own edge.
    """
    columns: dict[tuple[int, float, int], float] = {}
    keys = []
    for line in lines:
        key = (line.page, round(line.size, 1), round(line.left / (COLUMN * (line.size or 1.0))))
        keys.append(key)
        if not (line.edge or turns(line)):
            columns[key] = max(columns.get(key, 0.0), line.right)
    edges = [
        max(columns.get((page, size, place + step), line.right * (not step)) for step in (-1, 0, 1))
        for line, (page, size, place) in zip(lines, keys, strict=True)
    ]
    for first, end in blocks(lines):
        ends = [line.right for line in lines[first:end] if not turns(line)]
        edges[first:end] = [max(ends)] * (end - first)
    return edges


def turns(line: Line) -> bool:
    """Whether a line ends in the next column: PDFium joins the two parts of a divided word."""
    return line.end_bottom > line.bottom + BASELINE * line.size


def blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of lines below each other that are clearly prose.

    In prose, at least every second line ends within a sentence: the next begins in lower case.
    """
    first = 0
    for end in range(1, len(lines) + 1):
        above = lines[end - 1]
        if end < len(lines) and not turns(above) and overlap(above, lines[end]):
            continue
        within = [line.text[0].islower() for line in lines[first + 1 : end]]
        if end - first >= BLOCK_LINES and 2 * sum(within) >= len(within):
            yield first, end
        first = end


def is_below(line: Line, following: Line) -> bool:
    """Whether two lines have the same type and the distance of lines of one paragraph."""
    size = line.size
    if line.page != following.page or size <= 0 or line.row or following.row:
        return False
    same_type = abs(following.size - size) <= SAME_TYPE * size
    return same_type and 0 < line.end_bottom - following.bottom <= LINE_DISTANCE * size


def overlap(line: Line, following: Line) -> bool:
    """Whether a line is below another and not in another column."""
    left, right = max(line.left, following.left), min(line.right, following.right)
    return is_below(line, following) and left < right


def is_same_line(line: Line, following: Line) -> bool:
    """Whether the following text stands on the same line: raised type may end a line early."""
    size = line.size
    return (
        line.page == following.page
        and not (line.row or following.row)
        and abs(following.size - size) <= SAME_TYPE * size
        and abs(line.bottom - following.bottom) < BASELINE * size
        and 0 <= following.left - line.right + KERNING * size <= GAP * size
    )


def grouped(lines: Sequence[Line], rights: Sequence[float]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    group: list[Line] = []
    edge = 0.0
    for line, right in zip(lines, rights, strict=True):
        if group and not (goes_on(group[-1], line, right) or runs_over(group[-1], line, edge)):
            yield group
            group = []
        group.append(line)
        edge = right
    if group:
        yield group


def goes_on(line: Line, following: Line, right: float) -> bool:
    """Whether the paragraph of a line continues on the following line."""
    if is_same_line(line, following):
        return True
    if not is_below(line, following):
        return False
    first_word = following.text.split(" ", 1)[0]
    letter = (following.right - following.left) / max(1, len(following.text))
    slack = RAGGED * line.size if is_open(line.text, following.text) else 0.0
    return line.right + letter * (len(first_word) + 1) + slack > right


def runs_over(line: Line, following: Line, right: float) -> bool:
    """Whether a line that reaches `right` runs over to the top of the next column or page."""
    size = line.size
    higher = following.page == line.page and following.bottom > line.end_bottom + COLUMN * size
    return (
        (higher or following.page == line.page + 1)
        and not (line.row or following.row)
        and abs(following.size - size) <= SAME_TYPE * size
        and line.text.count(" ") >= BLOCK_LINES
        and line.right + RAGGED * size > right
        and line.text[-1] not in STOPS
        and following.text[0].islower()
    )


def is_open(text: str, following: str) -> bool:
    """Whether a sentence clearly continues on the next line."""
    return text[-1] not in STOPS and (following[0].islower() or following[0].isdigit())


def joined(group: Sequence[Line], words: Counter[str]) -> str:
    """Return the text of a paragraph: lines joined with spaces, and divided words joined."""
    text = group[0].text
    for above, line in pairwise(group):
        start = WORD.match(line.text)
        cut = CUT.search(text)
        if text[-1] in SOFT_HYPHEN:
            text = text[:-1] + line.text
        elif cut and start:
            whole = (cut[1] + start[0]).casefold()
            text = (text[:-1] if words[whole] else text) + line.text
        else:
            text += line.text if is_glued(above, line) else f" {line.text}"
    return text.translate(dict.fromkeys(map(ord, SOFT_HYPHEN)))


def is_glued(line: Line, following: Line) -> bool:
    """Whether no space separates two parts of one line."""
    gap = following.left - line.right
    return is_same_line(line, following) and gap < KERNING * line.size


def information(document: pypdfium2.PdfDocument) -> Iterator[Finding]:
    """Yield the metadata of the document; a date that a browser wrote is the time of saving."""
    stated = document.get_metadata_dict(skip_empty=True)
    yield from properties(stated.get("Title", ""), stated.get("Author", ""), "pdf.info")
    maker = f"{stated.get('Creator', '')} {stated.get('Producer', '')}"
    stamp = STAMP.match(stated.get("CreationDate", ""))
    if stamp and BROWSERS.search(maker):
        yield from captured(iso_time(stamp), "pdf.info.CreationDate")


def iso_time(stamp: re.Match[str]) -> str:
    """Return a PDF date in ISO 8601, with a time zone only if it has one."""
    year, month, day, hour, minute, second, utc, offset, rest = stamp.groups()
    written = f"{year}-{month}-{day}"
    if hour:
        written += f"T{hour}:{minute}:{second or '00'}"
        written += "+00:00" if utc else f"{offset}:{rest or '00'}" if offset else ""
    return written
