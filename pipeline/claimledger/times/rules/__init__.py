"""The rules of the grammar: what ``grammar.yaml`` matches, and what its functions here make of it.

The functions read the groups of a match: each gives a meaning, or none where the words around the
match speak against it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from claimledger.language import Language
from claimledger.times.grammar import Rule, Stage, compile_pattern
from claimledger.times.lexicon import load, words

STAGES = ("words", "dates", "ranges")


@cache
def stages(language: Language) -> tuple[Stage, ...]:
    """The stages of a language's grammar, each of which reads what those before it found."""
    grammar = load("grammar", language)
    classes = words(language).classes
    return tuple(Stage(_rules(grammar[name], grammar["macros"], classes)) for name in STAGES)


def _rules(
    written: Mapping[str, Mapping[str, list[str]]],
    macros: Mapping[str, str],
    classes: Mapping[str, str],
) -> Iterator[Rule]:
    """The rules of a stage, under the functions that build their times."""
    for place, patterns in written.items():
        module, _, function = place.partition(".")
        build = getattr(import_module(f"{__name__}.{module}"), function)
        for name, (needs, pattern) in patterns.items():
            codes = "".join(classes[category] for category in needs.split())
            yield Rule(name, compile_pattern(pattern, macros, classes), codes, build)
