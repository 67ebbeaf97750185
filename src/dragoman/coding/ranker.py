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
from zlib import crc32

from ..data import data_path
from .encoder import Block, Layer, Norm, Table, Weights, gelu
from .encoder import shares as shares_of
from .shown import ACTOR, RECIPIENT, Shown

if TYPE_CHECKING:
    import numpy as np

    from .encoder import Floats, Integers

NONE = "NONE"
"""The class of two parties between whom nothing is told."""
REVERSED = " <"
"""What ends the name of a class in which the second party acts upon the first."""
BATCH = 32
"""Pairs read at once."""
ENDING = 3
"""Letters of the ending by which a word that is not known is told."""
_HIDDEN = float("-1e9")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of what the network knows; 0 is whatever it does not know."""

    vectors: Mapping[str, int]
    words: Mapping[str, int]
    acts: Mapping[str, int]
    deps: Mapping[str, int]
    links: Mapping[str, int]
    classes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        vectors: Sequence[str],
        words: Sequence[str],
        *,
        acts: Sequence[str] = (),
        deps: Sequence[str] = (),
        links: Sequence[str] = (),
        classes: Sequence[str] = (),
    ) -> Vocabulary:
        """Numbers in the order of the lists; of `words` from 2, for 1 is a word that is hidden."""
        return cls(
            _numbered(vectors),
            {word: k for k, word in enumerate(words, 2)},
            _numbered(acts),
            _numbered(deps),
            _numbered(links),
            tuple(classes),
        )

    def token(self, text: str, endings: int) -> tuple[int, int, int, int]:
        """A word's vector, its number, its ending and its shape."""
        lower = text.lower()
        ending = 1 + crc32(lower[-ENDING:].encode()) % (endings - 1)
        return self.vectors.get(lower, 0), self.words.get(lower, 0), ending, _shape(text)


@dataclass(frozen=True, slots=True)
class Embeddings:
    """What is summed for each token before the first block."""

    vectors: Table
    projection: Floats
    words: Table
    endings: Table
    shapes: Table
    places: Table
    sides: Table
    path: Table
    acts: Table
    deps: Table
    links: Table
    norm: Norm


@dataclass(frozen=True, slots=True)
class Ranker:
    """The network: embeddings, blocks, and two layers over the means of four groups of tokens."""

    vocabulary: Vocabulary
    embeddings: Embeddings
    blocks: tuple[Block, ...]
    norm: Norm
    gather: Layer
    decide: Layer

    @classmethod
    def load(cls, language: str = "en") -> Ranker:
        """The bundled ranker of a language; loaded once a process."""
        return _load(language)

    def probabilities(self, pairs: Sequence[Shown]) -> list[Mapping[str, float]]:
        """The probability of each class for each pair; each sums to one.

        Pairs of like length are read together, and none sees another.
        """
        found: dict[int, Mapping[str, float]] = {}
        order = sorted(range(len(pairs)), key=lambda k: len(pairs[k].words))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            shares = self._shares([pairs[k] for k in some])
            for k, row in zip(some, shares.tolist(), strict=True):
                found[k] = dict(zip(self.vocabulary.classes, row, strict=True))
        return [found[k] for k in range(len(pairs))]

    def _shares(self, pairs: Sequence[Shown]) -> Floats:
        import numpy as np

        length = max(len(pair.words) for pair in pairs)
        there = np.zeros((len(pairs), length), np.float32)
        sides = np.zeros((len(pairs), length), np.int64)
        path = np.zeros((len(pairs), length), np.int64)
        for k, pair in enumerate(pairs):
            size = len(pair.words)
            there[k, :size] = 1
            sides[k, :size] = pair.sides
            path[k, :size] = pair.path
        states = self._embedded(pairs, length, sides, path)
        closed = (1 - there) * np.float32(_HIDDEN)
        for block in self.blocks:
            states = block(states, closed)
        states = self.norm(states)
        groups = (sides == ACTOR, sides == RECIPIENT, path == 1, there == 1)
        gathered = np.concatenate([_mean(states, group) for group in groups], axis=-1)
        return shares_of(self.decide(gelu(self.gather(gathered))))

    def _embedded(
        self, pairs: Sequence[Shown], length: int, sides: Integers, path: Integers
    ) -> Floats:
        import numpy as np

        known, e = self.vocabulary, self.embeddings
        endings = len(e.endings.scales)
        tokens = np.zeros((4, len(pairs), length), np.int64)
        acts = np.zeros((len(pairs), length), np.int64)
        deps = np.zeros((len(pairs), length), np.int64)
        for k, pair in enumerate(pairs):
            size = len(pair.words)
            tokens[:, k, :size] = np.array([known.token(w, endings) for w in pair.words]).T
            acts[k, :size] = [known.acts.get(act, 0) for act in pair.acts]
            deps[k, :size] = [known.deps.get(dep, 0) for dep in pair.deps]
        links = np.array([known.links.get(pair.link, 0) for pair in pairs])
        total = e.vectors[tokens[0]] @ e.projection
        for table, index in (
            (e.words, tokens[1]),
            (e.endings, tokens[2]),
            (e.shapes, tokens[3]),
            (e.sides, sides),
            (e.path, path),
            (e.acts, acts),
            (e.deps, deps),
        ):
            total += table[index]
        total += e.places[np.arange(length)]
        total += e.links[links][:, None, :]
        return e.norm(total)


def _mean(states: Floats, group: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Floats:
    """The mean state of the tokens of a group; zeros where there are none."""
    import numpy as np

    weights = group.astype(np.float32)
    total = np.einsum("ptw,pt->pw", states, weights)
    mean: Floats = total / np.maximum(weights.sum(-1, keepdims=True), 1)
    return mean


def _shape(text: str) -> int:
    """1 a word in small letters, 2 with a capital, 3 all capitals, 4 digits, 5 with digits, 6 other."""
    if text.isdigit():
        return 4
    if any(c.isdigit() for c in text):
        return 5
    if text.isupper():
        return 3 if len(text) > 1 else 2
    if text[:1].isupper():
        return 2
    return 1 if text[:1].isalpha() else 6


def _numbered(names: Sequence[str]) -> Mapping[str, int]:
    return {name: k for k, name in enumerate(names, 1)}


@cache
def _load(language: str) -> Ranker:
    import numpy as np

    raw = json.loads(data_path("ranker", language, "vocabulary.json").read_text("utf-8"))
    with np.load(data_path("ranker", language, "weights.npz")) as stored:
        w = Weights({name: stored[name] for name in stored.files})
    vocabulary = Vocabulary.of(**raw)
    embeddings = Embeddings(
        vectors=w.table("vectors"),
        projection=w.layer("g").weights,
        words=w.table("w"),
        endings=w.table("s"),
        shapes=w.table("c"),
        places=w.table("p"),
        sides=w.table("role"),
        path=w.table("path"),
        acts=w.table("act"),
        deps=w.table("dep"),
        links=w.table("link"),
        norm=w.norm("n0"),
    )
    return Ranker(
        vocabulary, embeddings, w.blocks("blocks"), w.norm("n"), w.layer("a"), w.layer("b")
    )
