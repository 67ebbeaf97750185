"""Attacks and protests that a sentence takes up by their noun alone: `Rebels raided a post. The raid left two dead.`

The sides are those of the act just told (tests/gold/CODING.md, "What is an event", on descriptions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.functions import Functions
from ...model import Reading
from ..acts.one_side import of_event
from ..cue_words import cue_words

FORCE, CROWDS = "ASSAULT", "PROTEST"
"""Types that are taken up."""

BACK = 3
"""Sentences looked back: further off, the act may be another."""

_LESS_SURE = 0.8
"""What is left of the confidence of the act that is taken up."""

_DONE = frozenset({"actual", "historical"})
_TELLING = frozenset({"nsubj", "nsubj:pass"})


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
        if lemma not in nouns or tree[i].upos != "NOUN":
            continue
        below = [tree.forms[c] for c in tree.children[i]]
        if words.the.isdisjoint(below) or tree.dependents(i, "nmod", "nmod:poss", "compound"):
            continue
        above = tree[i].head
        if not functions.is_verb(above):
            continue
        if tree[i].dep in _TELLING or (
            functions.case_of(i) in words.below and tree.lemmas[above] in words.hurt
        ):
            yield i


def _just_told(
    told: Mapping[int, Sequence[Reading]],
    functions: Mapping[int, Functions],
    index: int,
    noun: int,
    words: Words,
) -> Reading | None:
    """The nearest act before the sentence, if it is done and of as many sides as the noun says."""
    lemma = functions[index].tree.lemmas[noun]
    near = range(index - 1, index - 1 - BACK, -1)
    act = next((told[before][-1] for before in near if before in told), None)
    if act is None or act.status not in _DONE or not (act.actors or act.recipients):
        return None
    if act.event == CROWDS:
        return act if act.actors else None
    same = functions[act.sentence].tree.lemmas[act.trigger] == lemma
    if (lemma in words.loose and not same) or (lemma in words.joint) != act.reciprocal:
        return None
    return act


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
