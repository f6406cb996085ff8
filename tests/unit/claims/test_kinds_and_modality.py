"""Kind, direction and modality of a number."""

import pytest

from tests.unit.claims.joined import claim


@pytest.mark.parametrize(
    ("text", "quote", "kind", "direction"),
    [
        ("Prices rose 5%.", "5%", "change", "up"),
        ("Prices fell by 5%.", "5%", "change", "down"),
        ("Exports are down by 5%.", "5%", "change", "down"),
        ("The jobless rate rose to 5%.", "5%", "level", "up"),
        ("Tea makes up 5% of sales.", "5%", "share", "none"),
        ("Oil settled at $80 a barrel.", "$80 a barrel", "price", "none"),
        ("Shares fell 3% to close at $48.", "$48", "price", "down"),
        ("The firm hired 900 additional staff.", "900 additional staff", "count", "up"),
        ("Trade hit a record $3 billion.", "$3 billion", "level", "up"),
    ],
)
def test_kinds(text: str, quote: str, kind: str, direction: str) -> None:
    found = claim(text, quote)
    assert (found.kind, found.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "quote", "modality"),
    [
        ("Sales rose 5%.", "5%", "reported"),
        ("Sales are expected to rise 5%.", "5%", "projected"),
        ("The firm plans to close 40 shops.", "40 shops", "planned"),
        ("Lima threatened to raise duties by 5%.", "5%", "threatened"),
        ("Sales could rise 5%.", "5%", "hypothetical"),
        ("The bank estimates that debt stood at 5% of output.", "5%", "reported"),
    ],
)
def test_modalities(text: str, quote: str, modality: str) -> None:
    assert claim(text, quote).modality == modality
