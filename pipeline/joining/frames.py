"""Frames: what a number measures, of what part and what whole, from what governs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.joining.clauses import Stretch, VerbGroup, phrase_end, subject_before
from pipeline.joining.governors import Governor, counts_noun, govern
from pipeline.joining.lexicon import verbs, words
from pipeline.joining.phrases import phrase
from pipeline.joining.tokens import Token

Tokens = Sequence[Token]
Groups = Sequence[VerbGroup]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a number says: `measure` in the text's words, `part` and `whole` as token stretches.

    ``part`` holds whom the number is about, ``whole`` whom it is set against. ``anchor`` is the
    token of the number that this one continues or is compared with.
    """

    rule: str
    measure: str | None = None
    part: Stretch | None = None
    whole: Stretch | None = None
    verb: VerbGroup | None = None
    kind: str | None = None
    direction: str | None = None
    anchor: int | None = None
    about: Stretch | None = None


def frame(text: str, tokens: Tokens, groups: Groups, at: int) -> Frame:
    """The frame of the quantity at token `at`."""
    governor = govern(tokens, groups, at)
    return RULES[governor.relation](text, tokens, groups, at, governor)


def subject(tokens: Tokens, groups: Groups, verb: VerbGroup | None) -> Stretch:
    """The subject of a verb; of a participle or infinitive, the subject of the verb before it."""
    if verb is None:
        return Stretch(0, 0)
    if verb.finite:
        found = subject_before(tokens, groups, verb)
        joined = verb.first > 0 and tokens[verb.first - 1].tag == "CC"
        if found and not joined:
            return found
        if found and any(t.tag in {"N", "E", "PR"} for t in tokens[found.first : found.last]):
            return found
    earlier = next((g for g in reversed(groups) if g.last <= verb.first), None)
    return subject(tokens, groups, earlier)


def direction_of(lemma: str) -> str | None:
    """Direction that a verb gives a number."""
    if lemma in verbs("up"):
        return "up"
    return "down" if lemma in verbs("down") else None


def noun_direction(word: str) -> str | None:
    """Direction that a noun of change gives a number."""
    if word in words("measures", "change_up"):
        return "up"
    return "down" if word in words("measures", "change_down") else None


def rest(tokens: Tokens, start: int) -> Stretch:
    """The noun phrase that begins at `start`."""
    return Stretch(start, phrase_end(tokens, start, len(tokens)))


