"""Reads Evernote exports: XML files of notes, each with a clipped page."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from claimledger.reading.member import Member
from claimledger.reading.records import record_member
from claimledger.reading.unreadable import Unreadable

NAMES = {
    "title": "title",
    "content": "html",
    "created": "captured_at",
    "author": "author",
    "source-url": "url",
}
"""Elements of a note, and the metadata fields that they state."""


def notes(file: BinaryIO) -> Iterator[Member]:
    """Yield each note that has text.

    Raises:
        Unreadable: at stage ``archive`` if the XML is malformed; the notes before have been
            yielded.
    """
    events = etree.iterparse(
        file, tag="{*}note", resolve_entities=False, no_network=True, huge_tree=True
    )
    try:
        for number, (_, note) in enumerate(events, start=1):
            told = {
                name: element.text.strip()
                for tag, name in NAMES.items()
                for element in note.iterfind(f".//{tag}")
                if element.text and element.text.strip()
            }
            if "html" in told:
                yield record_member(number, told)
            note.clear()
            while note.getprevious() is not None:  # frees the notes that have been read
                del note.getparent()[0]
    except etree.LxmlError:
        raise Unreadable("archive", "Expected an Evernote export, found malformed XML.") from None
