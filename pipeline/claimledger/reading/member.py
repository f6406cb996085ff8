"""A snapshot in a file, before it is read."""

from dataclasses import dataclass

from claimledger.records import Finding


@dataclass(frozen=True, slots=True)
class Member:
    """A snapshot in a file, as bytes for `read`.

    ``locator`` is empty for an ordinary file and ``#<record>`` for a page in a container; it is
    appended to the path of the file. ``declared`` is the metadata that the container states, such
    as the address (``url``) and the capture time (``captured_at``).
    """

    locator: str
    raw: bytes
    declared: tuple[Finding, ...] = ()
