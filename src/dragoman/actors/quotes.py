"""Quoted stretches: whose words "we" and "our" are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import itemgetter

from ..model import Document, Part, Tree

_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'


def quoted_stretches(document: Document, part: Part) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, in order; one left open ends with its paragraph."""
    # Old wires write ``...''; both marks keep their length, so that offsets stay true.
    text = document.part(part).replace("``", "“ ").replace("''", " ”")
    if not any(mark in text for mark in '"“«'):
        return ()
    found: list[tuple[int, int]] = []
    start: int | None = None
    for i, char in enumerate(text):
        if char in _EITHER:
            if start is None:
                start = i
            else:
                found.append((start, i + 1))
                start = None
        elif char in _OPEN:
            if start is None:
                start = i
        elif char in _CLOSE and start is not None:
            found.append((start, i + 1))
            start = None
        elif char == "\n" and start is not None and text[i + 1 : i + 2] == "\n":
            found.append((start, i))
            start = None
    if start is not None:
        found.append((start, len(text)))
    return tuple(found)


class Quotes:
    """Which tokens of the parsed sentences stand in quotation marks."""

    __slots__ = ("_stretches",)

    def __init__(self, document: Document, trees: Mapping[int, Tree]) -> None:
        parts: set[Part] = {tree.sentence.part for tree in trees.values()}
        self._stretches = {part: quoted_stretches(document, part) for part in parts}

    def __bool__(self) -> bool:
        return any(self._stretches.values())

    def open_until(self, tree: Tree) -> int:
        """Where a quotation ends that goes on behind a sentence; 0 where none does."""
        sentence = tree.sentence
        stretches = self._stretches[sentence.part]
        before = bisect_left(stretches, sentence.end, key=itemgetter(0)) - 1
        return stretches[before][1] if before >= 0 and sentence.end < stretches[before][1] else 0

    def inside(self, tree: Tree) -> frozenset[int]:
        """The tokens of the tree that are quoted."""
        sentence = tree.sentence
        stretches = self._stretches[sentence.part]
        first = bisect_right(stretches, sentence.start, key=itemgetter(1))
        near = stretches[first : bisect_left(stretches, sentence.end, key=itemgetter(0))]
        if not near:
            return frozenset()
        return frozenset(
            token.i
            for token in tree.tokens
            if any(start < token.start and token.end <= end for start, end in near)
        )