def verb_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number is a verb: "exports doubled", "the firm tripled the number of its staff"."""
    verb = governor.verb
    who = subject(tokens, groups, verb)
    direction = "down" if verb is not None and verb.lemma == "halve" else "up"
    thing = (
        rest(tokens, at + 1)
        if at + 1 < len(tokens) and tokens[at + 1].tag in {"DT", "PS", "N", "J", "E"}
        else None
    )
    if thing:
        return Frame(
            "multiplier.object",
            phrase(text, tokens, thing),
            who,
            thing,
            verb,
            "change",
            direction,
            about=thing,
        )
    return Frame(
        "multiplier.subject",
        phrase(text, tokens, who),
        who,
        None,
        verb,
        "change",
        direction,
        about=who,
    )


def partitive_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """The number stands before "of": a share of a whole, or an amount of a thing."""
    whole = rest(tokens, at + 2)
    quantity = tokens[at].quantity
    share = quantity is not None and quantity.unit == "%"
    if governor.preposition == "subject":
        return (
            share_subject(text, tokens, groups, at, whole)
            if share
            else amount_subject(text, tokens, groups, at, whole)
        )
    who = subject(tokens, groups, governor.verb)
    if governor.preposition is None and share:
        measure = f"share of {phrase(text, tokens, who)} in {phrase(text, tokens, whole)}"
        return Frame("share.verb", measure, who, whole, governor.verb, "share", about=who)
    if share:
        return Frame(
            "share.complement",
            f"share of {phrase(text, tokens, whole)}",
            whole,
            who,
            governor.verb,
            "share",
            about=whole,
        )
    return amount_object(text, tokens, governor, who, whole)


def share_subject(text: str, tokens: Tokens, groups: Groups, at: int, whole: Stretch) -> Frame:
    """ "60% of new cars were Chinese", "54% of voters back the bill"."""
    verb = next((g for g in groups if g.first >= whole.last), None)
    base = phrase(text, tokens, whole)
    if verb is None:
        return Frame("share.bare", f"share of {base}", whole, None, None, "share", about=whole)
    last = clause_last(tokens, verb.last)
    predicate = Stretch(verb.last, last)
    if verb.lemma == "be":
        said = phrase(text, tokens, predicate)
        return Frame(
            "share.predicate",
            f"share of {said} among {base}",
            predicate,
            whole,
            verb,
            "share",
            about=whole,
        )
    said = text[tokens[verb.head].start : tokens[last - 1].end] if last > verb.head else ""
    link = "" if verb.passive else "that "
    return Frame(
        "share.subject",
        f"share of {base} {link}{said}",
        whole,
        predicate,
        verb,
        "share",
        about=whole,
    )


def amount_subject(text: str, tokens: Tokens, groups: Groups, at: int, whole: Stretch) -> Frame:
    """ "Three million tonnes of grain were shipped"."""
    verb = next((g for g in groups if g.first >= whole.last), None)
    said = ""
    if verb is not None and verb.lemma not in verbs("level"):
        last = clause_last(tokens, verb.last)
        said = " " + text[tokens[verb.head].start : tokens[last - 1].end]
    return Frame(
        "amount.subject", phrase(text, tokens, whole) + said, whole, None, verb, None, about=whole
    )


def amount_object(
    text: str, tokens: Tokens, governor: Governor, who: Stretch, whole: Stretch
) -> Frame:
    """ "The firm sold 3 million barrels of oil"."""
    thing = phrase(text, tokens, whole)
    verb = governor.verb
    agent = phrase(text, tokens, who)
    if verb is None or verb.lemma in verbs("level") or not agent:
        return Frame("amount.level", f"{agent} {thing}".strip(), who, whole, verb, None, about=who)
    return Frame(
        "amount.object",
        f"{thing} {participle(tokens, verb)} by {agent}",
        who,
        whole,
        verb,
        None,
        about=whole,
    )


def participle(tokens: Tokens, verb: VerbGroup) -> str:
    """The past participle of a verb group's head."""
    from pipeline.joining.lexicon import forms

    if verb.lemma in {"be", "have"}:
        return "had"
    found = [form for form, tag in forms(verb.lemma).items() if tag == "VN"]
    past = [form for form, tag in forms(verb.lemma).items() if tag == "VD"]
    return (found or past or [tokens[verb.head].lower])[0]


def clause_last(tokens: Tokens, start: int) -> int:
    """Where the clause that goes on from `start` ends."""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if (
            token.tag in {",", ";", ":", ".", "—", "–", "(", ")", "SB", "“", "”", "Q"}
            or token.lower == "according"
        ):
            return index
        if (
            token.tag == "CC"
            and index + 1 < len(tokens)
            and tokens[index + 1].tag in {"Q", "VD", "BE", "MD", "HV"}
        ):
            return index
    return len(tokens)


