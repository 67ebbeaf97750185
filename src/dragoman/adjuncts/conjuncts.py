"""What coordinated predicates have in common: where their chain begins, and whether they share a time and place."""

from __future__ import annotations

from ..model import Tree
from .anchor import Anchor, is_predicate, subject_of

_STEPS = 12


def conjunct_root(tree: Tree, i: int) -> int | None:
    """The first of a chain of coordinated predicates."""
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if token.dep != "conj" or not is_predicate(tree, token.head):
            return i
        i = token.head
    return None


def same_time(tree: Tree, other: int, at: Anchor) -> bool:
    """Whether a phrase of one conjunct is that of another conjunct too.

    What stands before the first holds for all ("On Monday A struck B and C fled"). Else it goes on to those
    that have no subject of their own, and back to them only from behind the last verb.
    """
    home = at.home
    early, late = min(home, other), max(home, other)
    if not _same_tense(tree, early, late):
        return False
    if other > home:
        subject = subject_of(tree, home)
        if at.first < (home if subject is None else min(subject, home)):
            return True
        return subject_of(tree, other) is None
    if at.first < home:
        return False
    # "two were killed and ten others were wounded in clashes on Monday"
    suffered = all(tree.dependents(i, "nsubj:pass") for i in (home, other))
    return suffered or (at.direct and subject_of(tree, home) is None)


def _same_tense(tree: Tree, early: int, late: int) -> bool:
    """No change from past to perfect or future between two conjuncts."""
    first, second = _tense(tree, early), _tense(tree, late)
    if second is None and subject_of(tree, late) is None:
        return True  # "has closed the port and seized ships"
    return first == second


def _tense(tree: Tree, i: int) -> str | None:
    for c in tree.children[i]:
        token = tree.tokens[c]
        if token.dep.startswith("aux"):
            if token.xpos == "MD":
                return "modal"
            if token.lemma == "have" and token.xpos in ("VBZ", "VBP"):
                return "perfect"
    return None
