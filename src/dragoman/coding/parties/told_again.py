"""Attacks and protests that a sentence takes up by their noun alone: `Rebels raided a post. The raid left two dead.`

The sides are those of the act just told (tests/gold/CODING.md, "What is an event", on descriptions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.functions import Functions
from ...model import DONE, Reading
from ..acts.one_side import of_event
from ..cue_words import cue_words

FORCE, CROWDS = "ASSAULT", "PROTEST"
"""Types that are taken up."""

BACK = 3
"""Sentences looked back: further off, the act may be another."""

FAR = 6
"""The same for fighting and protests that go on: they are those that the report is about."""

_LESS_SURE = 0.8
"""What is left of the confidence of the act that is taken up."""

_TELLING = frozenset({"nsubj", "nsubj:pass"})
_ING = "VBG"
_BARE = frozenset({"NNS", "NN", _ING})
_BEGINS = frozenset({"nsubj", "csubj"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SEP"})


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    force: frozenset[str]
    crowds: frozenset[str]
    joint: frozenset[str]
    loose: frozenset[str]
    the: frozenset[str]
    below: frozenset[str]
    hurt: frozenset[str]
    going: frozenset[str]
    about: frozenset[str]


load_words = cue_words(Words, "told_again")
"""The words of a language."""


def with_told_again(
    readings: Sequence[Reading], functions: Mapping[int, Functions], language: str = "en"
) -> tuple[Reading, ...]:
    """The readings of a document in order, with those of acts that are only taken up.

    A sentence that tells such an act by words of its own takes up none.
    """
    words = load_words(language)
    telling = {(reading.sentence, reading.event) for reading in readings}
    done = list(readings)
    for event, nouns in ((FORCE, words.force), (CROWDS, words.crowds)):
        told: dict[int, list[Reading]] = {}
        for reading in readings:
            if reading.event == event:
                told.setdefault(reading.sentence, []).append(reading)
        for index in sorted(functions):
            if (index, event) in telling:
                continue
            for noun in _taken_up(functions[index], nouns, words):
                act = _just_told(told, functions, index, noun, words)
                if act is not None:
                    again = _again(act, index, noun)
                    told[index] = [again]
                    done.append(again)
                    break
        done.sort(key=lambda reading: reading.sentence)
    return tuple(done)


def _taken_up(functions: Functions, nouns: frozenset[str], words: Words) -> Iterator[int]:
    """The nouns of a sentence that are told of as the one act: `the raid left ...`, `hurt in it`."""
    tree = functions.tree
    for i, lemma in enumerate(tree.lemmas):
        if tree[i].xpos == _ING and tree.forms[i] in nouns and _goes_on(functions, i, words):
            yield i
            continue
        if lemma not in nouns or tree[i].upos != "NOUN":
            continue
        above = tree[i].head
        if not functions.is_verb(above):
            continue
        if _goes_on(functions, i, words):
            yield i
            continue
        below = [tree.forms[c] for c in tree.children[i]]
        if words.the.isdisjoint(below) or tree.dependents(i, "nmod", "nmod:poss", "compound"):
            continue
        if tree[i].dep in _TELLING or (
            functions.case_of(i) in words.below and tree.lemmas[above] in words.hurt
        ):
            yield i


def _goes_on(functions: Functions, i: int, words: Words) -> bool:
    """Whether acts of many are said to begin or go on, and of nobody: `fighting broke out near the bridge`."""
    tree = functions.tree
    name = tree.forms[i] if tree[i].xpos == _ING else tree.lemmas[i]
    many = name in words.joint | words.crowds and tree[i].xpos in _BARE
    if not many or tree[i].dep not in _BEGINS or tree.lemmas[tree[i].head] not in words.going:
        return False
    below = tree.children[i]
    if any(tree.relations[c] in ("det", "compound") for c in below):
        return False
    of = tree.dependents(i, "nmod", "nmod:poss", "obl")
    return all(functions.case_of(c) in words.about for c in of)


def _just_told(
    told: Mapping[int, Sequence[Reading]],
    functions: Mapping[int, Functions],
    index: int,
    noun: int,
    words: Words,
) -> Reading | None:
    """The nearest act before the sentence, if it is done and of as many sides as the noun says."""
    tree = functions[index].tree
    lemma = tree.forms[noun] if tree[noun].xpos == _ING else tree.lemmas[noun]
    goes_on = _goes_on(functions[index], noun, words)
    near = range(index - 1, index - 1 - (FAR if goes_on else BACK), -1)
    act = next((told[before][-1] for before in near if before in told), None)
    if act is None or act.status not in DONE or not (act.actors or act.recipients):
        return None
    if act.event == CROWDS:
        return act if act.actors else None
    if lemma in words.joint and goes_on:
        return _of_both(act)
    same = functions[act.sentence].tree.lemmas[act.trigger] == lemma
    if (lemma in words.loose and not same) or (lemma in words.joint) != act.reciprocal:
        return None
    return act


def _of_both(act: Reading) -> Reading | None:
    """An act of force as fighting of both its sides; None where one of them is not armed."""
    if act.reciprocal:
        return act
    sides = (*act.actors, *act.recipients)
    armed = all(party.sectors and party.sectors[0] in _ARMED for party in sides)
    if not armed or not act.actors or not act.recipients:
        return None
    return replace(act, actors=sides, recipients=(), reciprocal=True)


def _again(act: Reading, index: int, noun: int) -> Reading:
    return replace(
        act,
        sentence=index,
        trigger=noun,
        tokens=(noun,),
        actors=of_event(act.actors),
        recipients=of_event(act.recipients),
        operators=(),
        counts=(),
        said_by=None,
        confidence=act.confidence * _LESS_SURE,
    )
