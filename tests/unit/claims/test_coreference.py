"""Short names stand for the full names that the article gives."""

from claimledger.claims.coreference import Names


def test_a_last_name_stands_for_the_person_named_before() -> None:
    assert Names("It was Jane Roe who spoke. Later Roe left.").full("Roe") == "Jane Roe"


def test_a_last_name_that_two_persons_share_stands_for_neither() -> None:
    assert Names("Then Jane Roe spoke, and so did Adam Roe.").full("Roe") == "Roe"


def test_a_name_does_not_reach_over_the_end_of_a_line() -> None:
    names = Names("Jobs\nContact\nLatest News\nLesna has grown. Lesna is a port.")
    assert names.full("Lesna") == "Lesna"
    assert "Latest News" in {name for _, name in names.mentions}


def test_a_short_form_in_brackets_stands_for_the_name_before_it_on_its_line() -> None:
    names = Names("World Trade\nFree Trade Board (FTB) met. The FTB decided.")
    assert names.full("FTB") == "Free Trade Board"


def test_a_word_that_stands_often_before_a_longer_name_stands_for_itself() -> None:
    text = "Pilates is new. Those who like Pilates pay for Pilates. Ask at Corvin Pilates."
    assert Names(text).full("Pilates") == "Pilates"
    assert Names("The head of Corvin Pilates spoke. Pilates grew.").full("Pilates") != "Pilates"
