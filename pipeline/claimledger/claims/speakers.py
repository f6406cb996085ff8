"""Who a source is that only a pronoun or a role names: "he said", "the agency said"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimledger.claims.anaphora import THING, actors
from claimledger.claims.antecedents import Antecedents
from claimledger.claims.citing import Source
from claimledger.claims.naming import is_named
from claimledger.claims.reading import Draft, Reader

PEOPLE = frozenset({"he", "she"})
THINGS = frozenset({"it", "they"})
OWN_NAMED = frozenset(
    {"ministry", "department", "office", "council", "commission", "board", "union", "university"}
    | {"hospital", "charity", "school", "trust", "fund", "exchange", "club", "party"}
)
"""Bodies whose own names hold these words, so that "the ministry" is no other body."""
DESCRIBING = ("an", "al", "ic", "ive", "ous", "ent", "ese", "ish", "wide", "based")
"""Endings of adjectives that tell no body from another: "the nonpartisan agency"."""
MEMORY = 8
"""How many sentences back the one that speaks may be named."""


def role_of(text: str, source: Source) -> str | None:
    """The noun of "the agency" or "the Dutch chemical group" that a source is only called by."""
    last = source.name.split()[-1].lower()
    named = any(word[0].isupper() for word in source.name.split()[1:]) or source.speaker
    said = text[source.start : source.end]
    plain = source.name[0].islower() and not named
    bare = all(word.endswith(DESCRIBING) for word in source.name.split()[:-1])
    known = last in actors("company") or (bare and last in actors("body"))
    if not (plain and known):
        return None
    definite = re.search(rf"\b(?:the|this)\s+{re.escape(source.name)}", said, re.IGNORECASE)
    return last if definite else None


def resolved(reader: Reader, found: Antecedents, draft: Draft, source: Source) -> Source | None:
    """A source with the name that its pronoun or role stands for.

    A role that nothing before it explains stays as it is; a pronoun without a name is no source.
    """
    role = role_of(reader.text, source)
    if not source.lean and role is None:
        return source
    word = source.name.lower()
    if word in PEOPLE:
        known = person_before(reader, found, draft)
    elif word in THINGS:
        known = thing_before(reader, found, draft, THING)
    elif role is not None:
        known = bearer(reader, role, draft)
        if known is None and role not in OWN_NAMED:
            known = named_here(draft, source) or thing_before(reader, found, draft, role)
    else:
        known = spoken_before(reader, draft)
    if known is not None:
        name, speaker = known
        return replace(source, name=name, speaker=speaker, lean=False)
    return None if source.lean and word in PEOPLE | THINGS else replace(source, lean=False)


Known = tuple[str, str | None]
"""A name, and the speaker where it is a person's."""


def sources_before(reader: Reader, draft: Draft) -> Iterator[Source]:
    """Sources with a name in the sentences before, the nearest first."""
    for index in range(draft.index - 1, max(-1, draft.index - MEMORY), -1):
        named = [s for s in reader.read(index).sources if not s.lean]
        yield from sorted(named, key=lambda s: (s.priority, s.start), reverse=True)


def person_before(reader: Reader, found: Antecedents, draft: Draft) -> Known | None:
    """The person who spoke last, or, where nobody did in the last sentence, the last subject."""
    spoke = next((s for s in sources_before(reader, draft) if s.speaker), None)
    near = spoke is not None and draft.index > 0
    if near and spoke is not None and spoke.start >= reader.sentences[draft.index - 1].start:
        return spoke.name, spoke.speaker
    person = found.last_person(draft)
    if person is not None:
        return person.name, person.name
    return (spoke.name, spoke.speaker) if spoke is not None else None


def thing_before(reader: Reader, found: Antecedents, draft: Draft, actor: str) -> Known | None:
    """The organisation that the sentences before are about, else the one that spoke."""
    named = found.before_sentence(draft, actor)
    if named is not None:
        return named.name, None
    spoke = next((s for s in sources_before(reader, draft) if s.speaker is None), None)
    return (spoke.name, None) if spoke is not None and role_of(reader.text, spoke) is None else None


def bearer(reader: Reader, role: str, draft: Draft) -> Known | None:
    """The source named before whose name holds the role, or, for a body, that is no person."""
    before = [s for s in sources_before(reader, draft) if s.speaker is None]
    named = [s for s in before if role_of(reader.text, s) is None]
    holding = (s for s in named if role in s.name.lower().split())
    plain = iter(named if role in actors("body") - OWN_NAMED else ())
    known = next(holding, None) or next(plain, None)
    return (known.name, None) if known is not None else None


def named_here(draft: Draft, source: Source) -> Known | None:
    """The organisation named last before a source in its own sentence: "on Roe TV, it said"."""
    before = [t for t in draft.parsed.tokens if t.end <= source.start]
    named = [t for t in before if is_named(t) and any(e.kind == "organisation" for e in t.entities)]
    return (named[-1].entities[0].name, None) if named else None


def spoken_before(reader: Reader, draft: Draft) -> Known | None:
    """The last source named before."""
    known = next(sources_before(reader, draft), None)
    return (known.name, known.speaker) if known is not None else None
