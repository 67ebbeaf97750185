"""Towns and provinces that have officers, courts and people, and provinces that act themselves."""

from __future__ import annotations

from ...model import Token, Tree
from ..tables.entry import Entry
from ..tables.wording import Wording, is_of_towns
from .items import RoleItem
from .layers import Layers
from .locale import FARTHEST, SEDENTARY, kinds, past_kind, role_at

_WITH = frozenset({"with", "by", "between"})
_AT_HOME = SEDENTARY - {"SOC", "REL", "CVL"}


def ground_among(layers: Layers, start: int, first: int) -> tuple[int, Entry] | None:
    """The town or province among the modifiers: "a Lyon court", "New Jersey state troopers"."""
    role = role_at(layers, first)
    for last in range(first, start, -1):
        found = layers.ground(start, last, role)
        if found is not None:
            return found
        if layers.tree[last - 1].upos == "PROPN":
            role = None  # of other names between the two, the tagger knows better
    return None


def ground_before(layers: Layers, last: int, first: int) -> tuple[int, Entry] | None:
    """The town or province that ends at `last` and owns the role at `first`: "Basra's council"."""
    role = role_at(layers, first)
    return None if role is None else layers.ground(max(0, last - FARTHEST), last, role)


def is_seated(layers: Layers, first: int) -> bool:
    """Whether a role is of the state in whose name or capital it sits: "the Chile-based newspaper".

    Groups, fighters and governments may be guests there.
    """
    role = role_at(layers, first)
    return role is not None and role.sectors[:1] != () and role.sectors[0] in _AT_HOME


def town_of(layers: Layers, item: RoleItem) -> tuple[int, Entry] | None:
    """The town whose officer or people a role is, and where it ends: "mayor of Jenin", "governor of Helmand province"."""
    low, size = layers.low, len(layers.low)
    if low[item.last : item.last + 1] != ["of"] or not is_of_towns(item.role.name):
        return None
    start = end = past_kind(layers, item.last + 1)
    if any(layers.actor_of[item.last + 1 : start]):
        return None
    while end < size and layers.tree[end].upos == "PROPN" and layers.actor_of[end] is None:
        end += 1
    found = layers.ground(start, end, item.role)
    if found is None or found[0] != start:
        return None
    return end + (low[end : end + 1] != [] and low[end] in kinds()), found[1]


def _deals(tree: Tree, head: Token) -> bool:
    """Whether a name stands as one who does something, or with whom it is done: "signed a deal with Texas"."""
    if head.dep == "nsubj":
        return tree[head.head].upos == "VERB"
    cases = {tree.forms[c] for c in tree.dependents(head.i, "case")}
    return head.dep in ("obl", "nmod", "obl:agent") and cases <= _WITH and bool(cases)


def province_end(layers: Layers, first: int, last: int) -> int | None:
    """Where a province that does something ends: "Texas sued", "the Lombardy region asked"; None for all else."""
    tree, size = layers.tree, len(layers.low)
    told = last < size and layers.low[last] in Wording.load().divisions
    end = last + told
    head = next((tree[i] for i in range(first, end) if not first <= tree[i].head < end), None)
    acts = head is not None and _deals(tree, head)
    titled = end < size and layers.role_of[end] is not None
    return end if acts and not titled and layers.is_province(first, last) else None
