"""Safari's archives, which are property lists."""

import plistlib

import pytest

from claimledger.reading import Unreadable, read

PICTURE = {"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png"}


@pytest.mark.parametrize(
    ("held", "says"),
    [
        ({"WebMainResource": PICTURE}, "image/png"),
        ({"Other": 1}, "another kind of property list"),
    ],
)
def test_a_safari_archive_without_a_page_is_refused(held: dict[str, object], says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(plistlib.dumps(held, fmt=plistlib.FMT_BINARY))
