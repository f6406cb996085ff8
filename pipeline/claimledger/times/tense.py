"""Cues around a mention: past or future, and comparison of figures.

A bare weekday or month is past or future. The last verb before it in the sentence decides, else the
first one after it. There is no parser, only the few forms that news uses for the future.
"""

from claimledger.language import Language
from claimledger.language.sentences import ends
from claimledger.times.lexicon import Words
from claimledger.times.meanings.base import CERTAIN, Cue
from claimledger.times.mention import Mention

REACH = 250
"""Characters of a sentence that are read on either side."""
TAIL = 80
"""Characters before a mention in which the words that govern it are searched."""
REPORTED = frozenset({"quarter", "half"})
"""Grains of the periods for which firms report figures."""
FRONTED = 2
"""Words before a mention that opens its sentence: "in", "in the"."""


def cue(text: str, low: str, mention: Mention, table: Words) -> Cue:
    """Read the words around a mention in its sentence."""
    patterns, (start, end) = table.patterns, _sentence(text, mention, table.language)
    before = low[start : mention.start]
    after = low[mention.end : end]
    compared = patterns["compared"].search(before) is not None
    against = patterns["against"].search(before) is not None
    return Cue(_direction(before, after, mention, table), compared, against)


def _sentence(text: str, mention: Mention, language: Language) -> tuple[int, int]:
    """The sentence around a mention, within reach; semicolons and line ends also end it."""
    start, end = max(0, mention.start - REACH), min(len(text), mention.end + REACH)
    for mark in "\n;":
        start = max(start, text.rfind(mark, start, mention.start) + 1)
        after = text.find(mark, mention.end, end)
        end = end if after < 0 else after
    for stop in ends(text, start, end, language):
        if stop >= mention.end:
            return start, stop
        start = min(stop, mention.start)
    return start, end


def _direction(before: str, after: str, mention: Mention, table: Words) -> int:
    """Past or future, by the words of the sentence around a mention."""
    patterns, tail = table.patterns, max(0, len(before) - TAIL)
    if patterns["since"].search(before, tail):
        return -CERTAIN
    if _looks_back(before, after, mention, table):
        return -1
    meets = patterns["meet"].search(before, tail) and not patterns["possessive"].match(after)
    if meets or _calls_ahead(before, after, table):
        return 1
    direction = _last_verb(before, table)
    if direction > 0:
        planned = CERTAIN if patterns["will"].search(before, tail) else 1
        return -1 if patterns["was_over"].match(after) else planned
    direction = direction or _first_verb(after, table)
    if direction == 0:
        return int(patterns["possible"].search(before) is not None)
    over = direction < 0 and _is_over(before, after, mention.meaning.grain, table)
    return -CERTAIN if over else direction


def _looks_back(before: str, after: str, mention: Mention, table: Words) -> bool:
    """Whether a time is past whatever the verb: "the first in ten years", "Friday's ruling"."""
    patterns = table.patterns
    if mention.meaning.grain == "weekday":
        called = patterns["calls_ahead"].search(before, max(0, len(before) - TAIL))
        return called is None and patterns["of_a_day"].match(after) is not None
    record = patterns["record"].search(before) if mention.rule == "ahead" else None
    return record is not None and not patterns["ahead"].search(before, record.end())


def _calls_ahead(before: str, after: str, table: Words) -> bool:
    """Whether "by" or "until" requires a future time.

    It does not in "By June, prices had doubled" or "it was finished by June".
    """
    call = table.patterns["calls_ahead"].search(before, max(0, len(before) - TAIL))
    if call is None or (call[0].split()[0] in table.lists["BY"] and _is_governed(before, table)):
        return False
    return len(before.split()) > FRONTED or _first_verb(after, table) >= 0


def _last_verb(clause: str, table: Words) -> int:
    finds = (table.patterns[name].finditer(clause) for name in ("ahead", "behind"))
    ahead, behind = (max((found.end() for found in each), default=-1) for each in finds)
    return 0 if ahead == behind == -1 else 1 if ahead >= behind else -1


def _first_verb(clause: str, table: Words) -> int:
    ahead, behind = (table.patterns[name].search(clause) for name in ("ahead_after", "behind"))
    if ahead and (behind is None or ahead.start() <= behind.start()):
        return 1
    return -1 if behind else 0


def _is_over(before: str, after: str, grain: str, table: Words) -> bool:
    """Whether the words of a sentence before and after a time rule out that it is in the future.

    The words are in lower case, without the time itself, and contain no word about the future.
    """
    if table.patterns["base"].search(before):
        return True
    if grain not in REPORTED and table.patterns["for_one"].search(before):
        return False
    return _is_governed(before, table) or _subject(before, after, table)


def _is_governed(before: str, table: Words) -> bool:
    """Whether the last verb before a time is a past verb in the same clause."""
    patterns = table.patterns
    verbs = list(patterns["over"].finditer(before))
    if not verbs or patterns["behind"].search(before, verbs[-1].end()):
        return False
    between = before[verbs[-1].end() :]
    if patterns["adjacent"].fullmatch(between):
        return True
    arranged = patterns["arranged"].fullmatch(verbs[-1][0])
    return not (
        arranged or patterns["clause"].search(between) or patterns["to_come"].search(between)
    )


def _subject(before: str, after: str, table: Words) -> bool:
    """Whether a time belongs to the subject of a past verb, or opens its clause."""
    patterns = table.patterns
    verb = patterns["over"].search(after)
    if verb is None or patterns["clause"].search(after, 0, verb.start()):
        return False
    if len(before.split()) <= FRONTED:
        return True
    parted = patterns["subject_break"].search(after, 0, verb.start())
    if parted or patterns["to_come"].search(before):
        return False
    arranged = patterns["arranged"].fullmatch(verb[0])
    return not (arranged or patterns["prepared"].match(after, verb.end()))
