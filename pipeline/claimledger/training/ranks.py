"""Fit the rankers, their calibration and their thresholds on held-out readings.

The readings come from encoders that were not trained on the page, and each ranker is evaluated on
publishers that it was not fitted on. A ranker that is fitted on in-sample readings relies on them
too much.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from claimledger.claims.answers import CHANCES, CONFIDENCE_FEATURES, VERDICT_FEATURES, of_verdict
from claimledger.claims.baselines import (
    BASELINE_FEATURES,
    baseline_candidates,
    describe_baselines,
)
from claimledger.claims.candidates import PHRASES, Document, candidates
from claimledger.claims.choices import (
    CHOSEN,
    NUMBER_FEATURES,
    choice_features,
    describe_choices,
)
from claimledger.claims.counted_nouns import (
    NOUN_FEATURES,
    describe_nouns,
    is_bare,
    noun_candidates,
)
from claimledger.claims.encoder import CLASSES, Reading
from claimledger.claims.features import FEATURES, QUANTITY_FEATURES, describe
from claimledger.claims.period_candidates import (
    PERIOD_FEATURES,
    describe_periods,
    period_candidates,
)
from claimledger.language import language_of
from claimledger.language.sentences import sentences
from claimledger.models.trees import Trees, read_trees
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
"""Number of folds, by publisher, on which a ranker is evaluated."""

PERIOD = ("period_start", "period_end")

CLAIM = 2
"""The worth of a claim."""

FEW_ROUNDS = 60
"""Trees of the confidence, which has one row a claim to learn from."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page of the corpus, read with an encoder that was not trained on it."""

    page: Page
    article: Article
    quantities: Sequence[Quantity]
    readings: Sequence[Reading]


@dataclass(slots=True)
class Question:
    """The candidates for one field of one quantity.

    ``right`` marks the right ones; there may be no candidates. If the question is ``due``, an empty
    answer is wrong. A question that is not ``judged`` is used for training but not for thresholds,
    because texts that are not saved pages differ in difficulty.
    """

    group: str
    rows: Rows
    right: npt.NDArray[np.bool_]
    due: bool
    key: tuple[str, int]
    counts: bool = True
    judged: bool = True
    score: float = 0.0
    best: int = 0

    @property
    def candidates(self) -> int:
        """The number of candidates."""
        return len(self.right)


@dataclass
class Questions:
    """The questions of all fields."""

    by_field: dict[str, list[Question]] = field(default_factory=dict)

    def add(self, name: str, question: Question) -> None:
        """Add one question."""
        self.by_field.setdefault(name, []).append(question)


def questions(pages: Sequence[Read]) -> Questions:
    """All questions about the quantities of the corpus."""
    found = Questions()
    for read in pages:
        article = read.article
        places = sentences(article.text, article.segments, language_of(article.language))
        document = Document(read.article, read.quantities, read.readings, places)
        rows = pairs([(q.start, q.end) for q in read.quantities], read.page.answers)
        for at, quantity in enumerate(read.quantities):
            row = rows.get(at)
            label = document.sentence_of(quantity.start).label
            both = [verdicts(document, at, row, label, read.page)]
            if row is not None and row["worth"]:
                both.append(asked(document, at, row, read.page))
            for name, question in chain(*both):
                question.judged = read.page.saved
                found.add(name, question)
    return found


def verdicts(
    document: Document, at: int, row: Row | None, label: str, page: Page
) -> Iterator[tuple[str, Question]]:
    """Whether a quantity is a claim, and whether its value, unit and bound are right."""
    rows, key = of_verdict(document, at, label), (page.name, at)
    worth = row["worth"] if row is not None else 0
    # what only some annotators would call a claim is neither required nor counted as wrong
    other = set(row["accept"].get("worth", [])) if row is not None else set()
    counts = worth == CLAIM or (worth == 0 and not other & {1, CLAIM})
    due = worth == CLAIM and not other & {0, 1}
    yield "worth", Question(page.group, rows, np.array([worth == CLAIM]), due, key, counts)
    if row is not None and worth:
        right = np.array([is_right_number(document, at, row)])
        yield (
            "number",
            Question(page.group, rows, right, due=True, key=key, counts=worth == CLAIM),
        )


def is_right_number(document: Document, at: int, row: Row) -> bool:
    """Whether value, unit and bound agree; the unit of a bare number is a separate question."""
    quantity = document.quantities[at]
    return (
        is_right("value", quantity.value, row)
        and is_right("value_high", quantity.value_high, row)
        and (is_bare(document, at) or is_right_unit(quantity.unit, row))
        and is_right_bound(quantity.bound, row)
    )


