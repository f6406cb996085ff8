"""Knowledge of a language, shared by all text understanding."""

from dataclasses import dataclass

__all__ = ["ENGLISH", "LANGUAGES", "Language", "language_of"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language whose numbers, times and claims are read.

    Its words are the files below ``language/<code>/``; ``claimledger.language.lexicon`` reads them.
    A module that knows words of a language keeps them in a table that a cached function builds
    from a ``Language``, so that a second language is a folder of words.

    Args:
        code: ISO 639-1 code, the name of the folder.
    """

    code: str


ENGLISH = Language("en")
LANGUAGES = {"en": ENGLISH, "und": ENGLISH}
"""Languages by the code of an article; "und" is a text too short to tell, read as English."""


def language_of(code: str) -> Language:
    """The language of an article; English if its language has no words here."""
    return LANGUAGES.get(code, ENGLISH)
