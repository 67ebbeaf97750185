"""The student and its words as the folder that ships.

python training/ranker/pack.py --work build/ranker --out src/dragoman/data/ranker/en
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from dragoman.coding.shown import LONGEST


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/ranker/en"))
    args = parser.parse_args()
    words = json.loads((args.work / "vocabulary.json").read_text(encoding="utf-8"))
    numbers = json.loads((args.work / "numbers.json").read_text(encoding="utf-8"))
    used = {"p": LONGEST, "link": len(numbers["links"]) + 1}
    packed = {}
    with np.load(args.work / "student.npz") as stored:
        for name in stored.files:
            plain = name.removeprefix("enc.")
            table, _, scales = plain.partition("|")
            if table.endswith(".weight") and table.removesuffix(".weight") in TABLES:
                table = table.removesuffix(".weight")
            kept = stored[name][: used.get(table)]
            packed[f"{table}|{scales}" if scales else table] = kept
    with np.load(args.work / "vectors.npz") as stored:
        packed["vectors"], packed["vectors|s"] = stored["rows"], stored["scales"]
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out / "weights.npz", **packed)
    (args.out / "vocabulary.json").write_text(
        json.dumps(words | numbers, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    size = sum(f.stat().st_size for f in args.out.iterdir())
    print(f"{size / 1e6:.1f} MB")


TABLES = frozenset({"w", "s", "c", "p", "role", "path", "act", "dep", "link"})


if __name__ == "__main__":
    main()
