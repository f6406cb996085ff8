"""Knowledge of a language, shared by all text understanding."""

from dataclasses import dataclass

__all__ = ["ENGLISH", "LANGUAGES", "Language", "language_of"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which claimledger reads numbers, times and claims.

    Its words are data in ``language/<code>/``; ``claimledger.language.lexicon`` loads them. A
    module that needs words of a language builds its table in a cached function that takes a
    ``Language``, so adding a language means adding a folder.

    Args:
        code: ISO 639-1 code, the name of the folder.
    """

    code: str


ENGLISH = Language("en")
LANGUAGES = {"en": ENGLISH, "und": ENGLISH}
"""Languages by the language code of an article. "und" marks a text that is too short to identify;
it is read as English."""


def language_of(code: str) -> Language:
    """Return the language with an ISO 639-1 code, or English if it is not supported."""
    return LANGUAGES.get(code, ENGLISH)
