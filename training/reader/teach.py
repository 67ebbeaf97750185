"""Teach the reader on coded news, and print how right it is on reports that it was not taught on.

    python training/reader/teach.py --work build/reader     # then pack.py

It never sees a sixth of the coded news: on that it is measured here, and calibrated (`calibrate.py`). The encoder
begins as the ranker's, which knows acts already. On two cores an epoch takes four minutes.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from reading import Batch, Known, Reading
from torch import Tensor
from torch.nn import functional

from dragoman.coding.ranker import numbered
from dragoman.coding.reader import KINDS
from dragoman.coding.sight import FARTHEST
from dragoman.evaluate import read_sentences
from dragoman.ontology import event_types

sys.path.append(str(Path(__file__).parents[1]))
from minilm import encoder_of
from steps import optimizer_of, step
from written import is_written, reports

from examples import NO_ANSWER, Example, coded_reports, examples
from gold import held

CODED = Path("training/reader/coded.jsonl")
OFTEN = 8
"""Questions in which a relation must have been met to have a number."""
RATE, OWN_RATE, WARM, SMOOTHING = 2e-4, 5e-4, 0.08, 0.02
"""Rates of the encoder, which has read much, and of all else; share of the steps in which they rise."""
SENTENCES = 32
TYPES = tuple(kind.code for kind in event_types())
HIDDEN_RULES, HIDDEN_NAMES, HIDDEN_WORDS = 0.3, 0.3, 0.02
"""Shares of sentences whose rules' readings, and of words that, are hidden in training."""
WHOLE, SIDES, TOKENS = 0.3, 1.5, 8
"""What the types of sentences and the sides weigh beside the types of words (a sum over some words)."""


def load_examples(work: Path, data: Path) -> list[Example]:
    """The coded sentences, of news and written; kept in `work`, for parsing them takes minutes."""
    kept = work / "examples.pickle"
    if not kept.exists():
        work.mkdir(parents=True, exist_ok=True)
        found = chain(coded_reports(read_sentences(CODED), data), reports())
        kept.write_bytes(pickle.dumps(list(examples(found))))
    found: list[Example] = pickle.loads(kept.read_bytes())
    return found


def known_of(taught: Sequence[Example]) -> Known:
    """What the examples are told by; of relations those that are met often."""
    met = Counter(q.relation for e in taught for act in e.acts for q in act.questions)
    return Known(
        TYPES,
        tuple(sorted({act for e in taught for act in e.seen.acts if act})),
        tuple(sorted({dep for e in taught for dep in e.seen.deps})),
        tuple(sorted(name for name, count in met.items() if count >= OFTEN)),
    )


class Sheet:
    """Examples as numbers."""

    def __init__(self, taught: Sequence[Example], known: Known) -> None:
        self.taught = taught
        self._acts, self._deps = numbered(known.acts), numbered(known.deps)
        self._relations = numbered(known.relations)

    def batch(self, index: Sequence[int]) -> tuple[Batch, Tensor]:
        """Some sentences, and the questions: seven rows, the last the answer."""
        some = [self.taught[k] for k in index]
        shape = (len(some), max(len(e.seen) for e in some))
        fields = np.zeros((8, *shape), np.int64)
        for k, each in enumerate(some):
            seen, size = each.seen, len(each.seen)
            fields[:7, k, :size] = (
                [self._acts.get(act, 0) for act in seen.acts],
                [self._deps.get(dep, 0) for dep in seen.deps],
                [_number(event) for event in seen.read],
                seen.sides,
                [FARTHEST + head for head in seen.heads],
                seen.parties,
                [1] * size,
            )
            for act in reversed(each.acts):
                fields[7, k, act.trigger] = _number(act.event)
        acts, deps, read, sides, heads, parties, there, labels = map(torch.tensor, fields)
        batch = Batch(
            [e.seen.words for e in some],
            *(acts, deps, read, sides, heads, parties, there > 0, labels),
            torch.zeros(shape, dtype=torch.bool),
            torch.tensor([[t in e.types for t in TYPES] for e in some]).float(),
            torch.tensor([is_written(e.document) for e in some]).float(),
        )
        asked = list(self._asked(some))
        return batch, torch.tensor(asked or np.zeros((0, 7), np.int64)).T

    def _asked(self, some: Sequence[Example]) -> Iterator[tuple[int, ...]]:
        for k, each in enumerate(some):
            for act in each.acts:
                for q in act.questions:
                    token = -1 if q.token is None else q.token
                    kind = KINDS.index(q.kind) + 1 if q.kind in KINDS else 0
                    relation = self._relations.get(q.relation, 0)
                    yield k, act.trigger, token, relation, _number(act.event), kind, q.side

    def batches(self, chance: random.Random) -> list[list[int]]:
        """All sentences in batches of like length, in a random order."""
        order = list(range(len(self.taught)))
        chance.shuffle(order)
        found = []
        for start in range(0, len(order), 16 * SENTENCES):
            part = sorted(
                order[start : start + 16 * SENTENCES], key=lambda k: len(self.taught[k].seen)
            )
            found += [part[at : at + SENTENCES] for at in range(0, len(part), SENTENCES)]
        chance.shuffle(found)
        return found


