"""Phrases of the index that name no actor where they stand: a pact, a firm, a place of another state."""

from __future__ import annotations

from functools import cache

from ...data import shipped_yaml
from ...model import Tree
from ..tables.entry import Entry
from ..tables.wording import Wording
from .grounds import Grounds


def names_other(tree: Tree, at: range, entry: Entry, grounds: Grounds) -> bool:
    """Whether the tokens name another thing: a capital before "Agreement", "Paris, Texas", "Tamil Nadu"."""
    last = at.stop
    around = grounds.around(tree, last) if entry.form == "capital" else None
    if around is not None and around != entry.country:
        return True
    if last >= len(tree):
        return False
    word = tree.forms[last]
    if entry.form == "name" and entry.kind == "state" and word in _of_province():
        # "Niger State", "the Georgia governor"
        name = tree.text_of(tree.span(at.start, last - 1))
        if grounds.state(name, division=True) not in (None, entry.country):
            return True
    if not tree[last].text[0].isupper():
        return False
    if entry.kind == "group" and grounds.province(tree.text_of(tree.span(at.start, last))):
        return True
    return word in after("after_any") or (
        entry.form == "capital" and word in after("after_capital")
    )


@cache
def _of_province() -> frozenset[str]:
    return Wording.load().divisions | {"governor", "gov."}


@cache
def after(key: str) -> frozenset[str]:
    """A list of `data/actors/blockers.yaml`."""
    return frozenset(shipped_yaml("actors", "blockers.yaml")[key])
