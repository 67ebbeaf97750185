"""What a film or a novel tells, and what teams do in a match: acts that nobody did."""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...model import Reading
from ..cue_words import cue_words

_IN = "in"
_NARROW = ("nummod", "nmod")


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    works: frozenset[str]
    telling: frozenset[str]
    games: frozenset[str]
    counted: frozenset[str]
    played: frozenset[str]


load_words = cue_words(Words, "make_believe")
"""The words of a language."""


def told_in_a_work(reading: Reading, functions: Functions, language: str) -> bool:
    """`In the novel, Chile invades Peru`, `the film tells how Chile invaded Peru`."""
    words, tree = load_words(language), functions.tree
    if words.works.isdisjoint(tree.lemmas):
        return False
    for i in (reading.trigger, *tree.ancestors(reading.trigger)):
        telling = i != reading.trigger and tree.lemmas[i] in words.telling
        for c in tree.children[i]:
            if c > i or tree.lemmas[c] not in words.works:
                continue
            if telling and tree.relations[c] == "nsubj":
                return True
            # begins the sentence: one may have said it in a film too
            if tree.subtree(c)[0] == 0 and functions.case_of(c) == _IN:
                return True
    return False


def part_of_a_game(reading: Reading, functions: Functions, language: str) -> bool:
    """`Chile eliminated Peru on penalties`, `was suspended for three matches`."""
    words, tree = load_words(language), functions.tree
    if words.games.isdisjoint(tree.lemmas):
        return False
    below = [c for c in tree.dependents(reading.trigger, "obl") if tree.lemmas[c] in words.games]
    teams = all(p.kind == "state" and not p.sectors for p in (*reading.actors, *reading.recipients))
    if reading.event in words.played and teams and below:
        return True
    return any(
        tree.lemmas[c] in words.counted and bool(tree.dependents(c, *_NARROW)) for c in below
    )