def _number(event: str) -> int:
    return TYPES.index(event) + 1 if event else 0


def harder(batch: Batch) -> Batch:
    """The same with things hidden: acts are learnt, not names, and not the rules' readings alone."""
    count, length = batch.acts.shape
    blind = torch.rand(count)[:, None] < HIDDEN_RULES
    hidden = (batch.parties > 0) & (torch.rand(count, length) < HIDDEN_NAMES)
    return replace(
        batch,
        read=batch.read.masked_fill(blind, 0),
        sides=batch.sides.masked_fill(blind, 0),
        acts=batch.acts.masked_fill(torch.rand(count)[:, None] < HIDDEN_RULES, 0),
        hidden=hidden | (torch.rand(count, length) < HIDDEN_WORDS),
    )


def scores(network: Reading, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, words, whole = network(batch)
    return states.float(), words.float(), whole.float()


def loss_of(network: Reading, batch: Batch, asked: Tensor) -> Tensor:
    states, words, whole = scores(network, harder(batch))
    labels = batch.labels.masked_fill(~batch.there, NO_ANSWER)
    loss = functional.cross_entropy(
        words.flatten(0, 1),
        labels.flatten(),
        ignore_index=NO_ANSWER,
        label_smoothing=SMOOTHING,
        reduction="sum",
    ) / (len(labels) * TOKENS)
    told = functional.binary_cross_entropy_with_logits(whole, batch.types, reduction="none")
    loss = loss + WHOLE * told.sum(1).mean()
    if bool((asked[-1] != NO_ANSWER).any()) if asked.numel() else False:
        sides = functional.cross_entropy(
            network.judge(states, asked[:6]), asked[6], ignore_index=NO_ANSWER
        )
        loss = loss + SIDES * sides
    return loss


def teach(network: Reading, sheet: Sheet, epochs: int, seed: int) -> None:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    optimizer = optimizer_of(network, RATE, OWN_RATE)
    total = epochs * -(-len(sheet.taught) // SENTENCES)
    count, start = 0, time.monotonic()
    network.train()
    for epoch in range(epochs):
        losses = []
        for index in sheet.batches(chance):
            loss = loss_of(network, *sheet.batch(index))
            step(network, optimizer, loss, count / total, WARM)
            count += 1
            losses.append(loss.item())
        seconds = time.monotonic() - start
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {seconds:.0f} s", flush=True)
    network.eval()


@torch.no_grad()
def report(network: Reading, sheet: Sheet) -> None:
    """How right the network is on the examples of a sheet: types of sentences, sides of candidates."""
    right, told, known = Counter[str](), 0, 0
    met, sides = 0, 0
    for start in range(0, len(sheet.taught), SENTENCES):
        index = list(range(start, min(start + SENTENCES, len(sheet.taught))))
        batch, asked = sheet.batch(index)
        states, words, _ = scores(network, batch)
        shares = torch.softmax(words, -1)[..., 1:]
        shares = shares * batch.there[..., None]
        for limit in (0.2, 0.3, 0.4, 0.5):
            seen = (shares >= limit).any(1)
            gold = batch.types.bool()
            right[f"{limit} hit"] += int((seen & gold).sum())
            right[f"{limit} told"] += int(seen.sum())
        known += int(batch.types.sum())
        if asked.numel():
            answer = network.judge(states, asked[:6]).argmax(1)
            counts = asked[6] > 0
            met += int(counts.sum())
            sides += int((answer == asked[6])[counts].sum())
        told += len(index)
    for limit in (0.2, 0.3, 0.4, 0.5):
        hit, seen = right[f"{limit} hit"], right[f"{limit} told"]
        print(
            f"types of sentences at {limit}: precision {hit / max(seen, 1):.3f}, recall {hit / known:.3f}"
        )
    print(
        f"sides of candidates found: {sides / max(met, 1):.3f} of {met}; {told} sentences",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--ranker", type=Path, default=Path("build/ranker/ranker.pt"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    everything = load_examples(args.work, args.data)
    taught = [e for e in everything if not held(e.document)]
    known = known_of(taught)
    print(f"{len(taught)} of {len(everything)} sentences", flush=True)
    network = Reading(known)
    network.enc.load_state_dict(encoder_of(args.ranker))
    teach(network, Sheet(taught, known), args.epochs, args.seed)
    report(network, Sheet([e for e in everything if held(e.document)], known))
    torch.save({"state": network.state_dict(), "known": known}, args.work / "reader.pt")


if __name__ == "__main__":
    main()
