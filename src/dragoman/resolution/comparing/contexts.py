"""What the report around a mention is about: the rarest words of its title and beginning.

Two reports of one event share the names of its places and people, though the sentences that tell of
it may share none; reports of two similar events do not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ragged, heaviest
from ..stories.sheaf import Sheaf
from . import tables
from .columns import number_of
from .traits import CONTEXT, Numbers, Traits
from .wording import LANGUAGE, number_in_leads

ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Contexts:
    """Rare words of documents, a row a document, sorted by `documents`, their numbers."""

    documents: Numbers
    words: Numbers
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, sheaf: Sheaf) -> Contexts:
        """Of the documents of a sheaf."""
        documents = np.array([number_of(str(key)) for key in sheaf.ids], np.uint32)
        words = np.zeros((len(documents), CONTEXT), np.uint32)
        weights = np.zeros((len(documents), CONTEXT), np.float32)
        for first in range(0, len(documents), ROWS):
            rows = np.arange(first, min(first + ROWS, len(documents)))
            words[rows], weights[rows] = _rarest(sheaf.leads.words.take(rows))
        order = np.argsort(documents, kind="stable")
        return cls(documents[order], words[order], weights[order])

    def around(self, traits: Traits) -> Traits:
        """The traits with the words around them, those of their own parties left out."""
        if not len(self.documents) or not len(traits):
            return traits
        at = np.searchsorted(self.documents, traits.document)
        at[at == len(self.documents)] = 0
        known = self.documents[at] == traits.document
        words = np.where(known[:, None], self.words[at], 0).astype(np.uint32)
        weights = self.weights[at] * (words > 0)
        for name in traits.names.T:
            weights[words == name[:, None]] = 0
        words[weights == 0] = 0
        return replace(traits, context=words, context_weights=weights)


def _rarest(words: Ragged) -> tuple[Numbers, NDArray[np.float32]]:
    """The rarest words of each row, and their weights."""
    numbers, weight = listed()
    at = np.searchsorted(numbers, words.values)
    at[at == len(numbers)] = 0
    found = np.where(numbers[at] == words.values, weight[at], rarest()).astype(np.float32)
    return heaviest(words.row_numbers(), words.values, found, (len(words), CONTEXT))


@cache
def listed() -> tuple[Numbers, NDArray[np.float32]]:
    """The numbers that leads give to the words of the telling list, sorted, and their weights."""
    table = tables.telling(LANGUAGE)
    if table is None:
        return np.zeros(1, np.uint32), np.zeros(1, np.float32)
    numbers = number_in_leads(Ragged(table.stems, np.array([0, len(table.stems)])))
    order = np.argsort(numbers)
    return numbers[order], table.of(table.stems)[order]


def rarest() -> float:
    table = tables.telling(LANGUAGE)
    return 0.0 if table is None else table.rarest
