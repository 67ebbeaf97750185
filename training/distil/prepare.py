"""Examples and pairs as tensors, for `learn.py`: so prepared they can be carried to an accelerator.

    python training/distil/prepare.py --out build/distil

Reads what `reader/teach.py` (examples), `ranker/parse.py` (pairs) and `raw.py` made; writes `reader.pt` and
`ranker.pt`. Things are numbered as the networks that ship number them (`build/reader/shipped.pt` and
`build/ranker/shipped.pt`, made by `../unpack.py`), so that students can go on from these; where there is
none, anew.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from pathlib import Path
from typing import Any

import torch

sys.path += [str(Path(__file__).parents[1] / name) for name in ("reader", "ranker", "")]
from bank import Bank, known_of
from network import Numbers
from pairs import Pairs, numbers_of
from parse import Taught
from reading import Known

from examples import Example
from gold import held

WEIGHTS = {"example": 1.0, "hand": 1.0, "written": 1.0, "weak": 0.2}


def shipped(path: Path) -> dict[str, Any]:
    """What a file of a network that ships holds; nothing where there is none."""
    return torch.load(path, weights_only=False) if path.exists() else {}


def reader(work: Path) -> dict[str, object]:
    """The coded sentences, those kept back and the raw ones, and what the network has numbers of."""
    everything: list[Example] = pickle.loads((work / "reader/examples.pickle").read_bytes())
    raw: list[Example] = pickle.loads((work / "distil/raw.pickle").read_bytes())
    coded = [each for each in everything if not held(each.document)]
    kept = [each for each in everything if held(each.document)]
    known: Known = shipped(work / "reader/shipped.pt").get("known") or known_of(coded)
    print(f"reader: {len(coded)} coded, {len(kept)} kept back, {len(raw)} raw")
    return {
        "known": known,
        "coded": Bank.of(coded, known),
        "kept": Bank.of(kept, known),
        "raw": Bank.of(raw, known, coded=False),
    }


def ranker(work: Path) -> dict[str, object]:
    """The labelled pairs with their weights, the raw ones, and what the network has numbers of."""
    taught: list[Taught] = pickle.loads((work / "ranker/pairs.pickle").read_bytes())
    raw: list[Taught] = pickle.loads((work / "ranker/raw.pickle").read_bytes())
    numbers: Numbers = shipped(work / "ranker/shipped.pt").get("numbers") or numbers_of(taught)
    print(f"ranker: {len(taught)} labelled, {len(raw)} raw")
    return {
        "numbers": numbers,
        "labelled": Pairs.of(taught, numbers),
        "raw": Pairs.of(raw, numbers),
        "weights": torch.tensor([WEIGHTS[each.source] for each in taught]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build"))
    parser.add_argument("--out", type=Path, default=Path("build/distil"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(reader(args.work), args.out / "reader.pt")
    torch.save(ranker(args.work), args.out / "ranker.pt")


if __name__ == "__main__":
    main()
