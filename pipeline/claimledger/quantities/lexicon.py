"""The words of a language, from the files below ``language/<code>/quantities``.

A field is the list of its name in one of the files, which says what the list means. Words are lower
case unless a file says otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache, partial
from itertools import chain
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
"""Words of change, each up or down."""
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Hedges by their last (or first) token, with the rest and the bound, the longest first."""
"""Patterns of words and what is written instead; the first that fits counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language."""

    units: Units
    role_rules: dict[str, dict[str, Any]]  # rules that tell when a number is no claim, by name
    roles: dict[str, Words]  # the words that they ask for, by list
    of: Words
    and_: Words
    or_: Words
    to: Words
    from_: Words
    by: Words
    in_: Words
    on: Words
    the: Words
    per: Words
    between: Words
    as_: Words
    than: Words
    over: Words
    up: Words
    one: Words
    age: Words
    most: Words
    a_denominators: Words
    abbreviations: Values
    adjectival: Words
    adverb: Suffixes
    adverbials: Words
    afterthought: Words
    always: Words
    articles: Words
    as_phrases: Words
    attributive: Words
    auxiliaries: Words
    belonging: Words
    body_verbs: Words
    cardinals: Values
    cents: Words
    clause_openers: Words
    coarse: Words
    compared: Words
    closing: Values
    coordinators: Words
    crossing: Words
    cut_or_added: Words
    degrees: Words
    denominators: Values
    determiners: Words
    distributive: Words
    fiscal: Words
    fold: str
    glyphs: Values
    graders: Words
    heads: Names
    hedge_names: Words
    hedge_verbs: Words
    in_order: Words
    inches: Words
    inheriting: Words
    intensifiers: Words
    lasting: Words
    lettered_ordinals: Words
    measure_links: Words
    members_said: Words
    multiples: Values
    moving: Words
    no_past: Suffixes
    forecasters: Words
    forecast: Words
    noun_links: Words
    opposite: Words
    number_adverbs: Values
    odds: Words
    old: Words
    ordinals: Values
    owners: Words
    part_followers: Words
    part_leaders: Words
    part_openers: Words
    past: Suffixes
    periods: Values
    persons: Words
    phrasal: Words
    placed: Words
    places: Words
    plural_denominators: Words
    plural_countries: Names
    plural_modifiers: Words
    plural_scales: Values
    pointed: Words
    points: Words
    possessive: Suffixes
    possessives: Suffixes
    pounds: Words
    present: Words
    progressive: Suffixes
    pronouns: Words
    quarter_followers: Words
    range_links: Names
    rate_links: Words
    rated: Words
    rate_spans: Words
    ratings: Words
    relative: Words
    repeat_cues: Words
    rest: Words
    results: Words
    scale_nouns: Words
    scales: Values
    sign_words: Words
    size_words: Words
    sized_by: Words
    spanning: Words
    standing: Words
    subjects: Words
    sums: Words
    upward: Words
    verbs: Words
    votes: Words
    warmth: Words
    weighing: Words
    # What the lists make.
    large: Values  # scales, plural ones too
    vague: Values  # words that count an open number, plural scales too
    letters: dict[str, Words]
    number_words: Words  # every word that can make or be a number
    change_verbs: Ways
    share_verbs: Ways
    change_adverbs: Ways
    change_comparatives: Ways
    change_nouns: Ways
    hedges_before: Phrases
    hedges_after: Phrases
    phrase_ends: Words  # words that no counted noun phrase goes across
    kept_out: Words  # no part of a counted noun's name
    is_plural: Callable[[str], bool]
    singular: Callable[[str], str]


def _decimals(numbers: dict[str, Any]) -> Values:
    parts = {word: str(number).partition("/") for word, number in numbers.items()}
    return {word: Decimal(top) / Decimal(bottom or 1) for word, (top, _, bottom) in parts.items()}


_READERS: dict[Any, Any] = {Names: dict, Suffixes: tuple, Words: frozenset, Values: _decimals}
"""What makes a field of a list, by the field's type."""


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The words of a language."""
    files = ("numbers.yaml", "hedges.yaml", "grammar.yaml", "change.yaml", "roles.yaml")
    folder = partial(lexicon, "quantities", language=language.code)
    numbers, hedges, grammar, change, roles = map(folder, files)
    classes = closed_classes(language.code)
    lists = {**classes, **numbers, **hedges, **grammar, **grammar["function_words"]}
    read = {
        field.name: _READERS[field.type](lists[name])
        for field in fields(Lexicon)
        if (name := field.name.removesuffix("_")) in lists and field.type in _READERS
    }
    forms = inflections(language.code)
    open_ends = chain(*(classes[name] for name in ("prepositions", "conjunctions", "adverbs")))
    closed = ("determiners", "pronouns", "auxiliaries", "verbs")
    made: dict[str, Any] = {
        **_numbers(read, _decimals(numbers["plural_denominators"]), forms),
        "fold": numbers["fold"],
        "letters": {name: frozenset(letters) for name, letters in numbers["letters"].items()},
        **_changes(change, forms),
        "hedges_before": _phrases(hedges["before"], last=True),
        "hedges_after": _phrases(hedges["after"], last=False),
        "phrase_ends": frozenset(open_ends).union(*(read[name] for name in closed)),
        "kept_out": frozenset(grammar["kept_out"] + grammar["superlatives"]),
        **nouns_of(language.code)._asdict(),
        "role_rules": folder("role_rules.yaml"),
        "roles": {name: frozenset(words) for name, words in roles.items()},
    }
    return Lexicon(units=units_of(language), **(read | made))


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
