"""Subjects that parsers hang elsewhere, found where the words leave no doubt.

As in `mends.py` each answers one question and changes no tree; a right parse never asks it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Tree
from .mends import FINITE, NAMES, verb_as_noun

_NAMING = frozenset({"NNP", "NNPS", "NNS", "JJ"})
_YEAR_DIGITS = 4


def stray_subject(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """The subject of a finite verb that the parser gave to a participle before it, or to none.

    `Chile, attacked by Norway, signed ...`; `Norway, which attacked Chile, signed ...`.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.xpos not in FINITE:
        return ()
    before = tokens[v - 1] if v else token
    if before.dep == "compound" and before.head == v and before.upos in ("NOUN", "PROPN"):
        return (v - 1,)  # `the army trains pilots`, read as a noun phrase to the end
    for c in tree.children[v]:
        if c < v and tokens[c].dep.startswith("advcl") and not case_of(c):
            own = tuple(g for g in tree.children[c] if tokens[g].dep.startswith("nsubj"))
            if own:
                return own
    apart = _set_off(tree, v)
    if apart is not None and not case_of(apart):
        return (apart,)
    head = tokens[token.head]
    nominal = head.upos in ("NOUN", "PROPN") and head.i < v
    return (head.i,) if nominal and token.dep in ("parataxis", "advcl", "conj") else ()


def _set_off(tree: Tree, v: int) -> int | None:
    """`Chile has freed two men, a spokesman said`: who says it, hung from what is said as if it were more of that."""
    for t in reversed(tree.tokens[:v]):
        if t.dep in ("appos", "parataxis", "conj", "list") and t.upos in ("NOUN", "PROPN"):
            own = tree.subtree(t.i)
            begins = next((i for i in own if tree.forms[i] != ","), t.i)
            if own[-1] == v - 1 and begins and tree.forms[begins - 1] == ",":
                return t.i
    return None


def fronted_subject(tree: Tree, v: int) -> int | None:
    """The subject of a finite verb that the parser took for something else before it, or None.

    `Norway expels envoy` with the name as a compound of its verb; `In 1973 Norway attacked` with
    the name as what the year counts.
    """
    tokens = tree.tokens
    for c in tree.children[v]:
        token = tokens[c]
        if c >= v or token.upos not in NAMES:
            continue
        finite = tokens[v].xpos in FINITE or verb_as_noun(tree, v)
        if token.dep == "compound" and c == v - 1 and finite:
            return c
        year = c - 1
        if (
            token.dep == "obl"
            and token.upos == "PROPN"
            and tokens[year].dep == "nummod"
            and tokens[year].head == c
            and tokens[year].text.isdigit()
            and len(tokens[year].text) == _YEAR_DIGITS
        ):
            return c
    return None


def beside_subject(tree: Tree, subject: int) -> tuple[int, ...]:
    """The names before a headline's subject, set apart by a comma: `Norway, Chile sign pact`."""
    tokens = tree.tokens
    return tuple(
        c
        for c in tree.children[tokens[subject].head]
        if c < subject
        and tokens[c].dep in ("vocative", "advmod")
        and tokens[c].xpos in _NAMING
        and tokens[c + 1].text == ","
    )


def quoted_apart(tree: Tree, v: int) -> tuple[int, ...]:
    """Subjects that the parser hung from a verb of saying and that are those of the clause said.

    `"Norway," the minister said, "has attacked"`: two subjects before the verb that says it.
    """
    tokens = tree.tokens
    own = [
        c
        for c in tree.children[v]
        if tree.relations[c] == "nsubj"
        or (tokens[c].upos in NAMES and tree.relations[c] in ("ccomp", "obj", "parataxis"))
    ]
    if len(own) < 2 or own[-1] > v or tree.relations[own[-1]] != "nsubj":
        return ()
    below = [c for c in tree.children[v] if c > v and tokens[c].dep == "ccomp"]
    bare = any(all(tree.relations[g] != "nsubj" for g in tree.children[c]) for c in below)
    return tuple(own[:-1]) if bare else ()


def runs_on(tree: Tree, first: int, second: int) -> bool:
    """Whether a second subject is the rest of a list that the first begins.

    `the leaders of Norway, Chile and Peru met`: each name belongs to a leader.
    """
    tokens = tree.tokens
    if tokens[first].xpos != "NNS":
        return False
    of = [c for c in tree.children[first] if tokens[c].dep == "nmod" and tokens[c].upos == "PROPN"]
    before = tree.subtree(first)[-1] + 1
    return (
        bool(of)
        and before < len(tokens)
        and tokens[before].text == ","
        and tokens[second].upos == "PROPN"
        and any(tokens[c].dep == "conj" for c in tree.children[second])
    )
