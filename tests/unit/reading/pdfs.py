"""PDFs for tests: words at places, in one type."""

from collections.abc import Sequence

Words = tuple[float, float, str]
"""Left edge and base line in points, and what is written there."""


def pdf(*pages: Sequence[Words]) -> bytes:
    """A PDF of pages that hold words in ten-point type."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for words in pages:
        shown = [f"1 0 0 1 {x:g} {y:g} Tm ({text}) Tj" for x, y, text in words]
        content = "\n".join(["BT /F1 10 Tf", *shown, "ET"]).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    written = (b"%d 0 obj%s endobj" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"\n".join(written) + b"\ntrailer<</Root 1 0 R>>\n%%EOF"


def laid(rows: Sequence[Sequence[str]], lefts: Sequence[float], top: float = 700) -> list[Words]:
    """Rows of cells, each column at its left edge, fourteen points apart."""
    return [
        (left, top - 14 * number, text)
        for number, row in enumerate(rows)
        for left, text in zip(lefts, row, strict=True)
        if text
    ]
