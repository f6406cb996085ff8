"""One snapshot of a file, before it is read."""

from dataclasses import dataclass

from claimledger.records import Finding


@dataclass(frozen=True, slots=True)
class Member:
    """One snapshot of a file, as bytes for `read`.

    ``locator`` is empty for an ordinary file and ``#<record>`` for a response of a web archive,
    to be appended to the file's path. ``declared`` is what the container says of the snapshot: its
    address (``url``) and capture time (``captured_at``).
    """

    locator: str
    raw: bytes
    declared: tuple[Finding, ...] = ()
