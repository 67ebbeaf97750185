"""The teacher: a BiLSTM with biaffine arcs and labels, tag heads and a names head (training only, PyTorch).

It is too slow to ship; it reads raw sentences so that the small shipped model can learn from many trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    """Sizes of the teacher's layers and of its label sets."""

    words: int
    characters: int
    xpos: int
    morphs: int
    relations: int
    names: int
    vector: int = 100
    hidden: int = 320
    layers: int = 3
    arc: int = 400
    label: int = 80
    dropout: float = 0.33


@dataclass(frozen=True)
class Scores:
    """Scores for one batch: tags (b, n, k), arcs (b, n, n+1) with column 0 the root, state for labels."""

    xpos: Tensor
    morphs: Tensor
    names: Tensor
    arcs: Tensor
    dependent: Tensor
    head: Tensor


class Biaffine(nn.Module):
    """x' W y with a bias on both sides; gives (b, out, n, m)."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))

    def pad(self, x: Tensor) -> Tensor:
        return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        return torch.einsum("bni,oij,bmj->bonm", self.pad(x), self.weight, self.pad(y))

    def chosen(self, x: Tensor, y: Tensor) -> Tensor:
        """Scores of aligned pairs only: x, y (t, width) -> (t, out)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            left = torch.einsum("ti,oij->toj", self.pad(x), self.weight)
            scores = torch.einsum("toj,tj->to", left, self.pad(y))
        return scores.float()


class Characters(nn.Module):
    """A character CNN over the distinct words of a batch."""

    def __init__(self, characters: int, width: int = 40, filters: int = 64) -> None:
        super().__init__()
        self.embed = nn.Embedding(characters, width, padding_idx=0)
        self.convs = nn.ModuleList(nn.Conv1d(width, filters, k, padding=k // 2) for k in (3, 5))
        self.width = 2 * filters

    def forward(self, spelled: Tensor) -> Tensor:
        x = self.embed(spelled).transpose(1, 2)
        return torch.cat([torch.relu(conv(x)).amax(-1) for conv in self.convs], -1)


class Teacher(nn.Module):
    """Tags, names and trees from one BiLSTM."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.words, 100, padding_idx=0)
        nn.init.normal_(self.word.weight, std=0.1)
        self.vector = nn.Linear(shape.vector, 128)
        self.characters = Characters(shape.characters)
        width = 100 + 128 + self.characters.width
        self.drop = nn.Dropout(shape.dropout)
        self.lstm = nn.LSTM(
            width,
            shape.hidden,
            shape.layers,
            bidirectional=True,
            batch_first=True,
            dropout=shape.dropout,
        )
        out = 2 * shape.hidden
        self.root = nn.Parameter(torch.randn(out) * 0.1)
        self.xpos = nn.Linear(out, shape.xpos)
        self.morphs = nn.Linear(out, shape.morphs)
        self.names = nn.Sequential(
            nn.Linear(out, 128), nn.ReLU(), nn.Dropout(0.33), nn.Linear(128, shape.names)
        )
        self.arc_dependent = nn.Linear(out, shape.arc)
        self.arc_head = nn.Linear(out, shape.arc)
        self.label_dependent = nn.Linear(out, shape.label)
        self.label_head = nn.Linear(out, shape.label)
        self.arcs = Biaffine(shape.arc, 1)
        self.labels = Biaffine(shape.label, shape.relations)

    def forward(
        self, words: Tensor, vectors: Tensor, spelled: Tensor, distinct: Tensor, lengths: Tensor
    ) -> Scores:
        """Score a padded batch: `words` and `distinct` (b, n), `vectors` (b, n, v), `spelled` (u, c)."""
        letters = self.characters(spelled)[distinct]
        word = self.word(words)
        if self.training:  # word dropout: whole sources vanish, so that each alone must do
            keep = (torch.rand(*words.shape, 3) > 0.2).float()
            scale = 3.0 / keep.sum(-1, keepdim=True).clamp(min=1.0)
            keep = keep * scale
            word, letters = word * keep[..., :1], letters * keep[..., 1:2]
            vectors = vectors * keep[..., 2:]
        x = self.drop(torch.cat([word, torch.relu(self.vector(vectors)), letters], -1))
        # Not packed and in bfloat16: several times faster on a CPU. Lengths within a batch are alike.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = self.lstm(x)[0]
        h = self.drop(h.float())
        with_root = torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)
        arc_d = self.drop(nn.functional.leaky_relu(self.arc_dependent(h), 0.1))
        arc_h = self.drop(nn.functional.leaky_relu(self.arc_head(with_root), 0.1))
        arcs = self.arcs(arc_d, arc_h).squeeze(1)
        column = torch.arange(arcs.shape[2])[None, :] > lengths[:, None]
        arcs = arcs.masked_fill(column[:, None, :], -1e4)
        itself = torch.eye(arcs.shape[1], arcs.shape[2] - 1, dtype=torch.bool)
        arcs = arcs.masked_fill(nn.functional.pad(itself, (1, 0))[None], -1e4)
        return Scores(
            self.xpos(h),
            self.morphs(h),
            self.names(h),
            arcs,
            self.drop(nn.functional.leaky_relu(self.label_dependent(h), 0.1)),
            self.drop(nn.functional.leaky_relu(self.label_head(with_root), 0.1)),
        )

    def label_scores(self, scores: Scores, heads: Tensor, mask: Tensor) -> Tensor:
        """Label scores (t, relations) of the masked words under the given heads (column indices)."""
        index = heads.clamp(min=0)[..., None].expand(-1, -1, scores.head.shape[-1])
        chosen = scores.head.gather(1, index)
        return self.labels.chosen(scores.dependent[mask], chosen[mask])
