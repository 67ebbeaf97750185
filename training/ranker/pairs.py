"""Encoded pairs in memory: batches, and the ways in which they are made harder in training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

FIELDS = ("g", "w", "s", "c", "role", "path", "act", "dep", "there", "link")
JOINT = frozenset({"COOPERATE", "COOPERATE <"})
"""Types of which an exchange of the parties says too little: drills are joint, extraditions are not."""
BACK = " <"
MASK = 1


@dataclass(frozen=True)
class Harder:
    """Shares of pairs or words that are hidden, so that no single clue is leant on."""

    names: float = 0.5
    """Words of a party: acts are learnt, not countries."""
    words: float = 0.05
    acts: float = 0.3
    links: float = 0.4
    swapped: float = 0.2
    """Pairs shown the other way round, with the class of that."""
    open: float = 0.03
    """Pairs of which one party is not marked."""


class Pairs:
    """The pairs of one part of `pairs.npz` on a device; `labels` and `sources` where it has them."""

    def __init__(self, path: Path, part: str, device: str, first: int | None = None) -> None:
        with np.load(path) as stored:
            self.classes = tuple(map(str, stored["classes"]))
            self.sources = tuple(map(str, stored["sources"]))
            self.fields = {
                name: torch.tensor(stored[f"{part}_{name}"][:first].astype(np.int64)).to(device)
                for name in FIELDS
            }
            self.labels, self.source = (
                torch.tensor(stored[f"{part}_{name}"][:first].astype(np.int64)).to(device)
                if f"{part}_{name}" in stored
                else None
                for name in ("label", "source")
            )
        self.device = device
        self.turned = torch.tensor([_turned(c, self.classes) for c in self.classes]).to(device)

    def __len__(self) -> int:
        return len(self.fields["link"])

    def batch(self, index: Tensor) -> dict[str, Tensor]:
        """Some pairs, cut to the longest of them."""
        length = int(self.fields["there"][index].sum(1).max())
        return {
            name: field[index, :length] if field.dim() > 1 else field[index]
            for name, field in self.fields.items()
        }

    def harder(
        self, batch: dict[str, Tensor], how: Harder, bare: Tensor | None, labels: Tensor | None
    ) -> tuple[dict[str, Tensor], Tensor | None]:
        """The same with things hidden; `bare` pairs lose their link for certain."""

        def chance(*shape: int) -> Tensor:
            return torch.rand(shape, device=self.device)

        count, length = batch["g"].shape
        hidden = (batch["role"] > 0) & (chance(count, length) < how.names)
        hidden |= chance(count, length) < how.words
        no_link = chance(count) < how.links
        if bare is not None:
            no_link |= bare
        link = batch["link"].masked_fill(no_link, 0)
        turn = (chance(count) < how.swapped) & (link == 0)
        if labels is not None:
            turn &= self.turned[labels] >= 0
            labels = torch.where(turn, self.turned[labels], labels)
        role = batch["role"]
        role = torch.where(turn[:, None] & (role > 0), 3 - role, role)
        left = torch.randint(1, 3, (count, 1), device=self.device)
        role = role.masked_fill((role == left) & (chance(count, 1) < how.open), 0)
        return {
            **batch,
            "g": batch["g"].masked_fill(hidden, 0),
            "w": batch["w"].masked_fill(hidden, MASK),
            "s": batch["s"].masked_fill(hidden, 0),
            "act": batch["act"].masked_fill(chance(count, 1) < how.acts, 0),
            "link": link,
            "role": role,
        }, labels


def _turned(name: str, classes: tuple[str, ...]) -> int:
    """The class of a pair given the other way round; -1 where that cannot be said."""
    if name in JOINT:
        return -1
    other = name.removesuffix(BACK) if name.endswith(BACK) else name + BACK
    return classes.index(other) if other in classes else classes.index(name)
