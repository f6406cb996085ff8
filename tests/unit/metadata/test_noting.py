"""What a page's note says, and when there is none."""

import pytest

from claimledger.article import read_article

ENGLISH = (
    "Barley exports fell\n\nThe harbour of Burgas loaded less barley in the spring than a year "
    "before, the port authority said on Monday. Rail traffic to the quays stayed the same.\n"
)
CZECH = (
    "Vývoz ječmene klesl\n\nPřístav v pondělí oznámil, že na jaře naložil méně ječmene než před "
    "rokem. Železniční doprava k přístavu zůstala stejná, protože tratě jsou plně vytížené.\n"
)
FRENCH = (
    "<p>Le port a chargé moins d'orge au printemps que l'année précédente, a déclaré lundi "
    "l'autorité portuaire, et le trafic ferroviaire est resté au même niveau.</p>"
)


def note(raw: bytes) -> str:
    return read_article(raw).note or ""


def test_a_page_that_is_read_like_any_other_has_no_note() -> None:
    assert read_article(ENGLISH.encode()).note is None
    assert read_article(ENGLISH.encode("utf-16")).note is None


@pytest.mark.parametrize("page", [CZECH, f"# {CZECH}", f"<h1>Vývoz</h1><p>{CZECH}</p>"])
def test_an_encoding_that_nothing_states_is_a_guess(page: str) -> None:
    assert "decoded by a guess, as " in note(page.encode("cp1250"))
    assert "guess" not in note(page.encode())


@pytest.mark.parametrize(
    ("stated", "guessed"), [("", True), ("utf-8", True), ("windows-1252", False)]
)
def test_a_page_that_states_its_encoding_rightly_is_not_guessed(
    stated: str, *, guessed: bool
) -> None:
    page = f"<meta charset={stated}>{FRENCH}" if stated else FRENCH
    assert ("guess" in note(page.encode("cp1252"))) is guessed


def test_a_letter_in_an_encoding_it_does_not_name_is_a_guess() -> None:
    head = b"From: desk@harbour.example\nSubject: Barley\nDate: Mon, 5 Feb 2024 09:00:00 +0000\n\n"
    assert "guess" in note(head + "Les ports ont chargé moins d'orge.".encode("cp1252"))
    assert "guess" not in note(head + "Les ports ont chargé moins d'orge.".encode())


@pytest.mark.parametrize(
    "page",
    [
        "<nav><a href=/a>World</a><a href=/b>Trade</a></nav><footer>© 2024 Harbour</footer>",
        "<h1>Log in</h1><form><label>Mail</label><input><button>Log in</button></form>",
        "<h1>Barley exports fell</h1><p>Subscribe to read the full story.</p><p>Log in</p>",
    ],
)
def test_a_page_without_an_article_says_so(page: str) -> None:
    assert note(page.encode()) == "no article was found in it"


@pytest.mark.parametrize(
    "page", ["Barley fell 3%.", "<p>Barley fell 3%.</p>", "<h1>Barley</h1><p>Exports fell 3%.</p>"]
)
def test_one_sentence_is_an_article(page: str) -> None:
    assert not note(page.encode())


def test_a_language_without_grammar_is_named() -> None:
    assert note(CZECH.encode()).endswith("has no grammar for its language, cs")


def test_a_page_may_have_several_notes() -> None:
    said = note(CZECH.encode("cp1250")).split("; ")
    assert len(said) == 2
    assert "guess" in said[0]
    assert said[1].endswith("cs")
