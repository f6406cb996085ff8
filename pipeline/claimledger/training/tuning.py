"""Thresholds, confidence and the table of figures, from held-out answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from claimledger.claims.answers import chance_of_period, confidence_features_of
from claimledger.claims.ranking import Ranker
from claimledger.training.ranks import (
    FOLDS,
    Figures,
    Question,
    Questions,
    calibration,
    cross_validate,
    figures,
    fit,
    probability_of,
)

if TYPE_CHECKING:
    from claimledger.models.trees import Trees

LIMITS: Mapping[str, float] = {
    "subject": 0.16,
    "measure": 0.13,
    "period": 0.18,
    "attributed_to": 0.05,
    "speaker": 0.09,
    "counterpart": 0.30,
    "baseline": 0.12,
}
"""The share of wrong answers that each field may have."""

AS_GOOD = 0.004
"""An F1 score that is at most so far below the best counts as good."""

WHOLE = ("number", "period", "measure", "subject")
"""The fields that must be right for a claim to be whole."""

LIKELY = 0.5
"""The least probability of a unit that replaces the own unit of a bare number."""

GRID = np.arange(0.0, 1.0, 0.02)

Model = Mapping[str, Any]
"""A ranker, in the form of ``models/claims.json``."""

Probability = Callable[[float], float]
ModelOf = Callable[[Sequence[Question], str], Model]
ThresholdOf = Callable[[str, Sequence[Question], Probability], Figures]


class Fitted(NamedTuple):
    """The models and figures by field, and the figures of the confidence in words."""

    models: Mapping[str, Model]
    reached: Mapping[str, Figures]
    coverage: str

    @property
    def lines(self) -> Sequence[str]:
        """The figures as Markdown."""
        return [*table(self.reached), "", self.coverage]


@dataclass(frozen=True, slots=True)
class Tuned:
    """Models by field, in the form of ``models/claims.json``, and the table of figures.

    ``held_out`` has the rankers of each fold, which were grown without the publishers of the fold.
    """

    models: Mapping[str, Model]
    held_out: Sequence[Mapping[str, Ranker]]
    lines: Sequence[str]


def tune(asked: Questions) -> Tuned:
    """Evaluate the rankers on held-out pages, choose thresholds, and fit them on all pages.

    Raises:
        ValueError: some field has no candidates at all.
    """
    found = {name for name, each in asked.by_field.items() if any(q.candidates for q in each)}
    if missing := set(WHOLE) - found:
        names = ", ".join(sorted(missing))
        raise ValueError(f"expected candidates for {names}, found none: train longer, or on more")
    grown: dict[str, list[Trees]] = {}

    def fitted(each: Sequence[Question], name: str) -> Model:
        grown[name] = cross_validate(each, name)
        slope, intercept = calibration([question for question in each if question.judged])
        return {**fit(each, name), "slope": slope, "intercept": intercept}

    settled = choose_models(asked, fitted, choose_threshold)
    ends = {
        name: (m["slope"], m["intercept"], m["threshold"]) for name, m in settled.models.items()
    }
    held_out = [
        {name: Ranker(trees[fold], *ends[name]) for name, trees in grown.items()}
        for fold in range(FOLDS)
    ]
    return Tuned(settled.models, held_out, settled.lines)


def choose_models(asked: Questions, model_of: ModelOf, threshold_of: ThresholdOf) -> Fitted:
    """Find the model and the threshold of each field, then the model of the confidence.

    Args:
        asked: the questions; each receives its best candidate and the score of this candidate.
        model_of: scores the questions of a field and returns its model without a threshold.
        threshold_of: chooses the threshold of a field and returns it with its figures.
    """
    models: dict[str, Model] = {}
    reached: dict[str, Figures] = {}
    for name in sorted(asked.by_field, key="unit".__ne__):
        each = asked.by_field[name]
        if name == "number":
            judge_by_units(each, asked.by_field["unit"])
        model = model_of(each, name)
        probability = probability_of(model["slope"], model["intercept"])
        if name == "unit":
            keep_own(each, probability)
        judged = [question for question in each if question.judged]
        reached[name] = threshold_of(name, judged, probability)
        models[name] = {**model, "threshold": reached[name].threshold}
    confident = confidence_questions(asked, models)
    model = model_of(confident, "confidence")
    models["confidence"] = {**model, "threshold": 0.0}
    judged = [question for question in confident if question.judged]
    probability = probability_of(model["slope"], model["intercept"])
    return Fitted(models, reached, coverage(judged, probability))


def keep_own(units: Sequence[Question], probability: Probability) -> None:
    """Choose a number's own unit, the first candidate, if no other is likely enough."""
    for unit in units:
        if probability(unit.score) < LIKELY:
            unit.best = 0


