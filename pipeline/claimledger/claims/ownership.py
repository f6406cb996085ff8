"""Whose a number is: participants of sentences that go on about what was named before."""

import re
from dataclasses import replace
from functools import cache

from claimledger.claims.frames import Frame, clause_last
from claimledger.claims.lexicon import load, words
from claimledger.claims.memory import Memory
from claimledger.claims.participants import Participants, Party, party
from claimledger.claims.reading import Draft
from claimledger.claims.stretches import Stretch
from claimledger.claims.wording import PRONOUN, THOSE_OF
from claimledger.records import Claim

WORD = re.compile(r"\w+")


def kept_on(memory: Memory, draft: Draft, found: Frame, who: Participants) -> Participants:  # noqa: PLR0911 - one return a case
    """Participants of a sentence that goes on about the same thing: "It also …", "… alone"."""
    partner = trade_partner(draft, found)
    named = who.subject is not None and who.subject.code and who.subject.name
    if partner is not None and named in {None, False, "", partner.name}:
        main = memory.antecedents.principal("country")
        owner = memory.last_named(draft.index, state=True, other=partner.name)
        owner = main if main is not None and main.name != partner.name else owner
        return Participants(owner, partner) if owner is not None else who
    actor = unowned(found, who.subject) if who.subject is not None else None
    if actor is not None:
        owner = owner_of(memory, draft, actor)
        return replace(who, subject=owner) if owner is not None else who
    if who.subject is None and found.rule == "subject" and (found.measure or "")[:7] == "people ":
        return replace(who, subject=Party("people"))
    before = memory.last_claim(draft.index)
    if before is None or before.subject is None:
        return who
    subject = Party(before.subject, before.subject_code)
    counterpart = Party(before.counterpart, before.counterpart_code) if before.counterpart else None
    if who.subject is not None and who.subject.name.lower() in words("measures", "watched"):
        return replace(who, subject=subject)
    if points_back(draft, found):
        return Participants(subject, who.counterpart)
    unnamed = who.subject is None or who.subject.token is None or not who.subject.token.entities
    if unnamed and found.measure and THOSE_OF.match(found.measure):
        return Participants(subject, who.counterpart or counterpart)
    if who.subject is None or (found.measure and PRONOUN.match(found.measure)):
        return Participants(subject, who.counterpart or counterpart)
    if leans_on_measure(draft, found, before):
        return Participants(subject, counterpart)
    also = any(t.lower == "also" for t in draft.parsed.tokens[: draft.at])
    same = who.subject.name == before.subject and who.counterpart is None
    earlier = before.sentence_start != draft.parsed.sentence.start
    return replace(who, counterpart=counterpart) if also and same and earlier else who


EXCHANGING = frozenset(
    {"sell", "export", "import", "buy", "purchase", "ship", "deliver", "send", "supply", "trade"}
)


def dealt_with(draft: Draft, found: Frame, who: Participants) -> Participants:
    """Those with whom somebody deals after the number: "sold 5% less to Peru", "… with Chile"."""
    dealing = found.verb is not None and found.verb.lemma in EXCHANGING
    if not dealing or who.counterpart is not None or who.subject is None:
        return who
    tokens = draft.parsed.tokens
    for at in range(draft.at + 1, clause_last(tokens, draft.at + 1) - 1):
        named = at + 1 + (tokens[at + 1].tag == "DT")
        if tokens[at].lower in {"to", "with", "from", "in"} and named < len(tokens):
            entity = next((e for e in tokens[named].entities if not e.adjective), None)
            if entity is not None and entity.code is not None and entity.name != who.subject.name:
                return replace(who, counterpart=party(entity, tokens[named]))
    return who


def trade_partner(draft: Draft, found: Frame) -> Party | None:
    """With whom trade goes on that names no country of its own: "while exports to Peru reached"."""
    stretch = found.about or Stretch(0, 0)
    inside = draft.parsed.tokens[stretch.first : stretch.last]
    flows = words("measures", "flow_nouns") | {"deficit", "surplus"}
    last = next((i for i, t in enumerate(inside) if t.tag == "IN"), len(inside))
    if last == 0 or last + 1 >= len(inside) or inside[last - 1].lower not in flows:
        return None
    if inside[last].lower not in {"to", "from", "with"} or any(t.tag == "E" for t in inside[:last]):
        return None
    named = [t for t in inside[last:] if t.tag == "E"]
    countries = [e for t in named for e in t.entities if e.kind == "country" and not e.adjective]
    return party(countries[0], named[0]) if len(countries) == 1 and len(named) == 1 else None


def unowned(found: Frame, subject: Party) -> str | None:
    """Whose an amount is that names nobody: a company's ("Revenue"), a country's ("Inflation")."""
    if subject.code is not None or subject.token is None or subject.token.entities:
        return None
    said = subject.name.lower()
    leading = found.rule.startswith(("count", "share.level", "included")) or " " not in said
    if subject.name != found.measure and not leading:
        return None
    if said in words("measures", "anyone"):
        return "anyone"
    if f" {said}".endswith(national_amounts()):
        return "country"
    parts = said.split()
    short = len(parts) <= len(("net", "interest", "income"))
    return "company" if short and parts[-1] in words("measures", "owned") else None


def owned_measure(
    measure: str | None, found: Frame, alone: Party | None, owner: Party | None
) -> str | None:
    """An amount with its owner, where only the sentences before name it: "revenue of Roe Group"."""
    if measure is None or alone is None or owner is None or alone.name == owner.name:
        return measure
    short = len(WORD.findall(owner.name)) < 2 * len(WORD.findall(measure))
    fitting = short and owner.name not in measure and unowned(found, alone) is not None
    named = f"{alone.name} of {owner.name}"
    return measure.replace(alone.name, named, 1) if fitting else measure


@cache
def national_amounts() -> tuple[str, ...]:
    """What a country has one of, as endings of a phrase."""
    return tuple(f" {amount}" for amount in load("measures")["national"])


def owner_of(memory: Memory, draft: Draft, actor: str) -> Party | None:
    """The company or country that an amount is of: in its sentence, before it, of the article."""
    if actor == "anyone":
        before = memory.last_claim(draft.index)
        near = before is not None and before.subject in memory.named
        here = memory.antecedents.actor_in_sentence(draft, "company")
        company = here or (owner_of(memory, draft, "company") if near else None)
        return company or owner_of(memory, draft, "country")
    found = memory.antecedents
    named = found.actor_in_sentence(draft, actor)
    if actor == "country":
        named = named or found.principal(actor)
    named = named or memory.last_named(draft.index, state=actor == "country")
    if named is None or named.name in words("anaphora", "chambers"):
        named = found.before_sentence(draft, actor) or found.principal(actor)
    return named


def points_back(draft: Draft, found: Frame) -> bool:
    """Whether the sentence before is the subject: "This made up 60% of all members' budgets"."""
    tokens, verb = draft.parsed.tokens, found.verb
    opened = tokens[0].lower in {"this", "that"} and verb is not None and verb.first == 1
    return opened and found.rule.startswith("share.")


def leans_on_measure(draft: Draft, found: Frame, before: Claim) -> bool:
    """Whether a number is about "this trade", said of the sentence before."""
    stretch = found.about
    if stretch is None or stretch.last - stretch.first != len(("this", "trade")):
        return False
    first, noun = draft.parsed.tokens[stretch.first : stretch.last]
    said = (before.measure or "").lower().split()
    return first.lower in {"this", "that", "these", "such"} and noun.lower in said
