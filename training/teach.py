"""Train the teacher on en-train trees and on names; report on en-dev with gold tokens each epoch."""

from __future__ import annotations

import argparse
import copy
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from batches import Reader, by_words
from conllu import Sentence, read_conllu
from labels import NAME_TAGS, morph
from names import training_names
from teacher import Shape, Teacher
from torch import Tensor, nn

from dragoman.syntax.spanning import decode


@dataclass(frozen=True)
class Labels:
    """The label sets, in the order of the output columns."""

    xpos: list[str]
    morphs: list[str]
    relations: list[str]


@dataclass(frozen=True)
class Gold:
    """Targets of one sentence."""

    words: list[str]
    xpos: list[int]
    morphs: list[int]
    heads: list[int]
    relations: list[int]


def read_gold(sentences: list[Sentence], labels: Labels) -> list[Gold]:
    """Index the gold labels; labels that training never saw become -1 (never right)."""
    xpos = {label: i for i, label in enumerate(labels.xpos)}
    morphs = {label: i for i, label in enumerate(labels.morphs)}
    relations = {label: i for i, label in enumerate(labels.relations)}
    return [
        Gold(
            [w.form for w in s.words],
            [xpos.get(w.xpos, -1) for w in s.words],
            [morphs.get(morph(w.upos, w.feats), -1) for w in s.words],
            [w.head + 1 for w in s.words],
            [relations.get(w.deprel, -1) for w in s.words],
        )
        for s in sentences
    ]


def padded(rows: list[list[int]]) -> Tensor:
    """Pad index rows with -100, which cross entropy ignores."""
    return nn.utils.rnn.pad_sequence(
        [torch.tensor(r) for r in rows], batch_first=True, padding_value=-100
    )


def tree_loss(model: Teacher, reader: Reader, gold: list[Gold]) -> Tensor:
    """Sum of the tag, head and label losses of one batch."""
    scores = model(*reader.batch([g.words for g in gold]).inputs())
    heads = padded([g.heads for g in gold])
    mask = heads >= 0
    relations = padded([g.relations for g in gold])
    ce = nn.functional.cross_entropy
    labels = model.label_scores(scores, heads, mask)
    return (
        ce(scores.arcs[mask], heads[mask])
        + ce(labels, relations[mask])
        + 0.3 * ce(scores.xpos[mask], padded([g.xpos for g in gold])[mask])
        + 0.3 * ce(scores.morphs[mask], padded([g.morphs for g in gold])[mask])
    )


def evaluate(
    model: Teacher, reader: Reader, gold: list[Gold], punct: int
) -> tuple[float, float, float]:
    """Tag accuracy, UAS and LAS on gold tokens, dependents labelled punct left out."""
    model.eval()
    total = right_tag = words = right_head = right_label = 0
    with torch.no_grad():
        for group in by_words([len(g.words) for g in gold], 3000, None):
            rows = [gold[i] for i in group]
            scores = model(*reader.batch([g.words for g in rows]).inputs())
            heads = padded([g.heads for g in rows])
            decoded = torch.zeros_like(heads)
            for b, g in enumerate(rows):
                n = len(g.words)
                decoded[b, :n] = torch.from_numpy(decode(scores.arcs[b, :n, : n + 1].numpy()))
            mask = heads >= 0
            labels = model.label_scores(scores, decoded, mask).argmax(-1)
            relations = padded([g.relations for g in rows])[mask]
            counted = relations != punct
            same = (decoded[mask] == heads[mask]) & counted
            tags = padded([g.xpos for g in rows])[mask]
            total += int(mask.sum())
            right_tag += int((scores.xpos[mask].argmax(-1) == tags).sum())
            words += int(counted.sum())
            right_head += int(same.sum())
            right_label += int((same & (labels == relations)).sum())
    return right_tag / total, right_head / words, right_label / words


def main() -> None:
    """Train and save `teacher-<seed>.pt` (averaged weights) whenever an epoch is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--words", type=int, default=1200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--hidden", type=int, default=320)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    ud = args.data / "ud"
    train = list(read_conllu(ud / "en-train.conllu.xz"))
    names = training_names(args.data)
    labels = Labels(
        sorted({w.xpos for s in train for w in s.words}),
        sorted({morph(w.upos, w.feats) for s in train for w in s.words}),
        sorted({w.deprel for s in train for w in s.words}),
    )
    reader = Reader.from_sentences(
        [[w.form for w in s.words] for s in train], args.work / "vectors.bin"
    )
    gold = read_gold(train, labels)
    dev = read_gold(list(read_conllu(ud / "en-dev.conllu.xz")), labels)
    sizes = (len(labels.xpos), len(labels.morphs), len(labels.relations), len(NAME_TAGS))
    shape = Shape(len(reader.words) + 2, len(reader.letters) + 2, *sizes, hidden=args.hidden)
    model = Teacher(shape)
    average = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.95), weight_decay=1e-4)
    lengths = [len(g.words) for g in gold]
    total = args.epochs * len(list(by_words(lengths, args.words, 0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda i: (
            min(1.0, (i + 1) / 200) * max(0.02, 1.0 - max(0, i - total * 0.3) / (total * 0.7))
        ),
    )
    name_index = {tag: i for i, tag in enumerate(NAME_TAGS)}
    step, start = 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        name_groups = list(by_words([len(n.words) for n in names], args.words, 1000 + epoch))
        for i, group in enumerate(by_words(lengths, args.words, args.seed * 100 + epoch)):
            loss = tree_loss(model, reader, [gold[k] for k in group])
            if i % 3 == 0:
                rows = [names[k] for k in name_groups[(i // 3) % len(name_groups)]]
                scores = model(*reader.batch([r.words for r in rows]).inputs())
                target = padded([[name_index[t] for t in r.tags] for r in rows])
                loss = loss + nn.functional.cross_entropy(
                    scores.names.flatten(0, 1), target.flatten()
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            rate = min(0.998, step / (step + 20))
            with torch.no_grad():
                for kept, new in zip(average.parameters(), model.parameters(), strict=True):
                    kept.lerp_(new, 1.0 - rate)
            if i % 50 == 0:
                print(
                    f"epoch {epoch} step {step} of {total} loss {loss.item():.3f} {time.time() - start:.0f}s",
                    flush=True,
                )
        tag, uas, las = evaluate(average, reader, dev, labels.relations.index("punct"))
        print(
            f"epoch {epoch} en-dev gold tokens: xpos {tag:.4f} UAS {uas:.4f} LAS {las:.4f}",
            flush=True,
        )
        torch.save(
            {
                "shape": asdict(shape),
                "labels": asdict(labels),
                "words": reader.words,
                "letters": reader.letters,
                "weights": average.state_dict(),
            },
            args.work / f"teacher-{args.seed}.pt",
        )


if __name__ == "__main__":
    main()
