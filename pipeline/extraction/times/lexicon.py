"""The words that the grammar of times knows, from ``lexicon/times/*.yaml``.

Every word belongs to a set of categories; every distinct set of categories is written as one
character, so that a stretch of text becomes a short string over which rules are ordinary regular
expressions (``grammar.py``).
"""

from importlib import resources
from typing import Any

import yaml

BREAK = "\n"
OTHER = "x"


def load(name: str) -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """One file of the lexicon, parsed."""
    folder = resources.files("pipeline.extraction") / "lexicon" / "times"
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


CATEGORIES: dict[str, dict[str, Any]] = load("words")
"""Category to word to value."""

NUMERIC = {
    "SMALL": {"COUNT1", "DAYNO"},
    "TWODIGIT": {"COUNT1", "TWONO"},
    "DAYTWO": {"COUNT1", "DAYNO", "TWONO"},
    "YEARNO": {"YEAR"},
    "NUMBER": {"COUNT1"},
    "NTH": {"ORDINAL", "NTHNO"},
    "DECADENO": {"DECADE"},
    "ISO": {"FULLDATE"},
    "NUMERICDATE": {"FULLDATE"},
    "COMPACT": {"FULLDATE"},
    "MONTHDAY": {"MD"},
    "YEARMONTH": {"YM"},
    "CLOCKTIME": {"CLOCK"},
    "AMPMTIME": {"CLOCK12"},
    "YEARS": {"YEARPAIR"},
}
"""The shapes of a numeral and the categories that each shape stands in."""


MENTIONS = {
    "day": "M_DAY",
    "weekday": "M_WEEKDAY",
    "week": "M_WEEK",
    "weekend": "M_WEEK",
    "month": "M_MONTH",
    "quarter": "M_PART",
    "half": "M_PART",
    "SP": "M_PART",
    "SU": "M_PART",
    "FA": "M_PART",
    "WI": "M_PART",
    "year": "M_YEAR",
    "decade": "M_DECADE",
    "century": "M_CENTURY",
    "edge": "M_EDGE",
    "run": "M_RUN",
    "clock": "M_CLOCK",
    "daypart": "M_DAYPART",
    "length": "M_LENGTH",
    "present": "M_NOW",
    "event": "M_EVENT",
}
"""The grain of a mention and the category that it stands in for the later stages."""


def _assign() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Give each distinct set of categories a character of its own."""
    of_word: dict[str, set[str]] = {}
    for category, words in CATEGORIES.items():
        for word in words:
            of_word.setdefault(word, set()).add(category)
    codes: dict[frozenset[str], str] = {}
    word_codes, shape_codes = {}, {}
    for source, target in ((of_word, word_codes), (NUMERIC, shape_codes)):
        for key, categories in source.items():
            group = frozenset(categories)
            codes.setdefault(group, chr(0x4E00 + len(codes)))
            target[key] = codes[group]
    classes: dict[str, str] = {}
    for category in sorted(set(MENTIONS.values())):
        codes[frozenset({category})] = chr(0x4E00 + len(codes))
    for group, code in codes.items():
        for category in group:
            classes[category] = classes.get(category, "") + code
    return word_codes, shape_codes, classes


WORD_CODES, SHAPE_CODES, CLASSES = _assign()
MENTION_CODES = {grain: CLASSES[category] for grain, category in MENTIONS.items()}
CLASSES["M_DATE"] = "".join(
    CLASSES[c]
    for c in sorted(set(MENTIONS.values()) - {"M_CLOCK", "M_DAYPART", "M_LENGTH", "M_RUN", "M_NOW"})
)
CLASSES["M_SPAN"] = "".join(
    CLASSES[f"M_{c}"] for c in ("WEEK", "MONTH", "PART", "YEAR", "DECADE", "CENTURY")
)
CLASSES["M_ANYDAY"] = CLASSES["M_DAY"] + CLASSES["M_WEEKDAY"]


def value(word: str, category: str) -> Any:  # noqa: ANN401 - numbers, marks or None
    """What a word stands for in a category, or None where it is not in it."""
    return CATEGORIES[category].get(word)
