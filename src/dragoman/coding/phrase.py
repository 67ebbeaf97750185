"""The phrase of a trigger by the parse: what the act is done to, with and about, without who does it."""

from __future__ import annotations

from dragoman.model import Span, Tree

OTHER = frozenset({"nsubj", "csubj", "conj", "cc", "advcl", "parataxis", "appos", "vocative",
                   "discourse", "punct", "mark", "aux", "cop"})  # fmt: skip
"""Dependents of a trigger that are none of its phrase: who acts, other acts, and words of grammar."""
OTHER_CLAUSE = "acl:relcl"


def phrase_of(tree: Tree, trigger: int) -> tuple[Span, ...]:
    """The stretches of the sentence that hold the trigger's phrase, in their order.

    It is the token `trigger` and all below it, but for the dependents of `OTHER` and relative clauses.
    """
    inside = {trigger}
    for child in tree.dependents(trigger):
        if tree.relations[child] not in OTHER and tree[child].dep != OTHER_CLAUSE:
            inside.update(tree.subtree(child))
    firsts = sorted(i for i in inside if i - 1 not in inside)
    lasts = sorted(i for i in inside if i + 1 not in inside)
    return tuple(tree.span(first, last) for first, last in zip(firsts, lasts, strict=True))
