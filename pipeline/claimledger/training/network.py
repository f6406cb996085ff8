"""The encoder as a PyTorch module: BERT with query tokens, span heads and class heads.

Written out because the graph that is exported has inputs and heads of its own; weights of any BERT
in safetensors start it.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the usual name

from claimledger.claims.learned.encoder import CLASSES, SPANS
from claimledger.claims.learned.windows import HEAD, IN_TITLE, QUERY

VOCABULARY, WIDTH, HEADS, INNER, LAYERS, POSITIONS = 30_522, 384, 12, 1_536, 6, 512
KEY = 96
"""Width of the vectors whose product scores a token as the start or the end of a span."""

DROPOUT = 0.1
HIDDEN = -1e4
"""The score of a token that is no place to point at."""

FROZEN = ("word", "position", "kind")
"""Embeddings that keep their pretrained weights: the corpus is small against the vocabulary."""


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor) -> Tensor:
        """Map token vectors (n, width)."""
        size = x.shape[0]

        def heads(y: Tensor) -> Tensor:
            return y.view(size, HEADS, WIDTH // HEADS).transpose(0, 1)

        scores = heads(self.query(x)) @ heads(self.key(x)).transpose(1, 2)
        weights = (scores / math.sqrt(WIDTH // HEADS)).softmax(-1)
        seen = (weights @ heads(self.value(x))).transpose(0, 1).reshape(size, WIDTH)
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
        self.ends = 2 * len(SPANS)
        self.keys = nn.Linear(WIDTH, self.ends * KEY)
        self.ask = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(DROPOUT))
        self.asks, self.none = nn.Linear(WIDTH, 2 * KEY), nn.Linear(WIDTH, 2)
        self.near = nn.Embedding(IN_TITLE + 1, self.ends)
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
        pointable: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Score every token as the start and the end of a span, and every class.

        Returns:
            Span logits (2 * fields, 1 + tokens), the first for no span, and class logits.
        """
        x = self.word(ids) + self.position(positions) + self.kind.weight[0] + self.tag(tags)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x)
        size = pointable.shape[0]
        text, queries = x[:size], x[size:]
        number = x[place].flatten()[None].expand(len(QUERY), -1)
        asked = self.ask(torch.cat([queries, number], 1))
        keys = self.keys(text).view(-1, self.ends, KEY)
        asks = self.asks(asked[:-1]).view(self.ends, KEY)
        scores = torch.einsum("ek,nek->en", asks, keys) / math.sqrt(KEY)
        scores = scores + self.near(distance).transpose(0, 1)
        scores = torch.where(pointable.bool(), scores, HIDDEN)
        none = self.none(asked[:-1]).view(self.ends, 1)
        return torch.cat([none, scores], 1), self.classes(asked[-1])

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
        for name in FROZEN:
            getattr(self, name).weight.requires_grad_(requires_grad=False)
