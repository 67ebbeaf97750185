"""Teach large networks on labelled pairs, and a small one to answer as they do together.

    python training/ranker/teach.py --work build/ranker --teacher 384 8 --teachers 4 --student 256 6

Makes `student.npz`. `--held` first teaches one network without a fifth of the hand-coded and written
pairs and prints how right it is on these, with and without the rules' readings in sight.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from network import Classifier, Encoder, Size, load, save, word_vectors
from pairs import Harder, Pairs
from torch import Tensor
from torch.nn import functional

WEIGHTS = {"example": 1.0, "hand": 1.0, "written": 1.0, "weak": 0.2}
BARE = ("example", "weak")
"""Sources whose pairs never show the rules' reading: there it is right by making."""
RATE, WARM, SMOOTHING = 5e-4, 0.06, 0.05
PAIRS_AT_ONCE = 256
EPOCHS = 8
TEMPERATURE = 1.5
OWN_LABELS = 0.3
"""What the labels count for the student beside its teachers."""


class School:
    """The labelled pairs, and the steps that all networks are taught by."""

    def __init__(self, work: Path, first: int | None = None) -> None:
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.work = work
        self.vectors = word_vectors(work)
        self.taught = Pairs(work / "pairs.npz", "labelled", self.device, first)
        self.raw = Pairs(work / "pairs.npz", "raw", self.device, first)
        assert self.taught.labels is not None and self.taught.source is not None
        self.labels, source = self.taught.labels, self.taught.source
        names = self.taught.sources
        self.weights = torch.tensor([WEIGHTS[n] for n in names]).to(self.device)[source]
        self.bare = torch.tensor([n in BARE for n in names]).to(self.device)[source]
        self.tested = torch.tensor([n in ("hand", "written") for n in names])
        self.tested = self.tested.to(self.device)[source]

    def network(self, width: int, layers: int, drop: float = 0.1) -> Classifier:
        encoder = Encoder(self.vectors, Size(width, layers), drop)
        load(encoder, self.work / f"encoder-{width}-{layers}.npz")
        return Classifier(encoder, len(self.taught.classes)).to(self.device)

    def scores(self, network: Classifier, batch: dict[str, Tensor]) -> Tensor:
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.device == "cuda"):
            return network(batch).float()

    def lesson(self, index: Tensor, how: Harder) -> tuple[dict[str, Tensor], Tensor]:
        batch, labels = self.taught.harder(
            self.taught.batch(index), how, self.bare[index], self.labels[index]
        )
        assert labels is not None
        return batch, labels

    def teach(self, network: Classifier, index: Tensor, seed: int, epochs: int = EPOCHS) -> None:
        """Some epochs over the pairs `index`."""
        torch.manual_seed(seed)
        optimizer = _optimizer(network, RATE)
        total, step = epochs * (len(index) // PAIRS_AT_ONCE), 0
        network.train()
        for _ in range(epochs):
            order = index[torch.randperm(len(index), device=self.device)]
            for some in order.split(PAIRS_AT_ONCE)[: len(index) // PAIRS_AT_ONCE]:
                batch, labels = self.lesson(some, Harder())
                loss = functional.cross_entropy(
                    self.scores(network, batch), labels, reduction="none", label_smoothing=SMOOTHING
                )
                _step(network, optimizer, (loss * self.weights[some]).mean(), RATE, step / total)
                step += 1

    def distil(self, network: Classifier, teachers: Sequence[Classifier], seconds: float) -> None:
        """Teach a network the shares that its teachers give together, on labelled and raw pairs."""
        torch.manual_seed(0)
        optimizer = _optimizer(network, RATE)
        how = Harder(words=0.1)
        for teacher in teachers:
            teacher.eval()
        network.train()
        start, step = time.monotonic(), 0
        while (done := (time.monotonic() - start) / seconds) < 1:
            labelled = step % 2 == 0
            pool = self.taught if labelled else self.raw
            some = torch.randint(0, len(pool), (PAIRS_AT_ONCE,), device=self.device)
            if labelled:
                batch, labels = self.lesson(some, how)
            else:
                batch, _ = pool.harder(pool.batch(some), how, None, None)
            with torch.no_grad():
                aim = sum(torch.softmax(self.scores(t, batch) / TEMPERATURE, -1) for t in teachers)
            scores = self.scores(network, batch)
            told = torch.log_softmax(scores / TEMPERATURE, -1)
            loss = -(aim / len(teachers) * told).sum(-1).mean() * TEMPERATURE**2
            if labelled:
                own = functional.cross_entropy(scores, labels, reduction="none")
                loss = loss + OWN_LABELS * (own * self.weights[some]).mean()
            _step(network, optimizer, loss, RATE, done)
            step += 1
        print(f"{step} steps of distillation", flush=True)

    @torch.no_grad()
    def shares(
        self, networks: Sequence[Classifier], pairs: Pairs, index: Tensor, bare: bool
    ) -> Tensor:
        """The mean shares of the classes by some networks; `bare` without the rules' readings."""
        found = []
        for some in index.split(512):
            batch = pairs.batch(some)
            if bare:
                batch["link"] = torch.zeros_like(batch["link"])
            for network in networks:
                network.eval()
            found.append(sum(torch.softmax(self.scores(n, batch), -1) for n in networks))
        return torch.cat(found) / len(networks)

    def held(self, width: int, layers: int) -> None:
        """How right a network is on pairs that it was not taught on."""
        fold = torch.tensor(np.random.default_rng(0).integers(0, 5, len(self.taught)))
        out = self.tested & (fold.to(self.device) == 0)
        network = self.network(width, layers)
        self.teach(network, torch.nonzero(~out).flatten(), seed=9)
        index = torch.nonzero(out).flatten()
        none = self.taught.classes.index("NONE")
        for bare in (False, True):
            shares = self.shares([network], self.taught, index, bare)
            told = self.labels[index] != none
            right = shares.argmax(1) == self.labels[index]
            types = shares[told][:, :none].argmax(1) == self.labels[index][told]
            sight = "without" if bare else "with"
            print(
                f"held out, {sight} rules in sight: {right.float().mean():.3f} right of {len(index)}; "
                f"type {types.float().mean():.3f} of {int(told.sum())} acts",
                flush=True,
            )


def _optimizer(network: Classifier, rate: float) -> torch.optim.Optimizer:
    return torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.05, betas=(0.9, 0.98))


def _step(
    network: Classifier, optimizer: torch.optim.Optimizer, loss: Tensor, rate: float, done: float
) -> None:
    """One step, the rate rising at first and falling to nothing."""
    for group in optimizer.param_groups:
        group["lr"] = rate * min(1, done / WARM) * (1 - done) + 1e-7
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument(
        "--teacher", type=int, nargs=2, default=(384, 8), metavar=("WIDTH", "LAYERS")
    )
    parser.add_argument("--teachers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument(
        "--student", type=int, nargs=2, default=(256, 6), metavar=("WIDTH", "LAYERS")
    )
    parser.add_argument("--seconds", type=float, default=120, help="of distillation")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--first", type=int, help="only so many pairs, to try the script")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    school = School(args.work, args.first)
    if args.held:
        school.held(*args.teacher)
    everything = torch.arange(len(school.taught), device=school.device)
    teachers = []
    for seed in range(args.teachers):
        teachers.append(school.network(*args.teacher))
        school.teach(teachers[-1], everything, seed, args.epochs)
        print(f"teacher {seed} taught", flush=True)
    student = school.network(*args.student, drop=0.05)
    school.distil(student, teachers, args.seconds)
    save(student, args.out or args.work / "student.npz", leave=("enc.mh", "enc.mn", "enc.bias"))


if __name__ == "__main__":
    main()
