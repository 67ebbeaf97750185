"""Quoted stretches: whose words "we" and "our" are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress, count

from ...model import Document, Tree
from ...syntax.quotations import Quotations


class Quotes:
    """Which tokens of the parsed sentences are quoted, and where what is quoted ends."""

    __slots__ = ("_any", "_quotations")

    def __init__(self, document: Document, trees: Mapping[int, Tree]) -> None:
        self._quotations = Quotations(document)
        parts = {tree.sentence.part for tree in trees.values()}
        self._any = any(self._quotations.of(part) for part in parts)

    def __bool__(self) -> bool:
        return self._any

    def open_until(self, tree: Tree) -> int:
        """Where a quotation ends that goes on behind a sentence; 0 where none does."""
        last = self._quotations.at(tree.sentence)[-1:]
        return next((q.closes for q in last if q.closes > tree.sentence.end), 0)

    def inside(self, tree: Tree) -> frozenset[int]:
        """The tokens of the tree that are quoted."""
        return frozenset(compress(count(), self._quotations.inside(tree)))
