"""What the grammar of its clause says of a pronoun: whom it cannot mean, and whom it must."""

from __future__ import annotations

from ..model import Tree
from .descriptions import Descriptions

_FARTHEST = 5
"""Clauses up to which the subject of one without its own is looked for."""

_OBJECTS = ("obj", "iobj")
_DEPENDENT = frozenset({"obj", "iobj", "obl"})
_UPON = frozenset({"on", "upon", "against", "at", "with", "to"})
_ASKED = frozenset({"on", "upon", "to", "for"})
_OVER = frozenset({"for", "over"})
_DONE = frozenset({"for", "from", "into", "of"})
_MARKS = ("mark",)
_RELATIVE = frozenset({"WDT", "WP"})


def who_acts(tree: Tree, i: int) -> int | None:
    """Who acts upon the token; None for possessives and subjects."""
    if tree[i].dep.split(":")[0] not in _DEPENDENT:
        return None
    return understood_subject(tree, tree[i].head)


def understood_subject(tree: Tree, verb: int) -> int | None:
    """Who does what a verb says, also where its clause does not name him: "met Doe to thank him"."""
    for _ in range(_FARTHEST):
        subjects = tree.dependents(verb, "nsubj")
        if subjects:
            return _of_relative(tree, verb, subjects[0])
        dep, above = tree[verb].dep, tree[verb].head
        if (moved := _moved(tree, verb, Descriptions.load().moving)) is not None:
            return moved
        if above == verb or dep == "ccomp":
            return None
        if dep.startswith("acl"):
            held = tree.dependents(above, "nmod:poss")
            if held:
                return held[0]  # "its readiness to help them"
            if tree.forms[above + 1 : verb] != ("to",) and verb > above:
                return above  # "troops guarding it", "accused Chile of arming them"
        elif _is_for_another(tree, verb):
            objects = tree.dependents(above, *_OBJECTS)
            if objects:
                return objects[0]
            held = tree.dependents(above, "nmod:poss")
            if held and tree[above].upos == "NOUN":
                return held[0]
        verb = above
    return None


def _of_relative(tree: Tree, verb: int, subject: int) -> int:
    """The noun for which "who" or "which" stands as the subject of a relative clause."""
    relative = tree[subject].xpos in _RELATIVE and tree[verb].dep == "acl:relcl"
    return tree[verb].head if relative else subject


def _moved(tree: Tree, verb: int, moving: frozenset[str]) -> int | None:
    """Who is made or let do what an infinitive says: Chile in "urged Chile to act", "called on Chile to act"."""
    if not any(tree.forms[mark] == "to" for mark in tree.dependents(verb, "mark")):
        return None
    above = tree[verb].head
    if tree[verb].dep == "acl":
        object_of = tree[above].dep in _OBJECTS and tree.lemmas[tree[above].head] in moving
        return above if object_of else None
    if tree.lemmas[above] not in moving:
        return None
    objects = [c for c in tree.dependents(above, *_OBJECTS) if c < verb]
    asked = [c for c in tree.dependents(above, "obl") if c < verb and _is_asked(tree, c)]
    return next(iter((*objects, *asked)), None)


def _is_asked(tree: Tree, i: int) -> bool:
    return any(tree.forms[case] in _ASKED for case in tree.dependents(i, "case"))


def _is_for_another(tree: Tree, verb: int) -> bool:
    """Whether the object of the verb above does it: "saw Chile act", "blamed Chile for acting"."""
    if tree[verb].dep == "xcomp":
        return True
    marks = {tree.forms[mark] for mark in tree.dependents(verb, "mark", "case")}
    return tree[verb].dep == "advcl" and not marks.isdisjoint(_DONE)


def must_mean(tree: Tree, i: int) -> int | None:
    """The token that a pronoun must mean: "killed its own people", "thanked Chile for its help"."""
    if tree[i].dep == "nsubj" and tree[tree[i].head].dep == "acl:relcl":
        return _judged(tree, i, tree[tree[i].head].head)  # "thanked Chile for the rice it sent"
    if tree[i].dep != "nmod:poss":
        return None
    noun = tree[i].head
    verb = next((v for v in tree.ancestors(noun) if tree[v].upos == "VERB"), None)
    if verb is not None and "own" in tree.forms[i + 1 : noun]:
        subject = understood_subject(tree, verb)
        return subject if subject is not None and subject < i else None
    judged = _judged(tree, i, noun)
    if judged is not None or verb is None or verb > i:
        return judged
    while tree[verb].dep in ("xcomp", "conj") and not tree.dependents(verb, "nsubj", *_MARKS):
        verb = tree[verb].head  # "urged Chile to stop beating its farmers"
    return _moved(tree, verb, Descriptions.load().making)


def _judged(tree: Tree, i: int, noun: int) -> int | None:
    """Who is judged for what is his: the object of "thank" or "punish", or whom a penalty is put on."""
    cases = {tree.forms[case] for case in tree.dependents(noun, "case")}
    if cases.isdisjoint(_OVER) or not tree[noun].dep.startswith(("obl", "nmod")):
        return None
    judging, verb = Descriptions.load().judging, tree[noun].head
    if tree[verb].upos != "VERB":
        verb = tree[verb].head
    if tree.lemmas[verb] not in judging:
        return None
    for each in tree.dependents(verb, *_OBJECTS):
        if each < i and not tree.dependents(verb, "nsubj:pass"):
            upon = [m for m in tree.dependents(each, "nmod") if m < i and _is_upon(tree, m)]
            return upon[0] if upon else each
    upon = [m for m in tree.dependents(verb, "obl") if m < i and _is_upon(tree, m)]
    return upon[0] if upon else None


def _is_upon(tree: Tree, i: int) -> bool:
    return any(tree.forms[case] in _UPON for case in tree.dependents(i, "case"))