def asked(document: Document, at: int, row: Row, page: Page) -> Iterator[tuple[str, Question]]:
    """The questions about one quantity."""
    key, counts = (page.name, at), row["worth"] == CLAIM

    def question(rows: Rows, right: Sequence[bool], *, due: bool) -> Question:
        return Question(page.group, rows, np.array(right, dtype=np.bool_), due, key, counts)

    for name in PHRASES:
        options = candidates(document, at, name)
        right = [is_right(name, one.text, row) for one in options]
        rows = describe(document, at, name, options)
        yield name, question(rows, right, due=not may_be_empty(row, name))
    times = period_candidates(document, at)
    ends = [(iso(one.period.start), iso(one.period.end)) for one in times]
    right = [is_right_period(start, end, row) for start, end in ends]
    rows = describe_periods(document, at, times)
    yield "period", question(rows, right, due=not all(may_be_empty(row, p) for p in PERIOD))
    if is_bare(document, at):
        nouns = noun_candidates(document, at)
        right = [is_right_unit(noun.unit, row) for noun in nouns]
        yield "unit", question(describe_nouns(document, at, nouns), right, due=True)
    others = baseline_candidates(document, at)
    values = [document.quantities[k].value for k in others]
    known = row.get("baseline_value") is not None
    right = [known and is_right("baseline_value", value, row) for value in values]
    rows = describe_baselines(document, at, others)
    yield "baseline", question(rows, right, due=not may_be_empty(row, "baseline_value"))
    for name in CHOSEN:
        right = [is_right(name, option, row) for option in CLASSES[name]]
        yield name, question(describe_choices(document, at, name), right, due=True)


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
    others = {"baseline": BASELINE_FEATURES, "unit": NOUN_FEATURES, "period": PERIOD_FEATURES}
    return others.get(name) or choice_features(name)


def fold_of(group: str) -> int:
    """The fold that a publisher belongs to."""
    return crc32(group.encode()[::-1]) % FOLDS


def cross_validate(asked_of: Sequence[Question], name: str) -> list[Trees]:
    """Score every question with trees grown on other publishers; return the trees by fold."""
    grown = []
    for fold in range(FOLDS):
        model = fit([q for q in asked_of if fold_of(q.group) != fold], name)
        trees = read_trees(model)
        grown.append(trees)
        score([question for question in asked_of if fold_of(question.group) == fold], trees)
    return grown


def score(asked_of: Sequence[Question], trees: Trees) -> None:
    """Give every question its best candidate and the score of this candidate."""
    for question in asked_of:
        if question.candidates:
            scores = trees.score(question.rows)
            question.best = int(np.argmax(scores))
            question.score = float(scores[question.best])


def fit(asked_of: Sequence[Question], name: str) -> dict[str, Any]:
    """Grow the trees of a field."""
    rows = np.concatenate([question.rows for question in asked_of if question.candidates])
    right = np.concatenate([question.right for question in asked_of])
    if name == "confidence":
        return grow(rows, right, feature_names(name), FEW_ROUNDS, rising=CHANCES)
    return grow(rows, right, feature_names(name))


def calibration(asked_of: Sequence[Question]) -> tuple[float, float]:
    """Slope and intercept that turn held-out scores into probabilities."""
    chosen = [question for question in asked_of if question.counts and question.candidates]
    scores = np.array([[question.score] for question in chosen])
    right = np.array([question.right[question.best] for question in chosen])
    model = LogisticRegression(C=100.0).fit(scores, right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a field at a threshold.

    ``wrong`` is the share of wrong answers among those given, ``answered`` the share of those due.
    """

    threshold: float
    wrong: float
    answered: float
    said: int
    due: int


def figures(
    asked_of: Sequence[Question], probability: Callable[[float], float], threshold: float
) -> Figures:
    """The figures of a field at one threshold."""
    said = wrong = due = given = 0
    for question in asked_of:
        if not question.counts:
            continue
        published = question.candidates and probability(question.score) >= threshold
        due += question.due
        given += question.due and published
        said += published
        wrong += bool(published) and not question.right[question.best]
    return Figures(threshold, wrong / max(1, said), given / max(1, due), said, due)


def probability_of(slope: float, intercept: float) -> Callable[[float], float]:
    """The calibrated probability of a score."""
    return lambda score: float(1 / (1 + np.exp(-(slope * score + intercept))))
