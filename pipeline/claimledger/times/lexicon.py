"""The words of the grammar of times, from ``language/<code>/times/*.yaml``.

Every word belongs to a set of categories, and every distinct set of categories has a character. A
run of text therefore becomes a short string, and rules are ordinary regular expressions over such
strings (``grammar.py``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimledger.language import Language
from claimledger.language.lexicon import lexicon

BREAK = "\n"
OTHER = "x"
REFERENCE = re.compile(r"\{([a-z]\w*)\}")
"""A reference to another pattern or to a list, inside a pattern."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a language, and what is compiled from them.

    Args:
        language: whose words they are.
        lists: the words of each category or list of context words, each with its value.
        feasts: the rule for the day of each feast, by name; see ``feasts.py``.
        patterns: the regular expressions, by name.
        codes: the character for the categories of each word.
        shapes: the forms of other tokens, each with its character; the first that fits counts.
        classes: the characters of the sets that contain a category, by category.
        grains: the character for each grain of a mention.
    """

    language: Language
    lists: Mapping[str, Mapping[str, Any]]
    feasts: Mapping[str, Mapping[str, Any]]
    patterns: Mapping[str, re.Pattern[str]]
    codes: Mapping[str, str]
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    classes: Mapping[str, str]
    grains: Mapping[str, str]

    def value(self, word: str, category: str) -> Any:  # noqa: ANN401 - numbers, marks or None
        """The value of a word in a category, or None if the category does not have it."""
        return self.lists[category].get(word)


def load(name: str, language: Language) -> Any:  # noqa: ANN401 - YAML holds mappings and lists
    """One file of the words of a language, parsed."""
    return lexicon("times", f"{name}.yaml", language.code)


@cache
def words(language: Language) -> Words:
    """The words of a language."""
    feasts = load("feasts", language)
    names = [name.replace("'", " ").split() for name in feasts]
    categories: dict[str, dict[str, Any]] = load("words", language) | {
        "FEASTHEAD": {name[0]: 0 for name in names},
        "FEASTEND": {name[-1]: 0 for name in names},
        "FEASTWORD": {word: 0 for name in names for word in name[1:]},
    }
    contexts = {
        name: known if isinstance(known, dict) else dict.fromkeys(map(str, known), 0)
        for name, known in load("contexts", language).items()
    }
    lists = categories | contexts
    patterns = _patterns(load("patterns", language), lists)
    grammar = load("grammar", language)
    mentions = {grain: name for name, grains in grammar["mentions"].items() for grain in grains}
    shapes = [name for name in patterns if name.isupper()]
    by_word: dict[str, set[str]] = {}
    for category, known in categories.items():
        for word in known:
            by_word.setdefault(word, set()).add(category)
    sets = [*by_word.values(), *map(str.split, shapes), *([name] for name in grammar["mentions"])]
    codes = _codes(sets)
    classes = _classes(codes, grammar["groups"])
    return Words(
        language,
        lists,
        feasts,
        patterns,
        {word: codes[frozenset(each)] for word, each in by_word.items()},
        tuple((patterns[name], codes[frozenset(name.split())]) for name in shapes),
        classes,
        {grain: classes[name] for grain, name in mentions.items()},
    )


def _patterns(
    written: Mapping[str, str | list[str]], lists: Mapping[str, Iterable[str]]
) -> dict[str, re.Pattern[str]]:
    """Compile the patterns after expanding the names in braces."""
    texts = {
        name: each if isinstance(each, str) else "|".join(each)
        for name, each in [*lists.items(), *written.items()]
    }

    def whole(text: str) -> str:
        return REFERENCE.sub(lambda found: whole(texts[found[1]]), text)

    return {
        name: re.compile(whole(each)) for name, each in written.items() if isinstance(each, str)
    }


def _codes(sets: Iterable[Iterable[str]]) -> dict[frozenset[str], str]:
    """One character for each distinct set of categories."""
    return {each: chr(0x4E00 + at) for at, each in enumerate(dict.fromkeys(map(frozenset, sets)))}


def _classes(
    codes: Mapping[frozenset[str], str], groups: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """The characters of a category or of a group of them."""
    classes: dict[str, str] = {}
    for categories, code in codes.items():
        for category in categories:
            classes[category] = classes.get(category, "") + code
    return classes | {name: "".join(classes[each] for each in groups[name]) for name in groups}
