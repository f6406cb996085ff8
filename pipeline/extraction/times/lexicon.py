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
    "SHORTPAIR": {"DAYPAIR"},
}
"""The shapes of a numeral and the categories that each shape stands in."""


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
    for group, code in codes.items():
        for category in group:
            classes[category] = classes.get(category, "") + code
    return word_codes, shape_codes, classes


WORD_CODES, SHAPE_CODES, CLASSES = _assign()


def value(word: str, category: str) -> Any:  # noqa: ANN401 - numbers, marks or None
    """What a word stands for in a category, or None where it is not in it."""
    return CATEGORIES[category].get(word)
