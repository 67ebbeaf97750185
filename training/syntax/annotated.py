"""Annotated sentences as the syntax network is shown them: trees of the treebanks, and names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.encoder import Pieces
from dragoman.syntax.network import Labels, written

sys.path.append(str(Path(__file__).parents[1]))
from conllu import Sentence, read_conllu
from labels import NAME_TAGS, morph
from minilm import Rows, Stored
from names import FILES, NamedSentence, gum_names, read_names

UNKNOWN = -100
"""What has no label; cross entropy leaves it out."""


@dataclass(frozen=True)
class Gold:
    """A sentence and its labels as numbers, each empty where it was not annotated; heads from 1, 0 the root."""

    words: Sequence[str]
    tags: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)

    def without_end(self) -> Gold:
        """The sentence as a headline would have it: without its full stop."""
        if len(self.words) < 4 or self.words[-1] != "." or len(self.words) in self.heads:
            return self
        own = (getattr(self, name)[:-1] for name in LAYERS)
        return Gold(self.words[:-1], *own)


LAYERS = ("tags", "features", "heads", "labels", "names")


@dataclass(frozen=True)
class Batch:
    """Sentences as pieces, how their words are written, and their labels by name, of shape (sentences, words)."""

    rows: Rows
    written: Tensor
    gold: dict[str, Tensor]


class Bank:
    """Annotated sentences, from which batches are drawn."""

    def __init__(self, sentences: Sequence[Gold]) -> None:
        self.sentences = sentences
        self.stored = Stored.of([each.words for each in sentences], Pieces.load())
        self.lengths = [len(each.words) for each in sentences]

    def batch(self, index: Sequence[int]) -> Batch:
        some = [self.sentences[k] for k in index]
        longest = max(len(each.words) for each in some)
        gold = {}
        for name in LAYERS:
            rows = torch.full((len(some), longest), UNKNOWN)
            for row, each in zip(rows, some, strict=True):
                own = torch.tensor(getattr(each, name), dtype=torch.long)
                row[: len(own)] = own
            gold[name] = rows
        forms = [torch.tensor([written(word) for word in each.words]) for each in some]
        return Batch(
            self.stored.at(torch.tensor(index)),
            nn.utils.rnn.pad_sequence(forms, batch_first=True),
            gold,
        )


def label_sets(sentences: Sequence[Sentence]) -> Labels:
    """The labels of the treebanks."""
    words = [word for each in sentences for word in each.words]
    return Labels(
        tuple(sorted({word.xpos for word in words})),
        tuple(sorted({morph(word.upos, word.feats) for word in words})),
        tuple(sorted({word.deprel for word in words})),
        NAME_TAGS,
    )


def trees(sentences: Sequence[Sentence], labels: Labels) -> Iterator[Gold]:
    """Sentences of a treebank; those of GUM have names too."""
    tags, features, relations = (
        {name: k for k, name in enumerate(own)}
        for own in (labels.tags, labels.features, labels.labels)
    )
    for each in sentences:
        words = each.words
        yield Gold(
            [w.form for w in words],
            [tags.get(w.xpos, UNKNOWN) for w in words],
            [features.get(morph(w.upos, w.feats), UNKNOWN) for w in words],
            [w.head + 1 for w in words],
            [relations.get(w.deprel, UNKNOWN) for w in words],
            _names(gum_names(each)) if each.id.startswith("GUM") else [],
        )


def _names(sentence: NamedSentence) -> list[int]:
    return [NAME_TAGS.index(tag) for tag in sentence.tags]


def named(data: Path, part: int) -> Iterator[Gold]:
    """Sentences of the names data: part 0 is for training, part 1 held out."""
    for name in FILES:
        for each in read_names(data / "ner" / name)[part]:
            yield Gold(each.words, names=_names(each))


def read_trees(data: Path, name: str) -> list[Sentence]:
    return list(read_conllu(data / "ud" / f"{name}.conllu.xz"))
