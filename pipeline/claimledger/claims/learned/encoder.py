"""The encoder: for the quantity of a window, scores of spans for every field and of classes.

The model is a small BERT encoder, fine-tuned on the corpus and exported to ONNX;
``models/encoder.md`` says of what and how well. One window is one pass without padding, so that a
window scores the same in any company; one thread, so that sums are added in one order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
import onnxruntime

from claimledger.claims.learned.windows import NOWHERE, TITLE_TEXT, Tokens, Window

Scores = npt.NDArray[np.float32]

SPANS = (
    "subject",
    "subject_mention",
    "measure",
    "counterpart",
    "attributed_to",
    "speaker",
    "time",
    "baseline",
)
"""Fields that a span answers; ``subject_mention`` is the mention nearest to the number."""

CLASSES: Mapping[str, tuple[str, ...]] = {
    "worth": ("0", "1", "2"),
    "kind": ("level", "share", "change", "ratio", "price", "count", "rank"),
    "direction": ("none", "up", "down"),
    "modality": ("reported", "projected", "planned", "threatened", "hypothetical", "denied"),
}
"""Fields that a class answers, and the classes in the order of their scores."""

BEST, ENDS, LONGEST = 16, 10, 25
"""Spans kept for a field, starts and ends that are combined, and tokens of the longest span."""

UNLIKELY = -9.0
"""Log-probability below which a span is not kept."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text or the title, with the encoder's log-probability.

    A span without characters (``start`` equals ``end``) says that the field is empty.
    """

    score: float
    start: int
    end: int
    in_title: bool = False

    @property
    def empty(self) -> bool:
        """Whether it stands for no answer."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of a quantity: spans by field, best first, and class probabilities."""

    spans: Mapping[str, Sequence[Span]]
    classes: Mapping[str, Scores]


@cache
def session() -> onnxruntime.InferenceSession:
    """The encoder, loaded once a process."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("claimledger.models").joinpath("encoder.onnx")) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def read_window(window: Window) -> Reading:
    """Score the quantity of a window."""
    spans, classes = session().run(None, dict(window.inputs()))
    return reading(window.tokens, spans, classes)


def reading(tokens: Tokens, spans: Scores, classes: Scores) -> Reading:
    """Turn the encoder's output into spans and probabilities.

    Args:
        tokens: the n tokens of the window.
        spans: for each field the logits of its start, then of its end, shape (2 * fields, 1 + n);
            the first says that there is none.
        classes: logits of all classes, shape (classes,).
    """
    logs = log_softmax(spans)
    found = {
        field: best_spans(tokens, logs[2 * f], logs[2 * f + 1]) for f, field in enumerate(SPANS)
    }
    return Reading(found, class_probabilities(classes))


def best_spans(tokens: Tokens, starts: Scores, ends: Scores) -> list[Span]:
    """The most likely spans of one field, best first, that of no answer among them."""
    found = [Span(float(starts[0] + ends[0]), 0, 0)]
    last_places = np.argsort(-ends[1:], kind="stable")[:ENDS].tolist()
    for first in np.argsort(-starts[1:], kind="stable")[:ENDS].tolist():
        source = tokens.source[first]
        for last in last_places:
            score = float(starts[first + 1] + ends[last + 1])
            if (
                first <= last < first + LONGEST
                and score > UNLIKELY
                and source != NOWHERE
                and source == tokens.source[last]
            ):
                start, end = int(tokens.start[first]), int(tokens.end[last])
                found.append(Span(score, start, end, bool(source == TITLE_TEXT)))
    return sorted(found, key=lambda span: -span.score)[:BEST]


def class_probabilities(logits: Scores) -> dict[str, Scores]:
    """The probability of each class of each field."""
    found, at = {}, 0
    for field, names in CLASSES.items():
        found[field] = np.exp(log_softmax(logits[at : at + len(names)]))
        at += len(names)
    return found


def log_softmax(logits: Scores) -> Scores:
    """Logarithms of the softmax over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
