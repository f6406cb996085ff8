"""Coreference: short names, acronyms and adjectives as the full name that the text gives."""

import re
from dataclasses import dataclass
from functools import cached_property

from claimledger.claims.entities import gazetteer
from claimledger.claims.learned.names import WORD, is_pronoun

NAME = re.compile(
    r"\b[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|and|the|de|del|la|von|van|bin|al)\s+){0,2}[A-Z][\w.&’'-]*)+"
)
"""Capitalised words in a row, with small words between them."""

DEFINED = re.compile(
    r"(?P<full>[A-Z][\w.&’' -]{4,80}?)\s*\(\s*(?P<short>[A-Z][A-Za-z&.]{1,9})\s*\)"
)
"""A name with its short form in brackets: "Office for National Statistics (ONS)"."""

OPENING = frozenset(
    {"the", "a", "an", "in", "on", "at", "but", "and", "for", "as", "while", "when"}
)
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class Names:
    """The names of an article, by what stands for them."""

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
    def longer(self) -> dict[str, str]:
        """For the last word of a name of several words, the name; only where one name has it."""
        found: dict[str, set[str]] = {}
        for match in NAME.finditer(self.text):
            words = POSSESSIVE.sub("", match[0]).split()
            while words and words[0].lower() in OPENING:
                words = words[1:]
            if len(words) > 1:
                found.setdefault(words[-1], set()).add(" ".join(words))
        return {
            last: min(names, key=lambda n: (len(n), n))
            for last, names in found.items()
            if alike(names)
        }

    def full(self, name: str) -> str:
        """The full name that the article gives for a name; the name itself where it gives none.

        >>> Names("Jane Roe spoke. Roe left the Free Trade Board (FTB).").full("Roe")
        'Jane Roe'
        >>> Names("The Free Trade Board (FTB) met.").full("the FTB")
        'Free Trade Board'
        """
        bare = POSSESSIVE.sub("", name.strip(' ,;:."“”()[]')).strip()
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


def alike(names: set[str]) -> bool:
    """Whether names are longer and shorter forms of one, so that no other is meant."""
    shortest = min(names, key=len)
    return all(set(WORD.findall(shortest)) <= set(WORD.findall(name)) for name in names)
