"""The measure in words that stand alone: pronouns, "those of" and "bilateral" filled in."""

import re
from collections.abc import Sequence

from claimledger.claims.anaphora import leaning_part
from claimledger.claims.frames import Frame, rest
from claimledger.claims.lexicon import words
from claimledger.claims.memory import Memory
from claimledger.claims.participants import MUTUAL, PARTIES, Party
from claimledger.claims.phrases import phrase
from claimledger.claims.reading import Draft
from claimledger.claims.stretches import Stretch
from claimledger.records import Quantity

PRONOUN = re.compile(
    r"^(?:it|they|this|that|these|those|he|she|which|who|both|we|i|you|there"
    r"|(?:(?:the|this|that) )?(?:figure|number|total|amount|share|proportion|percentage))$",
    re.IGNORECASE,
)


POSSESSIVE = re.compile(r"\b(?:its|their|his|her|our|my|whose)\b", re.IGNORECASE)


AGENT = re.compile(r"\b(by|of) (?:it|they|he|she|we|i)\b", re.IGNORECASE)
WHOLE_OF = re.compile(r"share of (.+?) (?:that|who) ")
THOSE_OF = re.compile(r"^(?:those|that) (?=of\b|in\b|for\b|from\b)", re.IGNORECASE)


LEADING = re.compile(r"^(?:it|they|he|she|we|i)\b(?= as a share)", re.IGNORECASE)
ADDED = re.compile(r"^([\w ]+?) (?:added|gained|opened|hired|lost|cut|closed|sold) by ")
"""What came on top of a total: the total is of them all."""
OF_THOSE = "share of those that "
WHOLE_PRONOUN = re.compile(
    r"\b(?:(in|of|among) (?:them|these|those|this|that)|(in) it)$", re.IGNORECASE
)


BOTH = re.compile(
    rf"\b(?:both (?:{PARTIES})|(?:(?:the|these) )?two (?:\w+ )?(?:{PARTIES})"
    r"|(?<=between )(?:the|these) two(?=\s*$| as a whole))\b",
    re.IGNORECASE,
)


def settled_measure(
    memory: Memory, draft: Draft, found: Frame, who: Party | None, pair: Sequence[Party]
) -> str | None:
    """The measure in words that stand alone: pronouns and "bilateral" filled in."""
    measure = found.measure
    before = memory.last_claim(draft.index)
    if not measure or PRONOUN.match(measure):
        if before is None or not before.measure:
            return measure
        whole = ADDED.sub(r"\1 of ", before.measure) if measure == "total" else before.measure
        return f"{whole}{among(memory, draft)}"
    if before is not None and before.measure:
        measure = leaning_measure(measure, before.measure, who)
    if who is not None:
        measure = LEADING.sub(who.name, measure)
        measure = AGENT.sub(rf"\1 {who.name}", measure)
        measure = named_measure(memory, draft, found, who, measure)
    if len(pair) > 1 and MUTUAL.match(measure):
        return between(re.sub(r"^their ", "", measure, flags=re.IGNORECASE), pair)
    if POSSESSIVE.search(measure) and who is not None:
        measure = POSSESSIVE.sub(f"{who.name}'s", measure, count=1)
    if len(pair) > 1 and MUTUAL.search(measure) and not all(p.name in measure for p in pair):
        measure = between(measure, pair)
    return measure


def between(measure: str, pair: Sequence[Party]) -> str:
    """A measure that two share with their names, in the place of "both countries" or at its end."""
    both = f"{pair[0].name} and {pair[1].name}"
    replaced = BOTH.sub(both, measure)
    return replaced if replaced != measure else f"{measure} between {both}"


def counted_measure(
    measure: str | None, found: Frame, own: Quantity | None, full: Quantity
) -> str | None:
    """A measure that is only whose the number is, with what it counts: "viewers of Channel Two"."""
    if measure is None or own is None or own.unit == full.unit or full.unit_kind != "count":
        return measure
    if found.rule in {"deed", "gapped", "list"} and measure.startswith("amount "):
        return f"{PLURALS.get(full.unit, f'{full.unit}s')} {measure.removeprefix('amount ')}"
    bare = found.rule == "object" or found.rule.startswith("complement.with")
    counts = full.unit.split("/")[0]
    amount = set(measure.lower().split()) & words("measures", "measured")
    if not bare or found.direction or amount or counts in measure.lower():
        return measure
    return f"{PLURALS.get(counts, f'{counts}s')} of {measure}"


PLURALS = {"person": "people", "child": "children", "family": "families", "country": "countries"}


def leaning_measure(measure: str, before: str, who: Party | None) -> str:
    """A measure with what it leaves to the one before it: "those of", "in it", "of which"."""
    if THOSE_OF.match(measure):
        measure = THOSE_OF.sub(f"{head_word(before)} ", measure)
    if measure.startswith(OF_THOSE):
        measure = f"share of {before} that {measure.removeprefix(OF_THOSE)}"
    whole = WHOLE_OF.match(before)
    if whole is not None and measure.startswith("share that "):
        measure = f"share of {whole[1]} {measure.removeprefix('share ')}"
    agent = who is not None and AGENT.search(measure) is not None
    return measure if agent else WHOLE_PRONOUN.sub(lambda m: f"{m[1] or m[2]} {before}", measure)


def named_measure(memory: Memory, draft: Draft, found: Frame, who: Party, measure: str) -> str:
    """The measure with a name for "the company" in it: "loss of Roe Group"."""
    text, tokens = memory.reader.text, draft.parsed.tokens
    for stretch in (found.part, found.about, found.whole):
        leaning = leaning_part(tokens, stretch) if stretch is not None else None
        said = phrase(text, tokens, leaning)
        if said and said in measure:
            return re.sub(rf"(?:\bthe )?{re.escape(said)}", lambda _: who.name, measure, count=1)
    return measure


def among(memory: Memory, draft: Draft) -> str:
    """Whom a share is of, where that opens its sentence: "Among independents it was 44%"."""
    tokens = draft.parsed.tokens
    share = draft.quantity.unit == "%" and tokens[0].lower == "among"
    if not share:
        return ""
    whole = rest(tokens, 1)
    last = next((i for i in range(1, whole.last) if tokens[i].tag == "PR"), whole.last)
    said = phrase(memory.reader.text, tokens, Stretch(1, last))
    return f" among {said}" if said else ""


def head_word(measure: str) -> str:
    """The noun that a measure is about: the word before its first preposition, else its last."""
    parts = measure.split()
    for index, part in enumerate(parts):
        if part.lower() in words("words", "preposition") and index:
            return parts[index - 1]
    return parts[-1]
