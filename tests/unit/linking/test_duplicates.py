import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.linking.duplicates import find_duplicates, signature

STORY = (
    "Grain exports from the three river ports rose 12 percent to 4.1 million tons in the year to "
    "June, the harbor authority said, after a new lock let larger barges through. Wheat made up "
    "half of the total and maize a third, while sales of barley fell for the second year running. "
    "The authority expects shipping costs to ease once the last of the old gates is replaced."
)
OTHER = (
    "Rents in the capital rose faster than wages for a fourth year, according to a survey of two "
    "thousand tenants, who now spend 38 percent of their income on housing. The mayor promised to "
    "build more, but builders say that land and labor are scarce and that permits take too long."
)


def test_a_copy_with_other_furniture_is_a_duplicate() -> None:
    assert find_duplicates({"a": STORY, "b": STORY.upper() + " More soon.", "c": OTHER}) == {
        "a": "b"
    }


def test_a_truncated_copy_belongs_to_the_full_text() -> None:
    assert find_duplicates({"cut": STORY[:250], "full": STORY + " " + OTHER}) == {"cut": "full"}


def test_the_same_sentences_with_other_figures_are_another_report() -> None:
    next_month = STORY.replace("12", "9").replace("4.1", "4.5")
    assert find_duplicates({"may": STORY, "june": next_month}) == {}


def test_texts_that_share_a_paragraph_are_two_articles() -> None:
    assert find_duplicates({"a": STORY + " " + OTHER, "b": OTHER + OTHER[::-1] * 2}) == {}


@pytest.mark.parametrize(("kept", "found"), [(70, {"copy": "whole"}), (69, {})])
def test_a_duplicate_has_seven_tenths_of_its_runs_of_words(kept: int, found: object) -> None:
    whole = [f"word{n}" for n in range(200)]
    copy = whole[: kept + 4] + [f"other{n}" for n in range(100 - kept)]  # 100 runs of five words
    assert find_duplicates({"whole": " ".join(whole), "copy": " ".join(copy)}) == found


@pytest.mark.parametrize(
    ("figures", "changed", "found"),
    [(10, 1, {"copy": "whole"}), (9, 1, {}), (20, 2, {"copy": "whole"}), (19, 2, {})],
)
def test_of_ten_figures_a_duplicate_may_lack_one(figures: int, changed: int, found: object) -> None:
    words = [f"word{n}" for n in range(300)]
    whole = [*map(str, range(figures)), *words, "more"]
    copy = ["0.5", "1.5"][:changed] + whole[changed:-1]
    assert find_duplicates({"whole": " ".join(whole), "copy": " ".join(copy)}) == found


def test_short_texts_are_duplicates_of_the_same_words_only() -> None:
    texts = {"a": "Rates rose.", "b": "rates  rose", "c": "Rates rose again.", "d": "", "e": " "}
    assert find_duplicates(texts) == {"b": "a"}


def test_texts_without_spaces_between_words_are_compared() -> None:
    story = "据海关统计今年前五个月全国粮食出口量比去年同期增长百分之十二主要港口新建船闸投入使用"
    assert find_duplicates({"a": story, "b": story + "记者报道"}) == {"a": "b"}


def test_a_canonical_text_is_never_a_duplicate_itself() -> None:
    texts = {f"{n:02}": STORY + " Updated." * n for n in range(20)}
    found = find_duplicates(texts)
    assert set(found.values()) == {"19"}
    assert len(found) == 19


@pytest.mark.parametrize("place", range(20))
def test_texts_that_share_twelve_words_share_a_fingerprint(place: int) -> None:
    run = [f"shared{n}" for n in range(12)]
    one = [f"one{n}" for n in range(place)] + run + [f"first{n}" for n in range(19 - place)]
    other = [f"other{n}" for n in range(19 - place)] + run + [f"second{n}" for n in range(place)]
    first, second = (signature(" ".join(words)) for words in (one, other))
    assert {*first.marks} & {*second.marks}


def test_fingerprints_fit_a_signed_column_and_tell_texts_apart() -> None:
    marks = signature(STORY).marks
    assert len(marks) > 5
    assert all(0 <= mark < 1 << 63 for mark in marks)
    assert not {*marks} & {*signature(OTHER).marks}


def test_many_reprints_cost_no_square() -> None:
    draw = random.Random(7)  # noqa: S311 - texts to compare, no secrets
    vocabulary = [f"word{n}" for n in range(3000)]
    texts = {f"{n:04}": " ".join(draw.choices(vocabulary, k=200)) for n in range(300)}
    copies = {f"{key}copy": text[: len(text) * 3 // 4] for key, text in texts.items()}
    assert find_duplicates(texts | copies) == {f"{key}copy": key for key in texts}


@given(
    st.permutations(
        [("a", STORY), ("b", STORY[:300]), ("c", OTHER), ("d", STORY), ("e", OTHER[:200])]
    )
)
def test_the_order_of_arrival_decides_nothing(rows: list[tuple[str, str]]) -> None:
    assert find_duplicates(dict(rows)) == {"b": "a", "d": "a", "e": "c"}
