"""Fit the ranker and store its weights.

    python training/ranker/train.py --work build/ranker [--out src/dragoman/data/ranker/en]

Four sources, each with a weight of its own: the lexicon's examples; sentences written for it
(`written.tsv`); pairs of news coded by hand (`hand.tsv`); pairs of raw news with the type that a rule gave (`read.jsonl`), from which the
features that name the lexicon's own types are sometimes left out, so that the ranker learns to
read words where the lexicon knows none.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from dragoman.coder import Coder
from dragoman.coding import pair_cast, read_tree
from dragoman.coding.features import Ends, features
from dragoman.coding.ranker import GROUPS_WIDTH, NONE, Vectors, buckets, means
from dragoman.config import Settings
from dragoman.model import Document, Pair
from dragoman.ontology import split_type
from dragoman.pairing import prepare

HAND = Path(__file__).with_name("hand.tsv")
WRITTEN = Path(__file__).with_name("written.tsv")
SEED = 5
BUCKETS = 1 << 16
MOST_WEAK = 700
"""Pairs of one type and one entry family taken from the rules' labels."""
PER_ENTRY = 25
DROPPED = 0.3
WEIGHTS = {"example": 1.0, "hand": 1.0, "written": 1.0, "weak": 0.35}
STRENGTH = 20.0
"""Inverse of the regularisation."""


@dataclass(frozen=True)
class Row:
    pair: Pair
    event: str
    source: str


def example_rows(coder: Coder) -> Iterator[Row]:
    """Pairs of the lexicon's own examples, with the type that they expect."""
    texts = [x.text for e in coder.resources.lexicon.entries for x in e.examples if x.expect]
    for text, coding in zip(
        texts,
        coder.code_batch([Document.create(t, language="en") for t in texts]),
        strict=True,
    ):
        for m in coding.mentions:
            actors = list(m.actors)
            others = actors[1:] if m.reciprocal else list(m.recipients)
            for other in others[:2]:
                if actors:
                    a, r = actors[0].span, other.span
                    event = split_type(m.event, m.cameo)
                    yield Row(Pair(text, (a.start, a.end), (r.start, r.end)), event, "example")


def hand_rows(coded: Path, pool: Path) -> Iterator[Row]:
    """Pairs coded by hand; the sentence is found in the collected pairs by its hash."""
    texts = {}
    for line in pool.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        texts[blake2b(text.encode(), digest_size=8).hexdigest()] = text
    with coded.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            text = texts.get(row["sentence"])
            if text is not None:
                a = int(row["actor_start"]), int(row["actor_end"])
                r = int(row["recipient_start"]), int(row["recipient_end"])
                yield Row(Pair(text, a, r), row["event"], "hand")


def written_rows(path: Path) -> Iterator[Row]:
    """Pairs in sentences that were written for the ranker, many ways to say each type."""
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            a = int(row["actor_start"]), int(row["actor_end"])
            r = int(row["recipient_start"]), int(row["recipient_end"])
            event = split_type(row["event"], row["cameo"])
            yield Row(Pair(row["text"], a, r), event, "written")


def weak_rows(path: Path, chance: random.Random) -> Iterator[Row]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chance.shuffle(rows)
    by_event: Counter[str] = Counter()
    by_entry: Counter[str] = Counter()
    for row in rows:
        event, entry = row["event"], row["entry"]
        if by_event[event] < MOST_WEAK and by_entry[entry] < PER_ENTRY:
            by_event[event] += 1
            by_entry[entry] += 1
            yield Row(_pair(row), split_type(event, row.get("cameo")), "weak")


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]))


def told(rows: list[Row], coder: Coder, batch: int = 500) -> Iterator[list[str] | None]:
    """The features of each row; None where its parties have no token."""
    for start in range(0, len(rows), batch):
        some = rows[start : start + batch]
        for row, (draft, tree) in zip(
            some, prepare([r.pair for r in some], coder.resources), strict=True
        ):
            if tree is None or draft.cast is None:
                yield None
                continue
            cast = pair_cast(draft.cast, tree, row.pair.actor, row.pair.recipient)
            read = read_tree(tree, cast, coder.resources.lexicon, draft.document)
            yield list(features(tree, Ends(*cast.ends), read.acts))


def matrix(all_features: list[list[str]], vectors: Vectors) -> csr_matrix:
    """One row a pair: its features, together of length one, then the mean vectors of its groups."""
    rows, columns, values = [], [], []
    for number, one in enumerate(all_features):
        where = buckets(one, BUCKETS)
        rows += [number] * len(where)
        columns += where
        values += [1 / max(len(where), 1) ** 0.5] * len(where)
    sparse = csr_matrix((values, (rows, columns)), shape=(len(all_features), BUCKETS))
    return hstack([sparse, csr_matrix([means(one, vectors) for one in all_features])]).tocsr()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--out", type=Path, default=Path("build/ranker/model"))
    args = parser.parse_args()
    chance = random.Random(SEED)
    coder = Coder(Settings(ranker=False))
    rows = [
        *example_rows(coder),
        *hand_rows(HAND, args.work / "unread.jsonl"),
        *written_rows(WRITTEN),
        *weak_rows(args.work / "read.jsonl", chance),
    ]
    print(Counter(row.source for row in rows), Counter(row.event for row in rows))
    kept, seen = [], []
    for row, one in zip(rows, told(rows, coder), strict=True):
        if one is not None:
            if row.source == "weak" and chance.random() < DROPPED:
                one = [f for f in one if " act " not in f]
            kept.append(row)
            seen.append(one)
    classes = [*sorted({row.event for row in kept if row.event != NONE}), NONE]
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    weight = np.array([WEIGHTS[row.source] for row in kept])
    model.fit(
        matrix(seen, coder.resources.parser.vector),
        [classes.index(row.event) for row in kept],
        sample_weight=weight,
    )
    weights = np.zeros((len(classes), BUCKETS + GROUPS_WIDTH + 1), np.float32)
    weights[model.classes_, :-1] = model.coef_
    weights[model.classes_, -1] = model.intercept_
    if len(model.classes_) < len(classes):
        weights[[k for k in range(len(classes)) if k not in model.classes_], -1] = -30
    scale = np.abs(weights).max(axis=1) / 127
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        args.out / "weights.npz",
        classes=np.array(classes),
        scale=scale.astype(np.float32),
        weights=np.round(weights / scale[:, None]).astype(np.int8),
    )
    print(f"{len(kept)} pairs, {(args.out / 'weights.npz').stat().st_size >> 10} KiB")


if __name__ == "__main__":
    main()
