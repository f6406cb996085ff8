"""Titles of works as names, verbs told from nouns by the number after them, and odd wholes."""

import pytest

from tests.unit.claims.joined import claim, claims


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        (
            "\u201cThe Long Tale\u201d rose 9%. The show cost $2 million.",
            "$2 million",
            None,
            "The Long Tale",
        ),
        ("\u201cWe won, yes,\u201d he said. The show cost $2 million.", "$2 million", None, "show"),
        ("Roe Group got 40%, ahead of Poe Ltd at 16%.", "16%", "support for Poe Ltd", "Poe Ltd"),
        ("Roe Group got 40%, the share of Poe Ltd at 16%.", "40%", "support for Roe Group", None),
        ("Roe Group is ahead by 8 points.", "8 points", "lead of Roe Group", "Roe Group"),
        ("Roe Group is older by 8 points.", "8 points", "Roe Group", "Roe Group"),
        ("Fees fell to an annual rate of $4 million.", "$4 million", "Fees", None),
        (
            "Roe Group set an annual rate of $4 million.",
            "$4 million",
            "annual rate set by Roe Group",
            None,
        ),
        ("Roe Group\u2019s support drops to 39%.", "39%", "Roe Group\u2019s support", "Roe Group"),
        ("Roe Group sells drops of 39%.", "39%", "drops sold by Roe Group", None),
        (
            "Side effects were seen in 12% of patients.",
            "12%",
            "share of patients with Side effects",
            None,
        ),
        ("Prices fell in 12% of towns.", "12%", "share of towns", None),
        ("Peru recorded 23% of the cases.", "23%", "share of Peru in cases", "Peru"),
        ("Debt reached 23% of the total.", "23%", "Debt as a share of total", None),
        (
            "Cancer kills 10 million people a year.",
            "10 million people a year",
            "people killed by Cancer",
            None,
        ),
        ("The average Peruvian needs 5 cows.", "5 cows", "cows needed by average Peruvian", None),
        ("Shoppers spent $8 million online.", "$8 million", "spending by Shoppers online", None),
    ],
)
def test_measures(text: str, quote: str, measure: str | None, subject: str | None) -> None:
    found = claim(text, quote)
    assert measure is None or found.measure == measure
    assert subject is None or found.subject == subject


def test_a_total_is_of_all_that_an_addition_comes_on_top_of() -> None:
    first, second = claims("Roe Group added 97 shops, taking the total to 1,050.")
    assert first.measure == "shops added by Roe Group"
    assert second.measure == "shops of Roe Group"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Roe Group sold ships. The Lima, Peru-based retailer earned $5 million.", "Roe Group"),
        ("Roe Group sold ships. The Lima retailer Poe Ltd earned $5 million.", "Poe Ltd"),
        ("Roe Group sold ships. The Trade Department spoke. The firm earned $5.", "Roe Group"),
        ("Roe Group sold ships. Jane Poe spoke. Poe left. The firm earned $5.", "Roe Group"),
    ],
)
def test_the_one_a_noun_stands_for(text: str, subject: str) -> None:
    assert claims(text)[-1].subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Lima had 14,000 jobs, Quito 8,000 and Cusco 5,000.", "5,000", "jobs of Cusco"),
        ("Lima had rain, Quito 8,000 and Cusco snow.", "8,000", "Quito"),
        ("Its ads led to $2 million in savings.", "$2 million", "savings"),
        ("Its ads ran to $2 million in May.", "$2 million", "Its ads"),
        (
            "Roe Group brought in $3 million in revenue.",
            "$3 million",
            "revenue brought in by Roe Group",
        ),
        (
            "The mine in Peru, which employs 90 people, shut.",
            "90 people",
            "people employed by mine in",
        ),
        (
            "The mine of Peru, which employs 90 people, shut.",
            "90 people",
            "people employed by mine of",
        ),
        ("Sales hit $9 million, 60% of which is cash.", "60%", "share of Sales that is cash"),
        ("Sales hit $9 million, 60% of the total.", "60%", "Sales as a share of total"),
        ("The fire burned 90 acres of Peru.", "90 acres", "area of Peru burnt by fire"),
        ("The shop sold 90 bags of rice.", "90 bags", "bags of rice sold by shop"),
        ("Output could rise to 4 tons and reach 9 tons.", "9 tons", "Output"),
        ("Output could rise to 4 tons and trade reach.", "4 tons", "Output"),
        ("Output rose to 4 tons from its level of 2 tons.", "2 tons", "level of Output"),
        ("It set up a mill with an outlay of $4 million.", "$4 million", "outlay set"),
        ("Demand for oil of $4 million is low.", "$4 million", "Demand for oil"),
    ],
)
def test_measures_of_joined_clauses(text: str, quote: str, measure: str) -> None:
    assert (claim(text, quote).measure or "").startswith(measure)


