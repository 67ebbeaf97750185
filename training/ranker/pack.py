"""The ranker that was taught as the folder that ships.

python training/ranker/pack.py --work build/ranker --out src/dragoman/data/ranker/en
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from network import Classifier

sys.path.append(str(Path(__file__).parents[1]))
from minilm import pack


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/ranker/en"))
    args = parser.parse_args()
    taught = torch.load(args.work / "ranker.pt", weights_only=False)
    numbers = taught["numbers"]
    network = Classifier(numbers)
    network.load_state_dict(taught["state"])
    names = {
        "acts": list(numbers.acts),
        "deps": list(numbers.deps),
        "links": list(numbers.links),
        "classes": list(numbers.classes),
    }
    pack(network, names, args.out)


if __name__ == "__main__":
    main()
