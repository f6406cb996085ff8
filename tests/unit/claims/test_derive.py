"""The committed gazetteer is what CLDR, ISO 3166 and our lists give."""

from claimledger.claims.derive import TARGET, rendered


def test_the_committed_file_is_current() -> None:
    assert TARGET.read_text("utf-8") == rendered()
