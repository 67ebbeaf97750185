"""Teach the ranker on labelled pairs.

    python training/ranker/teach.py --work build/ranker --held    # how right it is on others
    python training/ranker/teach.py --work build/ranker           # what ships; then pack.py

`--held` leaves out a fifth of the hand-coded and written pairs and prints how right the network is on
these, with and without the rules' readings in sight. An epoch takes five minutes on two cores.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from network import Classifier
from pairs import PAIRS, Batch, Pairs, numbers_of
from parse import Taught
from torch import Tensor
from torch.nn import functional

from dragoman.coding.ranker import NONE

sys.path.append(str(Path(__file__).parents[1]))
from steps import optimizer_of, step

WEIGHTS = {"example": 1.0, "hand": 1.0, "written": 1.0, "weak": 0.2}
RATE, OWN_RATE, WARM, SMOOTHING = 1e-4, 5e-4, 0.06, 0.05
"""Rates of the encoder, which has read much, and of all else; share of the steps in which they rise."""


def scores(network: Classifier, batch: Batch) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return network(batch).float()


def teach(pairs: Pairs, index: Sequence[int], epochs: int, seed: int = 0) -> Classifier:
    """A network taught on some of the pairs."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Classifier(pairs.numbers)
    optimizer = optimizer_of(network, RATE, OWN_RATE)
    total, count, start = epochs * -(-len(index) // PAIRS), 0, time.monotonic()
    for epoch in range(epochs):
        network.train()
        losses = []
        for some in pairs.batches(index, chance):
            batch = pairs.batch(some, harder=True)
            weights = torch.tensor([WEIGHTS[pairs.taught[k].source] for k in some])
            told = functional.cross_entropy(
                scores(network, batch), batch.labels, reduction="none", label_smoothing=SMOOTHING
            )
            loss = (told * weights).mean()
            step(network, optimizer, loss, count / total, WARM)
            count += 1
            losses.append(loss.item())
        seconds = time.monotonic() - start
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {seconds:.0f} s", flush=True)
    network.eval()
    return network


@torch.no_grad()
def report(network: Classifier, pairs: Pairs, index: Sequence[int]) -> None:
    """How right the network is on some pairs, with and without the rules' readings in sight."""
    none = pairs.numbers.classes.index(NONE)
    order = sorted(index, key=lambda k: len(pairs.taught[k].shown.words))
    labels = torch.tensor([pairs.label(pairs.taught[k]) for k in order])
    acts = labels != none
    for bare in (False, True):
        parts = [order[at : at + 64] for at in range(0, len(order), 64)]
        told = torch.cat([scores(network, pairs.batch(part, bare=bare)) for part in parts])
        right = (told.argmax(1) == labels).float().mean()
        types = (told[acts][:, :none].argmax(1) == labels[acts]).float().mean()
        sight = "without" if bare else "with"
        print(
            f"held out, {sight} rules in sight: {right:.3f} right of {len(order)}; "
            f"type {types:.3f} of {int(acts.sum())} acts",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--held", action="store_true")
    args = parser.parse_args()
    taught: list[Taught] = pickle.loads((args.work / "pairs.pickle").read_bytes())
    pairs = Pairs(taught, numbers_of(taught))
    fold = np.random.default_rng(0).integers(0, 5, len(taught))
    out = [
        k
        for k, each in enumerate(taught)
        if args.held and fold[k] == 0 and each.source in ("hand", "written")
    ]
    left = frozenset(out)
    network = teach(pairs, [k for k in range(len(taught)) if k not in left], args.epochs)
    if out:
        report(network, pairs, out)
    name = "held.pt" if args.held else "ranker.pt"
    torch.save({"state": network.state_dict(), "numbers": pairs.numbers}, args.work / name)


if __name__ == "__main__":
    main()
