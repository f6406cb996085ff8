import pytest

from claimledger.metadata.language import identify, primary, sample

PROSE = {
    "en": "Exports grew again last month as the harbor opened a second lock for larger ships, "
    "the ministry said, and prices of grain fell in most of the markets along the river.",
    "de": "Die Ausfuhren sind im vergangenen Monat wieder gestiegen, weil der Hafen eine zweite "
    "Schleuse für größere Schiffe geöffnet hat, und die Preise für Getreide sind gefallen.",
    "fr": "Les exportations ont encore augmenté le mois dernier, car le port a ouvert une deuxième "
    "écluse pour les grands navires, et les prix des céréales ont baissé sur les marchés.",
    "es": "Las exportaciones volvieron a crecer el mes pasado porque el puerto abrió una segunda "
    "esclusa para barcos más grandes, y los precios del grano bajaron en los mercados.",
    "zh": "据海关统计,今年前五个月全国粮食出口量比去年同期增长百分之十二,"
    "主要港口的新船闸已经投入使用。",
    "ko": "세관 통계에 따르면 올해 다섯 달 동안 곡물 수출이 지난해보다 "
    "십이 퍼센트 늘었다고 정부가 밝혔다.",
    "ru": "В прошлом месяце экспорт снова вырос, потому что порт открыл второй шлюз для крупных "
    "судов, и цены на зерно снизились на большинстве рынков вдоль реки.",
}


@pytest.mark.parametrize("code", PROSE)
def test_prose_is_identified(code: str) -> None:
    assert identify([PROSE[code]]) == code


def test_table_rows_addresses_and_names_do_not_decide() -> None:
    rows = ["DAX 18.000,5", "Müller GmbH", "https://example.org/der-die-das", "4,5 % 3,2 %"]
    assert identify([*rows * 20, PROSE["en"]]) == "en"


def test_a_short_text_is_undetermined() -> None:
    assert identify(["Exports grew 4.5% in 2023."]) == "und"
    assert identify([]) == "und"


def test_a_text_half_in_one_language_and_half_in_another_is_undetermined() -> None:
    assert identify([PROSE["fr"], PROSE["es"]]) == "und"


def test_a_tag_is_cut_to_its_language() -> None:
    assert [primary(tag) for tag in ("de_AT", "en-GB", "zh-Hant-TW", "fil", "")] == [
        "de",
        "en",
        "zh",
        "fil",
        "und",
    ]


def test_a_broken_character_stops_nothing() -> None:
    assert identify([PROSE["en"] + " \ud800 \x00 " + PROSE["en"]]) == "en"


def test_the_sample_is_bounded() -> None:
    assert len(sample([PROSE["en"] * 1000] * 5)) <= 3000