def test_a_bare_count_has_the_thing_counted_before() -> None:
    first, second = claims("The Roe Show had 2.9 million viewers. The Poe Show had 1.2 million.")
    assert (second.measure, second.kind) == ("viewers of Poe Show", "count")
    assert first.measure == "viewers of Roe Show"


@pytest.mark.parametrize(
    ("text", "quote", "measure", "kind"),
    [
        ("The Roe/Poe index rose 0.6%.", "0.6%", "Roe/Poe index", "change"),
        ("Peru's ROX and Chile's POX rose 9% and 7%, respectively.", "7%", "Chile's POX", "change"),
        (
            "Peru's ROX and Chile's POX rose 9% and then 7%.",
            "7%",
            "Peru's ROX and Chile's",
            "change",
        ),
        ("Crude futures settled $1.21 higher at $74 a barrel.", "$1.21", "Crude futures", "change"),
        ("Crude futures settled at $74 a barrel.", "$74 a barrel", "Crude futures", "price"),
        (
            "Peru bought 12 tons of tin, half of all its purchases.",
            "half",
            "tin as a share",
            "share",
        ),
        ("Peru was hit with a 39% duty.", "39%", "duty on Peru", "level"),
        ("Peru came with a 39% duty.", "39%", "duty", "level"),
        ("The base duty of 10% remains in place.", "10%", "base duty", "level"),
        ("The remains of 10% are in place.", "10%", "remains", "share"),
        ("Taxes could raise $3 million a year.", "$3 million a year", "amount raised by", "level"),
        ("Taxes add 1.5 percentage points to rents.", "1.5 percentage points", "rents", "change"),
        ("Taxes add 1.5 percentage points in May.", "1.5 percentage points", "Taxes", "change"),
    ],
)
def test_measures_and_kinds(text: str, quote: str, measure: str, kind: str) -> None:
    found = claim(text, quote)
    assert (found.measure or "").startswith(measure)
    assert found.kind == kind