def modifier_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number stands before a noun: "a 25% tariff", "a 90-km road", "a 5% rise in exports"."""
    assert governor.noun is not None  # noqa: S101 - the relation is made with its noun
    head = tokens[governor.noun].lower
    quantity = tokens[at].quantity
    who = subject(tokens, groups, governor.verb)
    direction = noun_direction(head)
    after = rest(tokens, governor.noun + 2) if tail_preposition(tokens, governor.noun) else None
    if direction is not None or head in words("measures", "change_plain"):
        about = after or who
        return Frame(
            "change.noun",
            phrase(text, tokens, about),
            about,
            None,
            governor.verb,
            "change",
            direction,
            about=about,
        )
    if head in words("measures", "share_nouns"):
        whole = f" in {phrase(text, tokens, after)}" if after else ""
        return Frame(
            "share.noun",
            f"share of {phrase(text, tokens, who)}{whole}",
            who,
            after,
            governor.verb,
            "share",
            about=who,
        )
    named = Stretch(at + 1, phrase_end(tokens, at + 1, len(tokens)))
    extent = words_extent(quantity.unit if quantity is not None else "")
    named_text = phrase(text, tokens, named)
    measure = f"{extent} of the {named_text}" if extent else named_text
    return Frame(
        "modifier", measure, named, who, governor.verb, "level" if extent else None, about=named
    )


def words_extent(unit: str) -> str | None:
    """What an adjective with this unit measures: a length, an area, a weight."""
    from pipeline.joining.lexicon import load

    found: str | None = load("measures")["extent"].get(unit)
    return found


def tail_preposition(tokens: Tokens, noun: int) -> bool:
    """Whether "in" or "of" after a noun says what it is about."""
    return (
        noun + 2 < len(tokens)
        and tokens[noun + 1].lower in {"in", "of", "on", "for"}
        and tokens[noun + 2].tag != "T"
    )


def attribute_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """Noun + preposition + number: "a discount of $2", "an increase in exports to $3bn"."""
    assert governor.noun is not None  # noqa: S101 - the relation is made with its noun
    head = tokens[governor.noun].lower
    who = subject(tokens, groups, governor.verb)
    direction = noun_direction(head)
    if direction is not None:
        inside = (
            rest(tokens, governor.noun + 2)
            if tail_preposition(tokens, governor.noun) and tokens[governor.noun + 2].tag != "Q"
            else None
        )
        if inside and inside.last > at:
            inside = Stretch(inside.first, at - 1)
        after = (
            rest(tokens, at + 2)
            if at + 2 < len(tokens) and tokens[at + 1].lower == "in" and tokens[at + 2].tag != "T"
            else None
        )
        about = inside or after or who
        kind = "change" if governor.preposition in {"of", "by"} else None
        return Frame(
            "change.attribute",
            phrase(text, tokens, about),
            about,
            None,
            governor.verb,
            kind,
            direction,
            about=about,
        )
    first = noun_phrase_start(tokens, governor.noun)
    named = Stretch(first, governor.noun + 1)
    measure = phrase(text, tokens, named)
    verb = governor.verb
    if verb is not None and verb.last <= first and verb.lemma not in verbs("level") and who:
        agent = phrase(text, tokens, who)
        return Frame(
            "attribute.object",
            f"{measure} {participle(tokens, verb)} by {agent}",
            who,
            Stretch(verb.last, first),
            verb,
            None,
            about=named,
        )
    if who and verb is not None and verb.last <= first:
        measure = f"{measure} of {phrase(text, tokens, who)}"
        return Frame("attribute.level", measure, who, named, verb, None, about=named)
    return Frame("attribute", measure, named, None, verb, None, about=named)


def noun_phrase_start(tokens: Tokens, noun: int) -> int:
    """Where the noun phrase that ends at `noun` begins, over "of" and possessives."""
    first = noun
    while first > 0:
        before = tokens[first - 1]
        if before.tag in {"N", "J", "E", "POS", "PS", "DT", "VG", "NUM"} or (
            before.lower in {"of", "in", "for", "between", "with"}
            and first > 1
            and tokens[first - 2].tag in {"N", "E"}
        ) or (
            before.tag == "CC"
            and first > 1
            and tokens[first - 2].tag == "E"
            and tokens[first].tag == "E"
        ):
            first -= 1
        else:
            break
    return first


def complement_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """Verb + preposition + number: "rose by 5%", "stood at $3bn", "accounts for a third"."""
    verb = governor.verb
    if verb is None:
        return bare_frame(text, tokens, groups, at, governor)
    who = subject(tokens, groups, verb)
    direction = direction_of(verb.lemma)
    measure = phrase(text, tokens, who)
    transitive = object_of(tokens, verb, at)
    if transitive:
        measure = phrase(text, tokens, transitive)
    kind = "change" if direction and governor.preposition == "by" else None
    return Frame(
        f"complement.{governor.preposition}",
        measure,
        who,
        transitive or None,
        verb,
        kind,
        direction,
        about=transitive or who,
    )


def object_of(tokens: Tokens, verb: VerbGroup, at: int) -> Stretch | None:
    """The object between a verb and the number: "cut its forecast to 2%"."""
    first = verb.last
    if first >= at or tokens[first].tag not in {"DT", "PS", "N", "J", "E"}:
        return None
    found = Stretch(first, min(phrase_end(tokens, first, at), at))
    return found if found and found.last > first else None


def object_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """Verb + number: "exports reached $3bn", "prices rose 5%", "the firm hired 900 people"."""
    verb = governor.verb
    who = subject(tokens, groups, verb)
    if verb is None:
        return bare_frame(text, tokens, groups, at, governor)
    direction = direction_of(verb.lemma)
    agent = phrase(text, tokens, who)
    if verb.last < at and object_of(tokens, verb, at) and not counts_noun(tokens[at]):
        return complement_frame(
            text, tokens, groups, at, Governor("complement", preposition="bare", verb=verb)
        )
    if counts_noun(tokens[at]) and verb.lemma not in verbs("level") | {"have"}:
        noun = counted(tokens[at])
        tail = rest_after(text, tokens, at)
        joined = (
            f"{noun} {participle(tokens, verb)} by {agent}{tail}"
            if agent and not verb.passive
            else f"{noun}{tail}"
        )
        return Frame(
            "count.object",
            joined,
            who,
            Stretch(at + 1, clause_last(tokens, at + 1)),
            verb,
            "count",
            direction,
            about=who,
        )
    if counts_noun(tokens[at]):
        noun = counted(tokens[at]) + rest_after(text, tokens, at)
        return Frame(
            "count.level",
            f"{noun} of {agent}" if agent else noun,
            who,
            Stretch(at + 1, clause_last(tokens, at + 1)),
            verb,
            "count",
            direction,
            about=who,
        )
    kind = "change" if direction and is_relative(tokens[at]) else None
    return Frame("object", agent, who, None, verb, kind, direction, about=who)


def is_relative(token: Token) -> bool:
    """Whether a number without a noun is a difference when a verb of change governs it."""
    return token.quantity is not None and (
        token.quantity.unit in {"%", "percentage point", "basis point", "point", "1"}
        or token.quantity.unit_kind == "currency"
    )


def counted(token: Token) -> str:
    """The counted noun with its adjectives, as the quantity's span holds it."""
    parts = token.text.split()
    first = next(
        (
            i
            for i, part in enumerate(parts)
            if part[0].isalpha() and i > 0 and part.lower() not in words("measures", "scale")
        ),
        0,
    )
    return " ".join(parts[first:])


