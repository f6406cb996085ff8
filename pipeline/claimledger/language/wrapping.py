"""Recognises wrapped lines: plain text, mail and PDFs break lines inside a sentence."""

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from claimledger.language import Language
from claimledger.language.lexicon import closed_classes, lexicon
from claimledger.language.unit_file import unit_file

_DASHES = frozenset("-–")
_STOPS = frozenset(".!?…:;|")
_NEAR = 24
"""Characters at the end of a line that are tested."""
_AHEAD = 200
"""Characters of the next line that are tested."""
_FEWEST = 3
"""Fewest words of a wrapped line without a figure: "Sign in" is complete by itself."""
_WORD = re.compile(r"[^\W\d_]+")
_CELLS = re.compile(r"[|\t]|\S {2,}\S")


class Words(NamedTuple):
    """Words that cannot end a line, signs and codes of currencies, words that follow a figure."""

    hanging: frozenset[str]
    signs: frozenset[str]
    continuing: frozenset[str]


@cache
def words_of(language: Language) -> Words:
    """Return the words that decide about wrapped lines in a language."""
    files = ("grammar.yaml", "numbers.yaml", "currencies.yaml", "derived.json")
    grammar, numbers, money, derived = (
        lexicon("quantities", name, language.code) for name in files
    )
    names = (unit.get("names", ()) for unit in unit_file(language.code)["units"])
    known = chain(*names, *(row[3] for row in derived["units"]), money["names"])
    known = chain(known, *(row[1] for row in derived["currencies"]))
    signs = chain(*({row[0], *row[2]} for row in derived["currencies"]), money["symbols"])
    classes = closed_classes(language.code)
    closed = ("prepositions", "conjunctions", "adverbs", "determiners", "pronouns", "auxiliaries")
    return Words(
        frozenset(grammar["hanging"]),
        frozenset(signs).difference(money["not_codes"]),
        frozenset(name.split()[0] for name in known).union(
            numbers["scales"],
            numbers["plural_scales"],
            grammar["verbs"],
            *(classes[name] for name in closed),
        ),
    )


def wraps(text: str, at: int, start: int, language: Language) -> bool:
    """Whether the line that ends at `at` continues on the line that begins at `start`.

    It does if the next line begins in lower case, or if the line ends with something that cannot
    end a line: "in", a currency, or a hyphen after a figure. After a figure, lower case is not
    enough, because rows of a table also end with figures.
    """
    if text.count("\n", at, start) > 1 or start == len(text):
        return False
    before = text[max(0, at - _NEAR) : at].rstrip()
    if not before or before[-1] in _STOPS:
        return False
    line = text[start : start + _AHEAD].partition("\n")[0]
    if _CELLS.search(line) or "|" in before or "\t" in before:
        return False
    last, first, known = _WORD.findall(before), _WORD.match(line), words_of(language)
    ended = before[-1]
    if ended.isalpha() and last:
        hanging = last[-1] in known.hanging or last[-1] in known.signs
        words = before.rpartition("\n")[2].split()
        hanging = hanging and (len(words) >= _FEWEST or words[0][0].isdecimal())
    else:
        hanging = ended in known.signs or (ended in _DASHES and before[-2:-1].isdecimal())
    if hanging or first is None or not line[0].islower():
        return hanging
    return not ended.isdecimal() or first[0].lower() in known.continuing
