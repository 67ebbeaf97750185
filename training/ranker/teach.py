"""Teach the ranker on labelled pairs.

    python training/ranker/teach.py --work build/ranker --held    # how right it is on others
    python training/ranker/teach.py --work build/ranker           # what ships; then pack.py

`--held` leaves out a fifth of the hand-coded and written pairs and prints how right the network is on
these, with and without the rules' readings in sight. An epoch takes five minutes on two cores.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from drill import Drill, labelled, report, teach
from network import Classifier
from pairs import Pairs, numbers_of
from parse import Taught

WEIGHTS = {"example": 1.0, "hand": 1.0, "written": 1.0, "weak": 0.2}


def kept_back(taught: Sequence[Taught]) -> list[bool]:
    """Which pairs `--held` leaves out: a fifth of those coded by hand and written."""
    fold = np.random.default_rng(0).integers(0, 5, len(taught))
    return [
        bool(fold[k] == 0) and each.source in ("hand", "written") for k, each in enumerate(taught)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--held", action="store_true")
    args = parser.parse_args()
    taught: list[Taught] = pickle.loads((args.work / "pairs.pickle").read_bytes())
    numbers = numbers_of(taught)
    out = [args.held and each for each in kept_back(taught)]
    shown = [each for each, left in zip(taught, out, strict=True) if not left]
    network = Classifier(numbers)
    weights = torch.tensor([WEIGHTS[each.source] for each in shown])
    pairs = Pairs.of(shown, numbers)
    teach(network, [Drill(pairs, labelled(pairs), weights)], args.epochs)
    if args.held:
        left = [each for each, left in zip(taught, out, strict=True) if left]
        report(network, Pairs.of(left, numbers))
    name = "held.pt" if args.held else "ranker.pt"
    torch.save({"state": network.state_dict(), "numbers": numbers}, args.work / name)


if __name__ == "__main__":
    main()
