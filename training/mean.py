"""The mean of two readers or rankers, one of which went on from the other: often righter than either.

    python training/mean.py build/reader/last.pt build/reader/first.pt --share 0.65 --out build/reader/reader.pt

The first has `--share` of the weight (Wortsman et al. 2022, "Model soups"). Of readers it prints how right the mean
is on what is kept back; a ranker is packed and measured by `dragoman evaluate pairs`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import torch

sys.path.insert(0, str(Path(__file__).parent / "reader"))
from bank import Bank
from lessons import report
from reading import Reading
from teach import load_examples

from gold import held

NAMES = frozenset({"known", "numbers"})
"""Under which of these keys a file says what the network has numbers of: a reader's, a ranker's."""


def mean(one: dict[str, Any], other: dict[str, Any], share: float) -> dict[str, Any]:
    """The mean of two networks as their files hold them. Raises ValueError where they know different names."""
    (names,) = NAMES & one.keys()
    if one[names] != other.get(names):
        raise ValueError("The two know different names: one must have gone on from the other.")
    state = {
        name: share * weights + (1 - share) * other["state"][name]
        for name, weights in one["state"].items()
    }
    return {"state": state, names: one[names]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs=2)
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    one, other = (torch.load(path, weights_only=False) for path in args.networks)
    try:
        made = mean(one, other, args.share)
    except ValueError as error:
        parser.error(str(error))
    if "known" in made:
        network = Reading(made["known"])
        network.load_state_dict(made["state"])
        network.eval()
        kept = [each for each in load_examples(args.work, args.data) if held(each.document)]
        report(network, Bank.of(kept, network.known))
    torch.save(made, args.out)


if __name__ == "__main__":
    main()
