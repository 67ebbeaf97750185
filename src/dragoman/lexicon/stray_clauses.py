"""What parsers hang in the wrong place: infinitives and other clauses, found where they belong (as `strays.py`)."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Tree
from .syntax_words import syntax_words


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
    if tree.relations[v] != "acl":
        return False
    below = [tokens[c] for c in tree.children[v]]
    return any(t.dep == "mark" and t.upos == "SCONJ" for t in below) and any(
        t.dep.startswith("nsubj") for t in below
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


def wanted_done(tree: Tree, v: int) -> tuple[int, ...]:
    """`wants the minister sacked`: what is to be done, hung from whom it is to be done to."""
    tokens = tree.tokens
    if tree.lemmas[v] not in syntax_words().wanting:
        return ()
    return tuple(
        c
        for o in tree.children[v]
        if tokens[o].dep == "obj"
        for c in tree.children[o]
        if tokens[c].dep == "acl" and tokens[c].xpos == "VBN" and c == o + 1
    )


def after_setting(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """`agreed in principle to meet`, `promised on Monday to help`: the infinitive of a verb hung from
    the phrase between them that says when, where or how far."""
    tokens = tree.tokens
    return tuple(
        c
        for o in tree.children[v]
        if o > v
        and tokens[o].upos in ("NOUN", "PROPN")
        and tree.lemmas[o] not in syntax_words().aiming
        and (
            tokens[o].dep == "obl:unmarked"
            or (tokens[o].dep.startswith("obl") and case_of(o) in syntax_words().setting)
        )
        for c in infinitives_of(tree, o)
    )


def having_done(tree: Tree, v: int) -> tuple[int, ...]:
    """`Chile had two men arrested`: who has something done to others, not to what is their own."""
    above = tree.tokens[v].head
    if tree.tokens[v].xpos != "VBN" or tree.lemmas[above] not in syntax_words().having or above > v:
        return ()
    objects = tree.dependents(above, "obj")
    own = any(tree.dependents(o, "nmod:poss") for o in objects)
    caused = bool(objects) and not own and tree.relations[v] == "xcomp"
    return tuple(tree.dependents(above, "nsubj")) if caused else ()