def judge_by_units(numbers: Sequence[Question], units: Sequence[Question]) -> None:
    """Count a bare number as wrong if the unit that was chosen for it is wrong."""
    chosen = {unit.key: unit.right[unit.best] for unit in units}
    for number in numbers:
        number.right &= chosen.get(number.key, True)


def choose_threshold(name: str, asked: Sequence[Question], probability: Probability) -> Figures:
    """The threshold of a field: the lowest that stays within its limit of wrong answers.

    For worth, it is the highest threshold whose F1 score is as good as the best, so that few
    details are published.
    """
    tried = [figures(asked, probability, float(t)) for t in GRID]
    if name == "worth":
        scores = [f1(asked, probability, each.threshold) for each in tried]
        good = [f for f, score in zip(tried, scores, strict=True) if score > max(scores) - AS_GOOD]
        best = good[-1]
    elif name == "unit":
        best = next(f for f in tried if f.threshold >= LIKELY)
    elif name in LIMITS:
        best = next((f for f in tried if f.wrong <= LIMITS[name]), tried[-1])
    else:
        best = tried[0]
    return best


def f1(asked: Sequence[Question], probability: Probability, threshold: float) -> float:
    """F1 score of the quantities that are classified as claims."""
    right = said = due = 0
    for question in asked:
        called = probability(question.score) >= threshold
        claim = bool(question.right[0])
        right += called and claim
        said += called and question.counts
        due += question.due or (claim and called)
    return 2 * right / max(1, said + due)


def confidence_questions(asked: Questions, models: Mapping[str, Model]) -> list[Question]:
    """Whether each quantity that is classified as a claim is whole, from held-out scores.

    Subject and measure count as published. Calibration changes their thresholds later, and the
    trees would keep a step at the old ones.
    """
    by_key: dict[str, dict[tuple[str, int], Question]] = {
        name: {question.key: question for question in each} for name, each in asked.by_field.items()
    }
    chances = {
        name: probability_of(model["slope"], model["intercept"]) for name, model in models.items()
    }
    found = []
    for key, verdict in by_key["worth"].items():
        worth = chances["worth"](verdict.score)
        if worth < models["worth"]["threshold"] or not (verdict.counts or verdict.right[0]):
            continue
        parts = {name: by_key[name][key] for name in WHOLE if key in by_key[name]}
        values = dict.fromkeys(WHOLE, 0.0)
        values |= {name: chances[name](one.score) for name, one in parts.items() if one.candidates}
        dated = values["period"] >= models["period"]["threshold"]
        whole = bool(verdict.right[0]) and all(
            is_right(one, published=name != "period" or dated) for name, one in parts.items()
        )
        values["period"] = chance_of_period(values["period"], published=dated)
        rows = confidence_features_of(worth, values, verdict.rows)
        asked_of = Question(verdict.group, rows, np.array([whole]), due=True, key=key)
        asked_of.judged = verdict.judged
        found.append(asked_of)
    return found


def is_right(question: Question, *, published: bool) -> bool:
    """Whether the published answer is right; it may be empty if none is due."""
    if not published:
        return not question.due
    return question.candidates > 0 and bool(question.right[question.best])


def table(reached: Mapping[str, Figures]) -> list[str]:
    """The figures as rows of Markdown."""
    rows = ["| field | wrong | published answers | answered | existing answers | threshold |"]
    rows.append("|---|---|---|---|---|---|")
    rows += [
        f"| {name} | {100 * f.wrong:.1f}% | {f.said} | {100 * f.answered:.1f}% | {f.due} "
        f"| {f.threshold:.2f} |"
        for name, f in reached.items()
    ]
    return rows


def coverage(confident: Sequence[Question], probability: Probability) -> str:
    """The share of whole claims among the most confident, and the calibration error."""
    pairs = sorted(((probability(q.score), bool(q.right[0])) for q in confident), reverse=True)
    parts = [
        f"{100 * c:.0f}%: {100 * np.mean([r for _, r in pairs[: int(c * len(pairs))]]):.1f}% whole"
        for c in (0.25, 0.5, 0.75, 1.0)
    ]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, r in pairs:
        bins.setdefault(min(9, int(p * 10)), []).append((p, r))
    error = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / len(
        pairs
    )
    said = f"{len(pairs)} claims, most confident {', '.join(parts)}"
    return f"{said}; calibration error {100 * error:.1f} points"
