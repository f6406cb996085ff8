"""The words that the grammar of times knows, from ``lexicon/times/*.yaml``.

Every word belongs to a set of categories; every distinct set of categories is written as one
character, so that a stretch of text becomes a short string over which rules are ordinary regular
expressions (``grammar.py``).
"""

from typing import Any

from claimledger.language.lexicon import lexicon

BREAK = "\n"
OTHER = "x"


def load(name: str) -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """One file of the lexicon, parsed."""
    return lexicon("times", f"{name}.yaml")


FEASTS: dict[str, dict[str, Any]] = load("feasts")
"""Name of a feast to the rule of its day; see ``feasts.py``."""
CATEGORIES: dict[str, dict[str, Any]] = load("words") | {
    "FEASTHEAD": {name.split()[0].removesuffix("'s"): 0 for name in FEASTS},
    "FEASTEND": {name.replace("'", " ").split()[-1]: 0 for name in FEASTS},
    "FEASTWORD": {word: 0 for name in FEASTS for word in name.replace("'", " ").split()[1:]},
}
"""Category to word to value."""
CONTEXTS: dict[str, frozenset[str]] = {
    name: frozenset(map(str, words)) for name, words in load("contexts").items()
}
"""What a list of context words is for, to the words."""

SHAPES: dict[str, tuple[str, ...]] = {
    "small": ("COUNT1", "DAYNO"),
    "two_digits": ("COUNT1", "TWONO"),
    "day": ("COUNT1", "DAYNO", "TWONO"),
    "year": ("YEAR",),
    "number": ("COUNT1",),
    "nth": ("ORDINAL", "NTHNO"),
    "decade": ("DECADE",),
    "full_date": ("FULLDATE",),
    "month_day": ("MD",),
    "year_month": ("YM",),
    "clock": ("CLOCK",),
    "years": ("YEARPAIR",),
    "fiscal": ("FYNAME",),
    "calendar": ("CYNAME",),
    "quarter_year": ("QYEAR",),
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
    "length": "M_LENGTH",
    "present": "M_NOW",
}
"""The grain of a mention and the category in which the later stages of the grammar see it."""
SPANS = ("M_WEEK", "M_MONTH", "M_PART", "M_YEAR", "M_DECADE", "M_CENTURY")
GROUPS = {
    "M_SPAN": SPANS,
    "M_ANYDAY": ("M_DAY", "M_WEEKDAY"),
    "M_DATE": (*SPANS, "M_DAY", "M_WEEKDAY", "M_EDGE"),
}
"""Names for several categories of mentions together."""


def _codes() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """One character for each set of categories: by word, by shape, and the sets of a category."""
    by_word: dict[str, set[str]] = {}
    for category, words in CATEGORIES.items():
        for word in words:
            by_word.setdefault(word, set()).add(category)
    groups = [frozenset(g) for g in by_word.values()]
    groups += [frozenset(g) for g in SHAPES.values()]
    groups += [frozenset({category}) for category in MENTIONS.values()]
    codes = {group: chr(0x4E00 + at) for at, group in enumerate(dict.fromkeys(groups))}
    members: dict[str, str] = {}
    for group, code in codes.items():
        for category in group:
            members[category] = members.get(category, "") + code
    for name, categories in GROUPS.items():
        members[name] = "".join(members[category] for category in categories)
    return (
        {word: codes[frozenset(group)] for word, group in by_word.items()},
        {shape: codes[frozenset(group)] for shape, group in SHAPES.items()},
        members,
    )


WORD_CODES, SHAPE_CODES, CLASSES = _codes()
MENTION_CODES = {grain: CLASSES[category] for grain, category in MENTIONS.items()}


def value(word: str, category: str) -> Any:  # noqa: ANN401 - numbers, marks or None
    """What a word stands for in a category, or None where it is not in it."""
    return CATEGORIES[category].get(word)
