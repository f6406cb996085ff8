"""What the words around a mention say: which way it points, and whether figures are compared.

A bare weekday or month is past or to come. The last verb before it in its sentence decides, else
the first one after it: no parser, only the few forms in which news speaks of what is ahead.
"""

import re

from claimledger.times.meanings.base import Cue
from claimledger.times.mention import Mention
from claimledger.times.over import BEHIND, FRONTED, PERFECT, SINCE, is_over

REACH = 250
"""Characters of a sentence that are read on either side."""
MAY = r"(?<!\bof )(?<!\bin )(?<!\bby )(?<!th )may(?! \d)"
"""The verb, where no word asks for the month."""
MODALS = rf"will|shall|won['’]t|would|should|{MAY}|might|could|can|must"
BETWEEN = r"not|also|still|then|soon|only|again|now|\w+ly|be|have|been|get"
"""Words between a modal and its verb."""
AHEAD = re.compile(
    rf"['’]ll(?: (?:{BETWEEN}))* [\w-]+"
    rf"|\b(?=\w)(?:(?!{PERFECT})(?:{MODALS}|to be)(?: (?:{BETWEEN}))* [\w-]+"
    r"|(?:(?:is|are|was|were|be|been) (?:to|due|likely|set|going)"
    r"|(?:re)?scheduled|expect(?:s|ed|ing)?|plans?(?= (?:to|on|a|an)\b)|plan(?:ned|ning)|due"
    r"|set (?:to|for)|slated"
    r"|going to|about to|agree[sd]? to|hop(?:es?|ed|ing) to|aim(?:s|ed)? to|vow(?:s|ed) to|intends?"
    r"|wants? to|seeks? to"
    r"|upcoming|deadline|extended|invited|effective|payable|redeemable"
    r"|(?:urged|asked|ordered|wants?|wanted|called on) [\w' ]{2,40}? to \w+"
    r"|begins|starts|opens|resumes|returns|leaves|ends|expires|closes|arrives|departs|looms"
    r"|kicks off|(?:takes?|taking) (?:place|effect|office)|comes into force|goes (?:to|on|into))\b)"
)
"""What is to come; a modal takes its verb along ("should be completed"), and news says in the
present tense what is fixed ("the trial begins Monday")."""
PRESENT = re.compile(
    rf"\b(?!{PERFECT})(?:{MODALS}|plans?|expects?|hopes?|aims?|intends?"
    r"|(?:is|are) (?:to|due|set|going))\b|['’]ll\b"
)
TAIL = 80
"""Characters before a mention in which the words stand that govern it."""
CALLS_AHEAD = re.compile(
    r"(?:\bby|\buntil|\btill|\bfrom now to|\bdue|\bas (?:early|soon) as) (?:the )?$"
)
"""Directly before a mention these ask for a time to come."""
WAS_OVER = re.compile(r"['’s]* (?:was|were|had)\b")
"""Directly after a mention: "the rally planned for Saturday was cancelled"."""
COMPARED = re.compile(
    r"\b(?:from|than|versus|vs|compared|against|up|down|rose|fell|earned|gain|drop|dropped|jumped"
    r"|declined|loss|higher|lower)\b"
)
AGAINST = re.compile(r"\b(?:compared (?:with|to)|versus|vs\.?) (?:[^,;]{1,60} )?$")
"""Before a time with whose figures those of a sentence are compared."""
CERTAIN = 2
"""The direction where a verb leaves no choice: "rose to a peak in June" (-2)."""
WILL = re.compile(
    rf"\b(?:will|shall)(?: (?:{BETWEEN}))* \w+(?: \w+)?(?: (?:in|on|at|early|late))? (?:the )?$"
)
"""What will be, perhaps one word, a preposition, and then the mention."""
MEET = re.compile(
    r"\b(?<!did )(?<!not )(?<!failed to )(?<!unable to )(?:meet|leave|return|begin|open|reopen"
    r"|start|resume|arrive|gather|convene|vote|travel|visit|depart|is|are)(?: \w+ly)?(?: on)? $"
)
"""A verb right before a day: "the leaders meet Monday", "the vote is Friday"."""
RECORD = re.compile(r"\b(?:first|second|third|fourth|fifth|time|times|\w\w+est|most|least)\b")
"""Before "in ten years" these look back: the first in ten years, the lowest in two decades."""
STOP = re.compile(
    r"[\n.!?;](?:(?<=\n)|(?<=[!?;])\s|(?<=\bMay\.)\s"
    r"|(?<=\.)(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)[\"'”’)]*\s)"
)
"""Where a sentence ends; a full stop after a short capitalised word (Mr., Inc., Jan.) is none."""


class Heard:
    """The cue of a mention, read from its sentence when it is asked for, and once."""

    __slots__ = ("_cue", "_place")

    def __init__(self, text: str, low: str, mention: Mention) -> None:
        self._place = text, low, mention
        self._cue: Cue | None = None

    def __call__(self) -> Cue:
        """The cue."""
        if self._cue is None:
            self._cue = cue(*self._place)
        return self._cue


def cue(text: str, low: str, mention: Mention) -> Cue:
    """Read the words around a mention in its sentence."""
    start = max(0, mention.start - REACH)
    for stop in STOP.finditer(text, start, mention.start):
        start = stop.end()
    stop_after = STOP.search(text, mention.end, mention.end + REACH)
    end = stop_after.start() if stop_after else mention.end + REACH
    before = low[start : mention.start]
    after = low[mention.end : end]
    against = AGAINST.search(before) is not None
    return Cue(_direction(before, after, mention), COMPARED.search(before) is not None, against)


def _direction(before: str, after: str, mention: Mention) -> int:
    """Which way the words of its sentence before and after a mention point."""
    tail = max(0, len(before) - TAIL)
    if SINCE.search(before, tail):
        return -CERTAIN
    if mention.rule == "ahead" and RECORD.search(before):
        return -1
    meets = MEET.search(before, tail) and not after.startswith(("'s", "’s"))
    if meets or _calls_ahead(before, after, tail):
        return 1
    direction = _last_verb(before)
    if direction > 0:
        return -1 if WAS_OVER.match(after) else CERTAIN if WILL.search(before, tail) else 1
    direction = direction or _first_verb(after)
    over = direction < 0 and is_over(before, after, mention.meaning.grain)
    return -CERTAIN if over else direction


def _calls_ahead(before: str, after: str, tail: int) -> bool:
    """Whether "by" or "until" asks for a time to come; not so in "By June, prices had doubled"."""
    if CALLS_AHEAD.search(before, tail) is None:
        return False
    return len(before.split()) > FRONTED or _first_verb(after) >= 0


def _last_verb(clause: str) -> int:
    ahead = max((found.end() for found in AHEAD.finditer(clause)), default=-1)
    behind = max((found.end() for found in BEHIND.finditer(clause)), default=-1)
    return 0 if ahead == behind == -1 else 1 if ahead >= behind else -1


def _first_verb(clause: str) -> int:
    ahead, behind = PRESENT.search(clause), BEHIND.search(clause)
    if ahead and (behind is None or ahead.start() <= behind.start()):
        return 1
    return -1 if behind else 0
