"""Measure words a second of models on one core, sentence texts in, `nlp.pipe` with a batch of 256.

Takes the first sentences of `raw.txt` of 5 to 60 tokens; the best of `--repeat` rounds is printed, since
anything else that runs on the machine can only slow a round down. Words are tokens that are not punctuation;
tokens a second is printed beside it. `--parts` leaves out one component at a time to show what each costs.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse  # noqa: E402
import platform  # noqa: E402
import time  # noqa: E402
from itertools import islice  # noqa: E402
from pathlib import Path  # noqa: E402

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402

from dragoman.syntax.products import multiply_by_numpy  # noqa: E402


def read_texts(path: Path, count: int) -> list[str]:
    """The first `count` raw sentences of ordinary length."""
    with path.open(encoding="utf-8") as lines:
        return list(islice((line.strip() for line in lines if 25 <= len(line) <= 350), count))


def measure(
    nlp: Language, texts: list[str], repeat: int, disable: list[str]
) -> tuple[float, float]:
    """Best (words a second, tokens a second), in processor time of this process."""
    best = (0.0, 0.0)
    for _ in range(repeat):
        start = time.process_time()
        words = tokens = 0
        for doc in nlp.pipe(texts, batch_size=256, disable=disable):
            tokens += len(doc)
            words += sum(not token.is_punct for token in doc)
        spent = time.process_time() - start
        best = max(best, (words / spent, tokens / spent))
    return best


def main() -> None:
    """Print the speed of each model given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--sentences", type=int, default=4000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--parts", action="store_true")
    args = parser.parse_args()
    texts = read_texts(args.work / "raw.txt", args.sentences)
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {len(texts)} sentences, one thread"
    )
    for path in args.models:
        nlp = spacy.load(path)
        multiply_by_numpy(nlp)  # as the program does
        list(nlp.pipe(texts[:256]))
        words, tokens = measure(nlp, texts, args.repeat, [])
        print(f"{path.name}: {words:.0f} words/s, {tokens:.0f} tokens/s", flush=True)
        for part in nlp.pipe_names if args.parts else []:
            if part != "tok2vec":
                without = measure(nlp, texts, args.repeat, [part])[1]
                print(
                    f"  {part}: {1e6 * (1 / tokens - 1 / without):.1f} microseconds a token",
                    flush=True,
                )


if __name__ == "__main__":
    main()
