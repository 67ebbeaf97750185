"""The ranker's network for training: the same as `dragoman.coding.encoder` runs, in PyTorch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

HEAD = 64
"""Numbers of one attention head."""


@dataclass(frozen=True)
class Size:
    """Entries of each table of embeddings; the width of a state and the number of blocks."""

    width: int
    layers: int
    words: int = 16_000
    endings: int = 4_096
    shapes: int = 8
    places: int = 160
    acts: int = 64
    deps: int = 64
    links: int = 512


class Block(nn.Module):
    def __init__(self, width: int, drop: float) -> None:
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.drop = nn.Dropout(drop)

    def forward(self, states: Tensor, there: Tensor | None) -> Tensor:
        pairs, tokens, width = states.shape
        split = self.qkv(self.n1(states)).view(pairs, tokens, 3, width // HEAD, HEAD)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        looked = functional.scaled_dot_product_attention(query, key, value, attn_mask=there)
        states = states + self.drop(self.o(looked.transpose(1, 2).reshape(states.shape)))
        read = self.down(functional.gelu(self.up(self.n2(states)), approximate="tanh"))
        return states + self.drop(read)


class Encoder(nn.Module):
    """Tokens to states. A word enters by its vector (fixed), its number, its ending and its shape;
    in a pair also by its side, the path, the lexicon's type, its dependency, and the pair's link.
    """

    def __init__(self, vectors: Tensor, size: Size, drop: float = 0.1) -> None:
        super().__init__()
        width = size.width
        self.size = size
        self.register_buffer("vectors", vectors)
        self.g = nn.Linear(vectors.shape[1], width, bias=False)
        self.w, self.s = nn.Embedding(size.words, width), nn.Embedding(size.endings, width)
        self.c, self.p = nn.Embedding(size.shapes, width), nn.Embedding(size.places, width)
        self.role, self.path = nn.Embedding(4, width), nn.Embedding(2, width)
        self.act, self.dep = nn.Embedding(size.acts, width), nn.Embedding(size.deps, width)
        self.link = nn.Embedding(size.links, width)
        for table in self.modules():
            if isinstance(table, nn.Embedding):
                nn.init.normal_(table.weight, std=0.02)
        self.n0, self.n, self.drop = nn.LayerNorm(width), nn.LayerNorm(width), nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(width, drop) for _ in range(size.layers))
        # for masked words only
        self.mh, self.mn = nn.Linear(width, width), nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(size.words))

    def forward(
        self,
        tokens: tuple[Tensor, Tensor, Tensor, Tensor],
        pair: tuple[Tensor, Tensor, Tensor, Tensor, Tensor] | None = None,
        there: Tensor | None = None,
    ) -> Tensor:
        """States of shape (batch, tokens, width); `there` is false where a token is none."""
        g, w, s, c = tokens
        states = self.g(self.vectors[g].to(self.g.weight.dtype)) + self.w(w) + self.s(s) + self.c(c)
        states = states + self.p.weight[: g.shape[1]]
        if pair is not None:
            role, path, act, dep, link = pair
            states = states + self.role(role) + self.path(path) + self.act(act) + self.dep(dep)
            states = states + self.link(link)[:, None, :]
        states = self.drop(self.n0(states))
        mask = None if there is None else there[:, None, None, :]
        for block in self.blocks:
            states = block(states, mask)
        return self.n(states)

    def words_at(self, states: Tensor) -> Tensor:
        """Scores of the words that may stand at each state."""
        hidden = self.mn(functional.gelu(self.mh(states)))
        return functional.linear(hidden, self.w.weight, self.bias)


class Classifier(nn.Module):
    """An encoder and two layers over the mean states of both parties, the path and all tokens."""

    def __init__(self, encoder: Encoder, classes: int, drop: float = 0.2) -> None:
        super().__init__()
        width = encoder.size.width
        self.enc, self.drop = encoder, nn.Dropout(drop)
        self.a, self.b = nn.Linear(4 * width, width), nn.Linear(width, classes)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        role, path, there = batch["role"], batch["path"], batch["there"].bool()
        states = self.enc(
            (batch["g"], batch["w"], batch["s"], batch["c"]),
            (role, path, batch["act"], batch["dep"], batch["link"]),
            there,
        )
        groups = (role == 1, role == 2, path == 1, there)
        gathered = torch.cat([_mean(states, group) for group in groups], -1)
        return self.b(self.drop(functional.gelu(self.a(self.drop(gathered)), approximate="tanh")))


def _mean(states: Tensor, group: Tensor) -> Tensor:
    weights = group.to(states.dtype)
    return (states * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)


def word_vectors(work: Path) -> Tensor:
    """The fixed vectors of words, row 0 for a word without one."""
    with np.load(work / "vectors.npz") as stored:
        return torch.tensor(stored["rows"].astype(np.float32) * stored["scales"][:, None])


def save(module: nn.Module, path: Path, leave: tuple[str, ...] = ()) -> None:
    """Matrices as eight-bit integers with a scale a row (`name|s`), all else as it is."""
    packed: dict[str, np.ndarray] = {}
    for name, value in module.state_dict().items():
        if name.endswith("vectors") or name.startswith(leave):
            continue
        array = value.detach().float().cpu().numpy()
        if array.ndim > 1:
            scales = np.abs(array).max(1) / 127 + 1e-12
            packed[name] = np.round(array / scales[:, None]).astype(np.int8)
            packed[f"{name}|s"] = scales.astype(np.float32)
        else:
            packed[name] = array
    np.savez_compressed(path, **packed)


def load(module: nn.Module, path: Path) -> None:
    """Fill a module from what `save` wrote; what is missing there keeps its start."""
    with np.load(path) as stored:
        state = {
            name: torch.tensor(
                stored[name].astype(np.float32) * stored[f"{name}|s"][:, None]
                if f"{name}|s" in stored
                else stored[name]
            )
            for name in stored.files
            if not name.endswith("|s")
        }
    module.load_state_dict(state, strict=False)
