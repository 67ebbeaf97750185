"""Whether a name below an act may say where or when it was: `arrested in Dubai`, `the May riots`."""

from __future__ import annotations

from ...model import Tree

_ON = "on"
"""The preposition of a day, and of no place: "on Monday"."""


def may_say_where(tree: Tree, i: int) -> bool:
    """Whether a token is a name of another place or time than the one that is told of; a day is none."""
    cases = tree.dependents(i, "case")
    return tree[i].upos == "PROPN" and not (cases and tree.forms[cases[0]] == _ON)
