"""Which candidates stand of those whom the reader finds likely: not whose another is, nor where an act was."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Tree
from .sight import Candidate

_PHYSICAL = frozenset({"ASSAULT", "COERCE"})
_WITHIN = frozenset({"in", "inside", "near", "outside"})
_BESIDE = frozenset({"conj", "appos"})
"""How a candidate hangs from another that stands beside it."""


def only_where(tree: Tree, trigger: int, event: str, found: Candidate) -> bool:
    """`Was killed in Chile`: beside somebody to whom force is done, the state only says where."""
    if event not in _PHYSICAL or found.before or found.parties[0].kind != "state":
        return False
    if tree.relations[found.token] != "obl" or tree[found.token].head != trigger:
        return False
    cases = {tree.forms[c] for c in tree.dependents(found.token, "case")}
    return not cases.isdisjoint(_WITHIN) and bool(tree.dependents(trigger, "nsubj:pass"))


def whole(found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates without those that only say whose another is: `Peru's premier` is one party."""
    heads = {(each.token, each.nation) for each in found if not each.before}
    return [each for each in found if each.before or (each.head, each.nation) not in heads]


def outermost(tree: Tree, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates without those within another's phrase: `states that buy Libyan oil` are none of Libya."""
    heads = {each.token for each in found if not each.before}
    return [
        each
        for each in found
        if each.before
        or tree[each.token].dep in _BESIDE
        or heads.isdisjoint(tree.ancestors(each.token))
    ]
