"""Wording: phrases in the form in which they are published, with only words of the text."""

import re

from claimledger.claims.names import without_marks
from claimledger.language.lexicon import closed_classes, lexicon
from claimledger.language.sentences import ends

_WORDS = {**closed_classes(), **lexicon("claims", "wording.yaml")}
EDGES = " \t\n,;:.!?–—-\"“”‘’'()[]|•*"
BLANKS = re.compile(r"\s+")
POSSESSIVE = re.compile(r"['’]s?$")
UNCLOSED, UNOPENED = re.compile(r"[(\[][^()\[\]]*$"), re.compile(r"^[^()\[\]]*[)\]]")
"""The end of a phrase from a bracket that it does not close, and its head up to one that it does
not open."""


def _any_of(kind: str) -> str:
    """A pattern of the words of a kind, the longest first."""
    return "|".join(map(re.escape, sorted(sorted(_WORDS[kind]), key=len, reverse=True)))


OPENER = re.compile(rf"^(?:{_any_of('openers')})(?:[\s,]+|$)", re.IGNORECASE)
CLOSER = re.compile(rf"(?:^|[\s,]+)(?:{_any_of('closers')})$", re.IGNORECASE)
AUXILIARIES = re.compile(rf"(?<!\w)(?:(?:{_any_of('auxiliaries')}|['’]s)(?!\w)\s*)+", re.IGNORECASE)
RELATIVE = re.compile(rf"\b(?:{_any_of('relative')})\b", re.IGNORECASE)
PARTITIVE = re.compile(r"\s+of\s", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:an?|the)(?:\s+[\w-]+){0,2}$", re.IGNORECASE)
"""An article and adjectives before a number: "a record"."""
PART_OF = re.compile(r"\s+of\s+(?:(?:the|all|its|their|his|her|our)\s+){0,2}", re.IGNORECASE)
RELATIVE_END = re.compile(rf",?\s+(?:{_any_of('relative')})$|,\s+wh\w+\s.*$", re.IGNORECASE)
"""The relative pronoun that a phrase ends with, and a relative clause that is set off."""
NUMBERED = re.compile(r",\s*\W?\d.*$")
"""A number after a comma, and what follows it."""
SET_BEFORE = re.compile(r"^(?:.*\s)?[a-z][\w’'-]*,\s+(?=[A-Z])|^\d[\d.,]*,\s+")
"""The beginning of a sentence before a name: "in debates, Roe", "2024, exports"."""
BRACKETED_NUMBER = re.compile(
    r"^.*\([^()]*\d[^()]*\),?\s+(?:(?:and|or)\s+)?(?=\w)|\s*\([^()]*\d[^()]*\)$"
)
"""A number in brackets, which belongs to the words before it: "Chile (4%), Peru"."""
_REPORTING = lexicon("claims", "reporting.yaml")
_PAST = [v for v in _REPORTING["verbs"] if v.endswith("ed") or v in _REPORTING["past"]]
REPORTS = rf"(?:{'|'.join(map(re.escape, _PAST))})"
REPORTED = re.compile(
    rf"^(?:he|she|they|it)\s+{REPORTS}\b\s*|[\s,]+{REPORTS}(?:\s+[A-Z]\S*)?$", re.IGNORECASE
)
"""A verb of reporting after a name, with its addressee; or a pronoun and verb before a name."""
SAID = re.compile(
    rf"^.{{1,60}}?\s{REPORTS}\s+(?:that\s+|(?=(?:{_any_of('determiners')})\s))", re.IGNORECASE
)
"""A clause that names the source of the following words."""
NUMERAL = re.compile(
    rf".*\d[^\s]*(?:[\s-]+(?:{_any_of('magnitudes')})\b)*|.*\b(?:{_any_of('magnitudes')})\b",
    re.IGNORECASE | re.DOTALL,
)
"""The words before the counted noun of a quantity."""


def measure(phrase: str) -> str:
    """A measured property as a noun phrase would name it.

    It has no loose word at its beginning or end, and its first verb has no auxiliary.

    >>> measure("the unemployment rate in")
    'unemployment rate'
    >>> measure("soldiers have been killed in Gaza"), measure("which will be paid")
    ('soldiers killed in Gaza', 'paid')
    """
    words = trimmed(BLANKS.sub(" ", phrase))
    found = AUXILIARIES.search(words)
    clause = RELATIVE.search(words)
    if found and (clause is None or found.start() < clause.start()):
        words = trimmed(f"{words[: found.start()]} {words[found.end() :]}")
    return BLANKS.sub(" ", words)