def test_the_owner_of_exports_is_the_one_who_sends_them() -> None:
    text = "China sold ships. China sold tin. Peru sends 80% of its exports to Chile."
    assert claim(text, "80%").subject == "Peru"


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        (
            "Roe TV got 40%, followed by Poe TV (21%).",
            "21%",
            "support for Poe TV",
            "Poe TV",
        ),
        (
            "Roe TV had 8.1 million viewers, as did the Poe (6.4 million).",
            "8.1 million viewers",
            "viewers of Roe TV",
            None,
        ),
        (
            "Roe TV drew 9,400, Poe TV 8,200 and Zoe TV 7,100.",
            "7,100",
            "amount drawn by Zoe TV",
            "Zoe TV",
        ),
        ("Peru's exports grew 4%, Chile's 8.2%.", "8.2%", "Chile's exports", "Chile"),
        ("Peru's exports grew 4%, Chile's tin 8.2%.", "4%", "Peru's exports", "Peru"),
        ("The plan trims Roe Group's budget by 6%.", "6%", "Roe Group's budget", "Roe Group"),
        ("Roe Group trims its budget by 6%.", "6%", "Roe Group's budget", "Roe Group"),
        ("Poe Ltd trims budgets by 6%.", "6%", "budgets", "Poe Ltd"),
        ("The plan would cut 8% from local grants.", "8%", "local grants", "local grants"),
        ("The plan would cut 8% in May.", "8%", "plan", "plan"),
        (
            "The plan would cut fees and eliminate 90 posts.",
            "90 posts",
            "posts eliminated by plan",
            "plan",
        ),
        (
            "The plan sets aside $2 million for homes.",
            "$2 million",
            "amount set by plan for homes",
            "plan",
        ),
        ("It left the rate unchanged at 65%.", "65%", "rate", None),
        (
            "Roe Show (7.1 million viewers, 0.7 rating) won.",
            "0.7",
            "rating of Roe Show",
            "Roe Show",
        ),
    ],
)
def test_lists_of_owners(text: str, quote: str, measure: str, subject: str | None) -> None:
    found = claim(text, quote)
    assert found.measure == measure
    assert subject is None or found.subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        ("Roe Group cut fees, with traffic down 6%.", "6%", "traffic", None),
        ("Sales fell 2%, Roe Group said, after a 1.1% rise in May.", "1.1%", "Sales", None),
        ("Roe Group gained, Poe Ltd said a 1.1% rise was due.", "1.1%", "Poe Ltd", None),
        ("More than half (52%) blame the chief.", "52%", "share that blame the chief", None),
        (
            "Roe Group won with 58.3% of the vote.",
            "58.3%",
            "share of Roe Group in vote",
            "Roe Group",
        ),
        (
            "Prime Day drew 200 million orders.",
            "200 million orders",
            "orders drawn by Prime Day",
            "Prime Day",
        ),
        ("Prime Minister Roe drew 200 million orders.", "200 million orders", None, "Roe"),
    ],
)
def test_asides_and_nouns(text: str, quote: str, measure: str | None, subject: str | None) -> None:
    found = claim(text, quote)
    assert measure is None or found.measure == measure
    assert subject is None or found.subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        ("The bid, valued at $576 million, lapsed.", "$576 million", "bid", "bid"),
        ("Roe Group rose, valued at $576 million.", "$576 million", "Roe Group", "Roe Group"),
        ("Cooks are 30% more likely to burn.", "30%", "likelihood of Cooks to burn", "Cooks"),
        ("Cooks are 30% more numerous.", "30%", "Cooks", "Cooks"),
        ("Wait times average 24 days.", "24 days", "Wait times", None),
        ("The average 24 days are long.", "24 days", "long", None),
        ("Fees rose 3%. At least 82 were killed.", "At least 82", "people killed", "people"),
        ("Fees rose 3%. At least 82 were sold.", "At least 82", "sold", None),
    ],
)
def test_what_befalls_people_and_things(
    text: str, quote: str, measure: str, subject: str | None
) -> None:
    found = claim(text, quote)
    assert found.measure == measure
    assert subject is None or found.subject == subject


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Roe Group sold 460 cars, above the 440 expected by traders.", "cars sold by Roe Group"),
        ("Roe Group sold 460 cars, and 440 expected no buyer.", "440"),
    ],
)
def test_what_was_expected_of_another(text: str, measure: str) -> None:
    found = claims(text)[-1]
    assert (found.measure == measure) == (measure != "440")


@pytest.mark.parametrize(("amount", "subject"), [("Viewership", "Roe Show"), ("Wheat", "Wheat")])
def test_an_audience_is_of_what_was_watched(amount: str, subject: str) -> None:
    text = f"The Roe Show rose 4%. {amount} peaked at 9,100."
    assert claim(text, "9,100").subject == subject
