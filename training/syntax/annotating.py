"""The syntax network for training: the same as `dragoman.syntax.network` runs, in PyTorch."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.syntax.network import CAPITALS, Labels

sys.path.append(str(Path(__file__).parents[1]))
from minilm import Encoder, Rows

ARC, LABEL = 320, 96
"""Numbers of a state that scores heads, and labels."""
DROP = 0.3


class Annotating(nn.Module):
    """An encoder of sentences, and what tells tags, features, names, heads and labels."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.known = labels
        self.enc = Encoder()
        width = self.enc.width
        self.spelled = nn.Embedding(CAPITALS + 1, width)
        nn.init.zeros_(self.spelled.weight)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.tags = nn.Linear(width, len(labels.tags))
        self.features = nn.Linear(width, len(labels.features))
        self.names = nn.Linear(width, len(labels.names))
        self.dependent, self.head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_dependent, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.arcs = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relations = nn.Parameter(torch.zeros(len(labels.labels), LABEL + 1, LABEL + 1))
        self.drop = nn.Dropout(DROP)

    def forward(self, rows: Rows, written: Tensor, hidden: Tensor | None = None) -> Tensor:
        """States of shape (sentences, words, width)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.enc(rows, self.spelled(written), hidden)
        return self.drop(states.float())

    def heads(self, states: Tensor, there: Tensor) -> Tensor:
        """Scores of heads, of shape (sentences, words, 1 + words); the first is that of the root."""
        sources = self._leaky(self.head(self._rooted(states)))
        dependents = functional.pad(self._leaky(self.dependent(states)), (0, 1), value=1.0)
        scores = torch.einsum("bni,ij,bmj->bnm", dependents, self.arcs, sources)
        known = functional.pad(there, (1, 0), value=True)[:, None, :]
        itself = functional.pad(torch.eye(states.shape[1], dtype=torch.bool), (1, 0))[None]
        return scores.masked_fill(~known, -1e4).masked_fill(itself, -1e4)

    def labels(self, states: Tensor, heads: Tensor, there: Tensor) -> Tensor:
        """Scores of the labels of the words that are there, under these heads: of shape (words, labels)."""
        sources = self._biased(self.label_head(self._rooted(states)))
        index = heads.clamp(min=0)[..., None].expand(-1, -1, sources.shape[-1])
        dependents = self._biased(self.label_dependent(states))[there]
        half = torch.einsum("ti,oij->toj", dependents, self.relations)
        return torch.einsum("toj,tj->to", half, sources.gather(1, index)[there])

    def _rooted(self, states: Tensor) -> Tensor:
        return torch.cat([self.root.expand(len(states), 1, -1), states], 1)

    def _leaky(self, states: Tensor) -> Tensor:
        return self.drop(functional.leaky_relu(states, 0.1))

    def _biased(self, states: Tensor) -> Tensor:
        return functional.pad(self._leaky(states), (0, 1), value=1.0)
