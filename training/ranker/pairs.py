"""Labelled pairs in batches, and the ways in which they are made harder in training."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from parse import Taught
from torch import Tensor

from dragoman.coding.ranker import NONE, REVERSED, Numbers

SYMMETRIC = frozenset({"CONSULT"})
JOINT = frozenset({"COOPERATE", "COOPERATE" + REVERSED})
"""Types of which an exchange of the parties says too little: drills are joint, extraditions are not."""
BARE = frozenset({"example", "weak"})
"""Sources whose pairs never show the rules' reading: there it is right by making."""
MOST_LINKS = 500
PAIRS = 32
"""Pairs of one batch."""
HIDDEN_NAMES, HIDDEN_WORDS, HIDDEN_ACTS, HIDDEN_LINKS = 0.5, 0.02, 0.3, 0.4
"""Shares of words and pairs of which something is hidden, so that no single clue is leant on: acts are
learnt, not countries."""
SWAPPED, OPEN = 0.2, 0.03
"""Shares of pairs shown the other way round, with the class of that, and with one party unmarked."""


@dataclass(frozen=True)
class Batch:
    """Fields of shape (pairs, words), but `links`, `labels` and the weights of the pairs."""

    words: list[tuple[str, ...]]
    sides: Tensor
    path: Tensor
    acts: Tensor
    deps: Tensor
    there: Tensor
    hidden: Tensor
    links: Tensor
    labels: Tensor


def numbers_of(taught: Sequence[Taught]) -> Numbers:
    """Numbers of what the pairs are told by, and of their classes."""
    links = Counter(each.shown.link for each in taught if each.shown.link)
    types = sorted({each.event.removesuffix(REVERSED) for each in taught} - {NONE})
    return Numbers.of(
        sorted({act for each in taught for act in each.shown.acts if act}),
        sorted({dep for each in taught for dep in each.shown.deps}),
        [name for name, _ in links.most_common(MOST_LINKS)],
        [*types, *(t + REVERSED for t in types if t not in SYMMETRIC), NONE],
    )


class Pairs:
    """Pairs as numbers."""

    def __init__(self, taught: Sequence[Taught], numbers: Numbers, seed: int = 0) -> None:
        self.taught = taught
        self.numbers = numbers
        self._class = {name: k for k, name in enumerate(numbers.classes)}
        self._chance = np.random.default_rng(seed)

    def label(self, each: Taught) -> int:
        plain = each.event.removesuffix(REVERSED)
        return self._class[plain if plain in SYMMETRIC else each.event]

    def batches(self, index: Sequence[int], chance: random.Random) -> list[list[int]]:
        """Pairs in batches of like length, in a random order."""
        order = list(index)
        chance.shuffle(order)
        found = []
        for start in range(0, len(order), 16 * PAIRS):
            part = sorted(order[start : start + 16 * PAIRS], key=self._length)
            found += [part[at : at + PAIRS] for at in range(0, len(part), PAIRS)]
        chance.shuffle(found)
        return found

    def _length(self, k: int) -> int:
        return len(self.taught[k].shown.words)

    def batch(self, index: Sequence[int], *, harder: bool = False, bare: bool = False) -> Batch:
        """Some pairs, made harder in training; `bare` without the rules' readings."""
        some = [self.taught[k] for k in index]
        shape = (len(some), max(len(each.shown.words) for each in some))
        sides, path, acts, deps, there = (np.zeros(shape, np.int64) for _ in range(5))
        links = np.zeros(len(some), np.int64)
        labels = np.array([self.label(each) for each in some])
        known = self.numbers
        for k, each in enumerate(some):
            pair, size = each.shown, len(each.shown.words)
            there[k, :size] = 1
            sides[k, :size], path[k, :size] = pair.sides, pair.path
            acts[k, :size] = [known.acts.get(act, 0) for act in pair.acts]
            deps[k, :size] = [known.deps.get(dep, 0) for dep in pair.deps]
            links[k] = 0 if bare else known.links.get(pair.link, 0)
            if harder:
                self._harder(each, acts[k], sides[k], links, labels, k)
        hidden = np.zeros(shape, bool)
        if harder:
            hidden = (sides > 0) & (self._chance.random(shape) < HIDDEN_NAMES)
            hidden |= self._chance.random(shape) < HIDDEN_WORDS
        fields = map(torch.tensor, (sides, path, acts, deps, there > 0, hidden, links, labels))
        return Batch([each.shown.words for each in some], *fields)

    def _harder(
        self,
        each: Taught,
        acts: np.ndarray,
        sides: np.ndarray,
        links: np.ndarray,
        labels: np.ndarray,
        k: int,
    ) -> None:
        """Hide or turn things of one pair, in place."""
        chance = self._chance.random
        if each.source in BARE or chance() < HIDDEN_LINKS:
            links[k] = 0
        if chance() < HIDDEN_ACTS:
            acts[:] = 0
        turned = self._turned(labels[k])
        if links[k] == 0 and turned is not None and chance() < SWAPPED:
            labels[k] = turned
            sides[sides > 0] = 3 - sides[sides > 0]
        if chance() < OPEN:
            sides[sides == self._chance.integers(1, 3)] = 0

    def _turned(self, label: int) -> int | None:
        """The class of a pair given the other way round; None where that cannot be said."""
        name = self.numbers.classes[label]
        if name in JOINT:
            return None
        back = name.endswith(REVERSED)
        other = name.removesuffix(REVERSED) if back else name + REVERSED
        return self._class.get(other, label)
