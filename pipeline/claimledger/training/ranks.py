"""Fit the rankers, their calibration and their thresholds on readings of pages that were held out.

The encoder's readings come from fits that did not see the page, and each ranker is judged on
publishers that it was not fitted on: a ranker that is fitted on in-sample readings trusts them too
much, and fails.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from claimledger.claims.learned.answers import CONFIDENCE_FEATURES, VERDICT_FEATURES, of_verdict
from claimledger.claims.learned.candidates import NEEDED, PHRASES, Document, candidates
from claimledger.claims.learned.choices import (
    CHOSEN,
    NUMBER_FEATURES,
    choice_features,
    describe_choices,
)
from claimledger.claims.learned.encoder import CLASSES, Reading
from claimledger.claims.learned.features import FEATURES, QUANTITY_FEATURES, Sentences, describe
from claimledger.claims.learned.period_candidates import (
    PERIOD_FEATURES,
    describe_periods,
    period_candidates,
)
from claimledger.language.sentences import sentences
from claimledger.models.trees import read_trees
from claimledger.records import Article, Quantity
from claimledger.training.agreement import (
    is_right,
    is_right_bound,
    is_right_period,
    is_right_unit,
    may_be_empty,
    pairs,
)
from claimledger.training.corpus import Page, Row
from claimledger.training.growing import grow

Rows = npt.NDArray[np.float32]

FOLDS = 5
"""Folds by publisher on which a ranker is judged."""

PERIOD = ("period_start", "period_end")

CLAIM = 2
"""The worth of a claim."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page of the corpus as the program reads it with an encoder that has not seen it."""

    page: Page
    article: Article
    quantities: Sequence[Quantity]
    readings: Sequence[Reading]


@dataclass(slots=True)
class Question:
    """The candidates for one field of one quantity.

    ``right`` says which are; ``empty`` which of them say that there is no answer; ``due`` that no
    answer would be wrong.
    """

    group: str
    rows: Rows
    right: npt.NDArray[np.bool_]
    empty: npt.NDArray[np.bool_]
    due: bool
    key: tuple[str, int]
    counts: bool = True
    score: float = 0.0
    best: int = 0


@dataclass
class Questions:
    """The questions of all fields."""

    by_field: dict[str, list[Question]] = field(default_factory=dict)

    def add(self, name: str, question: Question) -> None:
        """Add one question."""
        self.by_field.setdefault(name, []).append(question)


def questions(pages: Sequence[Read]) -> Questions:
    """Everything that the rankers are asked about the quantities of the corpus."""
    found = Questions()
    for read in pages:
        places = sentences(read.article.text, read.article.segments)
        numbering = Sentences([sentence.start for sentence in places])
        document = Document(read.article, read.quantities, read.readings)
        rows = pairs([(q.start, q.end) for q in read.quantities], read.page.answers)
        for at, quantity in enumerate(read.quantities):
            row = rows.get(at)
            label = places[max(0, numbering.at(quantity.start) - 1)].label
            for name, question in verdicts(document, at, row, label, read.page):
                found.add(name, question)
            if row is not None and row["worth"]:
                for name, question in asked(document, at, row, numbering, read.page):
                    found.add(name, question)
    return found


def verdicts(
    document: Document, at: int, row: Row | None, label: str, page: Page
) -> Iterator[tuple[str, Question]]:
    """Whether a quantity is a claim, and whether its value, unit and bound are right."""
    rows, key = of_verdict(document, at, label), (page.name, at)
    worth = row["worth"] if row is not None else 0
    nothing = np.zeros(1, dtype=np.bool_)
    # what only some annotators would call a claim is neither demanded nor punished
    other = set(row["accept"].get("worth", [])) if row is not None else set()
    counts = worth == CLAIM or (worth == 0 and not other & {1, CLAIM})
    due = worth == CLAIM and not other & {0, 1}
    yield "worth", Question(page.group, rows, np.array([worth == CLAIM]), nothing, due, key, counts)
    if row is not None and worth:
        right = np.array([is_right_number(document.quantities[at], row)])
        yield (
            "number",
            Question(page.group, rows, right, nothing, due=True, key=key, counts=worth == CLAIM),
        )


def is_right_number(quantity: Quantity, row: Row) -> bool:
    """Whether value, unit and bound agree."""
    return (
        is_right("value", quantity.value, row)
        and is_right("value_high", quantity.value_high, row)
        and is_right_unit(quantity.unit, row)
        and is_right_bound(quantity.bound, row)
    )


