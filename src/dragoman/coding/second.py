"""A second opinion on what the rules read: how likely the ranker holds the same act of the same two.

The ranker is not told of the rule's reading here, so that the two speak for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from ..lexicon.parties import Naming
from ..model import Party, Reading, Tree
from ..ontology import joined_type
from .confidence import load_calibration
from .ranker import NONE, REVERSED
from .shown import Ends, Shown, show


@dataclass(frozen=True, slots=True)
class Question:
    """The first pair of a reading's sides, by the place of the reading among its document's."""

    reading: int
    pair: Shown


def questions(
    readings: Sequence[Reading], trees: Mapping[int, Tree], cast: Naming
) -> list[Question]:
    """What there is to ask of the readings that name two sides within their own sentence."""
    acts: dict[int, dict[int, str]] = {}
    for reading in readings:
        acts.setdefault(reading.sentence, {})[reading.trigger] = reading.event
    found = []
    for k, reading in enumerate(readings):
        sides = reading.actors[:2] if reading.reciprocal else _first_of_each(reading)
        if len(sides) < 2:
            continue
        tree = trees[reading.sentence]
        ends = Ends(*(tokens_of(tree, cast, party) for party in sides))
        if ends.actor and ends.recipient and not ends.actor & ends.recipient:
            found.append(Question(k, show(tree, ends, acts[reading.sentence])))
    return found


def answered(
    readings: Sequence[Reading],
    asked: Sequence[Question],
    shares: Sequence[Mapping[str, float]],
) -> tuple[Reading, ...]:
    """The readings with the ranker's shares for each question weighed into their confidence."""
    heard = list(readings)
    for question, each in zip(asked, shares, strict=True):
        reading = heard[question.reading]
        heard[question.reading] = replace(reading, confidence=seconded(reading, each))
    return tuple(heard)


def seconded(reading: Reading, shares: Mapping[str, float]) -> float:
    """The probability that a reading is right, after the ranker was asked."""
    return load_calibration("seconded").probability(second_evidence(reading, shares))


def second_evidence(reading: Reading, shares: Mapping[str, float]) -> dict[str, float]:
    """What was thought before, and the ranker's shares of the same act and of none."""
    same = sum(
        share
        for name, share in shares.items()
        if name != NONE
        and (reading.reciprocal or not name.endswith(REVERSED))
        and joined_type(name.removesuffix(REVERSED), "plover") == reading.event
    )
    before = reading.confidence
    return {"before": log(before / (1 - before)), "same": same, "none": shares[NONE]}


def _first_of_each(reading: Reading) -> tuple[Party, ...]:
    return (*reading.actors[:1], *reading.recipients[:1])


def tokens_of(tree: Tree, cast: Naming, party: Party) -> frozenset[int]:
    """The tokens of a party's phrase, or those that stand for it in this sentence."""
    span = party.span
    if span.part == tree.sentence.part:
        inside = [t.i for t in tree.tokens if t.start < span.end and span.start < t.end]
        if inside:
            return frozenset(inside)
    return frozenset(
        t.i
        for t in tree.tokens
        if any(other.id == party.id for other in cast.at(tree.sentence.index, t.i))
    )
