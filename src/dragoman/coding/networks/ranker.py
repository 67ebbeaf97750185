"""The ranker: what one party does to another, by a small network that has read labelled pairs.

It was taught by `training/ranker` on hand-coded news, on sentences written for it, on the lexicon's own
examples and on the types that the rules give on raw news. It sees the reading of a rule where there
is one, and has learnt how far to trust it. Its answers are marked as its own wherever they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...data import data_path
from ...encoder import Decision, Encoder, Table, Weights, shares
from .shown import ACTOR, RECIPIENT, Shown

if TYPE_CHECKING:
    from ...encoder import Floats

NONE = "NONE"
"""The class of two parties between whom nothing is told."""
REVERSED = " <"
"""What ends the name of a class in which the second party acts upon the first."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of what the network is told of a pair beside its words; 0 is whatever it does not know."""

    acts: Mapping[str, int]
    deps: Mapping[str, int]
    links: Mapping[str, int]
    classes: tuple[str, ...]

    @classmethod
    def of(
        cls, acts: Sequence[str], deps: Sequence[str], links: Sequence[str], classes: Sequence[str]
    ) -> Numbers:
        """Numbers in the order of the lists."""
        return cls(numbered(acts), numbered(deps), numbered(links), tuple(classes))


@dataclass(frozen=True, slots=True)
class Tables:
    """Embeddings of what is known of words beside their forms, and of the pair's link."""

    sides: Table
    path: Table
    acts: Table
    deps: Table
    links: Table


@dataclass(frozen=True, slots=True)
class Ranker:
    """The network: an encoder, and two layers over the means of four groups of words."""

    numbers: Numbers
    tables: Tables
    encoder: Encoder
    decision: Decision

    @classmethod
    def load(cls, language: str = "en") -> Ranker:
        """The bundled ranker of a language; loaded once a process."""
        return _load(language)

    def probabilities(self, pairs: Sequence[Shown]) -> list[Mapping[str, float]]:
        """The probability of each class for each pair; each sums to one."""
        classes = self.numbers.classes
        return [dict(zip(classes, self._shares(p).tolist(), strict=True)) for p in pairs]

    def _shares(self, pair: Shown) -> Floats:
        import numpy as np

        known, tables = self.numbers, self.tables
        sides, path = np.array(pair.sides), np.array(pair.path, np.int64)
        acts = np.array([known.acts.get(act, 0) for act in pair.acts])
        deps = np.array([known.deps.get(dep, 0) for dep in pair.deps])
        added = tables.sides[sides] + tables.path[path] + tables.acts[acts] + tables.deps[deps]
        link = tables.links[np.array(known.links.get(pair.link, 0))]
        states = self.encoder(pair.words, added, link)
        groups = (sides == ACTOR, sides == RECIPIENT, path == 1, slice(None))
        gathered = np.concatenate([_mean(states[group]) for group in groups])
        return shares(self.decision(gathered))


def _mean(states: Floats) -> Floats:
    """The mean of some states; zeros where there are none."""
    mean: Floats = states.sum(0) / max(len(states), 1)
    return mean


def numbered(names: Sequence[str]) -> Mapping[str, int]:
    """Numbers from 1 in the order of the names."""
    return {name: k for k, name in enumerate(names, 1)}


@cache
def _load(language: str) -> Ranker:
    raw = json.loads(data_path("ranker", language, "numbers.json").read_text("utf-8"))
    w = Weights.load(data_path("ranker", language, "weights.npz"))
    names = ("role", "path", "act", "dep", "link")
    tables = Tables(*(w.table(f"{name}.weight") for name in names))
    return Ranker(Numbers.of(**raw), tables, Encoder.load("ranker", language), w.decision("a", "b"))
