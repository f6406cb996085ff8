"""The encoder as a PyTorch module: BERT with query tokens, span heads and class heads.

It is written in full because the exported graph has its own inputs and heads. Training starts from
the weights of any BERT in safetensors format.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the usual name

from claimledger.claims.encoder import CLASSES, LONGEST, SPANS
from claimledger.claims.windows import HEAD, IN_TITLE, QUERY

VOCABULARY, WIDTH, HEADS, INNER, LAYERS, POSITIONS = 30_522, 384, 12, 1_536, 6, 512
KEY = 96
"""Width of the vectors whose product scores a token as the start or end of a span."""

DROPOUT = 0.1
PADDING = 0
"""The id of a padding token."""

HIDDEN = -1e4
"""The score of a token that no span may contain and no token may attend to."""

FROZEN = ("word", "position", "kind")
"""Embeddings that keep their pretrained weights, because the corpus is small."""


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Transform token vectors (batch, n, width); the mask is added to the attention scores."""
        batch, size, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        query = heads(self.query(x) / math.sqrt(WIDTH // HEADS))
        scores = query @ heads(self.key(x)).transpose(2, 3)
        weights = (scores + mask.to(scores.dtype)).softmax(-1)
        seen = (weights @ heads(self.value(x))).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.first_norm(x + self.drop(self.out(seen)))
        return self.second_norm(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The whole network; ``forward`` takes the arrays of ``Window.inputs``."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind, self.tag = nn.Embedding(2, WIDTH), nn.Embedding(HEAD + 1, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.keys = nn.Linear(WIDTH, 2 * len(SPANS) * KEY)
        self.ask = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(DROPOUT))
        self.asks, self.none = nn.Linear(WIDTH, 2 * KEY), nn.Linear(WIDTH, 1)
        self.near = nn.Embedding(IN_TITLE + 1, 2 * len(SPANS))
        self.pair, self.gate = nn.Linear(WIDTH, 2 * KEY), nn.Linear(WIDTH, KEY)
        self.classes = nn.Linear(WIDTH, sum(map(len, CLASSES.values())))
        nn.init.zeros_(self.tag.weight)
        nn.init.zeros_(self.near.weight)

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of the exported graph
        self,
        ids: Tensor,
        positions: Tensor,
        tags: Tensor,
        place: Tensor,
        distance: Tensor,
        sentence: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Score every span of at most LONGEST tokens for every field, and every class.

        The score of a span is the sum of the scores of its start, of its end and of the pair. No
        span crosses the end of a sentence.

        Returns:
            Span logits (batch, fields, 1 + tokens * LONGEST) for ``encoder.reading``, and class
            logits.
        """
        x = self.word(ids) + self.position(positions) + self.kind.weight[0] + self.tag(tags)
        x = self.drop(self.norm(x))
        mask = torch.where(ids == PADDING, HIDDEN, 0.0)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        queries, text = x[:, : len(QUERY)], x[:, len(QUERY) :]
        batch, size = sentence.shape
        ends = text.gather(1, place[:, :, None].expand(-1, -1, WIDTH)).flatten(1)
        asked = self.ask(torch.cat([queries, ends[:, None].expand(-1, len(QUERY), -1)], 2))
        fields = asked[:, :-1]
        keys = self.keys(text).view(batch, size, 2 * len(SPANS), KEY)
        asks = self.asks(fields).view(batch, 2 * len(SPANS), KEY) / math.sqrt(KEY)
        alone = torch.einsum("bek,bnek->ben", asks, keys) + self.near(distance).transpose(1, 2)
        first, last = alone.view(batch, len(SPANS), 2, size).unbind(2)
        left, right = self.pair(text).view(batch, size, 2, KEY).unbind(2)
        gated = left[:, None] * self.gate(fields)[:, :, None] / math.sqrt(KEY)
        both = gated @ right[:, None].transpose(2, 3) + first[:, :, :, None] + last[:, :, None]
        at = torch.arange(size)
        end = at[:, None] + torch.arange(LONGEST)
        inside = end.clamp(max=size - 1)
        banded = both.gather(3, inside.expand(batch, len(SPANS), -1, -1))
        here = sentence[:, :, None]
        whole = (end < size) & (here > 0) & (here == sentence[:, inside])
        scores = torch.where(whole[:, None], banded, HIDDEN).flatten(2)
        return torch.cat([self.none(fields), scores], 2), self.classes(asked[:, -1])

    def load_pretrained(self, path: Path) -> None:
        """Start from the weights of a BERT in safetensors."""
        weights = load_file(path)
        named = {
            "word": "embeddings.word_embeddings",
            "position": "embeddings.position_embeddings",
            "kind": "embeddings.token_type_embeddings",
            "norm": "embeddings.LayerNorm",
        }
        inside = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "first_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "second_norm": "output.LayerNorm",
        }
        for number in range(len(self.layers)):
            named |= {
                f"layers.{number}.{ours}": f"encoder.layer.{number}.{theirs}"
                for ours, theirs in inside.items()
            }
        own = self.state_dict()
        for ours, theirs in named.items():
            for part in ("weight", "bias"):
                if f"{ours}.{part}" in own:
                    own[f"{ours}.{part}"].copy_(weights[f"{theirs}.{part}"])

    def freeze(self) -> None:
        """Exclude from training the weights that keep their pretrained values."""
        for name in FROZEN:
            getattr(self, name).weight.requires_grad_(requires_grad=False)
