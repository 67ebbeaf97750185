"""Labelled pairs in batches, and the ways in which they are made harder in training."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from dragoman.coding.networks.ranker import NONE, REVERSED, Numbers
from dragoman.encoder import Pieces

sys.path.append(str(Path(__file__).parents[1]))
from minilm import Rows, Stored, spread

if TYPE_CHECKING:
    from parse import Taught

SYMMETRIC = frozenset({"CONSULT"})
JOINT = frozenset({"COOPERATE", "COOPERATE" + REVERSED})
"""Types of which an exchange of the parties says too little: drills are joint, extraditions are not."""
BARE = frozenset({"example", "weak"})
"""Sources whose pairs never show the rules' reading: there it is right by making."""
MOST_LINKS = 500
PAIRS = 32
"""Pairs of one batch."""
HIDDEN_NAMES, HIDDEN_WORDS, HIDDEN_ACTS, HIDDEN_LINKS = 0.5, 0.02, 0.3, 0.4
"""Shares of words and pairs of which something is hidden, so that no single clue is leant on: acts are
learnt, not countries."""
SWAPPED, OPEN = 0.2, 0.03
"""Shares of pairs shown the other way round, with the class of that, and with one party unmarked."""


@dataclass(frozen=True)
class Batch:
    """Fields of shape (pairs, words), but `links`, `labels` and `turned` of the pairs: which of them are shown
    the other way round."""

    rows: Rows
    sides: Tensor
    path: Tensor
    acts: Tensor
    deps: Tensor
    there: Tensor
    hidden: Tensor
    links: Tensor
    labels: Tensor
    turned: Tensor


def numbers_of(taught: Sequence[Taught]) -> Numbers:
    """Numbers of what the pairs are told by, and of their classes."""
    links = Counter(each.shown.link for each in taught if each.shown.link)
    types = sorted({each.event.removesuffix(REVERSED) for each in taught} - {NONE})
    return Numbers.of(
        sorted({act for each in taught for act in each.shown.acts if act}),
        sorted({dep for each in taught for dep in each.shown.deps}),
        [name for name, _ in links.most_common(MOST_LINKS)],
        [*types, *(t + REVERSED for t in types if t not in SYMMETRIC), NONE],
    )


@dataclass(frozen=True)
class Pairs:
    """Pairs end to end: `words` has one row a word, with side, path, act and dependency; `starts` says where
    each pair begins in it. `turn` gives the class of a pair given the other way round, -1 where that
    cannot be said."""

    rows: Stored
    words: Tensor
    starts: Tensor
    links: Tensor
    labels: Tensor
    bare: Tensor
    turn: Tensor

    @classmethod
    def of(cls, taught: Sequence[Taught], numbers: Numbers) -> Pairs:
        """The pairs with the numbers that a network has of things; one without a type has label -1."""
        number = {name: k for k, name in enumerate(numbers.classes)}
        words = [
            row
            for shown in (each.shown for each in taught)
            for row in zip(
                shown.sides,
                map(int, shown.path),
                [numbers.acts.get(act, 0) for act in shown.acts],
                [numbers.deps.get(dep, 0) for dep in shown.deps],
                strict=True,
            )
        ]
        turned = (number.get(name, -1) for name in map(_turned, numbers.classes))
        return cls(
            Stored.of([each.shown.words for each in taught], Pieces.load()),
            torch.tensor(words, dtype=torch.int16),
            torch.tensor([0, *accumulate(len(each.shown.words) for each in taught)]),
            torch.tensor([numbers.links.get(each.shown.link, 0) for each in taught]),
            torch.tensor([number.get(_plain(each.event), -1) for each in taught]),
            torch.tensor([each.source in BARE for each in taught]),
            torch.tensor(list(turned)),
        )

    def __len__(self) -> int:
        return len(self.labels)

    def to(self, device: str) -> Pairs:
        return Pairs(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))

    @property
    def lengths(self) -> Tensor:
        return self.starts[1:] - self.starts[:-1]

    @property
    def turned(self) -> Tensor:
        """For each class that whose share it has in a pair given the other way round."""
        own = torch.arange(len(self.turn), device=self.turn.device)
        return torch.where(self.turn >= 0, self.turn, own)

    def batch(self, index: Tensor, *, harder: bool = False, bare: bool = False) -> Batch:
        """Some pairs, made harder in training; `bare` without the rules' readings."""
        where, there = spread(self.starts, index)
        sides, path, acts, deps = (self.words[where].long() * there[..., None]).unbind(-1)
        links = self.links[index] * (not bare)
        plain = Batch(
            self.rows.at(index),
            *(sides, path, acts, deps, there, torch.zeros_like(there), links),
            self.labels[index],
            torch.zeros_like(links, dtype=torch.bool),
        )
        return self._harder(plain, index) if harder else plain

    def _harder(self, batch: Batch, index: Tensor) -> Batch:
        """The same with things hidden or turned."""
        device, count = index.device, len(index)

        def drawn(share: float) -> Tensor:
            return torch.rand(count, device=device) < share

        links = batch.links.masked_fill(self.bare[index] | drawn(HIDDEN_LINKS), 0)
        acts = batch.acts.masked_fill(drawn(HIDDEN_ACTS)[:, None], 0)
        other = self.turn[batch.labels]
        turned = (links == 0) & (other >= 0) & drawn(SWAPPED)
        sides = torch.where(turned[:, None] & (batch.sides > 0), 3 - batch.sides, batch.sides)
        opened = torch.randint(1, 3, (count, 1), device=device)
        sides = sides.masked_fill(drawn(OPEN)[:, None] & (sides == opened), 0)
        shape = sides.shape
        hidden = (sides > 0) & (torch.rand(shape, device=device) < HIDDEN_NAMES)
        hidden = hidden | (torch.rand(shape, device=device) < HIDDEN_WORDS)
        return replace(
            batch,
            sides=sides,
            acts=acts,
            links=links,
            hidden=hidden & batch.there,
            turned=turned,
        )


def _plain(event: str) -> str:
    """The class of a type: what is done together has no other side."""
    plain = event.removesuffix(REVERSED)
    return plain if plain in SYMMETRIC else event


def _turned(name: str) -> str:
    """The class of a pair given the other way round, "" where that cannot be said."""
    if name in JOINT:
        return ""
    if name in SYMMETRIC or name == NONE:
        return name
    return name.removesuffix(REVERSED) if name.endswith(REVERSED) else name + REVERSED
