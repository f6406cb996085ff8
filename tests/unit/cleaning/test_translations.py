"""Pages translated in place: the translation is none of the article."""

import pytest

from claimledger.cleaning import clean
from claimledger.cleaning.translations import translations

PAIRS = (
    (
        "The port loaded 40,000 tonnes of barley in May, its office said.",
        "港口五月装运四万吨大麦。",
    ),
    (
        "Most of it went to Egypt, where prices rose once more.",
        "大部分运往埃及，那里价格再次上涨。",
    ),
    ("The new silo holds twice as much as the old one.", "新筒仓可容九万吨，是旧仓的两倍。"),
)


def test_translations_below_their_paragraphs_get_their_label() -> None:
    text = "\n\n".join(line for pair in PAIRS for line in pair)
    labels = {text[s.start : s.end]: (s.label, s.kept) for s in clean(text)}
    for original, translated in PAIRS:
        assert labels[original][1]
        assert labels[translated] == ("translation", False)


@pytest.mark.parametrize(
    "views",
    [
        ["The port loaded barley.", "“我们很高兴”", "It went to Egypt.", "The silo is new."],
        ["港口装运大麦。", "运往埃及。", "筒仓是新的。", "Copyright Gazette"],
        ["The port loaded barley.", "It went to Egypt.", "港口装运大麦。", "运往埃及。"],
        ["Barley 大麦 rose.", "Wheat 小麦 fell.", "Rye 黑麦 rose."],
    ],
)
def test_other_mixtures_of_scripts_stay(views: list[str]) -> None:
    assert translations(views, range(len(views))) == []
