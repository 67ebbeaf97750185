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
        other = tree.relations[child] in OTHER or tree[child].dep == OTHER_CLAUSE
        if not other or _is_charge(tree, child):
            inside.update(tree.subtree(child))
    firsts = sorted(i for i in inside if i - 1 not in inside)
    lasts = sorted(i for i in inside if i + 1 not in inside)
    return tuple(tree.span(first, last) for first, last in zip(firsts, lasts, strict=True))


def _is_charge(tree: Tree, child: int) -> bool:
    """`accused Chile of arming rebels`: a clause that says what of."""
    marks = (tree.forms[c] for c in tree.dependents(child, "mark"))
    return tree.relations[child] == "advcl" and tree[child].xpos == "VBG" and "of" in marks
