"""What "would", nouns and times make of a number: foreseen, planned, threatened, or found."""

import pytest

from tests.unit.claims.joined import claim

CASES = [
    # "would" after "said" is "will" told later
    ("The firm said it would open 40 shops.", "40 shops", "planned"),
    ("The bank said sales would rise 5%.", "5%", "projected"),
    ("Economists had forecast sales would rise 5%.", "5%", "projected"),
    ("A strike would cut sales by 5%.", "5%", "hypothetical"),
    ("The firm said it would open 40 shops if rates fell.", "40 shops", "hypothetical"),
    ("Lima said it would retaliate with a duty of 5%.", "5%", "threatened"),
    ("Lima retaliated with a duty of 5%.", "5%", "reported"),
    # what respondents would do is a finding
    ("5% of voters said they would back Roe.", "5%", "reported"),
    # what is decided, and what befalls
    ("Fees will be cut by 5%.", "5%", "planned"),
    ("About 40 towns will be hit by floods.", "About 40 towns", "projected"),
    ("The firm agreed to pay $40 million.", "$40 million", "planned"),
    ("We think trade will cut growth by 5%.", "5%", "projected"),
    ("Sales are on course to rise 5%.", "5%", "projected"),
    ("Pension spending will rise 5%, the office projected.", "5%", "projected"),
    # nouns of forecasts, chances and targets
    ("The bank raised its growth forecast to 5%.", "5%", "projected"),
    ("There is a 5% chance of rain.", "5%", "projected"),
    ("The likelihood was 5% in 2015.", "5%", "reported"),
    ("Inflation is above the 5% target.", "5%", "planned"),
    ("Sales fell short of its planned 40 tonnes.", "40 tonnes", "planned"),
    ("Sales were above the 40 tonnes forecast by analysts.", "40 tonnes", "projected"),
    ("Sales topped Wall Street estimates of $40 million.", "$40 million", "projected"),
    ("Sales beat estimates of the loss of 40 tonnes.", "40 tonnes", "reported"),
    ("Sales reached $50 million, beating forecasts for $40 million.", "$40 million", "projected"),
    ("The target rose by 5%, said Roe.", "5%", "planned"),
    # another clause's modality is no business of the number's
    ("Prices could fall, while sales rose 5%.", "5%", "reported"),
    ("The shops set to close make up 5% of sales.", "5%", "reported"),
    ("It will raise duties after a 5% fall.", "5%", "reported"),
    ("Sales are expected to rise, reaching 40 tonnes.", "40 tonnes", "projected"),
    # what is told as a fact of the future
    ("The cabinet approved $40 million for 2030.", "$40 million", "planned"),
    ("Output peaks at 40 tonnes in 2030.", "40 tonnes", "projected"),
    ("Output peaked at 40 tonnes in 2020.", "40 tonnes", "reported"),
]


@pytest.mark.parametrize(("text", "quote", "modality"), CASES)
def test_modality(text: str, quote: str, modality: str) -> None:
    assert claim(text, quote).modality == modality
