"""Acts of force whose doer the sentence before has told: `Rebels raided a post. Two soldiers died.`

A passive or a noun that names only who suffered tells an act of those who just acted against the
same side (tests/gold/CODING.md, "Actor not named in the sentence"); of a clash, an act of both. Whoever is
arrested where police have just acted is held by them: `Police fired tear gas. Forty people were detained.`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import DONE, Party, Reading, Tree
from ..acts.one_side import COMMON, of_event
from ..codes.phrases import ngrams, openings
from ..cue_words import cue_words
from .elsewhere import may_say_where

FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types whose doer is looked for in the acts before."""

BACK = 2
"""Sentences looked back: further off the act may be another."""

_RULE, _ARREST = "COERCE", "arrest"
_ORDER = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of acts in the wake of which people are held."""

_LESS_SURE = 0.8
"""What is left of the confidence of the act that an arrest goes on from; a guessed captor makes none surer than it was."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    reasons: frozenset[str]


load_words = cue_words(Words, "doers")
"""The words of a language."""

_CROWD = ("CVL",)
_CAPTORS = frozenset({"COP", "MIL", "SPY"})
_ARMED = frozenset({"MIL", "COP", "REB", "SPY", "UAF", "PRM"})


def with_doer(reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """A reading without an actor, given the one of the act that it goes on from; None if none fits.

    `before` are the readings of the document up to its sentence, in order.
    """
    if reading.event not in FORCE or reading.status not in DONE or not reading.recipients:
        return None
    if any(party.country in COMMON or party.sectors == _CROWD for party in reading.recipients):
        return None  # people who die in a war that is told of are often no act of their own
    for act in _near(reading, before):
        if not act.actors or act.status not in DONE or act.operators or act.event != reading.event:
            continue
        if act.reciprocal:
            if all(any(_same(p, side) for side in act.actors) for p in reading.recipients):
                return replace(reading, actors=of_event(act.actors), recipients=(), reciprocal=True)
            continue
        struck = all(any(_same(p, side) for side in act.recipients) for p in reading.recipients)
        if struck and all(party.country is not None for party in act.actors):
            return replace(reading, actors=of_event(act.actors))
    return None


def _near(reading: Reading, before: Sequence[Reading]) -> Iterator[Reading]:
    for act in reversed(before):
        if reading.sentence - act.sentence > BACK:
            return
        yield act


def _same(one: Party, other: Party) -> bool:
    """Whether two are of one side: of one state, and both armed or neither."""
    armed = _ARMED.isdisjoint(one.sectors) == _ARMED.isdisjoint(other.sectors)
    return one.country == other.country and armed


def with_captors(
    readings: Sequence[Reading], trees: Mapping[int, Tree], language: str = "en"
) -> tuple[Reading, ...]:
    """The readings of a document in order, arrests by nobody given the police or troops who have just acted."""
    done: list[Reading] = []
    for reading in readings:
        done.append(held_by_those(reading, trees[reading.sentence], done, language) or reading)
    return tuple(done)


def held_by_those(
    reading: Reading, tree: Tree, before: Sequence[Reading], language: str = "en"
) -> Reading | None:
    """An arrest by nobody, given those who have just used force; None where none fits.

    Who is held is, where no word tells his state, of those whom they acted upon, else of their own. An arrest of
    another place or time, for another reason, or told by another state, is by others.
    """
    arrest = reading.event == _RULE and _ARREST in reading.modes and not reading.actors
    if not arrest or reading.status != "actual" or _is_elsewhere(reading, tree):
        return None
    if _for_a_reason(reading, tree, language):
        return None
    for act in _near(reading, before):
        captors = act.event in _ORDER and act.status == "actual" and not act.reciprocal
        if not captors or not act.actors or not all(map(_holds, act.actors)):
            continue
        own = {party.country for party in act.actors}
        struck = {party.country for party in act.recipients} - COMMON
        teller = reading.said_by
        if teller is not None and teller.country not in own | COMMON:
            return None
        if len(own) > 1 or not {p.country for p in reading.recipients} - {None} <= own | struck:
            return None
        [country] = struck if len(struck) == 1 else own
        held = tuple(
            replace(party, country=country, via="event") if party.country is None else party
            for party in reading.recipients
        )
        sure = min(reading.confidence, act.confidence * _LESS_SURE)
        return replace(reading, actors=of_event(act.actors), recipients=held, confidence=sure)
    return None


def _is_elsewhere(reading: Reading, tree: Tree) -> bool:
    """Whether a name after a preposition may say where or when it was: `arrested in Dubai`, `in May`."""
    return any(
        may_say_where(tree, c) and tree.dependents(c, "case")
        for c in tree.dependents(reading.trigger, "obl", "nmod")
    )


def _for_a_reason(reading: Reading, tree: Tree, language: str) -> bool:
    """Whether its clause says for what else they were held: `in connection with a murder`."""
    words = load_words(language).reasons
    return not words.isdisjoint(ngrams(tree, tree.subtree(reading.trigger), openings(words)))


def _holds(party: Party) -> bool:
    """Whether a party is one that arrests: police, or troops of a state."""
    return party.country not in COMMON and bool(party.sectors) and party.sectors[0] in _CAPTORS
