"""What the grammar of its clause says of a pronoun: whom it cannot mean, and whom it must."""

from __future__ import annotations

from ...model import Tree
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
    """Who acts upon the token; None for subjects, and for possessives but where what is theirs is answered."""
    verb, dep = tree[i].head, tree[i].dep.split(":")[0]
    if _is_answered(tree, i):
        return understood_subject(tree, tree[verb].head)
    if (driving := _driven_out_by(tree, i)) is not None:
        return understood_subject(tree, driving)
    if _is_against(tree, i):
        # "imposed sanctions against it", but "condemned sanctions against it"
        noun = dep == "nmod" and tree[verb].dep == "obj"
        verb = tree[verb].head if noun else verb
        if (noun or tree.dependents(verb, "obj")) and not _is_laid(tree, verb):
            return None
        dep = "obl" if noun else dep
    if dep not in _DEPENDENT or _follows(tree, verb):
        return None
    return understood_subject(tree, verb)


def _is_answered(tree: Tree, i: int) -> bool:
    """Whether a possessive says whose offer, demand or attack is answered: "rejected its offer"."""
    noun, data = tree[i].head, Descriptions.load()
    return (
        tree[i].dep == "nmod:poss"
        and tree[noun].dep == "obj"
        and tree.lemmas[noun] in data.answered
        and tree.lemmas[tree[noun].head] in data.answering
        and "own" not in tree.forms[i + 1 : noun]
    )


def _driven_out_by(tree: Tree, i: int) -> int | None:
    """The verb by which diplomats are expelled of whom a possessive says whose they are: "expelled two of its envoys"."""
    noun, data = tree[i].head, Descriptions.load()
    if tree[i].dep != "nmod:poss" or tree.lemmas[noun] not in data.posted:
        return None
    if tree[noun].dep == "nmod" and tree.forms[i - 1] == "of":
        noun = tree[noun].head
    verb = tree[noun].head
    driven = tree[noun].dep == "obj" and tree.lemmas[verb] in data.expelling
    return verb if driven and "own" not in tree.forms[i + 1 : tree[i].head] else None


def _is_against(tree: Tree, i: int) -> bool:
    return any(tree.forms[case] in ("against", "on") for case in tree.dependents(i, "case"))


def _is_laid(tree: Tree, verb: int) -> bool:
    return tree.lemmas[verb] in Descriptions.load().laying


def _follows(tree: Tree, verb: int) -> bool:
    """Whether an act is what came of the one above: "Chile found oil, enabling it to pay"."""
    data = Descriptions.load()
    result = tree.lemmas[verb] in data.making or tree.lemmas[verb] in data.resulting
    alone = tree[verb].xpos == "VBG" and tree[verb].dep == "advcl"
    return result and alone and not tree.dependents(verb, *_MARKS)


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


def must_mean(tree: Tree, i: int) -> tuple[int, ...]:
    """The tokens of which a pronoun must mean the first that names a party.

    Peru is meant in "killed Peru's own farmers", "thanked Peru for its help", "Peru's claim that it won".
    """
    if tree[i].dep == "nsubj" and tree[tree[i].head].dep.startswith("acl"):
        clause = tree[i].head
        noun, words = tree[clause].head, tree.children[clause]
        held = tree.dependents(noun, "nmod:poss")
        if held and not any(tree[word].xpos in _RELATIVE for word in words):
            return held  # "Chile's claim that it won"
        return _judged(tree, i, noun)  # "thanked Chile for the rice it sent"
    if tree[i].dep != "nmod:poss":
        return ()
    noun = tree[i].head
    verb = next((v for v in tree.ancestors(noun) if tree[v].upos == "VERB"), None)
    if verb is not None and "own" in tree.forms[i + 1 : noun]:
        return _before(i, understood_subject(tree, verb))
    judged = _judged(tree, i, noun)
    if judged or verb is None or verb > i:
        return judged
    # "urged Chile to stop beating its farmers"
    way = (verb, *tree.ancestors(verb))
    verb = next((v for v in way if not _goes_on(tree, v)), verb)
    data = Descriptions.load()
    if tree.forms[i] == "their" and tree[tree[verb].head].upos != "VERB":
        above = tree[verb].head  # "accused soldiers of robbing farmers in their huts"
        if tree[verb].dep == "acl" and tree.lemmas[tree[above].head] in data.judging:
            return _before(i, above)
    return _before(i, _moved(tree, verb, data.making))


def _before(i: int, found: int | None) -> tuple[int, ...]:
    return (found,) if found is not None and found < i else ()


def _judged(tree: Tree, i: int, noun: int) -> tuple[int, ...]:
    """Who is judged for what is his: the object of "thank" or "punish", or whom a penalty is put on."""
    cases = {tree.forms[case] for case in tree.dependents(noun, "case")}
    if cases.isdisjoint(_OVER) or not tree[noun].dep.startswith(("obl", "nmod")):
        return ()
    judging, verb = Descriptions.load().judging, tree[noun].head
    if tree[verb].upos != "VERB":
        verb = tree[verb].head
    if tree.lemmas[verb] not in judging or tree.dependents(verb, "nsubj:pass"):
        return ()
    objects = tree.dependents(verb, *_OBJECTS)
    upon = (m for each in objects for m in tree.dependents(each, "nmod") if _is_upon(tree, m))
    placed = (m for m in tree.dependents(verb, "obl") if _is_upon(tree, m))
    return tuple(each for each in (*objects, *upon, *placed) if each < i)


def _is_upon(tree: Tree, i: int) -> bool:
    return any(tree.forms[case] in _UPON for case in tree.dependents(i, "case"))


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether a verb shares the subject of the one above it."""
    return tree[verb].dep in ("xcomp", "conj") and not tree.dependents(verb, "nsubj", *_MARKS)
