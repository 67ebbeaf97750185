"""The mean of two readers, one of which went on from the other: often righter than either.

    python training/reader/mean.py build/reader/last.pt build/reader/first.pt --share 0.65 --out build/reader/reader.pt

The first has `--share` of the weight (Wortsman et al. 2022, "Model soups"). Prints how right the mean is on
what is kept back.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from bank import Bank
from lessons import report
from teach import begun, load_examples

from gold import held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", type=Path, nargs=2)
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    network, other = map(begun, args.readers)
    if network.known != other.known:
        parser.error("The two know different names: one must have gone on from the other.")
    mean = {
        name: args.share * weights + (1 - args.share) * other.state_dict()[name]
        for name, weights in network.state_dict().items()
    }
    network.load_state_dict(mean)
    network.eval()
    kept = [each for each in load_examples(args.work, args.data) if held(each.document)]
    report(network, Bank.of(kept, network.known))
    torch.save({"state": mean, "known": network.known}, args.out)


if __name__ == "__main__":
    main()
