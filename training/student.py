"""Train the student, the pipeline that ships, on gold sentences and (if given) the teacher's silver sentences.

Each batch is drawn from gold with probability `--gold-share`, else from silver; names data counts as gold.
The learning rate falls linearly to nothing over `--steps`, the weights are averaged.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
import spacy
from conllu import read_conllu
from lemmas import learn_lemmas
from pipeline import Size, add_parser, build
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Adam, fix_random_seed


def read_docs(nlp: Language, paths: list[Path]) -> list[Doc]:
    """Read DocBins, one after the other."""
    return [doc for path in paths for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


def to_example(nlp: Language, docs: list[Doc]) -> Example:
    """An example from raw text, so that the model learns on its own tokens."""
    reference = docs[0] if len(docs) == 1 else Doc.from_docs(docs)
    return Example(nlp.make_doc(reference.text), reference)


def endless(docs: list[Doc], seed: int) -> Iterator[Doc]:
    """Docs in random order, again and again."""
    rng = random.Random(seed)
    while True:
        order = list(range(len(docs)))
        rng.shuffle(order)
        for i in order:
            yield docs[i]


def fill(stream: Iterator[Doc], words: int) -> list[Doc]:
    """Take docs until the batch holds `words` tokens."""
    batch: list[Doc] = []
    while sum(len(doc) for doc in batch) < words:
        batch.append(next(stream))
    return batch


def add_lemmatizer(nlp: Language, data: Path, work: Path) -> None:
    """Learn the lemma tables from en-train and add the lemmatizer."""
    stored = np.load(work / "vectors.npz")
    frequent = [str(w) for w, n in zip(stored["words"], stored["counts"], strict=True) if n >= 30]
    if "lemmatizer" in nlp.pipe_names:
        nlp.remove_pipe("lemmatizer")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True})
    lemmatizer.initialize(
        lookups=learn_lemmas(read_conllu(data / "ud" / "en-train.conllu.xz"), frequent)
    )


def report(nlp: Language, dev: list[Doc], names: list[Doc]) -> str:
    """Scores on dev sentences from raw text, for the log."""
    trees = nlp.evaluate([to_example(nlp, [doc]) for doc in dev], batch_size=256)
    found = nlp.evaluate([to_example(nlp, [doc]) for doc in names], batch_size=256)
    keys = ("dep_uas", "dep_las", "tag_acc", "pos_acc")
    return " ".join(
        [*(f"{key} {trees[key]:.4f}" for key in keys), f"ents_f {found['ents_f'] or 0.0:.4f}"]
    )


def main() -> None:
    """Train and write the pipeline to `--out` whenever it has been evaluated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--gold-share", type=float, default=0.35)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--stop", type=int, help="end at this step, before the rate has fallen")
    parser.add_argument("--words", type=int, default=1500)
    parser.add_argument("--evaluate-every", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument(
        "--last-rate", type=float, default=0.01, help="share of --rate at the last step"
    )
    parser.add_argument("--warm-up", type=int, default=200)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--init", type=Path, help="go on from this model; its sizes hold")
    parser.add_argument("--new-parser", action="store_true", help="but with a new parser")
    for field in fields(Size):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=int, default=field.default)
    args = parser.parse_args()
    fix_random_seed(args.seed)
    size = Size(**{field.name: getattr(args, field.name) for field in fields(Size)})
    if args.init:
        nlp = spacy.load(args.init)
        nlp.remove_pipe("lemmatizer")
    else:
        nlp = build(size, args.work / "vectors.npz")
    trees = read_docs(nlp, [args.work / "en-train.spacy"])
    names = read_docs(nlp, [args.work / "names-train.spacy"])
    dev = read_docs(nlp, [args.work / "en-dev.spacy"])[::3]
    held = read_docs(nlp, sorted(args.work.glob("names-held-*.spacy")))
    silver = read_docs(nlp, args.silver)
    print(
        f"{len(trees)} trees, {len(names)} named, {len(silver)} silver; {json.dumps(asdict(size))}",
        flush=True,
    )
    if not args.init:
        sample = [to_example(nlp, [doc]) for doc in [*trees[::2], *names]]
        nlp.initialize(lambda: sample)
        del sample
    elif args.new_parser:
        nlp.remove_pipe("parser")
        add_parser(nlp, size)
        sample = [to_example(nlp, [doc]) for doc in trees[::2]]
        nlp.get_pipe("parser").initialize(lambda: sample, nlp=nlp)  # type: ignore[attr-defined]
        del sample
    optimizer = Adam(args.rate, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    rng = random.Random(args.seed)
    streams = [endless(docs, 10 * args.seed + i) for i, docs in enumerate((trees, names, silver))]
    start, seen, losses = time.time(), 0, {}
    for step in range(1, (args.stop or args.steps) + 1):
        warm = min(1.0, step / args.warm_up)
        optimizer.learn_rate = (
            args.rate
            * warm
            * (1.0 - (1.0 - args.last_rate) * max(0.0, step / args.steps - 0.2) / 0.8)
        )
        if silver and rng.random() > args.gold_share:
            examples = [to_example(nlp, [doc]) for doc in fill(streams[2], args.words)]
        else:
            docs = fill(streams[0], args.words * 4 // 5)
            pairs = [
                docs[i : i + 2] for i in range(0, len(docs) // 5, 2)
            ]  # some docs of two sentences
            singles = [[doc] for doc in docs[2 * len(pairs) :]]
            named = [[doc] for doc in fill(streams[1], args.words // 5)]
            examples = [to_example(nlp, group) for group in [*pairs, *singles, *named]]
        losses = nlp.update(examples, drop=args.dropout, sgd=optimizer, losses=losses)
        seen += sum(len(example) for example in examples)
        if step % 100 == 0:
            rounded = {name: round(float(loss)) for name, loss in losses.items()}
            print(f"step {step} words {seen} {time.time() - start:.0f}s {rounded}", flush=True)
            losses = {}
        if step % args.evaluate_every == 0 or step in (args.steps, args.stop):
            with nlp.use_params(optimizer.averages):
                print(f"step {step} dev/3: {report(nlp, dev, held)}", flush=True)
                add_lemmatizer(nlp, args.data, args.work)
                nlp.to_disk(args.out)
                nlp.remove_pipe("lemmatizer")
    spacy.load(args.out)


if __name__ == "__main__":
    main()
