"""What earlier sentences said: their claims, periods and subjects, for those that lean on them."""

from dataclasses import dataclass

from pipeline.joining.anaphora import (
    ACTORS,
    STATES,
    carried,
    fits,
    leans,
    opens_with_span,
    owned_by_actor,
)
from pipeline.joining.asides import is_relative_time
from pipeline.joining.clauses import subject_before
from pipeline.joining.frames import Frame
from pipeline.joining.intervals import Period, interval
from pipeline.joining.participants import PERSONAL, Party, head_group, of_part, party
from pipeline.joining.periods import is_compared, of_baseline, usable
from pipeline.joining.reading import Parsed, Reader, states
from pipeline.joining.stretches import Stretch
from pipeline.records import Claim, Quantity

REACH = 3
"""How many sentences back a period or a subject is carried."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity chosen as a claim, and where it stands."""

    quantity: Quantity
    index: int
    parsed: Parsed
    at: int


FAR_BACK = 12
"""How many sentences back the one whose revenue or exports it is may be named."""


class Memory:
    """What earlier sentences said, for those that lean on them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.named: set[str] = set()
        self.claims: list[tuple[int, Claim, Frame]] = []
        self.periods: dict[int, Period] = {}
        self.modalities: dict[int, str] = {}

    def keep(self, draft: Draft, found: Frame, claim: Claim, period: Period) -> None:
        """Remember a claim, and the period of its sentence."""
        self.claims.append((draft.index, claim, found))
        tokens = draft.parsed.tokens
        dated = next((i for i, t in enumerate(tokens) if t is period.token), None)
        aside = dated is not None and is_relative_time(tokens, dated)
        if period.empty or found.rule == "baseline" or (aside and period.basis != "inherited"):
            return
        if period.basis != "inherited" or draft.index not in self.periods:
            self.periods[draft.index] = period
            self.modalities[draft.index] = claim.modality

    def last_claim(self, index: int, *, anywhere: bool = False) -> Claim | None:
        """The latest claim of this sentence or of the few before it in its paragraph."""
        for where, claim, found in reversed(self.claims):
            if index - where > REACH:
                break
            near = anywhere or self.same_paragraph(where, index)
            if found.rule not in {"baseline", "bare"} and near:
                return claim
        return next((c for at, c, _ in reversed(self.claims) if at == index), None)

    def last_named(self, index: int, *, state: bool, other: str | None = None) -> Party | None:
        """The last subject with a name, a state or not, in the sentences before, and no `other`."""
        for where, claim, _ in reversed(self.claims):
            if index - where > FAR_BACK:
                return None
            named = claim.subject is not None and claim.subject in self.named
            named = named and (claim.subject_code is not None) == state and claim.subject != other
            if named and claim.subject is not None:
                return Party(claim.subject, claim.subject_code)
        return None

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        sentences = self.reader.sentences
        return sentences[one].paragraph == sentences[other].paragraph

    def same_sentence(self, draft: Draft) -> Period | None:
        """The period already found in the same sentence."""
        period = self.periods.get(draft.index)
        return period if period is not None and period.basis != "published" else None

    def inherited(self, draft: Draft, modality: str, *, moves: bool = False) -> Period | None:
        """The period of the sentences before, in the same paragraph, while none changes it.

        What is projected or planned does not take the period of what was reported. A movement
        (`moves`: "fell 3%") takes it over the end of a paragraph too.
        """
        here = self.periods.get(draft.index)
        if here is not None:
            return carried(here) if self.modalities[draft.index] == modality else None
        if opens_with_span(draft.parsed):
            return None
        for index in range(draft.index - 1, max(-1, draft.index - REACH - 1), -1):
            found = self.main_time(index) or self.periods.get(index)
            if found is not None:
                same = self.modalities.get(index, "reported") == modality
                within = self.same_paragraph(index, draft.index) or (
                    moves and self.goes_on(draft, found)
                )
                return carried(found) if same and within else None
        return None

    def goes_on(self, draft: Draft, period: Period) -> bool:
        """Whether a paragraph goes on with what the one before it measured, or on the same day."""
        if period.start == period.end:
            return True
        earlier = (claim for where, claim, _ in reversed(self.claims) if where < draft.index)
        before = next(earlier, None)
        if before is not None and before.direction != "none" and before.kind in {"change", "level"}:
            return before.unit == draft.quantity.unit
        said = {t.lower for t in draft.parsed.tokens[: draft.at] if t.tag == "N"}
        return before is not None and bool(said & set((before.measure or "").lower().split()))

    def main_time(self, index: int) -> Period | None:
        """The period of a sentence's main clause, if it has but one time."""
        parsed = self.reader.read(index)
        subordinate = next(
            (i for i, t in enumerate(parsed.tokens) if t.tag == "SB" and i), len(parsed.tokens)
        )
        times = [
            i
            for i, t in enumerate(parsed.tokens)
            if t.tag == "T"
            and i < subordinate
            and usable(parsed.tokens, parsed.groups, i)
            and not of_baseline(parsed.tokens, i)
            and not is_compared(parsed.tokens, i)
            and not is_relative_time(parsed.tokens, i)
        ]
        if len(times) != 1:
            return None
        article = self.reader.article
        bracket = (article.published_earliest, article.published_latest)
        period = interval(parsed.tokens, times[0], self.reader.text, bracket)
        return None if period.empty or period.basis == "published" else period

    def pair(self, draft: Draft) -> list[Party]:
        """The two that "both countries" are: the sentence's own two, else the article's."""
        here = states(draft.parsed.tokens[: draft.at])
        if len(here) == len(("one", "other")):
            return [party(entity) for entity in here]
        pair = self.reader.pair()
        return [party(entity) for entity in pair] if pair is not None else []

    def antecedent(self, draft: Draft, stretch: Stretch | None) -> Party | None:
        """What the pronoun, possessive or "the company" at the head of a stretch stands for."""
        tokens = draft.parsed.tokens
        if stretch is None or not stretch:
            return None
        group = head_group(tokens, stretch)
        inside = tokens[group.first : group.last] or tokens[stretch.first : stretch.first + 1]
        if not leans(inside) and not owned_by_actor(tokens, stretch):
            return None
        if inside[0].lower in PERSONAL:
            return self.last_person(draft)
        nouns = tokens[stretch.first : stretch.last]
        actor = next((t.lower for t in nouns if t.lower in ACTORS), "")
        here = self.earlier_in_sentence(draft, stretch.first)
        if here is not None and fits(actor, here):
            return here
        return self.before_sentence(draft, actor) or self.last_source(draft, actor)

    def last_source(self, draft: Draft, actor: str) -> Party | None:
        """Who spoke in the sentence before: "…, Roe Group said. It plans …"."""
        if draft.index == 0 or actor in STATES | {"drama", "show", "series"}:
            return None
        named = [s for s in self.reader.read(draft.index - 1).sources if not s.lean]
        return Party(named[-1].name) if named else None

    def last_person(self, draft: Draft) -> Party | None:
        """The person named last."""
        for subjects_only in (True, False):
            for index in range(draft.index, max(-1, draft.index - 2 * REACH), -1):
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

    def before_sentence(self, draft: Draft, actor: str = "") -> Party | None:
        """The subject of the sentences before: of the nearest with a name that fits the actor."""
        for index in range(draft.index - 1, max(-1, draft.index - 2 * REACH), -1):
            parsed = self.reader.read(index)
            first = next((g for g in parsed.groups if g.finite), None)
            if first is None:
                continue
            found = subject_before(parsed.tokens, parsed.groups, first)
            for who in of_part(self.reader.text, parsed.tokens, found) if found else ():
                if (
                    who.token is not None
                    and who.token.entities
                    and fits(actor, who)
                    and not any(e.adjective for e in who.token.entities)
                ):
                    return who
        return None
