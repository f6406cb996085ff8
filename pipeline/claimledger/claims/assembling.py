"""Assembling: the answers for a quantity as a claim, with its baseline if there is one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimledger.claims.answers import Answers, confidence_features
from claimledger.claims.entities import gazetteer
from claimledger.claims.names import STOP_WORDS, WORD
from claimledger.claims.periods import UNKNOWN, Period
from claimledger.claims.ranking import Ranker
from claimledger.ids import mention_id
from claimledger.language.sentences import Sentence
from claimledger.records import Article, Claim, Quantity

MEMBERS = re.compile(r",?\s+and\s+|,\s*|[-–]")
"""What stands between the members of a coordination."""


class Assembler:
    """Makes the claims of one article."""

    def __init__(self, article: Article, rankers: Mapping[str, Ranker]) -> None:
        self.article = article
        self.confidence = rankers["confidence"]

    def claim(self, quantity: Quantity, sentence: Sentence, said: Answers) -> Claim:
        """The claim of one quantity; a field that is too uncertain stays empty.

        Raises:
            ValueError: the quantity has no value.
        """
        article, text = self.article, self.article.text
        if quantity.value is None:
            raise ValueError(f"expected a quantity with a value, found none at {quantity.start}")
        identity = mention_id(article.snapshot_id, quantity.head)
        subject = phrase(said, "subject")
        counterpart = other_party(phrase(said, "counterpart"), subject)
        claim = Claim(
            claim_id=identity,
            snapshot_id=article.snapshot_id,
            quantity_id=identity,
            segment_label=article.label_at(quantity.start) or sentence.label,
            quote=text[quantity.start : quantity.end],
            char_start=quantity.start,
            char_end=quantity.end,
            sentence=text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            value=quantity.value,
            value_high=quantity.value_high,
            bound=quantity.bound,
            kind=said.fields["kind"].choice or "level",
            direction=said.fields["direction"].choice or "none",
            unit=quantity.unit,
            unit_code=quantity.unit_code,
            unit_kind=quantity.unit_kind,
            measure=phrase(said, "measure"),
            subject=subject,
            subject_code=code_of(subject),
            counterpart=counterpart,
            counterpart_code=code_of(counterpart),
            attributed_to=phrase(said, "attributed_to"),
            speaker=phrase(said, "speaker"),
            modality=said.fields["modality"].choice or "reported",
            published_earliest=article.published_earliest,
            published_latest=article.published_latest,
            confidence=self.probability(said),
        )
        period = said.fields.get("period")
        known = period.period if period is not None and period.published else None
        return self.dated(claim, known or UNKNOWN)

    def dated(self, claim: Claim, period: Period) -> Claim:
        """A claim with its period."""
        time = period.time
        return replace(
            claim,
            period_type=period.type,
            period_start=period.start,
            period_end=period.end,
            period_text=self.article.text[time.start : time.end] if time else None,
            period_basis=period.basis,
            time_id=mention_id(self.article.snapshot_id, time.start) if time else None,
        )

    def probability(self, said: Answers) -> float:
        """The probability that value, unit, bound, period, measure and subject are all right."""
        return round(self.confidence.choose(confidence_features(said))[1], 4)


def phrase(said: Answers, field: str) -> str | None:
    """The words that answer a field; none if the answer is too uncertain."""
    found = said.fields.get(field)
    if found is None or not found.published or found.candidate is None:
        return None
    return found.candidate.text or None


def other_party(counterpart: str | None, subject: str | None) -> str | None:
    """A counterpart without the subject; none if only the subject is left.

    >>> other_party("Russia and China", "China"), other_party("Chinese trade", "China")
    ('Russia', None)
    >>> other_party("Russia", "China"), other_party("Peru and Chile", "China")
    ('Russia', 'Peru and Chile')
    """
    if not counterpart or not subject or not names_in(subject) <= names_in(counterpart):
        return counterpart
    parts = MEMBERS.split(counterpart)
    others = [part for part in parts if not names_in(subject) & names_in(part)]
    return others[0] if len(others) == 1 else None


def names_in(phrase: str) -> set[str]:
    """The names in the words of a phrase, "Chinese" as "china"."""
    return {name.lower() for word in WORD.findall(phrase) if (name := name_of(word))}


def name_of(word: str) -> str | None:
    """A word as the name that it means; none for a word that names may differ in."""
    entity = gazetteer().get(word)
    return entity.name if entity else None if word.lower() in STOP_WORDS else word


def code_of(name: str | None) -> str | None:
    """ISO 3166-1 alpha-3 code of a country."""
    entity = gazetteer().get(name or "")
    return entity.code if entity is not None else None


def compared(claims: Mapping[int, tuple[Claim, Answers]]) -> Sequence[Claim]:
    """The claims by the index of their quantity, each with the number that it is compared with."""
    found = []
    for claim, said in claims.values():
        other = claims.get(-1 if said.baseline is None else said.baseline)
        found.append(claim if other is None else with_baseline(claim, other[0]))
    return found


def with_baseline(claim: Claim, other: Claim) -> Claim:
    """A claim with another as its baseline."""
    found = replace(claim, baseline_value=other.value, baseline_claim_id=other.claim_id)
    if other.period_start is None and other.period_end is None:
        return found
    return replace(
        found, baseline_period_start=other.period_start, baseline_period_end=other.period_end
    )
