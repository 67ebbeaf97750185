"""The mean of readers or of rankers that went on from one: often righter than each.

    python training/mean.py build/reader/last.pt build/reader/first.pt --share 0.65 --out build/reader/reader.pt

The first has `--share` of the weight, the others the rest in equal parts; without it all weigh alike (Wortsman et al.
2022, "Model soups"). Of readers it prints how right the mean is on what is kept back; a ranker is packed and
measured by `dragoman evaluate pairs`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
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


def mean(networks: Sequence[dict[str, Any]], share: float | None = None) -> dict[str, Any]:
    """The mean of networks as their files hold them. Raises ValueError where they know different names."""
    first, *others = networks
    (names,) = NAMES & first.keys()
    if any(each.get(names) != first[names] for each in others):
        raise ValueError("They know different names: they must have gone on from one network.")
    own = 1 / len(networks) if share is None or not others else share
    state = {
        name: own * weights
        + (1 - own) * sum(each["state"][name] for each in others) / max(len(others), 1)
        for name, weights in first["state"].items()
    }
    return {"state": state, names: first[names]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--share", type=float, help="of the first")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    try:
        loaded = [torch.load(path, weights_only=False) for path in args.networks]
        made = mean(loaded, args.share)
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
