"""No word is published that the phrase of the text does not have."""

from hypothesis import example, given
from hypothesis import strategies as st

from claimledger.claims import wording
from claimledger.claims.coreference import Names
from claimledger.claims.names import WORD


@given(st.text())
@example("the country’s exports of")
@example("A of the")
@example("soldiers have been killed")
@example("<DO:0")
def test_wording_takes_words_away_and_adds_none(phrase: str) -> None:
    words = iter(WORD.findall(phrase))
    measure, name = wording.measure(phrase), wording.name(phrase)
    assert all(word in words for word in WORD.findall(measure))
    assert name in " ".join(phrase.split())
    assert (measure, name) == (measure.strip(), name.strip())


@given(st.text(), st.text(max_size=30))
@example("Jane Roe met the Free Trade Board (FTB). Roe left.", "Roe")
@example("German exports rose.", "German")
def test_a_full_name_has_no_word_that_the_text_and_the_name_lack(text: str, name: str) -> None:
    full = Names(text).full(name)
    assert set(WORD.findall(full)) <= set(WORD.findall(text)) | set(WORD.findall(name))
