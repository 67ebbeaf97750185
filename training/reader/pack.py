"""What was taught as the folder that ships: matrices as eight-bit integers with a scale a row.

python training/reader/pack.py --work build/reader --out src/dragoman/data/reader/en
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from reading import SHARED
from teach import TYPES

ENTRIES = frozenset(
    {"c", "role", "act", "dep", "read", "sides", "head", "party"}
    | {"judge.relation", "judge.act", "judge.kind"}
)
LEFT = ("mh.", "mn.", "bias", "vectors", *(f"{name}." for name in SHARED))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--name", default="reader.pt", help="which of those taught")
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/reader/en"))
    args = parser.parse_args()
    taught = torch.load(args.work / args.name)
    packed: dict[str, np.ndarray] = {}
    for full, value in taught["state"].items():
        name = full.removeprefix("enc.")
        if full.startswith("enc.") and name.startswith(LEFT):
            continue
        table = name.removesuffix(".weight")
        name = table if table in ENTRIES else name
        array = value.detach().float().numpy()
        if array.ndim > 1:
            scales = np.abs(array).max(1) / 127 + 1e-12
            packed[name] = np.round(array / scales[:, None]).astype(np.int8)
            packed[f"{name}|s"] = scales.astype(np.float32)
        else:
            packed[name] = array
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out / "weights.npz", **packed)
    words = {"types": TYPES, "relations": list(taught["relations"])}
    (args.out / "vocabulary.json").write_text(json.dumps(words) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"{size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
