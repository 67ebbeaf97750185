"""The labelled pairs as the ranker is shown them, for `teach.py`.

    python training/ranker/parse.py --work build/ranker

Reads what `collect.py` made and the labels of this folder, parses each pair as the program does, and
writes `pairs.pickle`, and `raw.pickle` of pairs that nobody labelled.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rows import (
    HAND,
    WRITTEN,
    Row,
    example_rows,
    hand_rows,
    raw_rows,
    weak_rows,
    written_rows,
)

from dragoman.coder import Coder
from dragoman.coding.networks.shown import Shown
from dragoman.config import Settings
from dragoman.pairing import shown

SEED = 5
BATCH = 400
RAW = 40_000
"""Pairs without a label that a student learns from what its teacher says of them."""


@dataclass(frozen=True)
class Taught:
    """A pair as it is shown, its class and where the label comes from."""

    shown: Shown
    event: str
    source: str


def seen(rows: Sequence[Row], coder: Coder) -> Iterator[Taught]:
    """Each row as the ranker would be shown it; those whose parties have no token are left out."""
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        found = shown([row.pair for row in some], coder.resources)
        for row, each in zip(some, found, strict=True):
            if each is not None:
                yield Taught(each, row.event, row.source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    args = parser.parse_args()
    coder = Coder(Settings(ranker=False))
    rows = [
        *example_rows(coder),
        *hand_rows(HAND, [args.work / "unread.jsonl", args.work / "read.jsonl"]),
        *written_rows(WRITTEN),
        *weak_rows(args.work / "read.jsonl", random.Random(SEED)),
    ]
    told = list(seen(rows, coder))
    (args.work / "pairs.pickle").write_bytes(pickle.dumps(told))
    raw = raw_rows(args.work / "unread.jsonl", RAW, random.Random(SEED))
    (args.work / "raw.pickle").write_bytes(pickle.dumps(list(seen(raw, coder))))
    print(len(told), dict(Counter(each.source for each in told)))


if __name__ == "__main__":
    main()
