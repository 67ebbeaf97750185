"""The days of a clause that a step parts from the clause above it.

"Recalled its envoy on Thursday, two days after rebels attacked": the attack was on Tuesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..adjuncts import is_predicate
from ..model import Tree
from .asked import Answer
from .days import Interval
from .grammar import Expression
from .told import stepped

_OTHER_WAY = {"after": "before", "before": "after"}


class Apart(NamedTuple):
    """A clause, and that above it from which a step leads to it; both by the token of their predicate."""

    clause: int
    above: int


def apart(tree: Tree, expression: Expression, tokens: Sequence[int]) -> Apart | None:
    """The two clauses that "two days after" parts; None where no clause follows it."""
    if expression.kind != "told" or not expression.groups.keys() & {"side", "clockside"}:
        return None
    marker = tree.tokens[tokens[-1]]
    clause = marker.head
    if marker.dep == "case" and tree.relations[clause] == "nsubj" and marker.i < clause:
        clause = tree.tokens[clause].head  # parsers hang "after" from the subject of its clause
    elif marker.dep != "mark":
        return None
    above = tree.tokens[clause].head
    if above == clause or clause < marker.i:
        return None
    both = is_predicate(tree, clause) and is_predicate(tree, above)
    return Apart(clause, above) if both else None


def reckoned(expression: Expression, above: Interval, language: str) -> Answer:
    """The days of the clause after "two days after", from those of the clause above it."""
    groups = dict(expression.groups)
    if "side" in groups:
        groups["side"] = _OTHER_WAY[groups["side"].lower()]
    return stepped(replace(expression, groups=groups), above, language)
