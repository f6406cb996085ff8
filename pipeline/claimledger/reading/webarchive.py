"""Reads Safari web archives: property lists with a page and its parts."""

import plistlib
from dataclasses import replace
from xml.parsers.expat import ExpatError

from claimledger.reading.declaring import address
from claimledger.reading.html import read_html
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Rendition

MEDIA_TYPE = "application/x-webarchive"


def read_webarchive(raw: bytes) -> Rendition:
    """Read the main page of a Safari web archive.

    Raises:
        Unreadable: at stage ``parsing`` if the property list is damaged or has no page.
    """
    resource = main_resource(raw)
    data = resource.get("WebResourceData")
    kind = str(resource.get("WebResourceMIMEType", "text/html"))
    if not isinstance(data, bytes) or "html" not in kind:
        raise Unreadable("parsing", f"Expected a Safari web archive with a page, found {kind}.")
    page = read_html(data, str(resource.get("WebResourceTextEncodingName") or "") or None)
    declared = address(str(resource.get("WebResourceURL") or ""), "webarchive.url")
    return replace(page, media_type=MEDIA_TYPE, declared=(*declared, *page.declared))


def main_resource(raw: bytes) -> dict[str, object]:
    """Return the main resource of the archive."""
    try:
        archive = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError):
        raise Unreadable(
            "parsing", "Expected a Safari web archive, found a damaged property list."
        ) from None
    resource = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(resource, dict):
        raise Unreadable(
            "parsing", "Expected a Safari web archive, found another kind of property list."
        )
    return resource
