"""Word documents: headings, paragraphs and tables as a page has them."""

import io
import zipfile

import pytest

from claimledger.reading import Unreadable, read
from claimledger.reading.word import LARGEST

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Barley exports</dc:title>"
    "<dc:creator>Ann Porter</dc:creator></cp:coreProperties>"
)


def word(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", CORE)
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def test_a_document_is_read_paragraph_by_paragraph() -> None:
    rows = "".join(
        f"<w:tr>{''.join(map(CELL.format, row))}</w:tr>"
        for row in (("Port", "Tonnes"), ("Burgas", "40,000"), ("Ruse", "9,000"))
    )
    page = read(word(PARAGRAPH.format("Barley rose 4%.") + f"<w:tbl>{rows}</w:tbl>"))
    lines = page.text.split("\n")
    assert lines[0] == "Barley rose 4%."
    assert "Burgas | Tonnes: 40,000" in lines
    assert {(f.field, f.value) for f in page.declared} == {
        ("title", "Barley exports"),
        ("authors", "Ann Porter"),
    }


def test_a_broken_or_huge_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="found a damaged one"):
        read(word("<w:p>"))
    with pytest.raises(Unreadable, match="of XML"):
        read(word(" " * LARGEST))
    with pytest.raises(Unreadable, match="nested too deep"):
        read(word("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500))
