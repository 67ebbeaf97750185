"""The reader's network for training: the same as `dragoman.coding.reader` runs, in PyTorch.

It begins as the shipped ranker's network, whose words it shares: their tables are left as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dragoman.coding.reader import KINDS
from dragoman.coding.sight import FARTHEST

sys.path.append(str(Path(__file__).parents[1] / "ranker"))
from network import Encoder, Size

RANKER = Path("src/dragoman/data/ranker/en/weights.npz")
TABLES = ("w", "s", "c", "p", "role", "path", "act", "dep", "link")
SHARED = ("w", "s", "p", "g", "link", "path")
"""Parts of the ranker that the reader uses unchanged."""
WIDTH, JUDGED = 384, 96
BLOCKS = 4
"""Blocks of the ranker that the reader begins with, the lowest ones."""
DROP = 0.2


def ranker_state() -> tuple[Tensor, dict[str, Tensor]]:
    """The word vectors and all other weights of the shipped ranker, under the encoder's names."""
    with np.load(RANKER) as stored:
        full = {
            name: torch.tensor(
                stored[name].astype(np.float32) * stored[f"{name}|s"][:, None]
                if f"{name}|s" in stored
                else stored[name].astype(np.float32)
            )
            for name in stored.files
            if not name.endswith("|s")
        }
    vectors = full.pop("vectors")
    return vectors, {f"{n}.weight" if n in TABLES else n: value for n, value in full.items()}


class Reading(nn.Module):
    """An encoder of sentences, and what tells types of words, types of sentences, and sides."""

    def __init__(self, types: int, relations: int, blocks: int = BLOCKS) -> None:
        super().__init__()
        vectors, state = ranker_state()
        links, places = len(state["link.weight"]), len(state["p.weight"])
        self.enc = Encoder(vectors, Size(WIDTH, 4, places=places, links=links))
        own = {name: value for name, value in state.items() if name[:2] not in ("a.", "b.")}
        self.enc.load_state_dict(own, strict=False)
        self.enc.blocks = self.enc.blocks[:blocks]
        self.read, self.sides = nn.Embedding(types + 1, WIDTH), nn.Embedding(4, WIDTH)
        self.head, self.party = nn.Embedding(2 * FARTHEST + 1, WIDTH), nn.Embedding(3, WIDTH)
        for table in (self.read, self.sides, self.head, self.party):
            nn.init.zeros_(table.weight)  # at first the ranker's states, unchanged
        self.drop = nn.Dropout(DROP)
        self.a, self.b = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, types + 1)
        self.whole = nn.Linear(WIDTH, types)
        self.judge = Judging(types, relations)
        for name in SHARED:
            for weights in getattr(self.enc, name).parameters():
                weights.requires_grad = False

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """States of the tokens, scores of the types at each, and of the types of each sentence."""
        e, there = self.enc, batch["there"].bool()
        states = e.g(e.vectors[batch["g"]]) + e.w(batch["w"]) + e.s(batch["s"]) + e.c(batch["c"])
        states = states + e.p.weight[: there.shape[1]] + e.act(batch["act"]) + e.dep(batch["dep"])
        states = states + e.role.weight[0] + e.path.weight[0] + e.link.weight[0]
        states = states + self.read(batch["read"]) + self.sides(batch["sides"])
        states = states + self.head(batch["head"]) + self.party(batch["party"])
        states = e.drop(e.n0(states))
        for block in e.blocks:
            states = block(states, there[:, None, None, :])
        states = e.n(states)
        hidden = nn.functional.gelu(self.a(self.drop(states)), approximate="tanh")
        highest = states.masked_fill(~there[..., None], -1e4).max(1).values
        return states, self.b(self.drop(hidden)), self.whole(self.drop(highest))


class Judging(nn.Module):
    """Tells the side of a candidate: three scores a question."""

    def __init__(self, types: int, relations: int) -> None:
        super().__init__()
        self.trigger, self.candidate = nn.Linear(WIDTH, JUDGED), nn.Linear(WIDTH, JUDGED)
        self.relation = nn.Embedding(relations + 1, JUDGED)
        self.act, self.kind = nn.Embedding(types + 1, JUDGED), nn.Embedding(len(KINDS) + 1, JUDGED)
        self.drop = nn.Dropout(DROP)
        self.a, self.b = nn.Linear(6 * JUDGED, JUDGED), nn.Linear(JUDGED, 3)

    def forward(self, states: Tensor, asked: Tensor) -> Tensor:
        """`asked` of shape (6, questions): sentence, trigger, token or -1, relation, type, kind."""
        sentence, trigger, token, relation, event, kind = asked
        first = self.trigger(states[sentence, trigger])
        there = (token >= 0)[:, None]
        second = self.candidate(states[sentence, token.clamp(min=0)] * there)
        gathered = torch.cat(
            [
                first,
                second,
                first * second,
                self.relation(relation),
                self.act(event),
                self.kind(kind),
            ],
            -1,
        )
        hidden = nn.functional.gelu(self.a(self.drop(gathered)), approximate="tanh")
        return self.b(self.drop(hidden))
