"""Train word vectors with floret (fastText mode) on the raw tokens, and keep a table of frequent words.

`vectors.npz` holds `words` (most frequent first), `counts` and `matrix`, rows scaled to unit mean norm.
The full subword model (`vectors.bin`) is used by the teacher for words outside the table.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import floret
import numpy as np
from conllu import read_conllu

DIMENSIONS = 100


def write_corpus(work: Path, train: Path) -> Path:
    """Append the training treebank's tokens to the raw tokens and return the joined file."""
    joined = work / "vector_corpus.txt"
    with joined.open("w", encoding="utf-8") as out:
        with (work / "tokens.txt").open(encoding="utf-8") as lines:
            out.writelines(lines)
        for sentence in read_conllu(train):
            out.write(" ".join(word.form for word in sentence.words) + "\n")
    return joined


def main() -> None:
    """Train, then write `vectors.bin` and `vectors.npz`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--words", type=int, default=60000)
    args = parser.parse_args()
    corpus = write_corpus(args.work, args.data / "ud" / "en-train.conllu.xz")
    model = floret.train_unsupervised(
        str(corpus),
        model="skipgram",
        mode="fasttext",
        dim=DIMENSIONS,
        ws=3,
        epoch=args.epochs,
        minCount=4,
        minn=3,
        maxn=5,
        neg=5,
        bucket=400000,
        lr=0.05,
        thread=args.threads,
    )
    model.save_model(str(args.work / "vectors.bin"))
    counts: Counter[str] = Counter()
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    kept = sorted(((n, w) for w, n in counts.items() if n >= 3), key=lambda p: (-p[0], p[1]))[
        : args.words
    ]
    words = np.array([word for _, word in kept])
    matrix = np.stack([model.get_word_vector(word) for word in words]).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1).mean()
    np.savez(
        args.work / "vectors.npz", words=words, counts=np.array([n for n, _ in kept]), matrix=matrix
    )
    print(f"{len(words)} words, {DIMENSIONS} dimensions, {counts.total()} tokens")


if __name__ == "__main__":
    main()
