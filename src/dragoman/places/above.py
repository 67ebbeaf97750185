"""The place of the clause that a material act stands in, where no words nearer to it tell one."""

from __future__ import annotations

from collections.abc import Iterator

from ..adjuncts import anchor, is_predicate
from .act import FAR, Act, Found

_STEPS = 8


def above(act: Act) -> Iterator[Found]:
    """The place of the clause in which a material act stands: "ten died in Arica in clashes".

    After it that of a later clause of the same clause: "was shot and died in Arica". Not that of a clause
    of words ("said in Lima that"), and none across a relative clause or a word that only
    explains or dates ("because of clashes").
    """
    above = tuple(_clauses_above(act)) if act.material else ()
    if not act.material:
        return
    tree, trigger = act.tree, act.trigger
    inside = set(tree.subtree(trigger))
    for token in tree.tokens:
        if not act.locative(token.i):
            continue
        at = anchor(tree, (token.i,))
        home = at.home
        beside = tree.relations[home] == "conj" and tree.tokens[home].head == trigger
        if token.i in inside and not beside:
            continue
        # "killed four and held ten in raids in Arica" goes on as "died and was buried in Arica" does
        later = home > trigger and home not in above and tree.tokens[home].head in (*above, trigger)
        if home not in above and not (later and _tells_on(act, home)):
            continue
        between = at.path[: at.path.index(home)] if home in at.path else at.path
        if any(tree.tokens[i].dep == "nsubj" or act.apart(i) for i in between):
            continue
        found = act.candidate(FAR + later, token.i)
        if found is not None:
            yield found


def _tells_on(act: Act, verb: int) -> bool:
    """Whether a clause goes on telling what was done, and not what was said or is explained."""
    lemma = act.tree.lemmas[verb]
    if lemma in act.said or lemma in act.words["spoken"]:
        return False
    links = ("conj", "parataxis", "advcl", "xcomp")
    return act.tree.relations[verb] in links and not _is_subordinate(act, verb)


def _clauses_above(act: Act) -> Iterator[int]:
    """The predicates above a material act that tell where it was done too, nearest first."""
    tree, words = act.tree, act.words
    said, i = act.said, act.trigger
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if token.head == i or token.dep == "acl:relcl":
            return
        if act.apart(i) or _is_subordinate(act, i) or _another(act, i):
            return
        i = token.head
        if tree.lemmas[i] in said or tree.lemmas[i] in words["spoken"]:
            return
        if is_predicate(tree, i) or tree.tokens[i].head == i:
            yield i


def _is_subordinate(act: Act, i: int) -> bool:
    """Whether a word such as "that", "if" or "before" leads the clause."""
    tree = act.tree
    return any(
        tree.tokens[c].dep == "mark" and tree.forms[c] in act.words["aloof"]
        for c in tree.children[i]
    )


def _another(act: Act, i: int) -> bool:
    """A later clause with a subject of its own: "the deal was struck in Lima, and troops pulled out"."""
    return act.tree.relations[i] == "conj" and any(
        act.tree.tokens[c].dep.startswith("nsubj") for c in act.tree.children[i]
    )
