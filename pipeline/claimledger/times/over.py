"""Whether a verb of its clause says that a time is over: "the rate sank to a low in February".

A finite verb of the past rules out a time to come, unless it is one that arranges things ("called
an election in May") or something between the two is still ahead ("before the vote in May").
"""

import re

PAST = (
    r"\w{4}\w++(?<=[^e\W]ed)(?<!\bunited)(?<!\bhundred)|rose|fell|went|came|made|took|gave|got|began|won|lost|met"
    r"|held|led|left|sent|spent|found|saw|became|grew|paid|sold|bought|wrote|spoke|struck|shot"
    r"|broke|drove|flew|ran|kept|stood|shrank|sank|slid|crept|leapt|threw|drew|withdrew|chose|froze"
    r"|caught|brought|taught|thought|fought|sought|built|dealt|meant|felt|heard|fled|hid|hung|knew"
    r"|lay|laid|lent|overtook|undertook|rang|sang|rode|shook|stole|swept|swung|spun|slept|sprang"
    r"|swore|tore|wore|bore|woke|forgot|outgrew|understood|underwent|overcame|rebuilt"
)
"""Verbs that are past by their form."""
PERFECT = (
    r"(?:would|should|may|might|could|must)(?: not|n['’]t)?(?: \w+ly)? have"
    r" (?:been|come|gone|made|taken|had|got|begun|\w+(?:ed|en|own))\b"
)
"""A modal that speaks of the past: "may have occurred"."""
BEHIND = re.compile(
    rf"\b(?=\w)(?:{PERFECT}|had been \w+(?: to \w+)?"
    r"|(?:previously|originally) \w+ed"
    rf"|was|were|had|did|has|have|said|told|set|shut|hit|cut|put|{PAST})\b"
)
OVER = re.compile(
    rf"\b(?<!has )(?<!have )(?<!been )(?<!be )(?<!to )(?<!a )"
    rf"(?:{PERFECT}|{PAST}|was|were|had|did|hit|shut)\b"
)
"""A finite verb of the past."""
ARRANGED = (
    r"(?:call|book|announc|approv|invit|propos|mov|postpon|delay|confirm|back|promis|pledg|offer"
    r"|order|rul|list|cancel|deferr|request|want|vot|sign|submitt|decid|guid|bas|nam|forecast"
    r"|project|predict|budget|prepar|fac|await|wait|pric|warn|need|train|qualifi|register|hop)ed"
    r"|said|told|brought|sought|got|chose|bet"
)
"""What one does in the past about a time to come: "called an election in May"."""
PREPARED = re.compile(
    rf" (?:not )?(?:{ARRANGED}|(?:due|set|expected|seen|planned|scheduled|to|meant|going|put)\b)"
)
"""After "was" these speak of what is ahead: "the vote in May was called"."""
TO_COME = re.compile(
    r"\b(?:before|until|ahead|towards?|plans?|deadline|forecasts?|elections?|vote"
    r"|ballot|referendum|summit|trial|contest|match|target|upcoming|starting|beginning|effective)\b"
    r"|\bto (?!(?:an?|the|its?|their|his|her|about|around|almost|nearly|just|over|under|below"
    r"|above|more|less|records?|zero|all|\w+ly)\b|\W|\d)[a-z]"
)
"""Beside a mention: an infinitive, or a noun whose time may be to come."""
CLAUSE = re.compile(
    r"[;:\"“”—–]|\b(?:that|which|who|whose|where|when|if|whether|because|while|but|is|are)\b"
    r"|\bas\b(?! (?:much|many|low|high|little|few|well|of|an?)\b| [$€£¥]?\d)"
)
"""Where another clause begins, or a verb of its own shows that one has."""
BREAK = re.compile(r",|\b(?:and|or)\b")
"""What parts a mention inside a subject from a verb that may have another subject."""
ADJACENT = re.compile(r" (?:\w+ )?(?:(?:in|on|at|early|late|last|during) )?(?:the )?|\s*")
"""Between a verb and a time of its own: nothing, or perhaps one word and a preposition."""
FOR = re.compile(
    r"\b(?:(?<!figure )(?<!figures )(?<!data )(?<!reading )(?:for|to)"
    r"|(?<!% )(?<!percent )(?<!points )(?<!up )(?<!down )(?<!higher )(?<!lower )from) (?:the )?$"
)
"""Before a day or a month these may ask for one to come; before a quarter they name its figures."""
REPORTED = frozenset({"quarter", "half"})
"""Grains of which firms give figures."""
SINCE = re.compile(r"\bsince (?:the )?(?:(?:start|end) of )?$")
"""What is counted since a time lies behind, whatever the verb."""
BASE = re.compile(r"\b(?:from|than|versus|compared (?:with|to)) (?:[^\s,;]+ ){1,6}in (?:the )?$")
"""What the past is compared with: "down from 4% in February"."""
FRONTED = 2
"""Words before a mention that opens its sentence: "in", "in the"."""


def is_over(before: str, after: str, grain: str) -> bool:
    """Whether the words of a sentence before and after a time rule out that it is to come.

    They are in lower case, without the time itself, and hold no word that speaks of what is ahead.
    """
    if BASE.search(before):
        return True
    if grain not in REPORTED and FOR.search(before):
        return False
    return _governed(before) or _subject(before, after)


def _governed(before: str) -> bool:
    """Whether the last verb before a time is past and of its clause."""
    verbs = list(OVER.finditer(before))
    if not verbs or BEHIND.search(before, verbs[-1].end()):
        return False
    between = before[verbs[-1].end() :]
    if ADJACENT.fullmatch(between):
        return True
    arranged = re.fullmatch(ARRANGED, verbs[-1][0])
    return not (arranged or CLAUSE.search(between) or TO_COME.search(between))


def _subject(before: str, after: str) -> bool:
    """Whether a time belongs to the subject of a past verb, or opens its clause."""
    verb = OVER.search(after)
    if verb is None or CLAUSE.search(after, 0, verb.start()):
        return False
    if len(before.split()) <= FRONTED:
        return True
    if TO_COME.search(before) or BREAK.search(after, 0, verb.start()):
        return False
    return not (re.fullmatch(ARRANGED, verb[0]) or PREPARED.match(after, verb.end()))
