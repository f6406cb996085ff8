"""What a quantity measures, in the text's words."""

import pytest

from claimledger import find_quantities


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Imports of rice fell 6% to $4 billion.", ["Imports of rice", "Imports of rice"]),
        ("Steel rose 2%, while zinc lost 1%.", ["Steel", "zinc"]),
        ("It has a 25% tax on imports.", ["tax on imports"]),
        ("The firm cut about 5% of its staff.", ["staff, firm"]),
        ("The train has a speed of 90 mph.", ["speed, train"]),
        ("The mine, which opened in May, has 300 pits.", ["mine"]),
        ("The fee is $6 (€5.50).", ["fee", "fee"]),
        ("It costs $9.", [None]),
        ("The two sides met.", [None]),
    ],
)
def test_the_measure_is_the_part_and_the_subject(text: str, measures: list[str | None]) -> None:
    assert [quantity.measure for quantity in find_quantities(text)] == measures