def rest_after(text: str, tokens: Tokens, at: int) -> str:
    """What follows a counted noun in its clause, without times."""
    end = clause_last(tokens, at + 1)
    said = phrase(text, tokens, Stretch(at + 1, end))
    return f" {said}" if said else ""


def subject_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number is the subject: "900 people were hired"."""
    verb = governor.verb
    assert verb is not None  # noqa: S101 - the relation is made with its verb
    noun = counted(tokens[at]) if counts_noun(tokens[at]) else ""
    said = phrase(text, tokens, Stretch(verb.head, clause_last(tokens, verb.last)))
    between = phrase(text, tokens, Stretch(at + 1, verb.first))
    quantity = tokens[at].quantity
    share = quantity is not None and quantity.unit == "%"
    measure = " ".join(part for part in ("share that" if share else noun, between, said) if part)
    return Frame(
        "subject",
        measure,
        Stretch(at + 1, verb.first),
        Stretch(verb.last, clause_last(tokens, verb.last)),
        verb,
        "share" if share else ("count" if noun else None),
        about=Stretch(at + 1, clause_last(tokens, verb.last)),
    )


def bare_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """No verb governs: the noun phrase before the number, or what follows it."""
    last = at
    while last > 0 and tokens[last - 1].tag in {"IN", "RB", "DT", ",", "(", ":", "—", "–", "-"}:
        last -= 1
    first = noun_phrase_start(tokens, last - 1) if last else 0
    named = Stretch(first, last)
    if not phrase(text, tokens, named):
        named = Stretch(at + 1, clause_last(tokens, at + 1))
    noun = f"{counted(tokens[at])} " if counts_noun(tokens[at]) else ""
    return Frame("bare", noun + phrase(text, tokens, named), named, None, None, None, about=named)


def list_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number goes on from another: the frame is the other's."""
    assert governor.anchor is not None  # noqa: S101 - the relation is made with its anchor
    return replace(
        frame(text, tokens, groups, governor.anchor), rule="list", anchor=governor.anchor
    )


def baseline_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number is what another is compared with: what it measures is the same."""
    assert governor.anchor is not None  # noqa: S101 - the relation is made with its anchor
    other = frame(text, tokens, groups, governor.anchor) if governor.anchor != at else Frame("bare")
    return replace(other, rule="baseline", anchor=governor.anchor, direction="none")


RULES: dict[str, Callable[[str, Tokens, Groups, int, Governor], Frame]] = {
    "verb": verb_frame,
    "partitive": partitive_frame,
    "modifier": modifier_frame,
    "attribute": attribute_frame,
    "complement": complement_frame,
    "object": object_frame,
    "subject": subject_frame,
    "apposition": bare_frame,
    "bare": bare_frame,
    "list": list_frame,
    "baseline": baseline_frame,
}
