"""Words that can stand as a subject, and words that can't."""

import pytest

from tests.unit.claims.joined import claims


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The ministry kept the fee, saying the threshold would rise to $40.", "threshold"),
        ("Roe Group cut its costs and earned, in the meantime, $40 million.", "Roe Group"),
        ("Prices fell 4% in May.", "Prices"),
        ("Members of the club paid $40 each.", "Members"),
    ],
)
def test_a_subject_is_a_noun_phrase(text: str, subject: str) -> None:
    assert claims(text)[-1].subject == subject


@pytest.mark.parametrize(
    "text",
    ["Lots of people came; the site is related to 12 other museums.", "The rest is 40%."],
)
def test_words_that_stand_for_nobody_name_no_subject(text: str) -> None:
    assert claims(text)[-1].subject is None
