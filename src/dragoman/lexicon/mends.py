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
    for c in tree.children[v]:
        if c < v and tokens[c].dep.startswith("advcl") and not case_of(c):
            own = tuple(g for g in tree.children[c] if tokens[g].dep.startswith("nsubj"))
            if own:
                return own
    head = tokens[token.head]
    nominal = head.upos in ("NOUN", "PROPN") and head.i < v
    return (head.i,) if nominal and token.dep in ("parataxis", "advcl", "conj") else ()


def active_participle(tree: Tree, v: int) -> bool:
    """`Warplanes bombed the town` read as `warplanes (that were) bombed`: it has an object, or the
    sentence has no other verb."""
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep != "acl" or tokens[token.head].dep not in ("root", "ROOT"):
        return False
    below = {tokens[c].dep for c in tree.children[v]}
    if "obl:agent" in below or token.text.endswith("n"):
        return False  # "soldiers given weapons": forms in -n are participles alone
    return "obj" in below or _lacks_verb(tree)


def _lacks_verb(tree: Tree) -> bool:
    """Whether a whole sentence, full stop and all, has no finite verb: one of its participles is it."""
    tokens = tree.tokens
    return tokens[-1].text == "." and not any(
        t.xpos in _FINITE or t.xpos == "MD" for t in tokens
    )


def object_after_adjective(tree: Tree, v: int) -> tuple[int, ...]:
    """`set free the hostages`: the object of a verb hung from the adjective that goes with it."""
    tokens = tree.tokens
    return tuple(
        o
        for c in tree.children[v]
        if tokens[c].dep == "xcomp" and tokens[c].upos == "ADJ"
        for o in tree.children[c]
        if tokens[o].dep == "obj"
    )


def stray_infinitive(tree: Tree, n: int, infinitive: Callable[[int], bool]) -> tuple[int, ...]:
    """`withdrew its threat to leave`: an infinitive hung from the verb whose object it follows."""
    tokens, token = tree.tokens, tree.tokens[n]
    if token.dep != "obj":
        return ()
    after = [c for c in tree.children[token.head] if c > n and tokens[c].dep != "punct"]
    return tuple(c for c in after[:1] if tokens[c].xpos == "VB" and infinitive(c))


def content_clause(tree: Tree, v: int, case_of: Callable[[int], str]) -> bool:
    """Whether a clause below a noun says what is in it: `a letter to Chile urging talks`, `reports
    that it would leave`. The latter is often labelled a relative clause."""
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep == "acl" and token.xpos == "VBG":
        return not case_of(v)
    below = [tokens[c] for c in tree.children[v]]
    return (
        token.dep.startswith("acl")
        and any(t.dep == "mark" and t.upos == "SCONJ" for t in below)
        and any(t.dep.startswith("nsubj") for t in below)
    )


def infinitives_of(tree: Tree, n: int) -> tuple[int, ...]:
    """`urged the president to resign`: the infinitive of a verb hung from its object."""
    tokens = tree.tokens
    return tuple(
        c
        for c in tree.children[n]
        if tokens[c].dep == "acl"
        and tokens[c].xpos == "VB"
        and any(tokens[g].dep == "mark" and tokens[g].xpos == "TO" for g in tree.children[c])
    )
