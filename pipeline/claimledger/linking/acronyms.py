"""Acronyms as texts define them: "Harbor and River Authority (HRA)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = r"(?:[A-Z][\w'’&-]*|of|the|and|for|de|on|in)"
DEFINED = re.compile(rf"((?:{NAME}\s){{1,8}}{NAME})\s\(([A-Z][A-Z&.]{{0,8}}[A-Z.])\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and the acronym in brackets after it."""

    name: str
    acronym: str


def definitions(text: str) -> tuple[Definition, ...]:
    """The acronyms that a text defines, each once.

    The initials of the name must be the letters of the acronym, with or without those of small
    words.

    >>> definitions("In May the Harbor and River Authority (HRA) met. It is late (PM).")
    (Definition(name='Harbor and River Authority', acronym='HRA'),)
    """
    return tuple(sorted(set(_defined(text)), key=lambda one: (one.acronym, one.name)))


def _defined(text: str) -> Iterator[Definition]:
    for match in DEFINED.finditer(text):
        parts = match[1].split()
        letters = match[2].replace(".", "").replace("&", "").upper()
        for start in range(len(parts) - 1, -1, -1):
            name = parts[start:]
            if name[0][0].isupper() and letters in _initials(name):
                yield Definition(" ".join(name), match[2])
                break


def _initials(name: list[str]) -> set[str]:
    """The initials of a name, with those of its small words and without them."""
    capitals = [word[0] for word in name if word[0].isupper()]
    return {"".join(capitals), "".join(word[0] for word in name).upper()}
