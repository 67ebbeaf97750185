"""Parse raw sentences with the teacher and write silver DocBins for the student.

Tokens are the shipped tokenizer's. Sentences of 4 to 60 tokens are taken from `raw.txt`, from line `--first`
step `--stride`, until `--tokens` are parsed; two processes with stride 2 share the work. `--dev` reports the teacher
itself on the gold tokens of en-dev and en-pud-test, and its names on the held-out thirds. Its names are worse than
the student's own, so silver sentences carry none.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
import torch
from batches import Reader, by_words
from conllu import read_conllu
from labels import NAME_TAGS
from names import FILES, read_names, to_spans
from spacy.tokens import Doc, DocBin
from teach import Labels, evaluate, read_gold
from teacher import Scores, Shape, Teacher
from tokens import make_tokenizer

from dragoman.syntax.spanning import decode


class Ensemble:
    """One teacher or several whose scores are averaged as probabilities."""

    def __init__(self, paths: list[Path], vectors: Path) -> None:
        stored = [torch.load(path, weights_only=True) for path in paths]
        self.labels = Labels(**stored[0]["labels"])
        self.reader = Reader(stored[0]["words"], stored[0]["letters"], vectors)
        self.models = []
        for state in stored:
            model = Teacher(Shape(**state["shape"]))
            model.load_state_dict(state["weights"])
            self.models.append(model.eval())

    def parse(
        self, sentences: list[list[str]]
    ) -> Iterator[tuple[list[str], list[str], list[int], list[str], list[str]]]:
        """Yield (xpos, morphs, heads, relations, name tags) of each sentence; heads 0-based, itself for the root."""
        batch = self.reader.batch(sentences)
        with torch.no_grad():
            scored: list[Scores] = [model(*batch.inputs()) for model in self.models]
            arcs = sum(s.arcs.log_softmax(-1) for s in scored).numpy()
            heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
            for b, sentence in enumerate(sentences):
                n = len(sentence)
                heads[b, :n] = torch.from_numpy(decode(arcs[b, :n, : n + 1]))
            mask = torch.arange(heads.shape[1])[None, :] < batch.lengths[:, None]
            summed = sum(
                m.label_scores(s, heads, mask).log_softmax(-1)
                for m, s in zip(self.models, scored, strict=True)
            )
            relations = iter(summed.argmax(-1).tolist())
            xpos = sum(s.xpos.log_softmax(-1) for s in scored).argmax(-1).numpy()
            morphs = sum(s.morphs.log_softmax(-1) for s in scored).argmax(-1).numpy()
            names = sum(s.names.softmax(-1) for s in scored).argmax(-1).numpy()
        for b, sentence in enumerate(sentences):
            n = len(sentence)
            own = [int(h) - 1 if h > 0 else i for i, h in enumerate(heads[b, :n])]
            labelled = [self.labels.relations[next(relations)] for _ in range(n)]
            yield (
                [self.labels.xpos[k] for k in xpos[b, :n]],
                [self.labels.morphs[k] for k in morphs[b, :n]],
                own,
                ["ROOT" if own[i] == i else label for i, label in enumerate(labelled)],
                repaired([NAME_TAGS[k] for k in names[b, :n]]),
            )


def repaired(tags: list[str]) -> list[str]:
    """Make an I- that continues nothing a B-."""
    fixed: list[str] = []
    for tag in tags:
        before = fixed[-1] if fixed else "O"
        fixed.append("B" + tag[1:] if tag[0] == "I" and before[1:] != tag[1:] else tag)
    return fixed


def report(teacher: Ensemble, data: Path) -> None:
    """Print the figures of the (first) teacher on gold tokens."""
    punct = teacher.labels.relations.index("punct")
    for name in ("en-dev", "en-pud-test"):
        gold = read_gold(list(read_conllu(data / "ud" / f"{name}.conllu.xz")), teacher.labels)
        tag, uas, las = evaluate(teacher.models[0], teacher.reader, gold, punct)
        print(
            f"{name} gold tokens, no punct: xpos {tag:.4f} UAS {uas:.4f} LAS {las:.4f}", flush=True
        )
    for name in FILES:
        held = read_names(data / "ner" / name)[1]
        right = found = wanted = 0
        for row in held:
            guess = set(to_spans(tuple(next(teacher.parse([list(row.words)]))[4])))
            gold_spans = set(to_spans(row.tags))
            right, found, wanted = (
                right + len(guess & gold_spans),
                found + len(guess),
                wanted + len(gold_spans),
            )
        print(f"{name} held-out names: F1 {2 * right / (found + wanted):.4f}", flush=True)


def main() -> None:
    """Write one silver file, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--stride", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=2_000_000)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--dev", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    teacher = Ensemble(args.teachers, args.work / "vectors.bin")
    if args.dev:
        report(teacher, args.data)
    if args.out is None:
        return
    nlp = spacy.blank("en")
    tokenizer = make_tokenizer(nlp)
    store = DocBin(attrs=["TAG", "POS", "MORPH", "HEAD", "DEP", "SPACY"])
    start, done = time.time(), 0
    with (args.work / "raw.txt").open(encoding="utf-8") as lines:
        wanted = islice(lines, args.first, None, args.stride)
        while done < args.tokens:
            plain = [tokenizer(line.strip()) for line in islice(wanted, 4000)]
            if not plain:
                break
            plain = [
                doc for doc in plain if 4 <= len(doc) <= 60 and not any(t.is_space for t in doc)
            ]
            words = [[token.text for token in doc] for doc in plain]
            for group in by_words([len(w) for w in words], 3000, None):
                parsed = teacher.parse([words[i] for i in group])
                for i, (tags, morphs, heads, relations, _) in zip(group, parsed, strict=True):
                    spaces = [bool(token.whitespace_) for token in plain[i]]
                    parts = [label.partition("|") for label in morphs]
                    pos = [part[0].removeprefix("POS=") for part in parts]
                    features = [part[2] for part in parts]
                    doc = Doc(
                        nlp.vocab, words[i], spaces,
                        tags=tags, pos=pos, morphs=features, heads=heads, deps=relations,
                    )  # fmt: skip
                    store.add(doc)
                    done += len(doc)
            print(f"{done} tokens, {done / (time.time() - start):.0f} a second", flush=True)
    store.to_disk(args.out)


if __name__ == "__main__":
    main()
