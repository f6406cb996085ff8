"""Bytes to text: every way people save a page, one file a format.

`members` lists the snapshots that a file holds, `page_of` tells which files are parts of a saved
page, `is_article` whether an object or a row holds one, `record_member` makes it a snapshot, and
`budget_of` says how much a file may hold. `read` turns the bytes of a snapshot into its rendition:
the text that all offsets point into, with what the format's tags and metadata say of it.
"""

from claimledger.reading.files import budget_of, members, refuse_large
from claimledger.reading.member import Member
from claimledger.reading.parts import page_of
from claimledger.reading.records import is_article, record_member
from claimledger.reading.renditions import read
from claimledger.reading.text import text_rendition
from claimledger.reading.unreadable import MAX_BYTES, Unreadable

__all__ = [
    "MAX_BYTES",
    "Member",
    "Unreadable",
    "budget_of",
    "is_article",
    "members",
    "page_of",
    "read",
    "record_member",
    "refuse_large",
    "text_rendition",
]
