"""Every way to read a number has its hits and its near-misses."""

import pytest

from claimledger import find_quantities

EXAMPLES = {
    "number": (("The gauge shows 13,176.", "It fell to 3.65."), ("It sold 5 cars.", "It cost $5.")),
    "ordinal": (("The 3rd man.", "Her second visit."), ("A third of men.", "It took 3 seconds.")),
    "comma": (("It rose to 1,65.", "At 3,5 there."), ("It rose 1,65 %.", "It rose to 1,650.")),
    "adverb": (("Once more.", "He won twice."), ("One more.", "Two won.")),
    "multiple": (
        ("Sales doubled.", "A tenfold rise."),
        ("Sales rose 2 percent.", "The manifold leaked."),
    ),
    "money.before": (("It cost US$5.", "It cost EUR 5."), ("It cost 5 euros.", "Model R-5.")),
    "money.after": (("It cost 5 euros.", "It cost 5p."), ("It cost €5.", "It weighs 5 pounds.")),
    "percent": (("It fell 5 per cent.", "It fell 5 bps."), ("It fell 5 points.", "A fifth fell.")),
    "unit": (("It is 5 km long.", "A 5-litre can."), ("It has 5 cans.", "It is 5m votes.")),
    "unit.scale": (
        ("It hit 7.1 on the Richter scale.", "It is 60 on the GPa scale."),
        ("It sat 7 on the scale.", "It put 5 on the large new scale."),
    ),
    "unit.period": (("It took decades.", "Over centuries."), ("Two decades on.", "A decade on.")),
    "age": (("He is 34 years old.", "At 6 weeks of age."), ("Two old men.", "A 34-year lease.")),
    "count": (("It sold 5 red cars.", "A 300-word note."), ("It sold 5.", "It ran 5 miles.")),
    "count.vague": (
        ("Dozens of men left.", "Tens of thousands of men left."),
        ("A dozen men left.", "He stood among tens."),
    ),
    "count.packed": (
        ("It sold 500 20-litre barrels.", "We saw two 30-second films."),
        ("It sold 500 litre barrels.", "It sold 20-litre barrels."),
    ),
    "rate.base": (
        ("The toll was 9 per 1,000 births.", "It saw 24 per 100,000."),
        ("It is open 24/7.", "It saw 24 deaths per 1,000 births."),
    ),
    "rate.exchange": (
        ("The yen fell past 160 per dollar.", "The lira was 32.3 to the dollar."),
        ("It paid 160 per head.", "Prices rose to 160 in dollars."),
    ),
    "fraction.share": (
        ("Two-thirds of men left.", "Half stayed."),
        ("Half a mile on.", "Half the size of it."),
    ),
    "fraction.ratio": (
        ("It is half the size of the other.", "It has a third of the weight."),
        ("Half of it sank.", "It is half a mile."),
    ),
    "fraction.odds": (
        ("One in five men left.", "It is 9 out of 10."),
        ("One in a row.", "It is 5 in May."),
    ),
    "fraction.over": (("It is one over three.", "It is 3 over 4."), ("3 over 4 men.", "Over 4.")),
    "range.dash": (("It took 5-7 tons.", "It cost $5–10m."), ("Item 12-B.", "A 5-ton truck.")),
    "range.to": (
        ("It took 5 to 7 tons.", "From $5 to $7 million."),
        ("It rose from 5% to 7%.", "A million to one."),
    ),
    "range.between": (
        ("It took between 5 and 7 tons.", "Between $5 and $7 was paid."),
        ("It took 5 and 7 tons.", "It stood between 5 trees and 7 rocks."),
    ),
    "range.or": (
        ("It took three or four tons.", "It has 5 or 6 cars."),
        ("A 7- or 8-inch tube.", "It took 3 or 9 tons."),
    ),
    "range.spread": (("Bids of $14/$16.", "At £2/£3."), ("It is 14/16.", "It is $16/$14.")),
    "parts": (
        ("He is 5 ft 11 in tall.", "It cost 3 dollars 50 cents."),
        ("It is 5 ft, 11 in May.", "It cost 3 dollars, 50 men said."),
    ),
    "table.cell": (
        ("Place | Rate\nNorth | 5.1", "Place  Rate\nNorth  5.1%\nSouth  6.0%"),
        ("The rate is 5.1.  It was 6.", "North | It rose to 5.1 | It fell."),
    ),
    "elided": (
        ("It has 5,000 cars, up from 4,000.", "It has 20 points, against 17."),
        ("It rose 5% to 4,000.", "It cost $5, up from 4,000."),
    ),
}


def rules(text: str) -> set[str]:
    return {quantity.rule for quantity in find_quantities(text, times=[])}


def test_every_rule_has_its_examples() -> None:
    texts = (text for hits, misses in EXAMPLES.values() for text in (*hits, *misses))
    assert set().union(*map(rules, texts)) == EXAMPLES.keys()


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_reads_its_hits(rule: str) -> None:
    for text in EXAMPLES[rule][0]:
        assert rule in rules(text), text


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_leaves_its_near_misses(rule: str) -> None:
    for text in EXAMPLES[rule][1]:
        assert rule not in rules(text), text
