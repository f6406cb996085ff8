"""The words of a language, from the files below ``language/<code>/quantities``.

The files say what their lists mean. Words are lower case unless a file says otherwise.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from itertools import chain
from keyword import iskeyword
from typing import Any

from claimledger.language import Language
from claimledger.language.lexicon import closed_classes, lexicon
from claimledger.language.nouns import Endings, formed, inflections, nouns_of
from claimledger.quantities.tokens import tokens
from claimledger.quantities.unit_tables import Units, units_of

Words = frozenset[str]
Suffixes = tuple[str, ...]
Names = dict[str, str]
Values = dict[str, Decimal]
Ways = dict[str, str]
"""Words of change, each with its direction, up or down."""
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Hedges by their last (or first) token, with the rest and the bound, the longest first."""


class Lexicon:
    """The words of one language: each list of the files is a set of words under its name.

    A name that is a keyword of Python has an underscore. The attributes below have other types.
    """

    units: Units
    role_rules: dict[str, dict[str, Any]]  # rules that tell when a number is no claim, by name
    roles: dict[str, Words]  # the words that they ask for, by list
    letters: dict[str, Words]
    fold: str
    # Endings of words.
    adverb: Suffixes
    no_past: Suffixes
    past: Suffixes
    possessive: Suffixes
    possessives: Suffixes
    progressive: Suffixes
    # Words and what they stand for.
    heads: Names
    plural_countries: Names
    range_links: Names
    abbreviations: Values
    cardinals: Values
    closing: Values
    denominators: Values
    glyphs: Values
    multiples: Values
    number_adverbs: Values
    ordinals: Values
    periods: Values
    plural_scales: Values
    scales: Values
    # What the lists make.
    large: Values  # scales, plural ones too
    vague: Values  # words that count an open number, plural scales too
    change_verbs: Ways
    share_verbs: Ways
    change_adverbs: Ways
    change_comparatives: Ways
    change_nouns: Ways
    hedges_before: Phrases
    hedges_after: Phrases
    is_plural: Callable[[str], bool]
    singular: Callable[[str], str]

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.__dict__.update(words)

    def __getattr__(self, name: str) -> Words:
        raise AttributeError(f"no list of words in language/*/quantities is called {name}")

    def listed(self, name: str) -> Words:
        """A list of words by its name in a file, in roles.yaml first."""
        return self.roles.get(name) or getattr(self, name + "_" * iskeyword(name))


def _decimals(numbers: dict[str, Any]) -> Values:
    parts = {word: str(number).partition("/") for word, number in numbers.items()}
    return {word: Decimal(top) / Decimal(bottom or 1) for word, (top, _, bottom) in parts.items()}


_READERS: dict[Any, Any] = {Names: dict, Suffixes: tuple, Values: _decimals}
"""The function that makes an attribute from a list, by the type of the attribute."""


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The words of a language."""
    files = ("numbers.yaml", "hedges.yaml", "grammar.yaml", "change.yaml", "roles.yaml")
    folder = partial(lexicon, "quantities", language=language.code)
    numbers, hedges, grammar, change, roles = map(folder, files)
    classes = closed_classes(language.code)
    function_words = {
        name + "_" * iskeyword(name): words for name, words in grammar["function_words"].items()
    }
    types = Lexicon.__annotations__
    read = {
        name: _READERS.get(types.get(name), frozenset)(words)
        for name, words in {**classes, **numbers, **hedges, **grammar, **function_words}.items()
    }
    forms = inflections(language.code)
    open_ends = chain(*(classes[name] for name in ("prepositions", "conjunctions", "adverbs")))
    closed = ("determiners", "pronouns", "auxiliaries", "verbs")
    return Lexicon(
        {
            **read,
            **_numbers(read, _decimals(numbers["plural_denominators"]), forms),
            **_changes(change, forms),
            "fold": numbers["fold"],
            "letters": {name: frozenset(letters) for name, letters in numbers["letters"].items()},
            "hedges_before": _phrases(hedges["before"], last=True),
            "hedges_after": _phrases(hedges["after"], last=False),
            # Words that no counted noun phrase goes across, and those that are no part of its name.
            "phrase_ends": frozenset(open_ends).union(*(read[name] for name in closed)),
            "kept_out": read["kept_out"] | read["superlatives"],
            **nouns_of(language.code)._asdict(),
            "roles": {name: frozenset(words) for name, words in roles.items()},
            "role_rules": folder("role_rules.yaml"),
            "units": units_of(language),
        }
    )


def _numbers(read: dict[str, Any], plural: Values, forms: Mapping[str, Endings]) -> dict[str, Any]:
    """The fields that the lists of numbers.yaml define."""
    large = read["scales"] | read["plural_scales"]
    vague = read["plural_scales"] | read["vague"]
    denominators = read["denominators"] | plural
    multiples = {
        form: value
        for base, value in read["multiples"].items()
        for form in inflected(base, forms)
        if form not in denominators  # "both halves" are parts
    }
    singles = (read[name] for name in ("cardinals", "ordinals", "number_adverbs", "periods"))
    return {
        "large": large,
        "vague": vague,
        "denominators": denominators,
        "multiples": multiples,
        "number_words": frozenset(large).union(vague, denominators, multiples, *singles),
    }


def _changes(change: dict[str, Any], forms: Mapping[str, Endings]) -> dict[str, Ways]:
    """The fields that the lists of change.yaml define."""

    def ways(table: dict[str, list[str]], form: Callable[[str], list[str]]) -> Ways:
        return {word: way for way in ("up", "down") for entry in table[way] for word in form(entry)}

    verbs = partial(inflected, forms=forms)
    return {
        "change_verbs": ways(change, verbs),
        "share_verbs": ways(change["of_shares"], verbs),
        "change_adverbs": ways(change["adverbs"], lambda word: [word]),
        "change_comparatives": ways(change["comparatives"], lambda word: [word]),
        "change_nouns": ways(change["nouns"], lambda noun: [noun, formed(noun, forms["plural"])]),
    }


def _phrases(hedges: dict[str, list[str]], *, last: bool) -> Phrases:
    """Hedges as a table by their last or first token."""
    table: Phrases = {}
    for bound, phrases in hedges.items():
        for words in map(tokens, phrases):
            key, rest = (words[-1], words[:-1]) if last else (words[0], words[1:])
            table.setdefault(key, []).append((tuple(rest), bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def inflected(entry: str, forms: Mapping[str, Endings]) -> list[str]:
    """The forms of a verb: base, third person, past, participle; irregular pasts follow a slash."""
    base, *pasts = entry.split("/")
    third, past, progressive = (formed(base, forms[n]) for n in ("third", "past", "progressive"))
    return [base, third, *(pasts or [past]), progressive]
