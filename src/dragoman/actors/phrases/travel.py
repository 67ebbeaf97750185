"""Where somebody goes: "President Doe flew to Oslo" tells that he is a guest there, and of another state."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Tree
from ..tables.wording import Wording
from ..words.mention import Mention

_TOWARDS = frozenset({"to", "in", "into", "for", "at"})


def bound_for(tree: Tree, mentions: Iterable[Mention], mention: Mention) -> frozenset[str]:
    """The states that whom a phrase names travels to."""
    head = mention.heads[-1]
    while tree[head].dep in ("flat", "appos", "nmod:desc", "compound") and tree[head].head != head:
        head = tree[head].head
    verb, wording = tree[head].head, Wording.load()
    if tree[head].dep != "nsubj" or tree.lemmas[verb].lower() not in wording.travels:
        return frozenset()
    goals = {*tree.dependents(verb, "obj")}
    for c in tree.dependents(verb, "obl"):
        if not _TOWARDS.isdisjoint(tree.forms[k] for k in tree.dependents(c, "case")):
            goals.add(c)
    return frozenset(
        owner.country
        for other in mentions
        if other is not mention and not goals.isdisjoint(other.heads)
        for owner in other.owners
        if owner.country is not None
    )
