"""Reading the corrections of a run."""

from decimal import Decimal
from math import isfinite

from claimledger.claims.corrections import Correction, MalformedCorrections, parse
from claimledger.run.inventory import CORRECTIONS
from claimledger.run.transforms import in_words


def corrections_in(text: str | None) -> tuple[Correction, ...]:
    """Read the corrections from the text of their file.

    Raises:
        MalformedCorrections: the text is malformed, or a number is too large for its column.
    """
    try:
        known = parse(text or "")
    except MalformedCorrections:
        raise
    except Exception as error:
        raise MalformedCorrections(
            f"{CORRECTIONS}: expected a list of corrections, found a fault ({in_words(error)})"
        ) from error
    for one in known:
        for name, value in one.values:
            if isinstance(value, Decimal) and not isfinite(float(value)):
                raise MalformedCorrections(
                    f"{CORRECTIONS}, item {one.item}, {name}: expected a number below 1.8e308, "
                    f"found {value}"
                )
    return known
