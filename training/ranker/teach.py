"""Teach the ranker on labelled pairs.

    python training/ranker/teach.py --work build/ranker --held    # how right it is on others
    python training/ranker/teach.py --work build/ranker           # what ships; then pack.py
    python training/ranker/teach.py --after build/ranker/shipped.pt --epochs 2 --rate 1e-4 --out build/ranker/last.pt

The last goes on from a ranker (`../unpack.py` makes a file of the one that ships), and learns from the mean of
the labels and what that ranker says, which it learnt from larger networks.
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
from drill import RATES, Drill, labelled, report, shares, teach
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
    parser.add_argument("--after", type=Path, help="a ranker to go on from, as this writes it")
    parser.add_argument("--rate", type=float, default=RATES[0], help="of the encoder")
    parser.add_argument("--out", type=Path, help="else ranker.pt or held.pt in the work folder")
    args = parser.parse_args()
    taught: list[Taught] = pickle.loads((args.work / "pairs.pickle").read_bytes())
    before = torch.load(args.after, weights_only=False) if args.after else None
    numbers = before["numbers"] if before else numbers_of(taught)
    out = [args.held and each for each in kept_back(taught)]
    shown = [each for each, left in zip(taught, out, strict=True) if not left]
    network = Classifier(numbers)
    if before:
        network.load_state_dict(before["state"])
    weights = torch.tensor([WEIGHTS[each.source] for each in shown])
    pairs = Pairs.of(shown, numbers)
    right = labelled(pairs)
    if before:
        network.eval()
        right = (right + shares(network, pairs)) / 2
    rates = (args.rate, args.rate * RATES[1] / RATES[0])
    teach(network, [Drill(pairs, right, weights)], args.epochs, rates=rates)
    if args.held:
        left = [each for each, left in zip(taught, out, strict=True) if left]
        report(network, Pairs.of(left, numbers))
    path = args.out or args.work / ("held.pt" if args.held else "ranker.pt")
    torch.save({"state": network.state_dict(), "numbers": numbers}, path)


if __name__ == "__main__":
    main()
