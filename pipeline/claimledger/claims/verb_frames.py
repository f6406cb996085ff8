"""Frames of numbers that hang on a verb: "rose by 5%", "stood at $3bn", "hired 900 people"."""

from claimledger.claims.bare_frames import bare_frame, goods_after
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.count_frames import (
    counted_frame,
    counting_frame,
    existing_frame,
)
from claimledger.claims.counting import counts_noun, is_relative, is_share
from claimledger.claims.deed_frames import deed_frame, given_frame, is_deed
from claimledger.claims.foreseeing import EXPECTING
from claimledger.claims.frames import (
    Frame,
    Groups,
    Tokens,
    clause_last,
    rest,
    subject,
    trades,
    verb_direction,
)
from claimledger.claims.governor import Governor
from claimledger.claims.heads import FILLERS, SUMMARIES
from claimledger.claims.lexicon import verbs
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch, phrase_end


def verb_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number is a verb: "exports doubled", "the firm tripled the number of its staff"."""
    verb = governor.verb
    who = subject(tokens, groups, verb)
    direction = "down" if verb is not None and verb.lemma == "halve" else "up"
    ahead = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    thing = rest(tokens, at + 1) if ahead in {"DT", "PS", "N", "J", "E"} else None
    about = thing or who
    rule = "multiplier.object" if thing else "multiplier.subject"
    return Frame(
        rule, phrase(text, tokens, about), who, thing, verb, "change", direction, about=about
    )


def complement_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """Verb + preposition + number: "rose by 5%", "stood at $3bn", "cut its forecast to 2%"."""
    verb = governor.verb
    if verb is None:
        return bare_frame(text, tokens, groups, at, governor)
    if governor.preposition in HEDGING and verb.last >= at - 1 - len(("about",)):
        return object_frame(text, tokens, groups, at, Governor("object", verb=verb))
    who = subject(tokens, groups, verb)
    thing = object_of(tokens, verb, at)
    about = thing or who
    summed = summary_frame(text, tokens, at, governor, who, thing)
    if summed is not None:
        return summed
    if counts_noun(tokens[at]):
        counted_out = counted_frame(text, tokens, at, governor, who, thing)
        if counted_out is not None:
            return counted_out
    leads = governor.preposition == "to" and verb.lemma in {"contribute", "lead", "amount"}
    valued = leads or governor.preposition in {"with", "for", "as"}
    goods = goods_after(tokens, at) if valued else None
    if goods is not None:
        return Frame(
            "amount.goods", phrase(text, tokens, goods), who, goods, verb, None, about=goods
        )
    if governor.preposition == "with" and thing is not None:
        thing, about = None, who
    direction = particle(tokens, verb, at) or verb_direction(groups, verb)
    if governor.preposition == "from":
        direction = None
    kind = "change" if direction and governor.preposition == "by" else None
    said = phrase(text, tokens, about)
    return Frame(
        f"complement.{governor.preposition}",
        f"price of {said} shares" if trades(tokens, at, verb, about) else said,
        about_whom(tokens, who, thing),
        thing,
        verb,
        kind,
        direction,
        about=about,
    )


def summary_frame(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, thing: Stretch | None
) -> Frame | None:
    """A lead, share or total: "leads by 4%", "accounts for 4%", "taking the total to 9"."""
    verb = governor.verb
    if verb is None:
        return None
    ahead = verb.lemma == "be" and any(t.lower == "ahead" for t in tokens[verb.last : at])
    contends = ahead or verb.lemma in (LEADING if thing is None else CONTENDING)
    if contends and governor.preposition == "by":
        over = f" over {phrase(text, tokens, thing)}" if thing is not None else ""
        measure = f"lead of {phrase(text, tokens, who)}{over}"
        return Frame("lead.verb", measure, who, thing, verb, "level", about=who)
    if governor.preposition == "for" and verb.lemma == "account" and is_share(tokens[at]):
        measure = f"share of {phrase(text, tokens, who)} in it"
        return Frame("share.account", measure, who, None, verb, "share", about=who)
    summed = next((t.lower for t in tokens[verb.last : at] if t.lower in TOTALS), None)
    if thing is None and governor.preposition == "to" and summed is not None:
        return Frame("complement.total", summed, who, None, verb, None, None, about=None)
    return None


HEDGING = frozenset({"between", "over", "about", "around", "under", "above", "near", "past"})
"""Prepositions right after a verb that only hedge its object: "spend between $10m and $15m"."""


TOTALS = frozenset({"total", "number", "figure"})
"""Nouns for what the number before counts: "taking the total to 1,050"."""

LEADING = frozenset({"lead", "trail", "win"})

CONTENDING = frozenset({"lead", "trail", "beat", "defeat", "outstrip", "outnumber", "outpace"})
"""Verbs that set one side against another: the number is the lead."""


def particle(tokens: Tokens, verb: VerbGroup, at: int) -> str | None:
    """Up or down where a particle says so between verb and number: "is down by 3%"."""
    for token in tokens[verb.first : at]:
        if token.lower in {"up", "higher", "ahead"}:
            return "up"
        if token.lower in {"down", "lower", "off"} and verb.lemma in {
            "be",
            "end",
            "close",
            "trade",
            "finish",
            "open",
            "run",
        }:
            return "down"
    return None


def object_of(tokens: Tokens, verb: VerbGroup, at: int) -> Stretch | None:
    """The object between a verb and the number: "cut its forecast to 2%"."""
    first = verb.last
    if verb.lemma == "be":
        return None
    if first >= at or tokens[first].tag not in {"DT", "PS", "N", "J", "E"}:
        return None
    last = min(phrase_end(tokens, first, at), at)
    while last - 1 > first and tokens[last - 1].tag == "J":
        last -= 1
    empty = FILLERS | SUMMARIES
    named = [t for t in tokens[first:last] if t.tag in {"N", "E"} and t.lower not in empty]
    return Stretch(first, last) if named else None


def object_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:  # noqa: PLR0911 - one return a case
    """Verb + number: "exports reached $3bn", "prices rose 5%", "the firm hired 900 people"."""
    verb = governor.verb
    if verb is None:
        return bare_frame(text, tokens, groups, at, governor)
    if verb.first and tokens[verb.first - 1].lower == "there":
        return existing_frame(text, tokens, at, verb)
    if counts_noun(tokens[at]):
        return counting_frame(text, tokens, groups, at, verb)
    thing = object_of(tokens, verb, at)
    who = subject(tokens, groups, verb)
    if verb.lemma in EXPECTING and thing is None and not counts_noun(tokens[at]):
        return Frame("expected", "it", None, None, verb, None)
    if is_deed(tokens[at], verb) and who and thing is None:
        return deed_frame(text, tokens, at, verb, who)
    if verb.lemma in CONTENDING and thing is not None:
        lead = f"lead of {phrase(text, tokens, who)} over {phrase(text, tokens, thing)}"
        measure = f"support for {phrase(text, tokens, who)}" if is_share(tokens[at]) else lead
        return Frame("lead.verb", measure, who, thing, verb, None, about=who)
    if governor.preposition in {"up", "down"}:
        said, way = phrase(text, tokens, who), governor.preposition
        return Frame("comparative.be", said, who, None, verb, "change", way, about=who)
    related = ratio_of(tokens, at) if verb.lemma == "be" else None
    if related is not None:
        whole, noun = related
        measure = f"{noun} of {phrase(text, tokens, who)} relative to {phrase(text, tokens, whole)}"
        return Frame("ratio.of", measure, who, whole, verb, "ratio", about=who)
    return reached_frame(text, tokens, groups, at, verb, who, thing)


def reached_frame(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str,
    tokens: Tokens,
    groups: Groups,
    at: int,
    verb: VerbGroup,
    who: Stretch,
    thing: Stretch | None,
) -> Frame:
    """What a verb puts at a number, or moves by it."""
    if is_share(tokens[at]) and verb.lemma in verbs("winning") and who and thing is None:
        measure = f"support for {phrase(text, tokens, who)}"
        return Frame("support.verb", measure, who, None, verb, "share", about=who)
    dealt = given_frame(text, tokens, at, verb, who, thing)
    if dealt is not None:
        return dealt
    about = thing or who
    direction = particle(tokens, verb, at) or verb_direction(groups, verb)
    moving = verb.lemma in verbs("up") | verbs("down") or particle(tokens, verb, at)
    crossed = tokens[at].lower.startswith(("below ", "above ", "past ", "beyond "))
    changed = direction and moving and is_relative(tokens[at])
    kind = ("level" if crossed else "change") if changed else None
    return Frame(
        "object",
        phrase(text, tokens, about),
        about_whom(tokens, who, thing),
        thing,
        verb,
        kind,
        direction,
        about=about,
    )


def about_whom(tokens: Tokens, who: Stretch, thing: Stretch | None) -> Stretch | None:
    """Whom a change is about: its object, where that has a named owner or its agent no name."""
    if thing is None or not who:
        return who or thing
    owned = tokens[thing.first].tag == "PS"
    inside = range(thing.first + 1, thing.last)
    named = any(tokens[i].tag == "POS" and tokens[i - 1].tag == "E" for i in inside)
    agent = any(t.tag in {"E", "PR"} for t in tokens[who.first : who.last])
    return who if owned or (agent and not named) else thing


def ratio_of(tokens: Tokens, at: int) -> tuple[Stretch, str] | None:
    """What a multiple relates to: "is half the size of Peru's" gives Peru's, and size."""
    if at + 4 >= len(tokens) or tokens[at + 1].lower != "the" or tokens[at + 3].lower != "of":
        return None
    quantity = tokens[at].quantity
    plain = quantity is not None and quantity.unit in {"1", "%", "time"}
    last = clause_last(tokens, at + 4)
    return (
        (Stretch(at + 4, last), tokens[at + 2].lower)
        if plain and tokens[at + 2].tag == "N"
        else None
    )
