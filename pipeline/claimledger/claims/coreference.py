"""Coreference: short names, acronyms and adjectives resolved to the full name in the text."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from claimledger.claims.entities import gazetteer
from claimledger.claims.names import WORD, is_pronoun, without_marks
from claimledger.language.lexicon import closed_classes

SMALL = r"(?:(?:of|for|and|the|de|del|la|von|van|bin|al)[^\S\n]+){0,2}"
NAME = re.compile(rf"\b[A-Z][\w.&’'-]*(?:[^\S\n\t]+{SMALL}[A-Z][\w.&’'-]*)+")
"""Capitalised words in a row on one line, with small words between them."""

CAPITALISED = re.compile(rf"\b[A-Z][\w.&’'-]*\w(?:[^\S\n\t]{SMALL}[A-Z][\w&’'-]*\w)*")
"""A name, which may be a single word."""

RUN = re.compile(r"\b[A-Z][\w&-]*(?: [A-Z][\w&-]*)+")
"""Capitalised words in a row, with only a space between them."""

HEAD = re.compile(r"(?:^|[.!?:•\n“\"])\s*$")
"""The characters before the first word of a sentence."""

DEFINED = re.compile(
    r"(?P<full>[A-Z][\w.&’' -]{4,80}?)[^\S\n]*\(\s*(?P<short>[A-Z][A-Za-z&.]{1,9})\s*\)"
)
"""A name with its short form in brackets: "Office for National Statistics (ONS)"."""

_CLOSED = closed_classes()
BEFORE_FULL = 2
"""How often a short name may precede its full form, as in a title and a caption."""

OPENING = frozenset(
    chain(*(_CLOSED[kind] for kind in ("determiners", "prepositions", "conjunctions", "pronouns")))
)
"""Words that begin no name, although they have a capital at the start of a sentence."""
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class Names:
    """The names of an article, by their short forms."""

    text: str

    @cached_property
    def defined(self) -> dict[str, str]:
        """Full names by the short form that the text defines."""
        found: dict[str, str] = {}
        for match in DEFINED.finditer(self.text):
            words = match["full"].split()
            letters = [c for c in match["short"] if c.isupper()]
            for first in range(len(words)):
                part = words[first:]
                initials = [word[0] for word in part if word[0].isupper()]
                if initials == letters and part[0][0].isupper():
                    found.setdefault(match["short"], " ".join(part))
                    break
        return found

    @cached_property
    def mentions(self) -> list[tuple[int, str]]:
        """The spans of names, by their full form; the first word of a sentence is no name."""
        found = []
        for match in CAPITALISED.finditer(self.text):
            start = match.start()
            if not HEAD.search(self.text, max(0, start - 3), start):
                found.append((start, self.full(match[0])))
            elif " " in (name := unopened(match[0])):
                found.append((match.end() - len(name), self.full(name)))
        return found

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """The spans of capitalised words in a row, without words that only begin a sentence."""
        found = []
        for match in RUN.finditer(self.text):
            head = HEAD.search(self.text, max(0, match.start() - 3), match.start())
            found.append((match.end() - len(unopened(match[0]) if head else match[0]), match.end()))
        return found

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A phrase with the rest of the names that it begins or ends within.

        >>> names = Names("Tests in North Korea and Corvin State University")
        >>> [names.text[slice(*names.whole(*span))] for span in ((15, 20), (9, 37), (0, 5))]
        ['North Korea', 'North Korea and Corvin State University', 'Tests']
        """
        for first, last in self.runs[bisect_left(self.runs, (start, 0)) - 1 :]:
            if first >= end:
                break
            if first < start < last and self.text[start].isupper():
                start = first
            if first < end < last and self.text[end] == " ":
                end = last
        return start, end

    def before(self, offset: int, count: int) -> list[tuple[int, str]]:
        """The last names before an offset, the nearest first, each once."""
        found: dict[str, int] = {}
        at = bisect_left(self.mentions, (offset, ""))
        for start, name in reversed(self.mentions[max(0, at - 8 * count) : at]):
            found.setdefault(name, start)
            if len(found) == count:
                break
        return [(start, name) for name, start in found.items()]

    @cached_property
    def longer(self) -> dict[str, str]:
        """The longer name for each last word of a name, if only one name ends with it.

        The first word of a sentence may not belong to a name ("Later Roe left"), so two words at
        its beginning count only if no other name has the second. An article gives the full name
        early, so a short name that is frequent before it is a name of its own ("Pilates", then
        "Corvin Pilates").
        """
        inside: dict[str, set[str]] = {}
        at_head: dict[str, set[str]] = {}
        first: dict[str, int] = {}
        for match in NAME.finditer(self.text):
            head = HEAD.search(self.text, max(0, match.start() - 3), match.start())
            name = POSSESSIVE.sub("", match[0].rstrip("."))
            words = (unopened(name) if head else name.removeprefix("The ")).split()
            if len(words) > 1:
                found = at_head if head and not words[2:] else inside
                found.setdefault(words[-1], set()).add(" ".join(words))
                first.setdefault(words[-1], match.start())
        return {
            last: min(names, key=lambda n: (len(n), n))
            for last, names in {**at_head, **inside}.items()
            if alike(names) and self.text.count(last, 0, first[last]) <= BEFORE_FULL
        }

    def full(self, name: str) -> str:
        """The full name that the article gives for a name; otherwise the name itself.

        >>> Names("Jane Roe spoke. Roe left the Free Trade Board (FTB).").full("Roe")
        'Jane Roe'
        >>> Names("The Free Trade Board (FTB) met.").full("the FTB")
        'Free Trade Board'
        """
        bare = POSSESSIVE.sub("", without_marks(name, ' ,;:."“”()[]')).strip()
        for article in ("the ", "The ", "a ", "an ", "A ", "An "):
            bare = bare.removeprefix(article)
        if bare in self.defined:
            return self.defined[bare]
        entity = gazetteer().get(bare)
        if entity is not None:
            return entity.name if entity.adjective and entity.name in self.text else bare
        if len(bare.split()) == 1 and bare[:1].isupper() and not is_pronoun(bare):
            return self.longer.get(bare, bare)
        return bare


def unopened(name: str) -> str:
    """A name without the words before it that only begin a sentence.

    >>> unopened("If the Free Trade Board"), unopened("The"), unopened("Roe Research")
    ('Free Trade Board', '', 'Roe Research')
    """
    while name and name.split(None, 1)[0].lower() in OPENING:
        name = name[len(name.split(None, 1)[0]) :].lstrip()
    return name


def alike(names: set[str]) -> bool:
    """Whether names are longer and shorter forms of one name."""
    shortest = min(names, key=len)
    return all(set(WORD.findall(shortest)) <= set(WORD.findall(name)) for name in names)
