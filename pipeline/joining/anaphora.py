"""What carries on from sentence to sentence: subjects of pronouns, measures, periods."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.joining.clauses import Stretch, subject_before
from pipeline.joining.entities import Entity
from pipeline.joining.frames import Frame
from pipeline.joining.participants import MUTUAL
from pipeline.joining.periods import Period, interval, is_compared, usable
from pipeline.joining.phrases import phrase
from pipeline.joining.reading import Reader
from pipeline.records import Claim

if TYPE_CHECKING:
    from pipeline.joining.assembling import Draft

REACH = 3
"""How many sentences back a period or a subject is carried."""

PRONOUN = re.compile(
    r"^(?:it|they|this|that|these|those|he|she|which|who|both|we|i|you|there|the (?:figure|number|total|rate|share|amount|value))$",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
DEMONSTRATIVE = re.compile(r"\b(?:this|that|such|these|the)\s+(\w+)$", re.IGNORECASE)


class Memory:
    """What earlier sentences said, for those that lean on them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.claims: list[tuple[int, Claim, Frame]] = []
        self.periods: dict[int, Period] = {}

    def keep(self, draft: "Draft", found: Frame, claim: Claim, period: Period) -> None:
        """Remember a claim, and the period of its sentence."""
        self.claims.append((draft.index, claim, found))
        if not period.empty and found.rule != "baseline":
            self.periods[draft.index] = period

    def last_claim(self, index: int) -> Claim | None:
        """The latest claim of this sentence or of the few before it in its paragraph."""
        for where, claim, found in reversed(self.claims):
            if (
                index - where <= REACH
                and found.rule != "baseline"
                and self.same_paragraph(where, index)
            ):
                return claim
        return None

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        sentences = self.reader.sentences
        return sentences[one].paragraph == sentences[other].paragraph

    def same_sentence(self, draft: "Draft") -> Period | None:
        """The period already found in the same sentence."""
        period = self.periods.get(draft.index)
        return period if period is not None and period.basis != "published" else None

    def inherited(self, draft: "Draft") -> Period | None:
        """The period of the sentences before, in the same paragraph, while none changes it."""
        here = self.periods.get(draft.index)
        if here is not None:
            return carried(here)
        for index in range(draft.index - 1, max(-1, draft.index - REACH - 1), -1):
            if not self.same_paragraph(index, draft.index):
                return None
            if index in self.periods:
                return carried(self.periods[index])
            found = self.main_time(index)
            if found is not None:
                return carried(found)
        return None

    def main_time(self, index: int) -> Period | None:
        """The period of a sentence without a claim: its only usable time."""
        parsed = self.reader.read(index)
        times = [
            i
            for i, t in enumerate(parsed.tokens)
            if t.tag == "T"
            and usable(parsed.tokens, parsed.groups, i)
            and not is_compared(parsed.tokens, i)
        ]
        if len(times) != 1:
            return None
        article = self.reader.article
        period = interval(
            parsed.tokens,
            times[0],
            self.reader.text,
            (article.published_earliest, article.published_latest),
        )
        return None if period.empty or period.basis == "published" else period

    def focus(self, index: int) -> Entity | None:
        """The last subject with a name in the same paragraph."""
        claim = self.last_claim(index)
        if claim is None or claim.subject is None:
            return None
        return Entity(
            claim.subject, claim.subject_code, "country" if claim.subject_code else "organisation"
        )

    def antecedent(self, draft: "Draft", before: int) -> str | None:
        """What "its" and "they" stand for: the sentence's own subject, else the last one's."""
        tokens, groups = draft.parsed.tokens, draft.parsed.groups
        names = [
            t for t in tokens[:before] if t.tag == "E" and not any(e.adjective for e in t.entities)
        ]
        if names:
            return names[0].entities[0].name if names[0].entities else names[0].text
        for index in range(draft.index - 1, max(-1, draft.index - REACH), -1):
            if not self.same_paragraph(index, draft.index):
                break
            found = self.subject_of(index)
            if found:
                return found
        del groups
        return None

    def subject_of(self, index: int) -> str | None:
        """The subject of a sentence's first finite verb."""
        parsed = self.reader.read(index)
        first = next((g for g in parsed.groups if g.finite), None)
        if first is None:
            return None
        said = phrase(
            self.reader.text, parsed.tokens, subject_before(parsed.tokens, parsed.groups, first)
        )
        return None if not said or PRONOUN.match(said) else said


def carried(period: Period) -> Period:
    """A period taken over from an earlier sentence or number."""
    return replace(period, basis="inherited")


def settled_measure(
    reader: Reader, memory: Memory, draft: "Draft", found: Frame
) -> tuple[str | None, Frame]:
    """The measure with pronouns and "bilateral" resolved, and the frame with its stretches."""
    measure = found.measure
    before = memory.last_claim(draft.index)
    if not measure or PRONOUN.match(measure):
        measure = before.measure if before is not None else measure
        if before is not None:
            found = replace(found, part=None)
        return measure, found
    if POSSESSIVE.search(measure):
        owner = memory.antecedent(draft, found.about.first if found.about else draft.at)
        if owner:
            measure = POSSESSIVE.sub(f"{owner}'s", measure, count=1)
    pair = reader.pair()
    if pair is not None and MUTUAL.search(measure):
        names = {entity.name for entity in pair}
        if not all(name in measure for name in names):
            both = f"{pair[0].name} and {pair[1].name}"
            replaced = re.sub(
                r"\b(?:both (?:countries|sides|nations)|the two (?:\w+ )?(?:countries|sides|nations|neighbou?rs|economies|powers|states))\b",
                both,
                measure,
            )
            measure = replaced if replaced != measure else f"{measure} between {both}"
    return measure, found


def _unused(stretch: Stretch) -> Stretch:
    return stretch
