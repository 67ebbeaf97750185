"""What parsers break most often, mended where the words leave no doubt.

Each mend answers one question about a verb and changes no tree; a right parse never asks it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def swallowed(tree: Tree, v: int) -> int | None:
    """The subject of a verb that its own object swallowed, or None where none was.

    `The president dissolved parliament` is often parsed as a noun phrase: the past tense looks
    like a participle. It is one only where no noun stands before it in the phrase.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep not in ("amod", "compound") or token.xpos not in ("VBD", "VBN"):
        return None
    head = tokens[token.head]
    own = [c for c in tree.children[v] if tokens[c].dep == "nsubj"]
    if own and head.i > v:
        return own[-1]
    if head.i < v or head.dep not in ("root", "ROOT", "ccomp", "parataxis", "obj"):
        return None
    before = [
        c
        for c in tree.children[head.i]
        if c < v
        and tokens[c].upos in ("NOUN", "PROPN", "PRON")
        and tokens[c].dep in ("compound", "nsubj", "nsubj:pass", "nmod", "nmod:desc")
    ]
    if before and before[-1] == v - 1:
        return before[-1]
    outer = next((c for c in tree.children[head.head] if c == v - 1), None)
    if outer is not None and tokens[outer].dep.startswith("nsubj"):
        return outer
    return None


def stray_subject(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """The subject of a finite verb that the parser gave to a participle before it, or to none.

    `Chile, attacked by Norway, signed ...`; `Norway, which attacked Chile, signed ...`.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.xpos not in _FINITE:
        return ()
    before = tokens[v - 1] if v else token
    if before.dep == "compound" and before.head == v and before.upos in ("NOUN", "PROPN"):
        return (v - 1,)  # `the army trains pilots`, read as a noun phrase to the end
    for c in tree.children[v]:
        if c < v and tokens[c].dep.startswith("advcl") and not case_of(c):
            own = tuple(g for g in tree.children[c] if tokens[g].dep.startswith("nsubj"))
            if own:
                return own
    head = tokens[token.head]
    nominal = head.upos in ("NOUN", "PROPN") and head.i < v
    return (head.i,) if nominal and token.dep in ("parataxis", "advcl", "conj") else ()


def stray_recipient(tree: Tree, v: int) -> tuple[int, ...]:
    """`gave Chile 12 million euros` read as one noun phrase: a name between verb and sum."""
    tokens = tree.tokens
    return tuple(
        c
        for o in tree.children[v]
        if tokens[o].dep == "obj"
        for c in tree.children[o]
        if c == v + 1 < o
        and tokens[c].dep == "compound"
        and tokens[c].upos == "PROPN"
        and tokens[c + 1].xpos in ("CD", "$")
    )


def active_participle(tree: Tree, v: int) -> bool:
    """`Warplanes bombed the town` read as `warplanes (that were) bombed`: it has an object."""
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep != "acl" or tokens[token.head].dep not in ("root", "ROOT"):
        return False
    below = {tokens[c].dep for c in tree.children[v]}
    # "soldiers given weapons" has one too: forms in -n are participles alone
    return "obj" in below and "obl:agent" not in below and not token.text.endswith("n")
