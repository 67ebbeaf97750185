"""Places that an act has from another one it goes on with: of a verb before it, of what it came of, of what it forced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..adjuncts import deeds, is_predicate
from .act import BESIDE, Act, Found
from .clauses import clauses
from .holders import holders
from .phrases import phrases
from .sides import sides

_STEPS = 4


def sharing(act: Act) -> Iterator[Found]:
    """The places of the acts with which a material act goes on."""
    if not act.material:
        return
    yield from _came_of(act)
    yield from _forced(act)
    yield from _led(act)


def _came_of(act: Act) -> Iterator[Found]:
    """ "An attack on a market in Arica that killed ten", "blasts in Arica in which ten died"."""
    for noun in deeds(act.tree, act.trigger, act.words.language):
        of_noun = _other(act, noun)
        for search in (phrases, holders):
            for found in search(of_noun):
                yield replace(found, near=BESIDE)


def _forced(act: Act) -> Iterator[Found]:
    """What one is forced to do is done where one is forced: "forced a plane to land in Arica"."""
    tree = act.tree
    for verb in (act.trigger, *_leaders(act)):
        if tree.lemmas[verb] in act.words["forcing"]:
            for clause in tree.dependents(verb, "xcomp", "advcl", "obl"):
                if clause > verb and act.functions.is_infinitive(clause):
                    for found in phrases(_other(act, clause)):
                        yield replace(found, near=BESIDE)


def _led(act: Act) -> Iterator[Found]:
    """The place of the verb with whose subject the act goes on: "stormed Arica and killed ten"."""
    for verb in _leaders(act):
        if _at_another_time(act, verb):
            return
        other = _other(act, verb)
        for search in (holders, clauses, sides, _gone_to):
            for found in search(other):
                yield replace(found, near=BESIDE)


def _at_another_time(act: Act, verb: int) -> bool:
    """Whether the two have days of their own: "seized Arica in 1880 and attacked Peru in May"."""
    own, others = _days(act, act.trigger), _days(act, verb)
    return bool(own and others) and own != others


def _days(act: Act, verb: int) -> set[str]:
    """The days, months and years that hang from a verb."""
    below = act.tree.dependents(verb, "obl")
    words = [act.tree.tokens[i].text for c in below for i in (c, *act.tree.dependents(c, "nummod"))]
    return {word for word in words if word in act.words["days"] or word.isdigit()}


def _gone_to(act: Act) -> Iterator[Found]:
    """Where one went before the act: "crossed into Chad and killed ten"."""
    if act.tree.lemmas[act.trigger] in act.words["motion"] | act.words["crossing"]:
        for head in act.tree.dependents(act.trigger, "obl"):
            found = act.candidate(BESIDE, head) if act.directional(head) else None
            if found is not None:
                yield found


def _leaders(act: Act) -> Iterator[int]:
    """The verbs before a coordinated one that has no subject of its own, nearest first."""
    tree, i = act.tree, act.trigger
    for _ in range(_STEPS):
        if tree.tokens[i].dep != "conj" or tree.dependents(i, "nsubj", "expl"):
            return
        i = tree.tokens[i].head
        if tree.relations[i] == "xcomp" and not is_predicate(tree, i):
            i = tree.tokens[i].head  # "shot dead two and held four"
        if not is_predicate(tree, i):
            return
        yield i


def _other(act: Act, trigger: int) -> Act:
    return replace(act, reading=replace(act.reading, trigger=trigger, tokens=(trigger,)))
