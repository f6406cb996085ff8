"""Identifiers that depend on content only: the same characters give the same id anywhere."""

import hashlib


def snapshot_id(raw: bytes) -> str:
    """First 16 hex digits of the sha256 of a file's bytes, independent of its path."""
    return hashlib.sha256(raw).hexdigest()[:16]


def mention_id(snapshot: str, offset: int, ordinal: int = 0) -> str:
    """Id of a mention at an offset of a snapshot's text.

    `ordinal` distinguishes several claims made by one numeral ("9 percent in June and July").

    >>> mention_id("00" * 8, 12) != mention_id("00" * 8, 12, ordinal=1)
    True
    """
    return hashlib.sha256(f"{snapshot}:{offset}:{ordinal}".encode()).hexdigest()[:16]
