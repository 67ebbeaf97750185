"""Clauses with an auxiliary in which no act is read: their words may tell one without naming it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...model import Tree

ALONE = frozenset({"root", "ROOT", "ccomp", "parataxis"})
"""Functions of a clause that says something by itself; under a condition or a noun it only describes."""

TELLING = ALONE | {"conj"}
"""The same, and of what such a clause goes on with."""

_PERFECT = "have"


def unread(
    tree: Tree, auxiliaries: Collection[str], busy: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Each auxiliary with one of these forms, and its verb, unless that is one of the `busy` tokens."""
    for token in tree.tokens:
        if token.dep == "aux" and tree.forms[token.i] in auxiliaries and token.head not in busy:
            yield token.i, token.head


def perfect(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the perfect: `should have withdrawn`."""
    return any(
        tree.tokens[c].dep == "aux" and tree.lemmas[c] == _PERFECT for c in tree.children[verb]
    )
