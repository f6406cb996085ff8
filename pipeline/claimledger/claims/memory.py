"""What earlier sentences said: their claims, periods and subjects, for those that lean on them."""

from dataclasses import dataclass

from claimledger.claims.anaphora import carried, opens_with_span
from claimledger.claims.antecedents import Antecedents
from claimledger.claims.asides import is_relative_time, leaves_main, names_event
from claimledger.claims.counting import is_bare_count
from claimledger.claims.eligible import usable
from claimledger.claims.frames import Frame
from claimledger.claims.intervals import Period, interval
from claimledger.claims.lexicon import words
from claimledger.claims.participants import Party, party
from claimledger.claims.periods import is_compared, of_baseline
from claimledger.claims.reading import Draft, Reader, states
from claimledger.records import Claim

REACH = 3
"""How many sentences back a period or a subject is carried."""


FAR_BACK = 12
"""How many sentences back the one whose revenue or exports it is may be named."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a number is told: of the present or the past, as a movement, as a statistic.

    ``counted`` says that what it measures is counted over weeks or months, ``traded`` that it is
    traded by the day.
    """

    present: bool = False
    past: bool = False
    moves: bool = False
    counted: bool = False
    traded: bool = False
    foreseen: bool = False


PLAINLY = Told()


class Memory:
    """What earlier sentences said, for those that lean on them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.antecedents = Antecedents(reader)
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
        left = found.rule == "baseline" or (dated is not None and of_baseline(tokens, dated))
        if period.empty or left or (aside and period.basis != "inherited"):
            return
        main = not any(leaves_main(tokens, i) for i in range(1, draft.at))
        if (main and period.basis != "inherited") or draft.index not in self.periods:
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

    def inherited(self, draft: Draft, modality: str, told: Told = PLAINLY) -> Period | None:
        """The period of the sentences before, in the same paragraph, while none changes it.

        What is projected or planned does not take the period of what was reported. What holds in
        the present takes none; what happened takes that of the sentence right before over the end
        of a paragraph, and a movement ("fell 3%") that of earlier ones too.
        """
        here = self.periods.get(draft.index)
        if here is not None:
            return carried(here) if self.modalities[draft.index] == modality else None
        if opens_with_span(draft.parsed) or told.present:
            return None
        for index in range(draft.index - 1, max(-1, draft.index - REACH - 1), -1):
            found = self.main_time(index) or self.periods.get(index)
            if found is not None:
                day = found.start == found.end
                if day and told.counted and not self.same_paragraph(index, draft.index):
                    continue
                if told.traded and not day:
                    continue
                same = self.modalities.get(index, "reported") == modality
                within = self.same_paragraph(index, draft.index) or (
                    told.moves and (self.goes_on(draft, found) or self.names_again(draft, index))
                )
                near = told.past and index == draft.index - 1 and not day
                near = near and found.basis != "inherited"
                next_to = near and self.counts_too(draft, index)
                return carried(found) if same and (within or next_to) else None
        return None

    def counts_too(self, draft: Draft, index: int) -> bool:
        """Whether a sentence counted things, or told of shares, as this number does."""
        before = [claim for where, claim, _ in self.claims if where == index]
        if draft.quantity.unit == "%":
            return any(claim.kind == "share" for claim in before)
        counted = is_bare_count(draft.quantity) and draft.quantity.unit not in {"", "1"}
        return counted and any(claim.kind == "count" for claim in before)

    def names_again(self, draft: Draft, index: int) -> bool:
        """Whether a number is of something that an earlier sentence named: "the deficit"."""
        here = {t.lower for t in draft.parsed.tokens[: draft.at] if t.tag == "N"}
        there = {t.lower for t in self.reader.read(index).tokens if t.tag == "N"}
        return bool(here & there & words("measures", "measured"))

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
        if not self.reader.has_time(index):
            return None
        parsed = self.reader.read(index)
        subordinate = next(
            (i for i in range(1, len(parsed.tokens)) if leaves_main(parsed.tokens, i)),
            len(parsed.tokens),
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
            and not names_event(parsed.tokens, i)
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