def asked(
    document: Document, at: int, row: Row, sentences: Sentences, page: Page
) -> Iterator[tuple[str, Question]]:
    """The questions about one quantity."""
    key, counts = (page.name, at), row["worth"] == CLAIM
    for name in PHRASES:
        options = [c for c in candidates(document, at, name) if name not in NEEDED or not c.empty]
        if not options:  # an encoder that has learned little may point at nothing
            continue
        empty = may_be_empty(row, name)
        right = [empty if c.empty else is_right(name, c.text, row) for c in options]
        yield (
            name,
            Question(
                page.group,
                describe(document, at, name, options, sentences),
                np.array(right),
                np.array([c.empty for c in options]),
                not empty,
                key,
                counts,
            ),
        )
    periods = period_candidates(document, at)
    empty = all(may_be_empty(row, name) for name in PERIOD)
    right = [
        empty
        if one.period.empty
        else is_right_period(iso(one.period.start), iso(one.period.end), row)
        for one in periods
    ]
    yield (
        "period",
        Question(
            page.group,
            describe_periods(document, at, periods, sentences),
            np.array(right),
            np.array([one.period.empty for one in periods]),
            not empty,
            key,
            counts,
        ),
    )
    for name in CHOSEN:
        right = [is_right(name, option, row) for option in CLASSES[name]]
        nothing = np.zeros(len(right), dtype=np.bool_)
        rows = describe_choices(document, at, name)
        yield (
            name,
            Question(page.group, rows, np.array(right), nothing, due=True, key=key, counts=counts),
        )


def iso(day: Any) -> str:  # noqa: ANN401 - a day or None
    """A day as ISO text; no day as empty text."""
    return str(day or "")


def feature_names(name: str) -> Sequence[str]:
    """Columns of the features of a field."""
    if name in {"worth", "number"}:
        return (*VERDICT_FEATURES, *NUMBER_FEATURES, *QUANTITY_FEATURES)
    if name == "confidence":
        return CONFIDENCE_FEATURES
    if name in PHRASES:
        return FEATURES
    return PERIOD_FEATURES if name == "period" else choice_features(name)


def cross_validate(asked_of: Sequence[Question], name: str) -> None:
    """Score every question by trees that were grown on other publishers."""
    groups = sorted({question.group for question in asked_of})
    fold_of = {group: k % FOLDS for k, group in enumerate(groups)}
    for fold in range(FOLDS):
        model = fit([q for q in asked_of if fold_of[q.group] != fold], name)
        trees = read_trees(model)
        for question in asked_of:
            if fold_of[question.group] == fold:
                scores = trees.score(question.rows)
                question.best = int(np.argmax(scores))
                question.score = float(scores[question.best])


def fit(asked_of: Sequence[Question], name: str) -> dict[str, Any]:
    """Grow the trees of a field."""
    rows = np.concatenate([question.rows for question in asked_of])
    right = np.concatenate([question.right for question in asked_of])
    return grow(rows, right, feature_names(name))


def calibration(asked_of: Sequence[Question]) -> tuple[float, float]:
    """Slope and intercept that turn held-out scores into probabilities."""
    chosen = [question for question in asked_of if question.counts]
    scores = np.array([[question.score] for question in chosen])
    right = np.array([question.right[question.best] for question in chosen])
    model = LogisticRegression(C=100.0).fit(scores, right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


@dataclass(frozen=True, slots=True)
class Figures:
    """How a field does at a threshold.

    ``wrong`` is the share of the answers given, ``answered`` that of the answers due.
    """

    threshold: float
    wrong: float
    answered: float
    said: int
    due: int


def figures(
    asked_of: Sequence[Question], probability: Callable[[float], float], threshold: float
) -> Figures:
    """Wrong and answered at one threshold."""
    said = wrong = due = given = 0
    for question in asked_of:
        if not question.counts:
            continue
        published = not question.empty[question.best] and probability(question.score) >= threshold
        due += question.due
        given += question.due and published
        said += published
        wrong += published and not question.right[question.best]
    return Figures(threshold, wrong / max(1, said), given / max(1, due), said, due)


def probability_of(slope: float, intercept: float) -> Callable[[float], float]:
    """The calibrated probability of a score."""
    return lambda score: float(1 / (1 + np.exp(-(slope * score + intercept))))
