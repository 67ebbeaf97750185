"""What a network saw of each word of a sentence, to be written over where it contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

FINITE = frozenset({"VBD", "VBP", "VBZ"})
NOUNS = frozenset({"NN", "NNS"})
NAMING = NOUNS | {"NNP", "NNPS"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was seen of each word of a sentence; `heads` are counted from 1, 0 is the root. The lists are written over.

    `kinds` are parts of speech, which may say otherwise than the tags.
    """

    words: Sequence[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str]
    kinds: Sequence[str] = field(default=())

    def below(self, k: int) -> list[int]:
        """The words that hang from word `k`."""
        return [j for j, head in enumerate(self.heads) if head == k + 1]

    def is_under(self, j: int, k: int) -> bool:
        """Whether word `j` is word `k` or hangs below it."""
        while j != k and self.heads[j]:
            j = self.heads[j] - 1
        return j == k

    def has(self, k: int, *labels: str) -> bool:
        """Whether a word with one of these labels hangs from word `k`."""
        return any(self.labels[j] in labels for j in self.below(k))
