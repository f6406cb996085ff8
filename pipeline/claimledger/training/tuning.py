"""Thresholds, confidence and the table of figures, from questions that were judged held out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimledger.claims.learned.answers import confidence_features_of
from claimledger.training.ranks import (
    Figures,
    Question,
    Questions,
    calibration,
    cross_validate,
    figures,
    fit,
    probability_of,
)

LIMITS: Mapping[str, float] = {
    "subject": 0.15,
    "measure": 0.13,
    "period": 0.12,
    "attributed_to": 0.09,
    "speaker": 0.09,
    "counterpart": 0.30,
}
"""The share of wrong answers that each field may have."""

WHOLE = ("number", "period", "measure", "subject")
"""What has to be right for a claim to be whole."""

GRID = np.arange(0.0, 1.0, 0.02)


@dataclass(frozen=True, slots=True)
class Tuned:
    """Models by field, as ``models/claims.json`` holds them, and the figures of each field."""

    models: Mapping[str, Mapping[str, Any]]
    figures: Mapping[str, Figures]
    lines: Sequence[str]


def tune(asked: Questions) -> Tuned:
    """Judge every ranker held out, choose thresholds, and fit the rankers on everything.

    Raises:
        ValueError: some field has no candidates at all.
    """
    if missing := set(WHOLE) - asked.by_field.keys():
        names = ", ".join(sorted(missing))
        raise ValueError(f"expected candidates for {names}, found none: train longer, or on more")
    models: dict[str, dict[str, Any]] = {}
    reached: dict[str, Figures] = {}
    for name, each in asked.by_field.items():
        cross_validate(each, name)
        slope, intercept = calibration(each)
        threshold, found = choose_threshold(name, each, slope, intercept)
        reached[name] = found
        models[name] = {
            **fit(each, name),
            "slope": slope,
            "intercept": intercept,
            "threshold": threshold,
        }
    confident = confidence_questions(asked, models)
    cross_validate(confident, "confidence")
    slope, intercept = calibration(confident)
    models["confidence"] = {
        **fit(confident, "confidence"),
        "slope": slope,
        "intercept": intercept,
        "threshold": 0.0,
    }
    lines = [*table(reached), *coverage(confident, slope, intercept)]
    return Tuned(models, reached, lines)


def choose_threshold(
    name: str, asked: Sequence[Question], slope: float, intercept: float
) -> tuple[float, Figures]:
    """The threshold of a field: the lowest that keeps to its limit of wrong answers.

    Of worth it is the one with the best F1 of claims found.
    """
    probability = probability_of(slope, intercept)
    tried = [figures(asked, probability, float(t)) for t in GRID]
    if name == "worth":
        best = max(tried, key=lambda f: f1(asked, probability, f.threshold))
    elif name in LIMITS:
        best = next((f for f in tried if f.wrong <= LIMITS[name]), tried[-1])
    else:
        best = tried[0]
    return best.threshold, best


def f1(asked: Sequence[Question], probability: Any, threshold: float) -> float:  # noqa: ANN401
    """F1 of the quantities that are called claims."""
    right = said = due = 0
    for question in asked:
        called = probability(question.score) >= threshold
        claim = bool(question.right[0])
        right += called and claim
        said += called and question.counts
        due += question.due or (claim and called)
    return 2 * right / max(1, said + due)


def confidence_questions(
    asked: Questions, models: Mapping[str, Mapping[str, Any]]
) -> list[Question]:
    """Whether each quantity that is called a claim is whole, from held-out probabilities."""
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
        parts = {name: by_key[name].get(key) for name in WHOLE}
        values = {
            name: 0.0 if one is None else chances[name](one.score) for name, one in parts.items()
        }
        whole = bool(verdict.right[0]) and all(
            one is not None and is_right(name, one, values[name], models[name]["threshold"])
            for name, one in parts.items()
        )
        rows = np.array([confidence_features_of(worth, values)], dtype=np.float32)
        nothing = np.zeros(1, dtype=np.bool_)
        found.append(Question(verdict.group, rows, np.array([whole]), nothing, due=True, key=key))
    return found


def is_right(name: str, question: Question, probability: float, threshold: float) -> bool:
    """Whether what is published for a field is right; an empty field is where none is due."""
    if name == "period" and (probability < threshold or question.empty[question.best]):
        return not question.due
    return probability >= threshold and bool(question.right[question.best])


def table(reached: Mapping[str, Figures]) -> list[str]:
    """The figures as rows of Markdown."""
    rows = ["| field | wrong | of answers | answered | of those due | threshold |"]
    rows.append("|---|---|---|---|---|---|")
    rows += [
        f"| {name} | {100 * f.wrong:.1f}% | {f.said} | {100 * f.answered:.1f}% | {f.due} "
        f"| {f.threshold:.2f} |"
        for name, f in reached.items()
    ]
    return rows


def coverage(confident: Sequence[Question], slope: float, intercept: float) -> list[str]:
    """How many claims are whole among the most confident, and the calibration error."""
    probability = probability_of(slope, intercept)
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
    return ["", f"{said}; calibration error {100 * error:.1f} points"]
