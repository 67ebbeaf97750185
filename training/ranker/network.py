"""The ranker's network for training: the same as `dragoman.coding.networks.ranker` runs, in PyTorch."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.coding.networks.ranker import Numbers
from dragoman.coding.networks.shown import ACTOR, RECIPIENT

sys.path.append(str(Path(__file__).parents[1]))
from minilm import Encoder
from pairs import Batch

DROP = 0.2


class Classifier(nn.Module):
    """An encoder and two layers over the mean states of both parties, the path and all words."""

    def __init__(self, numbers: Numbers, encoder: nn.Module | None = None) -> None:
        super().__init__()
        self.enc = encoder or Encoder()
        width = self.enc.width
        self.role, self.path = nn.Embedding(4, width), nn.Embedding(2, width)
        self.act = nn.Embedding(len(numbers.acts) + 1, width)
        self.dep = nn.Embedding(len(numbers.deps) + 1, width)
        self.link = nn.Embedding(len(numbers.links) + 1, width)
        for table in (self.role, self.path, self.act, self.dep, self.link):
            nn.init.normal_(table.weight, std=0.01)
        self.drop = nn.Dropout(DROP)
        self.a = nn.Linear(4 * width, width)
        self.b = nn.Linear(width, len(numbers.classes))

    def forward(self, batch: Batch) -> Tensor:
        added = self.role(batch.sides) + self.path(batch.path)
        added = added + self.act(batch.acts) + self.dep(batch.deps)
        states = self.enc(batch.rows, added, batch.hidden, self.link(batch.links))
        groups = (batch.sides == ACTOR, batch.sides == RECIPIENT, batch.path == 1, batch.there)
        gathered = torch.cat([_mean(states, group) for group in groups], -1)
        hidden = functional.gelu(self.a(self.drop(gathered)), approximate="tanh")
        return self.b(self.drop(hidden))


def _mean(states: Tensor, group: Tensor) -> Tensor:
    weights = group.to(states.dtype)
    return (states * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)
