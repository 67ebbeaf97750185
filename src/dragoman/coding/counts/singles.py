"""One person told by an article: `killed a policeman`, `killed a woman and her two children`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Tree
from .numbers import Quantity
from .words import Frames

_ROW = 6
"""How many nouns are told in a row at the most."""


def singles(tree: Tree, numbers: Sequence[Quantity], frames: Frames) -> Iterator[Quantity]:
    """A quantity of one at each article and its singular noun that no number counts.

    What is one's own counts only beside others who are counted: `a man and his wife`.
    """
    taken = {i for q in numbers for i in range(q.first, q.last + 1)}
    articles = {t.i: t.head for t in tree.tokens if t.dep == "det" and _within(frames, tree, t.i)}
    counted = {*articles.values(), *(tree.tokens[i].head for i in taken)}
    for token in tree.tokens:
        noun = token.head
        if noun < token.i or tree.tokens[noun].xpos != "NN":
            continue
        if not taken.isdisjoint(range(token.i, noun)):
            continue
        own = token.dep == "nmod:poss" and token.upos == "PRON"
        if token.i in articles or (own and not counted.isdisjoint(_beside(tree, noun))):
            yield Quantity(1.0, 1.0, token.i, noun)


def _within(frames: Frames, tree: Tree, i: int) -> bool:
    return frames.within("ones", tree.forms[i])


def _beside(tree: Tree, noun: int) -> set[int]:
    """The nouns that one is told together with."""
    first = noun
    for _ in range(_ROW):
        if tree.tokens[first].dep != "conj":
            break
        first = tree.tokens[first].head
    return {first, *tree.dependents(first, "conj")} - {noun}
