"""The words that the rules know, read once from the YAML files beside this module."""

import re
from functools import cache
from typing import Any

from claimledger.language.lexicon import lexicon

Lexicon = dict[str, Any]
VOWELS = "aeiou"
SHORT_VOWEL = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
"""Verbs of one short syllable, which double their last letter: "slap", "spur"."""


@cache
def load(name: str) -> Lexicon:
    """One lexicon file as plain data; `name` without its ending."""
    content: Lexicon = lexicon("claims", f"{name}.yaml")
    return content


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words listed under `key` of a lexicon file."""
    return frozenset(load(name)[key])


def third_person(base: str) -> str:
    """The present form with s: "carry" gives "carries".

    >>> [third_person(word) for word in ("rise", "reach", "carry", "play")]
    ['rises', 'reaches', 'carries', 'plays']
    """
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base + "s"


def with_ending(base: str, ending: str, *, doubled: bool) -> str:
    """A base form with -ed or -ing.

    >>> with_ending("drop", "ed", doubled=True), with_ending("rise", "ing", doubled=False)
    ('dropped', 'rising')
    """
    if doubled:
        return base + base[-1] + ending
    if ending == "ing" and base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not (ending == "ing" and base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if ending == "ed" and base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + ending


def doubles(base: str) -> bool:
    """Whether a verb doubles its last letter before an ending."""
    return base in words("verbs", "doubling") or SHORT_VOWEL.fullmatch(base) is not None


def irregular() -> dict[str, list[str]]:
    """Past form and participle of irregular verbs, by their base."""
    listed: dict[str, list[str]] = load("verbs")["irregular"]
    return listed


def past_participle(base: str) -> str:
    """The form of a verb that a passive has.

    >>> [past_participle(verb) for verb in ("ring", "bring", "carry", "stem", "raise", "ping")]
    ['rung', 'brought', 'carried', 'stemmed', 'raised', 'pinged']
    """
    if base in irregular():
        return irregular()[base][1]
    return with_ending(base, "ed", doubled=doubles(base))


def forms(base: str) -> dict[str, str]:
    """Forms of a verb, each with its tag: V present, VD past, VN participle, VG -ing."""
    doubled = doubles(base)
    regular = with_ending(base, "ed", doubled=doubled)
    past, participle = irregular().get(base, (regular, regular))
    found = {base: "V", third_person(base): "V", with_ending(base, "ing", doubled=doubled): "VG"}
    if regular not in (past, participle):
        found.setdefault(regular, "VD")
    if doubled and base.endswith("l"):  # "totaled" beside "totalled"
        found |= {base + "ed": "VD", base + "ing": "VG"}
    found.setdefault(participle, "VN")
    found[past] = "VD" if past != base else "V"
    return found


@cache
def past_only() -> frozenset[str]:
    """Past forms that are no participles: "came", "rose"."""
    return frozenset(past for past, participle in irregular().values() if past != participle)


VERB_CLASSES = ("up", "down", "level", "share", "speech", "plan", "threaten", "project", "deny")


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every known verb form: its base and its tag."""
    lexicon = load("verbs")
    known: dict[str, tuple[str, str]] = {}
    for key in (*VERB_CLASSES, "other"):
        for base in lexicon[key]:
            for form, tag in forms(base).items():
                known.setdefault(form, (base, tag))
    return known


@cache
def verbs(key: str) -> frozenset[str]:
    """Base forms of a class of verbs."""
    return words("verbs", key)


@cache
def closed_classes() -> dict[str, str]:
    """Tag of each word of the closed classes; the first class that lists a word wins."""
    lexicon = load("words")
    order = {
        "be": "BE",
        "have": "HV",
        "do": "DO",
        "determiner": "DT",
        "possessive": "PS",
        "pronoun": "PR",
        "preposition": "IN",
        "conjunction": "CC",
        "subordinator": "SB",
        "wh": "WH",
        "adverb": "RB",
    }
    tags = dict.fromkeys(load("verbs")["modal"], "MD")
    for key, tag in order.items():
        for word in lexicon[key]:
            tags.setdefault(word, tag)
    return tags


# Every article needs these: they are read once, before the first one.
verb_forms()
closed_classes()
for name in ("anaphora", "bodies", "given_names", "measures", "modality", "sources"):
    load(name)