def trimmed(words: str) -> str:
    """Words without loose words at the beginning and the end."""
    while True:
        shorter = without_marks(CLOSER.sub("", OPENER.sub("", unbracketed(words))), EDGES)
        if shorter == words:
            return words
        words = shorter


def unbracketed(words: str) -> str:
    """Words without marks at their ends, and without unbalanced brackets.

    >>> unbracketed("Free Trade Board (FTB)"), unbracketed("2), output (in tons) rose")
    ('Free Trade Board', 'output (in tons) rose')
    """
    return without_marks(UNOPENED.sub("", UNCLOSED.sub("", without_marks(words, EDGES))), EDGES)


def around_number(before: str, quantity: str, after: str, *, unit: str, counts: bool) -> str:
    """A phrase that contains its own number, without the number.

    Args:
        before: the phrase up to the number.
        quantity: the part of the quantity that the phrase contains.
        after: the phrase after it.
        unit: the unit of the quantity; "4% of trade" is a share of trade.
        counts: whether the quantity counts a noun, which stays.

    >>> around_number("coverage to ", "more than 400,000 residents", "", unit="person", counts=True)
    'coverage to residents'
    >>> around_number("a fine of ", "$50", " for parking", unit="USD", counts=False)
    'a fine for parking'
    >>> around_number("accounts for ", "4%", " of trade", unit="%", counts=False)
    'share of trade'
    >>> around_number("dropped a record ", "26 inches", " of rain", unit="in", counts=False)
    'dropped rain'
    """
    partitive = PARTITIVE.match(after)
    if unit == "%" and partitive:
        return f"share{BLANKS.sub(' ', after)}".strip()
    noun = NUMERAL.sub("", quantity, count=1).strip() if counts else ""
    head = before if noun else CLOSER.sub("", without_marks(before, EDGES))
    if partitive and not noun:
        head, after = DETERMINED.sub("", head), after[partitive.end() :]
    return BLANKS.sub(" ", f"{head} {noun} {after}").strip()


def part_of(gap: str, phrase: str, unit: str) -> str:
    """A phrase after its number, given the words between the two.

    >>> part_of(" of the ", "foreign trade", "%"), part_of(" in ", "foreign trade", "%")
    ('share of foreign trade', 'foreign trade')
    """
    return f"share of {phrase}" if unit == "%" and PART_OF.fullmatch(gap) else phrase


def name(phrase: str) -> str:
    """A name without article or preposition before it, and without possessive or loose words after.

    Parts of other sentences, numbers after a comma, and beginnings of sentences are left out too.

    >>> name("the country’s"), name("between Russia and China"), name("Roe Research, which")
    ('country', 'Russia and China', 'Roe Research')
    >>> name("Chile, 48% of adults"), name("in debates, Roe"), name("in London. Winners")
    ('Chile', 'Roe', 'Winners')
    >>> name("Chile (4%), Peru"), name("Chile (4%)"), name("the U.S.")
    ('Peru', 'Chile', 'U.S.')
    """
    words = BLANKS.sub(" ", phrase)
    words = words[max(ends(words, 0, len(words)), default=0) :].lstrip()
    words = BRACKETED_NUMBER.sub("", SET_BEFORE.sub("", words))
    words = RELATIVE_END.sub("", unbracketed(NUMBERED.sub("", words)))
    words = POSSESSIVE.sub("", CLOSER.sub("", words))
    return without_marks(OPENER.sub("", OPENER.sub("", words)), EDGES)


def source(phrase: str) -> str:
    """The name of a source, without its verb of reporting.

    >>> source("the ministry said"), source("Jane Roe, told Reuters"), source("He said Mr Doe")
    ('ministry', 'Jane Roe', 'Mr Doe')
    """
    return name(REPORTED.sub("", name(phrase)))


def party(phrase: str) -> str:
    """The name of a subject or counterpart, without the source that speaks about it.

    >>> party("Roe said that the firms"), party("cases reported worldwide")
    ('firms', 'cases reported worldwide')
    """
    return name(SAID.sub("", phrase))
