"""Bytes to text: every way people save a page, one file a format.

`members` lists the snapshots that a file holds, `read` turns the bytes of one into its rendition:
the text that all offsets point into, with what the format's tags and metadata say of it.
"""

from claimledger.reading.files import members
from claimledger.reading.member import Member
from claimledger.reading.renditions import read
from claimledger.reading.text import text_rendition
from claimledger.reading.unreadable import MAX_BYTES, Unreadable

__all__ = ["MAX_BYTES", "Member", "Unreadable", "members", "read", "text_rendition"]
