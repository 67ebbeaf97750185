"""Turn words into the teacher's tensors: word and letter indices, subword vectors, lengths."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import floret
import numpy as np
import torch
from torch import Tensor

LETTERS = 20  # letters of a word that are read: the first and the last ten


@dataclass(frozen=True)
class Batch:
    """Inputs of one forward pass; shapes as in `Teacher.forward`."""

    words: Tensor
    vectors: Tensor
    spelled: Tensor
    distinct: Tensor
    lengths: Tensor

    def inputs(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """The arguments of `Teacher.forward`, in order."""
        return self.words, self.vectors, self.spelled, self.distinct, self.lengths


class Reader:
    """Looks words up; the vocabulary is fixed at construction, vectors come from the subword model."""

    def __init__(self, words: list[str], letters: list[str], vectors: Path) -> None:
        self.words = words
        self.letters = letters
        self._word = {word: i + 2 for i, word in enumerate(words)}
        self._letter = {letter: i + 2 for i, letter in enumerate(letters)}
        self._model = floret.load_model(str(vectors))
        self._cache: dict[str, np.ndarray] = {}

    @classmethod
    def from_sentences(cls, sentences: Sequence[Sequence[str]], vectors: Path) -> Reader:
        """Take words seen twice or more (lower-cased) and letters seen five times or more."""
        words = Counter(word.lower() for sentence in sentences for word in sentence)
        letters = Counter(letter for sentence in sentences for word in sentence for letter in word)
        return cls(
            sorted(word for word, n in words.items() if n > 1),
            sorted(letter for letter, n in letters.items() if n > 4),
            vectors,
        )

    def vector(self, word: str) -> np.ndarray:
        """The subword vector of a word, scaled to about unit norm."""
        found = self._cache.get(word)
        if found is None:
            found = self._model.get_word_vector(word).astype(np.float32) / 4.0
            self._cache[word] = found
        return found

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Pad sentences into one batch."""
        lengths = [len(sentence) for sentence in sentences]
        size = (len(sentences), max(lengths))
        words = np.zeros(size, np.int64)
        distinct = np.zeros(size, np.int64)
        vectors = np.zeros((*size, 100), np.float32)
        index: dict[str, int] = {}
        for i, sentence in enumerate(sentences):
            for j, word in enumerate(sentence):
                words[i, j] = self._word.get(word.lower(), 1)
                distinct[i, j] = index.setdefault(word, len(index) + 1)
                vectors[i, j] = self.vector(word)
        spelled = np.zeros((len(index) + 1, LETTERS), np.int64)
        for word, row in index.items():
            short = word if len(word) <= LETTERS else word[: LETTERS // 2] + word[-LETTERS // 2 :]
            for k, letter in enumerate(short):
                spelled[row, k] = self._letter.get(letter, 1)
        return Batch(
            *(torch.from_numpy(a) for a in (words, vectors, spelled, distinct)),
            torch.tensor(lengths),
        )


def by_words(lengths: Sequence[int], size: int, seed: int | None) -> Iterator[list[int]]:
    """Yield index lists of about `size` words, sentences of like length together, in random order."""
    rng = random.Random(seed)
    order = list(range(len(lengths)))
    if seed is not None:
        rng.shuffle(order)
        order.sort(key=lambda i: lengths[i] + rng.random() * 2)
    else:
        order.sort(key=lambda i: lengths[i])
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and (len(groups[-1]) + 1) * max(lengths[i], lengths[groups[-1][-1]]) > size:
            groups.append([])
        groups[-1].append(i)
    if seed is not None:
        rng.shuffle(groups)
    yield from groups
