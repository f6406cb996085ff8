"""Whether the verb of its clause shows that a time is past: "the rate sank to a low in February".

A finite past verb rules out a future time. There are two exceptions: verbs that arrange something
("called an election in May"), and future events between verb and time ("before the vote in May").
"""

from claimledger.times.lexicon import Words

REPORTED = frozenset({"quarter", "half"})
"""Grains of the periods for which firms report figures."""
FRONTED = 2
"""Words before a mention that opens its sentence: "in", "in the"."""


def is_over(before: str, after: str, grain: str, table: Words) -> bool:
    """Whether the words of a sentence before and after a time rule out that it is in the future.

    The words are in lower case, without the time itself, and contain no word about the future.
    """
    if table.patterns["base"].search(before):
        return True
    if grain not in REPORTED and table.patterns["for_one"].search(before):
        return False
    return is_governed(before, table) or _subject(before, after, table)


def is_governed(before: str, table: Words) -> bool:
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
