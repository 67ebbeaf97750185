"""People told of by their number alone: "killing two"."""

from __future__ import annotations

from itertools import pairwise

from ...model import Tree
from ..tables.roles import Role
from ..tables.wording import Wording

_STANDING = ("obj", "nsubj", "nsubj:pass", "root")

COUNTED = Role("others", ("CVL",), "counted", True)
"""Such people: civilians, where nothing else is said of them."""


def is_counted(tree: Tree, i: int) -> bool:
    """Whether a bare number stands for people to whom something is done."""
    token = tree[i]
    if token.upos != "NUM" or not (token.dep in _STANDING or is_hedged(tree, i)):
        return False
    over = tree.dependents(i, "acl") if token.dep == "root" else (token.head,)
    harmed = Wording.load().counted_by
    return any(
        tree[verb].lemma.lower() in harmed and (token.dep != "nsubj" or tree[verb].xpos == "VBN")
        for verb in over
    )


def is_hedged(tree: Tree, i: int) -> bool:
    """Whether the parser takes "at" in "killed at least 20" for a preposition."""
    before = tree.forms[max(0, i - 3) : i]
    return ("at", "least") in pairwise(before)
