"""Teach the syntax network on treebanks and names; prints how right it is on gold tokens.

    python training/syntax/teach.py --out build/syntax/syntax.pt     # then pack.py

Takes twenty minutes on two cores. Some words are hidden, some sentences' capitals, and some full stops
left out, so that it reads headlines too.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import torch
from annotated import UNKNOWN, Bank, Batch, label_sets, named, read_trees, trees
from annotating import Annotating
from torch import Tensor
from torch.nn import functional

from dragoman.syntax.network import HIDDEN
from dragoman.syntax.spanning import decode

sys.path.append(str(Path(__file__).parents[1]))
from batches import by_words
from labels import NAME_TAGS
from names import to_spans
from steps import optimizer_of, step

RATES, WARM = (3e-4, 1.5e-3), 0.06
WORDS = 900
"""Words of a batch."""
HIDDEN_WORDS, HIDDEN_CAPITALS, NO_END = 0.08, 0.2, 0.15
"""Shares of words that are hidden; of sentences whose capitals are, and of those without their full stop."""
WEIGHTS = {"tags": 0.3, "features": 0.3, "names": 0.5}
"""What these weigh beside heads and labels."""


def loss_of(network: Annotating, batch: Batch) -> Tensor:
    """How far the network, which sees less, is from what is annotated."""
    gold, there = batch.gold, batch.written > 0
    forms = batch.written.masked_fill(torch.rand(len(there), 1) < HIDDEN_CAPITALS, HIDDEN)
    states = network(batch.rows, forms, (torch.rand(there.shape) < HIDDEN_WORDS) & there)
    scores = {
        "tags": network.tags(states),
        "features": network.features(states),
        "names": network.names(states),
    }
    losses = [
        WEIGHTS[name] * functional.cross_entropy(own.flatten(0, 1), gold[name].flatten())
        for name, own in scores.items()
        if (gold[name] != UNKNOWN).any()
    ]
    hung = gold["heads"] != UNKNOWN
    if hung.any():
        losses.append(
            functional.cross_entropy(network.heads(states, there)[hung], gold["heads"][hung])
        )
        found = network.labels(states, gold["heads"], hung)
        losses.append(functional.cross_entropy(found, gold["labels"][hung]))
    return torch.stack(losses).sum()


@torch.no_grad()
def report(network: Annotating, name: str, bank: Bank) -> None:
    """Shares of tags, features, heads and labelled heads that are right (punctuation left out of the latter), or
    F1 of names."""
    punct = network.known.labels.index("punct")
    right = dict.fromkeys(("tags", "features", "UAS", "LAS"), 0)
    words = plain = found = gold_names = hit = 0
    for index in torch.tensor(bank.lengths).argsort().split(64):
        batch = bank.batch(index.tolist())
        gold, there = batch.gold, batch.written > 0
        states = network(batch.rows, batch.written)
        if (gold["heads"] == UNKNOWN).all():
            for own, line, length in zip(
                network.names(states).argmax(-1), gold["names"], there.sum(1).tolist(), strict=True
            ):
                ours, theirs = (
                    set(to_spans(tuple(NAME_TAGS[k] for k in each[:length].tolist())))
                    for each in (own, line)
                )
                found, gold_names = found + len(ours), gold_names + len(theirs)
                hit += len(ours & theirs)
            continue
        scores = network.heads(states, there)
        heads = torch.zeros_like(gold["heads"])
        for own, line, length in zip(heads, scores, there.sum(1).tolist(), strict=True):
            own[:length] = torch.from_numpy(decode(line[:length, : length + 1].numpy()))
        labels = network.labels(states, heads, there).argmax(-1)
        counted = gold["labels"][there] != punct
        same = (heads == gold["heads"])[there] & counted
        words, plain = words + int(there.sum()), plain + int(counted.sum())
        right["UAS"] += int(same.sum())
        right["LAS"] += int((same & (labels == gold["labels"][there])).sum())
        for layer, layer_scores in (("tags", network.tags), ("features", network.features)):
            told = layer_scores(states).argmax(-1)
            right[layer] += int((told == gold[layer])[there].sum())
    if words:
        shares = (f"{k} {v / (plain if k.endswith('AS') else words):.4f}" for k, v in right.items())
        print(name, *shares, flush=True)
    else:
        print(f"{name} F1 {2 * hit / max(found + gold_names, 1):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/syntax/syntax.pt"))
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    treebank = read_trees(args.data, "en-train")
    labels = label_sets(treebank)
    dev, pud = (
        Bank(list(trees(read_trees(args.data, name), labels))) for name in ("en-dev", "en-pud-test")
    )
    held = Bank(list(named(args.data, 1)))
    sentences = [*trees(treebank, labels), *named(args.data, 0)]
    network = Annotating(labels)
    optimizer = optimizer_of(network, *RATES)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    steps = len(list(by_words([len(each.words) for each in sentences], WORDS, 0)))
    done, start = 0, time.monotonic()
    for epoch in range(args.epochs):
        bank = Bank([e.without_end() if chance.random() < NO_END else e for e in sentences])
        network.train()
        losses = []
        for index in by_words(bank.lengths, WORDS, chance.randrange(1 << 30)):
            loss = loss_of(network, bank.batch(index))
            step(network, optimizer, loss, min(done / (args.epochs * steps), 1), WARM)
            done += 1
            losses.append(loss.detach())
        network.eval()
        seconds = time.monotonic() - start
        print(
            f"epoch {epoch + 1}: loss {torch.stack(losses).mean():.3f}, {seconds:.0f} s", flush=True
        )
        torch.save({"state": network.state_dict(), "labels": labels}, args.out)
        if epoch % 3 == 2 or epoch + 1 == args.epochs:
            report(network, "en-dev", dev)
            report(network, "names", held)
    report(network, "en-pud-test", pud)


if __name__ == "__main__":
    main()
