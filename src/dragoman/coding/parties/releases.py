"""Who is asked to let people go, where the request names only them: `police held Doe; his wife demanded his release`.

It is asked of those who hold them (PLOVER manual, REQUEST: the recipient is who is to act), which the document told
before, and never of who is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.party_finder import Naming
from ...model import DONE, Reading, Tree
from ..acts.one_side import of_event, same_side
from ..cue_words import cue_words
from .recipients import load_words as load_carriers

BACK = 12
"""Sentences looked back for the act by which they were taken."""

_ASKED = "REQUEST"
_FREED = ("nmod", "nmod:poss", "obj", "nsubj:pass")
_OF = frozenset({"of"})
_STANDS_FOR = frozenset({"PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    freeing: frozenset[str]
    whose: frozenset[str]
    taken: frozenset[str]


load_words = cue_words(Words, "releases")
"""The words of a language."""


def with_holders(
    readings: Sequence[Reading], trees: Mapping[int, Tree], cast: Naming, language: str = "en"
) -> tuple[Reading, ...]:
    """The readings of a document in order, demands for a release put to those who hold people."""
    words = load_words(language)
    done: list[Reading] = []
    for reading in readings:
        if reading.event == _ASKED and _frees(reading, trees[reading.sentence], cast, language):
            reading = _asked_of(reading, done, words)
        done.append(reading)
    return tuple(done)


def _frees(reading: Reading, tree: Tree, cast: Naming, language: str) -> bool:
    """Whether a request is for a release: by its own words, or by a noun below them."""
    words, carriers = load_words(language), load_carriers(language).carriers
    below = (c for i in reading.tokens for c in tree.children[i])
    return any(
        tree.lemmas[i] in words.freeing and _of_people(i, tree, cast, words, carriers)
        for i in (*reading.tokens, *below)
    )


def _of_people(i: int, tree: Tree, cast: Naming, words: Words, carriers: frozenset[str]) -> bool:
    """Whether a word of letting go may be of people, or a ship: not `the release of the report`."""
    freed = [
        c
        for c in tree.dependents(i, *_FREED)
        if tree[c].dep != "nmod" or _OF.intersection(tree.forms[g] for g in tree.children[c])
    ]
    if not freed:
        return tree.lemmas[i] not in words.whose or any(
            cast.at(tree.sentence.index, c) for c in tree.dependents(i, "nmod", "amod", "compound")
        )
    people = {k for name in tree.names if name.label == "PER" for k in range(name.first, name.last)}
    return any(
        c in people
        or tree[c].upos in _STANDS_FOR
        or tree.lemmas[c] in carriers
        or cast.at(tree.sentence.index, c)
        for c in freed
    )


def _asked_of(reading: Reading, before: Sequence[Reading], words: Words) -> Reading:
    asked = {party.id for party in reading.recipients}
    for act in reversed(before):
        if reading.sentence - act.sentence > BACK:
            break
        taken = act.status in DONE and f"{act.event}/{_first(act)}" in words.taken
        if not taken or not act.actors or act.reciprocal:
            continue
        held = {party.id for party in act.recipients}
        if asked and not asked <= held:
            if asked <= {party.id for party in act.actors}:
                break  # it is asked of them already
            continue
        holders = tuple(p for p in act.actors if p.country is not None)
        if holders and not same_side(reading.actors, holders, frozenset()):
            return replace(reading, recipients=of_event(holders))
    return reading


def _first(act: Reading) -> str:
    return act.modes[0] if act.modes else ""
