"""Fit the encoder on one fold of the corpus, with checkpoints, in one thread.

A fit uses one core. Two fits in parallel are faster than one on two cores, whose threads would wait
for each other.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the usual name

from claimledger.claims.encoder import CLASSES
from claimledger.claims.windows import QUERY, Window
from claimledger.training.network import Encoder
from claimledger.training.targets import UNKNOWN, Example

BODY_RATE, HEAD_RATE, DECAY, WARMING, CLIP = 1e-4, 1e-3, 0.01, 0.1, 1.0
"""Learning rates of pretrained and of new weights, weight decay, share of steps with a rising rate,
and the largest norm of a gradient."""

IMPOSSIBLE = -1e9
"""The log-likelihood of a wrong answer."""

BATCH = 16
"""Number of windows in one step."""

NEW = ("keys", "ask", "asks", "none", "near", "pair", "gate", "classes", "tag")
"""Parts of the network that have no pretrained weights."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a fit: its epochs, its first weights and its checkpoint.

    ``start`` is the checkpoint of another fit, which replaces the pretrained weights. ``rate`` is a
    factor for the learning rates.
    """

    epochs: int
    pretrained: Path
    checkpoint: Path
    start: Path | None = None
    rate: float = 1.0
    seed: int = 0


def fit(examples: Sequence[Example], plan: Plan) -> Iterator[tuple[int, float]]:
    """Train the encoder, and yield the number and the mean loss of each epoch.

    A fit resumes after the last epoch in ``plan.checkpoint``, which is written after each epoch.
    """
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    network = begun(plan)
    steps = plan.epochs * -(-len(examples) // BATCH)
    optimizer, schedule = optimizers(network, steps, plan.rate)
    begin = 0
    if plan.checkpoint.is_file():
        kept = torch.load(plan.checkpoint)
        begin = kept["epoch"] + 1
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
    for epoch in range(begin, plan.epochs):
        torch.manual_seed(plan.seed + epoch)
        order = list(range(len(examples)))
        random.Random(plan.seed + epoch).shuffle(order)  # noqa: S311 - no secret depends on it
        total = 0.0
        network.train()
        for at in range(0, len(order), BATCH):
            optimizer.zero_grad()
            mean = loss(network, [examples[k] for k in order[at : at + BATCH]])
            mean.backward()
            total += mean.item()
            torch.nn.utils.clip_grad_norm_(trainable(network), CLIP)
            optimizer.step()
            schedule.step()
        state = {
            "epoch": epoch,
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
        }
        draft = plan.checkpoint.with_suffix(".draft")
        torch.save(state, draft)
        draft.replace(plan.checkpoint)
        yield epoch, total / -(-len(order) // BATCH)


def begun(plan: Plan) -> Encoder:
    """The network that a fit begins with."""
    network = Encoder() if plan.start is None else load(plan.start)
    if plan.start is None:
        with torch.no_grad():
            network.load_pretrained(plan.pretrained)
    network.freeze()
    return network


def load(checkpoint: Path) -> Encoder:
    """The network of a checkpoint."""
    network = Encoder()
    network.load_state_dict(torch.load(checkpoint)["network"])
    return network


def average(checkpoints: Sequence[Path], path: Path) -> None:
    """Write a checkpoint with the mean weights of several fits that had the same start."""
    networks = [torch.load(checkpoint)["network"] for checkpoint in checkpoints]
    mean = {name: sum(one[name] for one in networks) / len(networks) for name in networks[0]}
    torch.save({"network": mean}, path)


def trainable(network: Encoder) -> list[torch.nn.Parameter]:
    """The parameters that training changes."""
    return [weight for weight in network.parameters() if weight.requires_grad]


def optimizers(
    network: Encoder, steps: int, multiple: float = 1.0
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a learning rate that rises first and then falls to zero."""
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            groups[name.split(".")[0] in NEW].append(weight)
    optimizer = torch.optim.AdamW(
        [
            {"params": groups[True], "lr": HEAD_RATE * multiple},
            {"params": groups[False], "lr": BODY_RATE * multiple},
        ],
        weight_decay=DECAY,
    )

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (WARMING * steps)) * max(0.0, (steps - step) / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def tensors(windows: Sequence[Window]) -> dict[str, Tensor]:
    """The arrays of some windows as input of the network, padded with zeros."""
    arrays = [window.inputs() for window in windows]
    return {name: filled([one[name] for one in arrays]) for name in arrays[0]}


def filled(arrays: Sequence[npt.NDArray[Any]]) -> Tensor:
    """Arrays with the same number of dimensions as one tensor, padded with zeros."""
    shape = np.max([array.shape for array in arrays], axis=0)
    found = np.zeros((len(arrays), *shape), dtype=arrays[0].dtype)
    for row, array in zip(found, arrays, strict=True):
        row[tuple(slice(size) for size in array.shape)] = array
    return torch.from_numpy(found)


def loss(network: Encoder, examples: Sequence[Example]) -> Tensor:
    """Negative log-likelihood of the answers; several right spans share their likelihood."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        spans, classes = network(**tensors([one.window for one in examples]))
    logs = spans.float().log_softmax(2)
    right = torch.zeros(logs.shape, dtype=torch.bool)
    for row, one in zip(right, examples, strict=True):
        for field, numbers in zip(row, one.spans, strict=True):
            field[list(numbers)] = True
    likelihood = logs.masked_fill(~right, IMPOSSIBLE).logsumexp(2)
    total = -(likelihood * right.any(2)).sum()
    worth, *parts = classes.float().split([len(names) for names in CLASSES.values()], 1)
    total = total - (worth.log_softmax(1) * filled([one.worth for one in examples])).sum()
    wanted = filled([one.classes for one in examples])
    for k, part in enumerate(parts):
        total = total + F.cross_entropy(part, wanted[:, k], ignore_index=UNKNOWN, reduction="sum")
    return total / len(CLASSES) / len(examples)


def export(network: Encoder, example: Window, path: Path) -> None:
    """Write the network as ONNX with weights of eight bits and a dynamic number of tokens."""
    whole = path.with_suffix(".whole.onnx")
    export_whole(network, example, whole)
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def export_whole(network: Encoder, example: Window, path: Path) -> None:
    """Write the network as ONNX, with a dynamic number of tokens."""
    network.eval()
    arrays = tensors([example])
    shown = torch.export.Dim("shown")
    asked = shown + len(QUERY)
    fixed: dict[int, object] = {}
    sizes = {"place": fixed, "distance": {1: shown}, "sentence": {1: shown}}
    torch.onnx.export(
        network,
        kwargs=arrays,
        f=path,
        input_names=list(arrays),
        output_names=["spans", "classes"],
        dynamic_shapes={name: sizes.get(name, {1: asked}) for name in arrays},
        external_data=False,
    )
