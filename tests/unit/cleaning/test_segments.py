"""clean(): segments that cover any text, and articles found on pages of several languages."""

import random

import pytest

from claimledger.cleaning import KEPT, LABELS, clean

MENU = ["Home", "News", "Sport", "Weather", "Video", "More", "Sign in", "Search"]
FOOTER = ["About us", "Privacy policy", "Contact", "Jobs", "© 2021 Harbour Daily"]
ARTICLES = {
    "en": [
        "Exports of the northern port fell by a tenth",
        "By Ana Example",
        "The northern port shipped 4.1 million tonnes of grain last year, a tenth less.",
        "Low water in the river kept barges away for eleven weeks, the harbour office said.",
        "A long summer",
        "“We have never seen so little water,” said its head. “Ships left half empty.”",
        "The office expects that trade will recover by 6 percent in the coming year.",
    ],
    "de": [
        "Der Nordhafen verliert ein Zehntel seiner Ausfuhren",
        "Von Ana Beispiel",
        "Der Nordhafen verlud im vergangenen Jahr 4,1 Millionen Tonnen, ein Zehntel weniger.",
        "Niedrigwasser hielt die Schiffe elf Wochen lang fern, wie das Hafenamt mitteilte.",
        "Ein langer Sommer",
        "„So wenig Wasser gab es nie“, sagte die Leiterin des Amtes. „Viele fuhren halb leer.“",
        "Für das kommende Jahr erwartet das Amt, dass der Handel wieder um sechs Prozent wächst.",
    ],
    "fr": [
        "Le port du nord perd un dixième de ses exportations",
        "Par Ana Exemple",
        "Le port du nord a expédié 4,1 millions de tonnes l’an dernier, un dixième de moins.",
        "Les basses eaux ont éloigné les péniches pendant onze semaines, selon la capitainerie.",
        "Un long été",
        "« Jamais si peu d’eau », a dit la directrice. « Des bateaux partaient à moitié vides. »",
        "Elle prévoit que le commerce progressera de six pour cent l’année prochaine.",
    ],
    "es": [
        "El puerto del norte pierde una décima parte de sus exportaciones",
        "Por Ana Ejemplo",
        "El puerto del norte embarcó 4,1 millones de toneladas, una décima parte menos.",
        "La falta de agua alejó a las barcazas durante once semanas, según la capitanía.",
        "Un verano largo",
        "«Nunca vimos tan poca agua», dijo la directora. «Muchos barcos salían medio vacíos».",
        "La capitanía espera que el comercio crezca un seis por ciento en el año que viene.",
    ],
}  # fmt: skip


def _page(article: list[str], between: str) -> str:
    return between.join([*MENU, *article, *FOOTER])


def _label_of(text: str, line: str) -> str:
    at = text.index(line)
    return next(s.label for s in clean(text) if s.start <= at < s.end)


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n"])
@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_is_found_among_furniture_in_any_language(language: str, between: str) -> None:
    article = ARTICLES[language]
    text = _page(article, between)
    kept = [text[s.start : s.end] for s in clean(text) if s.kept]
    assert kept == [article[0], *article[2:]]


@pytest.mark.parametrize("language", ARTICLES)
def test_the_parts_of_an_article_are_named(language: str) -> None:
    article = ARTICLES[language]
    text = _page(article, "\n\n")
    labels = [_label_of(text, line) for line in article]
    assert labels == ["title", "byline", "body", "body", "heading", "body", "body"]


def test_adverts_and_share_controls_inside_an_article_are_dropped_with_their_rule() -> None:
    article = list(ARTICLES["en"])
    article[4:4] = ["Advertisement", "Share on Facebook", "Sign up for our daily newsletter"]
    text = _page(article, "\n\n")
    found = {text[s.start : s.end]: (s.label, s.kept, s.rule) for s in clean(text)}
    assert found["Advertisement"] == ("ad", False, "advertisement-label")
    assert found["Share on Facebook"] == ("nav", False, "share-control")
    assert found["Sign up for our daily newsletter"] == ("promo", False, "newsletter")


def test_a_bare_sentence_is_body() -> None:
    assert [(s.label, s.kept) for s in clean("It rose 3% to $4 billion in 2020.")] == [
        ("body", True)
    ]


def test_a_text_of_paragraphs_alone_is_kept_whole() -> None:
    paragraphs = [ARTICLES["en"][n] for n in (2, 3, 5, 6)]
    text = "\n\n".join(paragraphs)
    assert [text[s.start : s.end] for s in clean(text) if s.kept] == paragraphs


def _malformed() -> list[str]:
    draw = random.Random(5)  # noqa: S311 - a fixed corpus, not a secret
    noise = "aZ é\u00a0\ufeff\u200b\x00\x0b\x0c\r\n\t.“”…«»|©🚢한中ع\ud800"
    corpus = [
        "", " ", "\n", "\r", "\r\n", "\x00", "\ufeff", "\u2028", "\ud800", "a", ".", "\n" * 5000,
        "x" * 200_000, "word " * 40_000, "\t|\t" * 9000, "(" * 50_000, "“" * 50_000, "A " * 50_000,
        "a@" * 40_000, "© " * 300, "Photo: " * 200, "by A " * 200, "\r\r\n\n\r" * 900,
        "Advertisement\n" * 3000, "1\n2\n3\n" * 900, "…\n" * 900, "Sentence one. " * 9000,
        "may " + "1" * 100 + "x", "by " + "Aa " * 30 + "1", "Read more about " * 3000 + "\n" * 9,
        "\u0301" * 900, "\u202e abc \u202c\n" * 90, "中" * 9000, "ab\x85cd\x1eef\x1cgh",
    ]  # fmt: skip
    corpus += ["".join(draw.choices(noise, k=draw.randint(1, 3000))) for _ in range(30)]
    return corpus


@pytest.mark.parametrize("text", _malformed(), ids=lambda text: f"{len(text)} characters")
def test_segments_cover_any_text_in_order_without_overlap(text: str) -> None:
    segments = clean(text)
    bounds = [0, *(segment.end for segment in segments)]
    assert [segment.start for segment in segments] == bounds[:-1]
    assert bounds[-1] == len(text)
    assert all(segment.start < segment.end for segment in segments)
    assert {segment.label for segment in segments} <= set(LABELS)
    assert all(segment.kept == (segment.label in KEPT) for segment in segments)
    assert all(segment.rule for segment in segments)


def test_verdicts_do_not_depend_on_earlier_calls() -> None:
    text = _page(ARTICLES["en"], "\n\n")
    before = clean(text)
    clean(_page(ARTICLES["de"], "\n"))
    assert clean(text) == before
