"""The words the rules know, from ``language/en/quantities``, and small questions about words.

Words are lower case unless a table says otherwise.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimledger.language.lexicon import lexicon


def load(name: str) -> Any:  # noqa: ANN401 - YAML and JSON hold mappings and lists
    """One file of the lexicon, parsed."""
    return lexicon("quantities", name)


_NUMBERS = load("numbers.yaml")
_GRAMMAR = load("grammar.yaml")
_CHANGE = load("change.yaml")


def _values(table: str) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in _NUMBERS[table].items()}


CARDINALS = _values("cardinals")
SCALES = _values("scales")
PLURAL_SCALES = _values("plural_scales")
VAGUE = PLURAL_SCALES | _values("vague")
ABBREVIATIONS = _values("abbreviations")
UNAMBIGUOUS = frozenset(_NUMBERS["always"])
ORDINALS = _values("ordinals")
ADVERBS = _values("adverbs")
LETTERED_ORDINALS = frozenset({"st", "nd", "rd", "th"})
PART_FOLLOWERS = frozenset(_NUMBERS["part_followers"])
PART_LEADERS = frozenset(_NUMBERS["part_leaders"])
QUARTER_FOLLOWERS = frozenset(_NUMBERS["quarter_followers"])
PERIODS = _values("periods")
GLYPHS = {glyph: Decimal(a) / Decimal(b) for glyph, (a, b) in _NUMBERS["glyphs"].items()}
DENOMINATORS = (
    _values("denominators")
    | {word: value for word, value in ORDINALS.items() if value > 2}  # noqa: PLR2004 - a second is no fraction
    | {word + "s": value for word, value in ORDINALS.items() if value > 2}  # noqa: PLR2004 - as above
)


def inflections(entry: str) -> list[str]:
    """The forms of a verb: base, -s, past, participle, -ing; irregular pasts follow a slash.

    >>> inflections("dip"), inflections("rise/rose/risen")
    (['dip', 'dips', 'dipped', 'dipping'], ['rise', 'rises', 'rose', 'risen', 'rising'])
    """
    base, *pasts = entry.split("/")
    stem = base.removesuffix("e")
    one_syllable = sum(letter in "aeiou" for letter in base) == 1
    if one_syllable and base[-1] not in "aeiouwxy" and base[-2] in "aeiou":
        stem = base + base[-1]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = stem + "ed"
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    return [base, third, *(pasts or [past]), stem + "ing"]


def _verbs(table: dict[str, list[str]]) -> dict[str, str]:
    return {
        form: direction
        for direction in ("up", "down")
        for entry in table[direction]
        for form in inflections(entry)
    }


CHANGE_VERBS = _verbs(_CHANGE)
SHARE_VERBS = _verbs(_CHANGE["of_shares"])
MULTIPLES = {
    form: Decimal(str(value))
    for base, value in _NUMBERS["multiples"].items()
    for form in inflections(base)
    if form not in DENOMINATORS  # "both halves" are parts
}


def _directions(table: str) -> dict[str, str]:
    return {word: way for way, words in _CHANGE[table].items() for word in words}


CHANGE_ADVERBS = _directions("adverbs")
CHANGE_COMPARATIVES = _directions("comparatives")
CHANGE_NOUNS = _directions("nouns")
CHANGE_NOUNS |= {word + "s": way for word, way in CHANGE_NOUNS.items()}


def _words(table: str) -> frozenset[str]:
    return frozenset(_GRAMMAR[table])


DETERMINERS = _words("determiners")
PRONOUNS = _words("pronouns")
AUXILIARIES = _words("auxiliaries")
VERBS = _words("verbs")
PHRASE_ENDS = DETERMINERS.union(
    PRONOUNS, AUXILIARIES, VERBS, *map(_words, ("prepositions", "conjunctions", "adverbs"))
)
"""Words that no counted noun phrase goes across."""
ADVERBIALS = _words("adverbials")
A_DENOMINATORS = _words("a_denominators")
AFTER_ONE = _words("after_one")
ATTRIBUTIVE = _words("attributive")
BEFORE_ONE = _words("before_one")
BODY_VERBS = _words("body_verbs")
CLAUSE_OPENERS = _words("clause_openers")
CLOCK = _words("clock")
COMPARED = _words("compared")
DEFINITE = _words("definite")
DESIGNATORS = _words("designators")
ERAS = _words("eras")
HALVES = _words("halves")
INDICES = _words("indices")
MONTHS = _words("months")
NAMED_BY_NUMBER = _words("named_by_number")
NUMBER_PREFIXES = _words("number_prefixes")
PARTIES = _words("parties")
PHONE_WORDS = _words("phone_words")
PHRASAL = _words("phrasal")
PICTURE = _words("picture")
PLURAL_MODIFIERS = _words("plural_modifiers")
PRICED = _words("priced")
RANKED = _words("ranked")
SHELL_NOUNS = _words("shell_nouns")
SIZE_WORDS = _words("size_words")
STREET_WORDS = _words("street_words")
SUBJECTS = _words("subjects")
SUPERLATIVES = _words("superlatives")
WARMTH = _words("warmth")
WEIGHING = _words("weighing")
_PLURALS = _words("plurals")
_IRREGULAR: dict[str, str] = _GRAMMAR["irregular"]
_SINGULAR_S = _words("singular_s")

GATE_WORDS = frozenset(
    CARDINALS.keys()
    | SCALES.keys()
    | VAGUE.keys()
    | ORDINALS.keys()
    | ADVERBS.keys()
    | DENOMINATORS.keys()
    | MULTIPLES.keys()
    | PERIODS.keys()
)
"""Every word that can make or be a number."""


@lru_cache(maxsize=1 << 13)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun.

    >>> [is_plural(w) for w in ("barrels", "people", "across", "glass", "jobs")]
    [True, True, False, False, True]
    """
    if word in _PLURALS or word in _IRREGULAR:
        return True
    if word in _SINGULAR_S or len(word) < 3:  # noqa: PLR2004 - "us", "is"
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s"))


@lru_cache(maxsize=1 << 13)
def singular(word: str) -> str:
    """The singular of a plural noun; the case of its first letters stays.

    >>> [singular(w) for w in ("barrels", "companies", "Boxes", "people", "aircraft")]
    ['barrel', 'company', 'Box', 'person', 'aircraft']
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not is_plural(low) or low in _PLURALS:
        return word
    if low.endswith("ies") and len(low) > 4:  # noqa: PLR2004 - "ties", "pies"
        return word[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]
