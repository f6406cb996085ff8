"""Units that differ by an exact factor, and the noun that a claim counts."""

from functools import cache, lru_cache

from claimledger.language.lexicon import lexicon

KEPT = 1 << 12
"""Number of units whose base is cached."""


@cache
def factors() -> dict[str, tuple[str, float]]:
    """Units of units.yaml, each with its base unit and factor."""
    known = lexicon("linking", "units.yaml")
    return {
        unit: (base, float(factor))
        for base, others in known.items()
        for unit, factor in {base: 1, **others}.items()
    }


@lru_cache(maxsize=KEPT)
def in_base(unit: str) -> tuple[str, float]:
    """The base unit of a unit and the exact factor to it; a unit without one is its own.

    >>> in_base("t"), in_base("barrel/h"), in_base("USD/t"), in_base("EUR")
    (('kg', 1000.0), ('barrel/d', 24.0), ('USD/kg', 0.001), ('EUR', 1.0))
    """
    named, *rest = unit.split("/")
    base, factor = factors().get(named, (named, 1.0))
    for part in rest:
        under, divisor = factors().get(part, (part, 1.0))
        base, factor = f"{base}/{under}", factor / divisor
    return base, factor
