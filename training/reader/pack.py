"""The reader that was taught as the folder that ships.

python training/reader/pack.py --work build/reader --out src/dragoman/data/reader/en
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from reading import Reading

sys.path.append(str(Path(__file__).parents[1]))
from minilm import pack


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/reader/en"))
    args = parser.parse_args()
    taught = torch.load(args.work / "reader.pt", weights_only=False)
    known = taught["known"]
    network = Reading(known)
    network.load_state_dict(taught["state"])
    names = {n: list(getattr(known, n)) for n in ("types", "acts", "deps", "relations")}
    pack(network, names, args.out)


if __name__ == "__main__":
    main()
