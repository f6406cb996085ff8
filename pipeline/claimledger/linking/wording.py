"""Wordings of a measure: the words that distinguish it, whatever their form and order.

Lemmas come from lemminflect, whose dictionary is the SPECIALIST Lexicon. Names of countries and
bodies come from the gazetteer, synonyms and generic words from ``language/en/linking``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import lemminflect

from claimledger.language.lexicon import closed_classes, lexicon
from claimledger.linking.acronyms import definitions

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:\.[0-9]+)*")
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")
KEPT = 1 << 17
"""Number of phrases whose words are cached, because news repeats its wordings."""

BINDING = ("determiners", "relative", "prepositions")
"""Closed classes whose words distinguish no measure."""

Words = tuple[str, ...]

NAME = "~"
"""The mark of a number and of a name that is in no list; a listed name has the mark "="."""


def is_name(word: str) -> bool:
    """Whether a word of a key is a name or a number."""
    return word[0] in {NAME, "="}


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of measures.yaml."""
    return frozenset(lexicon("linking", "measures.yaml")[name])


@cache
def synonyms() -> Mapping[Words, str]:
    """Sequences of words and of their lemmas, each with the word that stands for it."""
    known = lexicon("linking", "measures.yaml")["synonyms"]
    said = {
        tuple(said.split()): meant
        for meant, others in known.items()
        for said in (*others, *([meant] if " " in meant else []))
    }
    return {tuple(filter(None, map(lemma, one))): meant for one, meant in said.items()} | said


@cache
def meant() -> frozenset[str]:
    """Every word that represents others, and every single word that another represents."""
    return frozenset({*synonyms().values(), *(said[0] for said in synonyms() if len(said) == 1)})


@cache
def names() -> Mapping[Words, str]:
    """Names of countries, groups and bodies as sequences of tokens, each with its usual name.

    Names that contain the name of a country are included: New Mexico and Inner Mongolia are no
    countries.
    """
    others = lexicon("linking", "names.yaml")["before"]
    found = {
        (before, *TOKEN.findall(written)): f"{NAME}{before} {written}".lower()
        for written, _, kind in _listed_names()
        if kind == "country"
        for before in others
    }
    return found | {tuple(TOKEN.findall(said)): f"={name}" for said, name, _ in _listed_names()}


@cache
def kinds() -> Mapping[str, str]:
    """The kind of each listed name, as in entities."""
    return {f"={name}": kind for _, name, kind in _listed_names()}


def _listed_names() -> Iterator[tuple[str, str, str]]:
    """Every listed name as written, its code or usual name, and its kind."""
    for written, (name, code, kind, *_) in lexicon("claims", "gazetteer.json").items():
        yield written, code or name, kind
    for name, said in lexicon("linking", "names.yaml")["known"].items():
        for written in (name, *said["names"]):
            yield written, name, said["kind"]


@cache
def lemma(word: str) -> str:
    """The dictionary form of a word in lower case; empty for a plain adverb of manner.

    A noun stays as it is. A form in -ing becomes the verb, unless measures.yaml lists it.

    >>> [lemma(word) for word in ("exports", "killed", "facing", "building", "women", "rapidly")]
    ['export', 'kill', 'face', 'building', 'woman', '']
    """
    forms = lemminflect.getAllLemmas(word)
    if forms.keys() == {"ADV"} and word.endswith("ly"):
        return ""
    if word.endswith("ing") and "VERB" in forms and word not in listed("nouns"):
        return str(forms["VERB"][0])
    if word in forms.get("NOUN", ()):
        return word
    for kind in ("NOUN", "VERB", "ADJ", "ADV"):
        for form in forms.get(kind, ()):
            return str(form)
    return str((lemminflect.getAllLemmasOOV(word, "NOUN").get("NOUN") or [word])[0])


@lru_cache(maxsize=KEPT)
def words(phrase: str) -> Words:
    """The words of a phrase in order: names are resolved, words are lemmas, synonyms one word.

    >>> words("the United States’ death toll"), words("people killed in the U.S.")
    (('the', '=USA', 'death'), ('people', 'death', 'in', 'the', '=USA'))
    """
    for one in definitions(phrase):
        phrase = phrase.replace(f" ({one.acronym})", "")
    tokens = tuple(TOKEN.findall(POSSESSIVE.sub("", phrase).replace(" & ", " and ")))
    named = tuple(_replaced(tokens, names()))
    plain = tuple(filter(None, map(_plain, named, (*named[1:], ""), range(len(named)))))
    return tuple(_replaced(plain, synonyms()))


def _plain(word: str, following: str, at: int) -> str:
    """One word without its inflection; proper names and numbers keep their form and get a mark."""
    if is_name(word):
        return word
    named = word[0].isdigit() or (
        word[0].isupper()
        and (
            at
            or following[:1].isupper()
            or following[:1].isdigit()
            or not is_listed_word(word.lower())
        )
    )
    plain = lemma(word.lower())
    return plain if not named or plain in meant() else f"{NAME}{word.lower()}"


def is_listed_word(word: str) -> bool:
    """Whether the dictionary has a word, in lower case."""
    return bool(lemminflect.getAllLemmas(word))


@cache
def narrows(word: str) -> bool:
    """Whether a word only describes: it is no name, no noun and no verb.

    >>> [narrows(word) for word in ("foreign", "record", "=CHL")]
    [True, False, False]
    """
    return not (is_name(word) or {"NOUN", "VERB"} & lemminflect.getAllLemmas(word).keys())


def _replaced(tokens: Words, known: Mapping[Words, str]) -> Iterator[str]:
    """The tokens, with the longest known sequences replaced by their meaning."""
    longest = _longest()
    at = 0
    while at < len(tokens):
        for length in range(min(longest.get(tokens[at], 0), len(tokens) - at), 0, -1):
            if (meant := known.get(tokens[at : at + length])) is not None:
                yield meant
                at += length
                break
        else:
            yield tokens[at]
            at += 1


@cache
def _longest() -> Mapping[str, int]:
    """The length of the longest known sequence that begins with a token."""
    found: dict[str, int] = {}
    for sequence in (*names(), *synonyms()):
        found[sequence[0]] = max(len(sequence), found.get(sequence[0], 0))
    return found


def telling(
    phrase: str,
    dropped: Sequence[str] = ("generic", "periods"),
    said: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The words of a phrase that distinguish it, without those in ``said``.

    If there are none, all words except articles, prepositions and the like.

    >>> sorted(telling("total number of exports")), sorted(telling("the total"))
    (['export'], ['total'])
    >>> sorted(telling("the bank’s total", said=frozenset({"bank"})))
    ['total']
    """
    found = frozenset(words(phrase)) - said
    return found.difference(*map(listed, dropped)) or found - binding() or found


@cache
def binding() -> frozenset[str]:
    """Words of closed classes that name nothing, such as articles and prepositions."""
    return frozenset[str]().union(*(closed_classes()[name] for name in BINDING))
