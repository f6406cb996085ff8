"""Numbers that are written parts of something else: versions, phone numbers, scores."""

from pipeline.extraction.quantities.lexicon import PHONE_WORDS
from pipeline.extraction.quantities.reading import NONE, Reading
from pipeline.extraction.quantities.roles.rule import rule
from pipeline.extraction.quantities.tokens import Piece

_DASHES = frozenset("-‐‑–./")


def _beside(p: Piece, k: int, signs: frozenset[str] | str) -> bool:
    """Whether token k is one of the signs with a digit glued to its far side."""
    return 0 < k < p.n - 1 and p.words[k] in signs and p.glued(k) and p.glued(k + 1)


def _digit(p: Piece, k: int) -> bool:
    return 0 <= k < p.n and "0" <= p.words[k][0] <= "9"


@rule(
    "code.version",
    "version",
    "figures with two points between them",
    hits=("The router answers at 192.168.1.2 again.", "Users should move to release 3.11.4 now."),
    misses=("The rate is 3.11 percent.", "It sold 3.4 million units. 2 shops closed."),
)
def _version(p: Piece, r: Reading) -> bool:
    head, last = r.numeral.head, r.numeral.j
    after = _beside(p, last, ".") and _digit(p, last + 1)
    before = _beside(p, head - 1, ".") and _digit(p, head - 2)
    v = head and p.low[head - 1] == "v" and p.glued(head)
    return bool(after or before or v) and r.unit is NONE


@rule(
    "code.phone",
    "phone",
    "groups of figures joined by hyphens, or after a word for a telephone",
    hits=("Call 555-123-4567 for details.", "The hotline is +44 20 7946 0000."),
    misses=("He won 6-4 in an hour.", "They call 200 voters a day."),
)
def _phone(p: Piece, r: Reading) -> bool:
    head, last = r.numeral.head, r.j
    if r.numeral.style != "digits" or r.unit is not NONE:
        return False
    if head and p.words[head - 1] == "+" and p.glued(head) and len(p.words[head]) < 4:  # noqa: PLR2004 - country codes
        return True
    groups = sum(_digit(p, k) for k in range(max(0, head - 6), min(p.n, last + 6)))
    joined = any(_beside(p, k, _DASHES) for k in (head - 1, r.numeral.j)) or r.rule == "range.dash"
    word = (
        any(w in PHONE_WORDS for w in p.low[max(0, head - 8) : head])
        or "+" in p.words[max(0, head - 8) : head]
    )
    if r.high is not None:
        return (
            joined
            and len(p.words[last - 1]) == 4
            and len(p.words[head]) == 3
            and r.unit is NONE
            and r.high > 1999
        )
    if joined and groups > 2 and len(p.words[head]) < 5:  # noqa: PLR2004 - at least three groups
        return all(
            w in "-–."
            for w in (p.words[head - 1] if head else "-", p.words[last] if last < p.n else "-")
            if not w[0].isalnum()
        )
    return (
        word
        and groups > 1
        and len(p.words[head]) in (3, 4)
        and (_digit(p, head - 1) or _digit(p, last))
        and r.unit is NONE
    )


@rule(
    "code.score",
    "score",
    "two figures joined by a hyphen without a unit",
    hits=("The home side won 3-1 on Sunday.", "It ended 89-89 after overtime."),
    misses=("Between 10-12 percent agreed.", "A 5-10 mile walk follows."),
)
def _score(_: Piece, r: Reading) -> bool:
    return r.role == "score" and r.high is not None


RULES = (
    _version,
    _phone,
    _score,
)
"""The rules of this file, in the order in which they are asked."""
