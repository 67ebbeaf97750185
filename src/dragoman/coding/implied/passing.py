"""What stands before a noun of force: who did it, or whom it struck."""

from __future__ import annotations

from ...model import Reading, Tree
from ..acts.operators import Operators

_ARMED = frozenset({"REB", "MIL", "PRM", "UAF"})
"""Sectors of those whose name before an attack says who made it: `a Taliban raid`."""


def struck_before(reading: Reading, tree: Tree, operators: Operators) -> bool:
    """`The embassy bombing`, `the Kenya bombing`: a noun before the act, and no owner or `by`.

    The adjective of a country and its initials (`Kenyan`, `US`) name who did it, and so does the
    name of an armed group. In a headline the words of the act have capitals too.
    """
    armed = [party.span for party in reading.actors if _ARMED.intersection(party.sectors)]
    before = [
        tree[c]
        for c in tree.children[reading.trigger]
        if c < reading.trigger and c not in reading.tokens
    ]
    return any(
        token.lemma.lower() in operators.targets
        or (token.upos == "PROPN" and token.xpos != "JJ" and not token.text.isupper())
        for token in before
        if token.dep in ("compound", "nmod:desc")
        and not any(span.start <= token.start < span.end for span in armed)
    )
