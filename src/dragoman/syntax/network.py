"""The syntax network: tags, features, trees and names of a sentence in one look.

Biaffine scores of heads and labels (Dozat and Manning 2017) over the encoder's states, decoded into the
best tree with one root; `training/syntax` taught it. It sees words alone, no answer of another tagger.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..data import data_path
from ..encoder import Encoder, Layer, Table, Weights
from .headline_slips import mend_headline
from .seen import Sentence
from .settle import settle
from .spanning import decode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..encoder import Floats

    Integers = NDArray[np.int64]

HIDDEN, SMALL, PLAIN, CAPITAL, INITIAL, MIXED, CAPITALS = range(7)
"""How a word is written; the encoder's pieces do not tell. HIDDEN is learnt for what is not known."""
LONGEST = 300
"""Words of a sentence that are looked at; those after it hang on the last one."""


def written(word: str) -> int:
    """How a word is written."""
    if word.islower():
        return SMALL
    if not any(c.isalpha() for c in word):
        return PLAIN
    if word.isupper():
        return CAPITALS if len(word) > 1 else INITIAL
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is seen in a sentence, of each word: its tag, its part of speech with features, the word that it
    hangs on (its own place for the root), the label of that, and its name's tag (`B-PER`)."""

    tags: list[str]
    features: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, stored: Mapping[str, Sequence[str]]) -> Labels:
        return cls(*(tuple(stored[name]) for name in cls.__dataclass_fields__))


@dataclass(frozen=True, slots=True)
class SyntaxNetwork:
    """Sentences to annotations."""

    labels: Labels
    encoder: Encoder
    spelled: Table
    root: Floats
    """The state of what the root hangs on."""
    tags: Layer
    features: Layer
    names: Layer
    dependent: Layer
    head: Layer
    arcs: Floats
    """Of shape (dependent + 1, head)."""
    label_dependent: Layer
    label_head: Layer
    relations: Floats
    """Of shape (dependent + 1, labels * (head + 1)): one product for all labels of all words."""

    @classmethod
    @cache
    def load(cls, language: str = "en") -> SyntaxNetwork:
        """The bundled network of a language; loaded once a process."""
        import numpy as np

        folder = data_path("syntax", language)
        stored = Weights.load(folder / "weights.npz")
        return cls(
            Labels.of(json.loads((folder / "numbers.json").read_text("utf-8"))),
            Encoder.load("syntax", language),
            stored.table("spelled.weight"),
            stored.floats("root"),
            stored.layer("tags"),
            stored.layer("features"),
            stored.layer("names"),
            stored.layer("dependent"),
            stored.layer("head"),
            stored.floats("arcs"),
            stored.layer("label_dependent"),
            stored.layer("label_head"),
            np.concatenate(stored.floats("relations"), axis=1),
        )

    def __call__(self, words: Sequence[str]) -> Annotation:
        """The annotation of a sentence's words, at least one."""
        import numpy as np

        seen = words[:LONGEST]
        states = self.encoder(seen, self.spelled[np.array([written(word) for word in seen])])
        found = self._heads(states)
        heads, labels = found.tolist(), self._relations(states, found)
        tags = _named(self.labels.tags, self.tags(states))
        names = _named(self.labels.names, self.names(states))
        features = _named(self.labels.features, self.features(states))
        kinds = [each.partition("|")[0].removeprefix("POS=") for each in features]
        sentence = Sentence(seen, tags, heads, labels, names, kinds)
        settle(sentence)
        mend_headline(sentence)
        left = len(words) - len(seen)
        last = len(seen) - 1
        return Annotation(
            tags + [","] * left,
            [*map(_as_tagged, features, tags)] + ["POS=X"] * left,
            [head - 1 if head else k for k, head in enumerate(heads)] + [last] * left,
            labels + ["dep"] * left,
            names + ["O"] * left,
        )

    def _heads(self, states: Floats) -> Integers:
        """The head of each word, from 1; 0 of the root."""
        import numpy as np

        sources = leaky(self.head(np.concatenate([self.root[None], states])))
        half: Floats = np.matmul(with_bias(leaky(self.dependent(states))), self.arcs)
        scores: Floats = np.matmul(half, sources.T)
        itself = np.arange(len(states))
        scores[itself, itself + 1] = -1e4
        return decode(scores)

    def _relations(self, states: Floats, heads: Integers) -> list[str]:
        """The label of each word's arc; the root's is `root`, and no other's."""
        import numpy as np

        sources = with_bias(leaky(self.label_head(np.concatenate([self.root[None], states]))))
        dependents = with_bias(leaky(self.label_dependent(states)))
        half = (dependents @ self.relations).reshape(len(states), len(self.labels.labels), -1)
        scores = np.matmul(half, sources[heads][:, :, None])[:, :, 0]
        root = self.labels.labels.index("root")
        scores[:, root] = np.where(heads == 0, np.inf, -np.inf)
        return _named(self.labels.labels, scores)


def _as_tagged(features: str, tag: str) -> str:
    """The features of a word, without those of a noun or adjective where its tag is a verb's: `Police kill protester`."""
    other = features.startswith(("POS=NOUN", "POS=PROPN", "POS=ADJ", "POS=ADV"))
    return "POS=VERB" if other and tag.startswith("VB") else features


def _named(names: Sequence[str], scores: Floats) -> list[str]:
    return [names[k] for k in scores.argmax(-1).tolist()]


def leaky(states: Floats) -> Floats:
    """The leaky rectifier with slope 0.1."""
    import numpy as np

    found: Floats = np.maximum(states, 0.1 * states)
    return found


def with_bias(states: Floats) -> Floats:
    import numpy as np

    ones = np.ones((len(states), 1), np.float32)
    return np.concatenate([states, ones], 1)
