"""Recognises names of publishers in lines by their form, and words that are not names."""

import re

from claimledger.metadata.page import Line
from claimledger.records import Finding

# A name: capitalised words, joined by the lower-case words that names contain.
_WORD = r"(?:[A-Z]\.|[A-Z0-9][\w&-]*(?:\.\w[\w&-]*)*)"
NAME = (
    rf"(?-i:The\s)?(?-i:{_WORD})(?:\s(?:(?:of|and|for|the|de|la|du|del|&)\s)?(?-i:{_WORD})){{0,6}}"
)
"""Pattern of a name, for use inside others that ignore case."""

# Platforms on which anyone publishes, and words that begin an invitation but are not a name.
_NOBODY = re.compile(
    r"""
    (?: january | february | march | april | may | june | july | august | september | october
      | november | december | (?:mon|tues|wednes|thurs|fri|satur|sun)day | [0-9] | our | us | my
      | your | this | we | it | free | newsletters? | e-?mail | premium | terms | privacy | cookies?
      | google | facebook | twitter | x | youtube | instagram | linkedin | medium | substack
      | telegram | whatsapp | apple | app | patreon | here | now | today | all )
    (?: \W .* )?
  | (?: jan | feb | mar | apr | jun | jul | aug | sept? | oct | nov | dec ) \.? \s? [0-9] .*
  | the | an?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SHORTEST = 2


def name_of(match: re.Match[str] | None) -> str | None:
    """Return the name in a match without trailing words, or None if it is not a name."""
    if match is None:
        return None
    name = re.sub(r"\.?\s+All [Rr]ights.*$", "", match["name"]).rstrip(" .,-&")
    return None if _NOBODY.fullmatch(name) or len(name) < _SHORTEST else name


def publisher_finding(name: str, rule: str, line: Line, match: re.Match[str]) -> Finding:
    """Return a finding for `publisher` at the name in a match in the text of the line."""
    start, end = match.span("name")
    return Finding("publisher", name, rule, line.start + start, line.start + end)
