"""Turns the bytes of saved pages into text, with one module for each format.

`members` yields the snapshots in a file. `page_of` finds the page to which a file belongs,
`is_article` recognises an article in an object or a row, `record_member` turns it into a snapshot,
and `budget_of` limits how much a file may contain. `read` turns the bytes of a snapshot into its
rendition: the text into which all offsets point, the blocks of its tags, and its metadata.
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
