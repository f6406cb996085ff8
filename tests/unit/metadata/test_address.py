import pytest

from claimledger.metadata.address import bracket, canonical, outlet_at
from claimledger.metadata.wording import outlets


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/grain-ports-reopen-35?st=k7qv2m8d", "https://example.org/grain-ports-reopen-35"),
        ("https://example.org/grain-ports-reopen?page=2&mod=hp", "https://example.org/grain-ports-reopen?page=2"),
        ("https://example.org/story?id=77&fbclid=q", "https://example.org/story?id=77"),
        ("https://example.org/index.php?section=rates&ref=home", "https://example.org/index.php?section=rates"),
        ("HTTPS://Example.ORG:443#top", "https://example.org/"),
        ("http://user:secret@example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a.", "https://example.org/a"),
    ],
)  # fmt: skip
def test_a_canonical_address_has_no_tokens(url: str, wanted: str) -> None:
    assert canonical(url) == wanted
    assert canonical(wanted) == wanted


@pytest.mark.parametrize("url", ["", "ftp://example.org/a", "example.org", "https://", "http://[x"])
def test_what_is_no_web_address_has_no_canonical_form(url: str) -> None:
    assert canonical(url) is None


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://example.org/2023/11/07/rates", ("2023-11-07", "2023-11-07")),
        ("https://example.org/2023-11-07-rates", ("2023-11-07", "2023-11-07")),
        ("https://example.org/rates-20231107.html", ("2023-11-07", "2023-11-07")),
        ("https://example.org/2024/feb/29/rates", ("2024-02-29", "2024-02-29")),
        ("https://example.org/2024/02/rates", ("2024-02-01", "2024-02-29")),
    ],
)
def test_some_addresses_carry_a_day_or_a_month(url: str, days: tuple[str, str]) -> None:
    found = bracket(url)
    assert found is not None
    assert tuple(map(str, found)) == days


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/plan-2030-01-goals",
        "https://example.org/2023/13/07/rates",
        "https://example.org/item/120231107999",
        "https://example.org/rates?day=2023/11/07",
        "https://example.org/2023/02/30/rates-x",
    ],
)
def test_other_numbers_in_an_address_are_no_day(url: str) -> None:
    found = bracket(url)
    assert found is None or found[0] != found[1]


def test_a_host_stands_for_its_subdomains_only() -> None:
    for host, known in outlets().items():
        assert outlet_at(f"www.{host}") == known
        assert outlet_at(f"not{host}") != known or f"not{host}" in outlets()


def test_an_unknown_host_names_nobody() -> None:
    assert outlet_at("news.example.org") is None
    assert outlet_at("com") is None
