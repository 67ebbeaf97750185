"""How the ranker is taught and measured, on the CPU or on an accelerator: wherever its pairs lie."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from network import Classifier
from pairs import PAIRS, Batch, Pairs
from torch import Tensor
from torch.nn import functional

sys.path.append(str(Path(__file__).parents[1]))
from steps import learn

RATES, WARM, SMOOTHING = (1e-4, 5e-4), 0.06, 0.05
"""Rates of the encoder, which has read much, and of all else; share of the steps in which they rise."""
TOGETHER = 64
"""Pairs that are asked about at a time."""


def scores(network: Classifier, batch: Batch) -> Tensor:
    with torch.autocast(batch.links.device.type, dtype=torch.bfloat16):
        return network(batch).float()


@dataclass(frozen=True)
class Drill:
    """Pairs, what is right of them as shares of shape (pairs, classes), and how much each counts; an epoch draws a
    share of them."""

    pairs: Pairs
    right: Tensor
    weights: Tensor
    share: float = 1.0

    @property
    def lengths(self) -> Tensor:
        return self.pairs.lengths

    def loss(self, network: Classifier, index: Tensor) -> Tensor:
        """How far the network, which sees less, is from what is right of some pairs."""
        batch = self.pairs.batch(index, harder=True)
        right = self.right[index]
        right = torch.where(batch.turned[:, None], right[:, self.pairs.turned], right)
        told = -(right * scores(network, batch).log_softmax(-1)).sum(-1)
        return (told * self.weights[index]).mean()


def labelled(pairs: Pairs) -> Tensor:
    """The label of each pair as shares of the classes."""
    classes = len(pairs.turn)
    told = functional.one_hot(pairs.labels, classes).float()
    return (1 - SMOOTHING) * told + SMOOTHING / classes


def teach(
    network: Classifier,
    drills: Sequence[Drill],
    epochs: int,
    seed: int = 0,
    rates: tuple[float, float] = RATES,
    together: int = PAIRS,
) -> None:
    """Teach a network some drills, on the device where they lie, `together` pairs at a time."""
    learn(network, drills, epochs, seed, rates, WARM, together)


@torch.no_grad()
def shares(network: Classifier, pairs: Pairs, *, bare: bool = False) -> Tensor:
    """The shares of the classes of each pair."""
    order = pairs.lengths.argsort()
    told = [
        scores(network, pairs.batch(part, bare=bare)).softmax(-1) for part in order.split(TOGETHER)
    ]
    found = torch.cat(told)
    return torch.empty_like(found).index_copy_(0, order, found)


def report(network: Classifier, pairs: Pairs) -> None:
    """How right the network is on some pairs, with and without the rules' readings in sight."""
    none = len(network.b.bias) - 1
    acts = pairs.labels != none
    for bare in (False, True):
        told = shares(network, pairs, bare=bare)
        right = (told.argmax(1) == pairs.labels).float().mean()
        types = (told[acts][:, :none].argmax(1) == pairs.labels[acts]).float().mean()
        sight = "without" if bare else "with"
        print(
            f"held out, {sight} rules in sight: {right:.3f} right of {len(pairs)}; "
            f"type {types:.3f} of {int(acts.sum())} acts",
            flush=True,
        )
