"""Whom a pronoun, a possessive or "the company" stands for, in its sentence and those before."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimledger.claims.anaphora import THING, actors, fits, is_human, leaning_part, leans, vouches
from claimledger.claims.clauses import VerbGroup, subject_before
from claimledger.claims.frames import subject
from claimledger.claims.participants import PERSONAL, Party, head_group, of_part, party
from claimledger.claims.reading import Draft, Reader, main_state
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

OPENING = 12
"""How many first sentences tell what company an article is about."""

REACH = 6
"""How many sentences back the one that a pronoun stands for may be named."""

FAR = 12
"""The same for a noun that tells what it is: "the retailer"."""


class Antecedents:
    """Finds the nearest one named before that a leaning phrase can stand for."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.humans: dict[str, bool] = {}
        self.principals: dict[str, Party | None] = {}

    def fits(self, actor: str, who: Party) -> bool:
        """Whether a name can be what an actor's noun calls it."""
        kinds = {entity.kind for entity in who.token.entities} if who.token is not None else set()
        if "person" in kinds and who.name not in self.humans:
            self.humans[who.name] = is_human(self.reader.text, who.name)
        return fits(actor, who, human="person" in kinds and self.humans[who.name])

    def of(self, draft: Draft, stretch: Stretch | None) -> Party | None:
        """What the pronoun, possessive or "the company" at the head of a stretch stands for."""
        tokens = draft.parsed.tokens
        if stretch is None or not stretch:
            return None
        group = head_group(tokens, stretch)
        last = group.last if group else stretch.first + 1
        if tokens[stretch.first].lower == "whose":
            named = (t for t in reversed(tokens[: stretch.first]) if t.entities)
            owner = next(named, None)
            return party(owner.entities[0], owner) if owner is not None else None
        if tokens[stretch.first].lower in PERSONAL:
            return self.last_person(draft)
        inner = leaning_part(tokens, stretch)
        if not leans(tokens, stretch.first, last) and inner is None:
            return None
        actor = tokens[inner.last - 1].lower if inner is not None else ""
        if inner is None and tokens[stretch.first].lower in {"it", "its"}:
            actor = THING
        return self.standing_for(draft, actor, stretch.first)

    def standing_for(self, draft: Draft, actor: str, before: int) -> Party | None:
        """The nearest one named before a token that an actor can be."""
        if actor in actors("person"):
            return self.last_person(draft)
        here = self.earlier_in_sentence(draft, before)
        if here is not None and self.fits(actor, here):
            return here
        return self.before_sentence(draft, actor) or self.last_source(draft, actor)

    def last_source(self, draft: Draft, actor: str) -> Party | None:
        """Who spoke in the sentence before: "…, Roe Group said. It plans …"."""
        if draft.index == 0 or actor in actors("state", "work", "index"):
            return None
        named = [s for s in self.reader.read(draft.index - 1).sources if not s.lean]
        if actor in actors("company"):
            named = [s for s in named if not s.speaker and not vouches(s.name)]
        return Party(named[-1].name) if named else None

    def last_person(self, draft: Draft) -> Party | None:
        """The person named last."""
        for subjects_only in (True, False):
            for index in range(draft.index, max(-1, draft.index - REACH), -1):
                parsed = self.reader.read(index)
                tokens = parsed.tokens[: draft.at] if index == draft.index else parsed.tokens
                if subjects_only:
                    first = next((g for g in parsed.groups if g.finite), None)
                    tokens = tokens[: first.first if first is not None else 0]
                named = [t for t in tokens if any(e.kind == "person" for e in t.entities)]
                if named:
                    return party(named[0].entities[0], named[0])
        return None

    def earlier_in_sentence(self, draft: Draft, before: int) -> Party | None:
        """The subject of an earlier verb of the same sentence, if it has a name."""
        parsed = draft.parsed
        for group in parsed.groups:
            if group.finite and group.first < before:
                found = subject_before(parsed.tokens, parsed.groups, group)
                if found.last <= before and found:
                    head = head_group(parsed.tokens, found)
                    leaning = leaning_part(parsed.tokens, head)
                    leads = leaning is not None and leaning.first == head.first
                    named = self.of(draft, head) if leads else None
                    if named is not None:
                        return named
                    who = next(
                        (
                            p
                            for p in of_part(self.reader.text, parsed.tokens, found)
                            if p.token is None or p.token.entities or p.token.tag == "DT"
                        ),
                        None,
                    )
                    if who is not None:
                        return who
        return None

    def actor_in_sentence(self, draft: Draft, actor: str) -> Party | None:
        """The subject of an earlier verb of the sentence, by name or as "the company"."""
        parsed = draft.parsed
        for group in reversed(parsed.groups):
            if not group.finite or group.first >= draft.at:
                continue
            found = subject_before(parsed.tokens, parsed.groups, group)
            if not found or found.last > draft.at:
                continue
            head = head_group(parsed.tokens, found)
            named = self.of(draft, head) if leaning_part(parsed.tokens, head) else None
            parties = of_part(self.reader.text, parsed.tokens, head)
            bearers = [named] if named else [p for p in parties if p.token and p.token.entities]
            who = next((p for p in bearers if self.fits(actor, p)), None)
            if who is not None:
                return who
        return None

    def principal(self, actor: str) -> Party | None:
        """The country or company that the article is about, where that is plain."""
        if actor not in self.principals:
            state = main_state(self.reader) if actor == "country" else None
            company = self.main_company() if actor != "country" else None
            self.principals[actor] = party(state) if state is not None else company
        return self.principals[actor]

    def main_company(self) -> Party | None:
        """The organisation that is the subject of most first sentences, if of two at least."""
        named = [
            who
            for index in range(min(len(self.reader.sentences), OPENING))
            for who in self.subjects_of(index)
            if self.fits("company", who)
        ]
        heads = Counter(who.name.split()[0] for who in named)
        head, times = heads.most_common(1)[0] if heads else ("", 0)
        clear = times > 1 and [*heads.values()].count(times) == 1
        return next((who for who in named if who.name.split()[0] == head), None) if clear else None

    def before_sentence(self, draft: Draft, actor: str = "") -> Party | None:
        """The subject of the sentences before: of the nearest with a name that fits the actor."""
        reach = FAR if actor in actors("company") else REACH
        for index in range(draft.index - 1, max(-1, draft.index - reach), -1):
            fitting = [p for p in self.subjects_of(index) if self.fits(actor, p)]
            if fitting:
                return fitting[0] if len(fitting) == 1 or actor not in actors("state") else None
        return None

    def subjects_of(self, index: int) -> Iterator[Party]:
        """Those with a name in the subject of a sentence's first verb, else of its second."""
        if self.reader.sentences[index].label == "caption":
            return
        parsed = self.reader.read(index)
        main = [g for g in parsed.groups if g.finite][:1]
        for group in [*main, *(g for g in parsed.groups if is_infinitive(parsed.tokens, g))]:
            found = subject(parsed.tokens, parsed.groups, group)
            parties = of_part(self.reader.text, parsed.tokens, found) if found else []
            named = [p for p in parties if p.token is not None and is_noun_name(p.token)]
            yield from named
            if named:
                return


def is_infinitive(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb group is an infinitive with "to", whose subject stands before it."""
    return not group.finite and group.first > 0 and tokens[group.first - 1].tag == "TO"


def is_noun_name(token: Token) -> bool:
    """Whether a token names somebody, rather than describes by a name."""
    return bool(token.entities) and not any(e.adjective for e in token.entities)
