"""What a quantity measures, in the words of the text: its whole or its attribute, and the subject.

There is no parser. The noun phrase after the number comes first ("a 25% tax on vehicles", "5% of
its staff"), then the words before the verb of the clause. If the clause has none ("…, or 2.1%"),
the number takes the measure of the number before it.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from claimledger.quantities.lexicon import Lexicon
from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading

_BREAKS = frozenset(';:,()—–"“”!?[]|•x×')
_LONGEST = 8
"""Tokens that a phrase after the number can take."""
_FARTHEST = 40
"""Tokens before the number in which its subject is looked for."""
_LONGEST_NAME = 4
_BRACKETED = 6
"""Tokens of a bracket that stands inside a clause: "Example Corp (EXC) said"."""
_PRONOUN = "…"
_SHORTEST_VERB = 4
"""Words of at most so many letters have no ending -ed or -ing ("shed", "king")."""
UNMEASURED = frozenset(
    {"name", "ordinal", "idiom", "date", "time", "version", "phone", "reference"}
)
"""Roles of numbers that measure nothing and do not divide a clause."""
_CONTENT, _VERB, _SKIP, _SUBJECT, _ING, _ED = range(6)


@cache
def _stops(lex: Lexicon) -> frozenset[str]:
    """Words that end the phrase after a number."""
    return lex.auxiliaries | lex.verbs | lex.pronouns


@cache
def _classes(lex: Lexicon) -> Callable[[str], int]:
    """What tells what a word can be in a clause, from its lower-case form alone."""
    verbs = lex.auxiliaries.union(lex.verbs, lex.change_verbs, lex.share_verbs)
    skipped = lex.phrase_ends.union(lex.adverbials, lex.change_adverbs)

    @lru_cache(maxsize=1 << 14)
    def class_of(low: str) -> int:
        if low in lex.subjects:
            return _SUBJECT
        if low in verbs:
            return _VERB
        if low in skipped or not low[0].isalpha() or low.endswith(lex.adverb):
            return _SKIP
        if len(low) <= _SHORTEST_VERB:
            return _CONTENT
        if low.endswith(lex.progressive):
            return _ING
        return _ED if low.endswith(lex.past) and not low.endswith(lex.no_past) else _CONTENT

    return class_of


def measure(p: Piece, r: Reading, last: Reading | None) -> str | None:
    """The measure of a reading, given the measured reading before it in the piece."""
    if r.role in UNMEASURED:
        return _after(p, r) if r.role == "reference" else None
    if last is not None and last.j == r.i - 1 and p.words[r.i - 1] == "(":
        r.subject = last.subject
        return last.measure  # "$6 (€5.50)": the same amount in other words
    found, r.subject = _clause(p, r, last)
    parts = [_after(p, r), _named(p, r, last), found, r.subject]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _after(p: Piece, r: Reading) -> str | None:
    """The noun phrase of which the number is a part, or which it describes."""
    k, lex = r.j, p.lexicon
    if k < p.n and p.words[k] == "(":
        k = next((t + 1 for t in range(k, min(p.n, k + 6)) if p.words[t] == ")"), p.n)
        if k >= p.n or p.low[k] not in lex.of:
            return None
    if k >= p.n or p.words[k] in _BREAKS:
        return None
    if p.low[k] in lex.belonging or (p.low[k] in lex.on and r.unit.name == "%"):
        return _phrase(p, k + 1)
    if r.unit.kind in ("none", "count") and not r.hyphenated:
        return None
    return None if p.low[k] in lex.phrase_ends else _phrase(p, k)


def _phrase(p: Piece, k: int) -> str | None:
    """The noun phrase from token k on, with a prepositional phrase or two."""
    lex, stops = p.lexicon, _stops(p.lexicon)
    while k < p.n and p.low[k] in lex.determiners:
        k += 1
    if k < p.n and _classes(lex)(p.low[k]) == _ED:
        return None  # "16 percent followed by"
    end = k
    for t in range(k, min(p.n, k + _LONGEST)):
        low = p.low[t]
        if low in _BREAKS or low == "." or low in stops:
            break
        if low in lex.phrase_ends or low in lex.change_verbs:
            inside = low in lex.determiners or low in lex.measure_links
            if t > k and not inside:
                break
        elif low[0].isalpha():
            end = t + 1
    return p.text[p.starts[k] : p.ends[end - 1]] if end > k else None


def _named(p: Piece, r: Reading, last: Reading | None) -> str | None:
    """The noun phrase that the number gives the size of: 'a speed of', 'an offer of'."""
    k, lex = r.left - 1, p.lexicon
    if k < 1 or p.low[k] not in lex.sized_by:
        return None
    t, floor = k, max(k - _LONGEST_NAME, last.j if last is not None else 0)
    while t > floor and p.low[t - 1][0].isalpha() and p.low[t - 1] not in lex.phrase_ends:
        if _classes(lex)(p.low[t - 1]) not in (_CONTENT, _SKIP) and p.low[k] not in lex.of:
            break
        t -= 1
    return p.text[p.starts[t] : p.ends[k - 1]] if t < k else None


def _clause(p: Piece, r: Reading, last: Reading | None) -> tuple[str | None, str | None]:
    """The object or fragment just before the number, and the subject of its clause.

    If the clause has no subject of its own, it has that of the clause before it.
    """
    floor = last.j if last is not None else 0
    end, nearest = r.left, None
    while end > max(floor, r.left - _FARTHEST):
        start = _clause_start(p, end, floor)
        subject, rest = _divided(p, start, end)
        if subject == _PRONOUN:
            break
        nearest = nearest or rest
        if subject:
            return nearest, subject
        end = start - 1
    if last is not None and last.subject:
        return nearest, last.subject
    topic = _divided(p, 0, min(r.left, _FARTHEST))[0]
    return nearest, None if topic == _PRONOUN else topic


def _clause_start(p: Piece, end: int, floor: int) -> int:
    """The first token before `end` from which no break or conjunction follows."""
    t, low, lex = end, p.low, p.lexicon
    openers, conjunctions = lex.clause_openers, lex.as_
    while t > floor:
        word = low[t - 1]
        if word == ")" and "(" in low[max(floor, t - _BRACKETED) : t - 1]:
            t = max(k for k in range(max(floor, t - _BRACKETED), t - 1) if low[k] == "(")
            continue
        if word in _BREAKS or word in openers:
            break
        if word in conjunctions and p.at(t - 2) not in lex.as_phrases:
            break
        t -= 1
    return t


def _divided(p: Piece, start: int, end: int) -> tuple[str | None, str | None]:
    """The content words before the first verb and those after the last verb of a range of tokens.

    Without a verb, there is no subject, only the second part. A subject that is a pronoun is
    _PRONOUN.
    """
    head: list[int] = []
    rest: list[int] = []
    verb, class_of, is_plural = False, _classes(p.lexicon), p.lexicon.is_plural
    for t in range(start, end):
        sort = class_of(p.low[t])
        if sort == _SUBJECT and not head and not verb:
            return _PRONOUN, None
        present = t == end - 1 and rest and sort == _CONTENT and is_plural(p.low[t])
        if sort == _VERB or present or (sort >= _ING and _inflected(p, t, sort)):
            head = head if verb else rest
            verb, rest = True, []
        elif sort in (_CONTENT, _ING, _ED):
            rest.append(t)
    return _span(p, head), _span(p, rest)


def _inflected(p: Piece, t: int, sort: int) -> bool:
    """Whether -ing or -ed marks a verb; in 'cooking times' and 'battery-powered' it does not."""
    if p.glued(t) and p.words[t - 1] == "-":
        return False
    if sort == _ED:
        return True
    return t + 1 >= p.n or p.low[t + 1] in p.lexicon.phrase_ends or p.words[t + 1][0].isdigit()


def _span(p: Piece, tokens: list[int]) -> str | None:
    """The text from the first to the last of the tokens, to the end of its last word."""
    if not tokens:
        return None
    last = tokens[-1] + 1
    while last < p.n and p.glued(last) and (p.words[last][0].isalnum() or p.words[last] in "-&"):
        last += 1
    return p.text[p.starts[tokens[0]] : p.ends[last - 1]]
