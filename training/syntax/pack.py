"""The syntax network that was taught as the folder that ships.

python training/syntax/pack.py --taught build/syntax/syntax.pt --out src/dragoman/data/syntax/en
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from annotating import Annotating

sys.path.append(str(Path(__file__).parents[1]))
from minilm import pack


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taught", type=Path, default=Path("build/syntax/syntax.pt"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/syntax/en"))
    args = parser.parse_args()
    taught = torch.load(args.taught, weights_only=False)
    network = Annotating(taught["labels"])
    network.load_state_dict(taught["state"])
    pack(network, {name: list(own) for name, own in asdict(taught["labels"]).items()}, args.out)


if __name__ == "__main__":
    main()
