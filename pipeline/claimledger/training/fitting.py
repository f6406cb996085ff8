"""Fit the encoder: one fold of the corpus, with checkpoints, in one thread.

A fit takes one core. Two run side by side faster than one on two cores, whose threads would wait
for each other.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the usual name

from claimledger.claims.learned.encoder import CLASSES, Reading, reading
from claimledger.claims.learned.windows import Window
from claimledger.training.network import Encoder
from claimledger.training.targets import UNKNOWN, Example

BODY_RATE, HEAD_RATE, DECAY, WARMING, CLIP = 1e-4, 1e-3, 0.01, 0.1, 1.0
"""Learning rates of pretrained and of new weights, weight decay, share of steps with a rising rate,
and the largest norm of a gradient."""

BATCH = 16
"""Windows a step."""

NEW = ("keys", "ask", "asks", "none", "near", "classes", "tag")
"""Parts of the network that have no pretrained weights."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a fit does: how long, from which weights, and where its checkpoint is."""

    epochs: int
    pretrained: Path
    checkpoint: Path
    seed: int = 0


def fit(examples: Sequence[Example], plan: Plan) -> Iterator[tuple[int, float]]:
    """Train, and yield each epoch's number and mean loss; resume after the last one that was kept.

    The network is in ``plan.checkpoint`` after each epoch.
    """
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    network = Encoder()
    with torch.no_grad():
        network.load_pretrained(plan.pretrained)
    steps = plan.epochs * -(-len(examples) // BATCH)
    optimizer, schedule = optimizers(network, steps)
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
            batch = [examples[k] for k in order[at : at + BATCH]]
            optimizer.zero_grad()
            for one in batch:
                part = loss(network, one) / len(batch)
                part.backward()
                total += part.item()
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


def load(checkpoint: Path) -> Encoder:
    """The network of a checkpoint."""
    network = Encoder()
    network.load_state_dict(torch.load(checkpoint)["network"])
    return network


def trainable(network: Encoder) -> list[torch.nn.Parameter]:
    """The parameters that training changes."""
    return [weight for weight in network.parameters() if weight.requires_grad]


def optimizers(
    network: Encoder, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a rate that rises first and then falls to nothing."""
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            groups[name.split(".")[0] in NEW].append(weight)
    optimizer = torch.optim.AdamW(
        [{"params": groups[True], "lr": HEAD_RATE}, {"params": groups[False], "lr": BODY_RATE}],
        weight_decay=DECAY,
    )

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (WARMING * steps)) * max(0.0, (steps - step) / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def tensors(window: Window) -> dict[str, Tensor]:
    """The arrays of a window as the network takes them."""
    return {name: torch.from_numpy(array) for name, array in window.inputs().items()}


def loss(network: Encoder, one: Example) -> Tensor:
    """Negative log-likelihood of a window's answers; several right spans share their likelihood."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        spans, classes = network(**tensors(one.window))
    logs = spans.float().log_softmax(1)
    right = torch.from_numpy(one.spans)
    likelihood = logs.masked_fill(~right, -1e9).logsumexp(1)
    total = -(likelihood * right.any(1)).sum()
    parts = classes.float().split([len(names) for names in CLASSES.values()])
    total = total - (parts[0].log_softmax(0) * torch.from_numpy(one.worth)).sum()
    for part, wanted in zip(parts[1:], one.classes, strict=True):
        if wanted != UNKNOWN:
            total = total + F.cross_entropy(part[None], torch.tensor([int(wanted)]))
    return total / len(CLASSES)


def read_with(network: Encoder, window: Window) -> Reading:
    """Read a window with a network in memory, as the exported one is read at run time."""
    network.eval()
    with torch.no_grad():
        spans, classes = network(**tensors(window))
    return reading(
        window.tokens, spans.numpy().astype(np.float32), classes.numpy().astype(np.float32)
    )


def export(network: Encoder, example: Window, path: Path) -> None:
    """Write the network as ONNX, with a dynamic number of tokens."""
    network.eval()
    arrays = tensors(example)
    asked, shown = torch.export.Dim("asked"), torch.export.Dim("shown")
    fixed: dict[int, object] = {}
    sizes = {"place": fixed, "distance": {0: shown}, "pointable": {0: shown}}
    torch.onnx.export(
        network,
        kwargs=arrays,
        f=path,
        input_names=list(arrays),
        output_names=["spans", "classes"],
        dynamic_shapes={name: sizes.get(name, {0: asked}) for name in arrays},
        external_data=False,
    )
