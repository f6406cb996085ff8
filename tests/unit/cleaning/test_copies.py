"""Teasers, paragraphs that stand twice, and pull quotes."""

from claimledger.cleaning.copies import pull_quotes, teasers

LEAD = "The port of the northern town reopened on Monday after eleven weeks of repairs."
SECOND = "Its cranes had stood still since a storm broke the quay wall in the first days of March."
REST = [
    "Ships wait outside, and the queue is longer than in any spring since the war." + " More." * n
    for n in range(9)
]


def test_a_teaser_above_yields_to_the_body() -> None:
    views = [LEAD, SECOND[:50] + "…", LEAD, SECOND, *REST[:1]]
    assert teasers(views, range(5)) == {0: "copied-paragraph", 1: "copied-paragraph"}


def test_a_summary_below_yields_to_the_body() -> None:
    views = [LEAD, SECOND, REST[3] + " It is long.", LEAD]
    assert set(teasers(views, range(4))) == {3}


def test_paragraphs_that_only_begin_alike_both_stay() -> None:
    other = LEAD.replace("Monday", "Friday") + " The harbour master was there."
    assert teasers([LEAD, SECOND, other], range(3)) == {}


def test_a_pull_quote_says_a_part_of_a_paragraph_again() -> None:
    quote = "Cranes had stood still since a storm broke the quay wall"
    assert pull_quotes([LEAD, quote, SECOND], [1], [0, 2]) == [1]


def test_a_subhead_that_shares_a_phrase_is_no_pull_quote() -> None:
    views = [
        LEAD,
        "A storm broke the quay",
        "What the port of the northern town lost in spring",
        SECOND,
    ]
    assert pull_quotes(views, [1, 2], [0, 3]) == []
