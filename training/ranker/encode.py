"""Labelled and raw pairs as numbers, for `teach.py`.

    python training/ranker/encode.py --work build/ranker [--raw 30000]

Reads what `collect.py` and `vocabulary.py` made, and the labels of this folder; parses each pair as
the program does, and writes `pairs.npz` and what its numbers mean, `numbers.json`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rows import HAND, WRITTEN, Row, example_rows, hand_rows, raw_rows, weak_rows, written_rows

from dragoman.coder import Coder
from dragoman.coding.ranker import NONE, REVERSED, Vocabulary
from dragoman.coding.shown import LONGEST, Shown
from dragoman.config import Settings
from dragoman.pairing import shown

SEED = 5
SOURCES = ("example", "hand", "written", "weak")
SYMMETRIC = frozenset({"CONSULT"})
ENDINGS = 4_096
BATCH = 400
TYPES = {"g": np.int32, "w": np.uint16, "s": np.uint16, "link": np.uint16}


class Numbers:
    """Numbers given to strings in the order in which they are first met; 0 is the empty one."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {"": 0}

    def __call__(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known))

    @property
    def names(self) -> list[str]:
        return list(self.known)[1:]


class Encoding:
    """Arrays of shape (pairs, LONGEST), growing part by part with the same numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.acts, self.deps, self.links = Numbers(), Numbers(), Numbers()

    def arrays(self, pairs: list[Shown]) -> Iterator[tuple[str, np.ndarray]]:
        names = ("g", "w", "s", "c", "role", "path", "act", "dep", "there")
        found = {n: np.zeros((len(pairs), LONGEST), TYPES.get(n, np.uint8)) for n in names}
        for k, pair in enumerate(pairs):
            size = len(pair.words)
            tokens = [self.vocabulary.token(word, ENDINGS) for word in pair.words]
            for name, column in zip("gwsc", np.array(tokens).T, strict=True):
                found[name][k, :size] = column
            found["role"][k, :size] = pair.sides
            found["path"][k, :size] = pair.path
            found["act"][k, :size] = [self.acts(act) for act in pair.acts]
            found["dep"][k, :size] = [self.deps(dep) for dep in pair.deps]
            found["there"][k, :size] = 1
        yield from found.items()
        yield "link", np.array([self.links(pair.link) for pair in pairs], np.uint16)


def seen(rows: Sequence[Row], coder: Coder) -> Iterator[tuple[Row, Shown]]:
    """Each row as the ranker would be shown it; those whose parties have no token are left out."""
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        found = shown([row.pair for row in some], coder.resources)
        yield from ((row, each) for row, each in zip(some, found, strict=True) if each is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--raw", type=int, default=30_000, help="pairs without a label")
    args = parser.parse_args()
    chance = random.Random(SEED)
    coder = Coder(Settings(ranker=False))
    words = json.loads((args.work / "vocabulary.json").read_text(encoding="utf-8"))
    encoding = Encoding(Vocabulary.of(words["vectors"], words["words"]))
    pools = [args.work / "unread.jsonl", args.work / "read.jsonl"]
    labelled = [
        *example_rows(coder),
        *hand_rows(HAND, pools),
        *written_rows(WRITTEN),
        *weak_rows(args.work / "read.jsonl", chance),
    ]
    told = list(seen(labelled, coder))
    arrays = {f"labelled_{n}": a for n, a in encoding.arrays([each for _, each in told])}
    raw = [each for _, each in seen(raw_rows(pools[0], args.raw, chance), coder)]
    arrays |= {f"raw_{n}": a for n, a in encoding.arrays(raw)}
    types = sorted({row.event.removesuffix(REVERSED) for row, _ in told} - {NONE})
    classes = [*types, *(t + REVERSED for t in types if t not in SYMMETRIC), NONE]
    np.savez_compressed(
        args.work / "pairs.npz",
        classes=np.array(classes),
        sources=np.array(SOURCES),
        labelled_label=np.array([classes.index(_class(row.event)) for row, _ in told]),
        labelled_source=np.array([SOURCES.index(row.source) for row, _ in told]),
        **arrays,
    )
    numbers = {
        "acts": encoding.acts.names,
        "deps": encoding.deps.names,
        "links": encoding.links.names,
        "classes": classes,
    }
    (args.work / "numbers.json").write_text(json.dumps(numbers), encoding="utf-8")
    print(f"{len(told)} labelled pairs, {len(raw)} raw ones, {len(classes)} classes")


def _class(event: str) -> str:
    plain = event.removesuffix(REVERSED)
    return plain if plain in SYMMETRIC else event


if __name__ == "__main__":
    main()
