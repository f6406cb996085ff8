"""The encoder: for the quantity of a window, scores of spans for every field and of classes.

The model is a small BERT encoder, fine-tuned on the corpus and exported to ONNX;
``models/claims.md`` describes it. Each window is one pass without padding, so its scores
do not depend on other windows. There is one thread, so sums are added in a fixed order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from claimledger.claims.windows import TITLE_TEXT, Tokens, Window

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
"""Fields whose answer is a class, with the classes in the order of their scores."""

BEST, LONGEST = 16, 24
"""Number of spans kept for a field, and tokens of the longest span."""

UNLIKELY = -9.0
"""Spans with a lower log-probability are not kept, except the best."""

SLOWER = ["SkipLayerNormFusion"]
"""Optimisations of onnxruntime that take a tenth more time on processors without AVX-512."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text or the title, with the encoder's log-probability.

    A span without characters (``start`` equals ``end``) means that the field is empty.
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
    """The encoder's reading of a quantity: spans by field, best first, and class probabilities."""

    spans: Mapping[str, Sequence[Span]]
    classes: Mapping[str, Scores]


@cache
def shipped() -> onnxruntime.InferenceSession:
    """The shipped encoder, loaded once for each process."""
    with as_file(files("claimledger.models").joinpath("encoder.onnx")) as path:
        return opened(path)


def opened(path: Path) -> onnxruntime.InferenceSession:
    """Load an encoder from a file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )


def read_window(window: Window, encoder: onnxruntime.InferenceSession | None = None) -> Reading:
    """Score the quantity of a window; by default, with the shipped encoder."""
    batch = {name: array[None] for name, array in window.inputs().items()}
    spans, classes = (encoder or shipped()).run(None, batch)
    return reading(window.tokens, spans[0], classes[0])


def reading(tokens: Tokens, spans: Scores, classes: Scores) -> Reading:
    """Turn the encoder's output into spans and probabilities.

    Args:
        tokens: the n tokens of the window.
        spans: logits of the spans of each field, shape (fields, 1 + n * LONGEST). The first is for
            no span; then follow, for each token, the spans that start with it, shortest first.
        classes: logits of all classes, shape (classes,).
    """
    logs = log_softmax(spans)
    found = {field: best_spans(tokens, each) for field, each in zip(SPANS, logs, strict=True)}
    return Reading(found, class_probabilities(classes))


def best_spans(tokens: Tokens, logs: Scores) -> list[Span]:
    """The most likely spans of one field, best first."""
    likely = np.argpartition(-logs, min(BEST, len(logs)) - 1)[:BEST]
    order = likely[np.argsort(-logs[likely], kind="stable")].tolist()
    spans = [span_at(tokens, k, float(logs[k])) for k in order if is_span(tokens, k)]
    return spans[:2] + [span for span in spans[2:] if span.score > UNLIKELY]


def is_span(tokens: Tokens, number: int) -> bool:
    """Whether a number means no span, or tokens of one sentence."""
    first, more = divmod(number - 1, LONGEST)
    size, sentence = len(tokens.ids), tokens.sentence
    return not number or (
        first + more < size and 0 < int(sentence[first]) == int(sentence[first + more])
    )


def span_at(tokens: Tokens, number: int, score: float) -> Span:
    """The span with a number in the order of the encoder's output."""
    if not number:
        return Span(score, 0, 0)
    first, more = divmod(number - 1, LONGEST)
    in_title = bool(tokens.source[first] == TITLE_TEXT)
    return Span(score, int(tokens.start[first]), int(tokens.end[first + more]), in_title)


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
