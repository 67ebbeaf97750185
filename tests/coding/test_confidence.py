"""Confidence: named evidence, calibrations that load, probabilities that are never 0 or 1."""

from __future__ import annotations

from math import isfinite

import pytest

from dragoman.coding.acts.draft import Draft
from dragoman.coding.confidence import (
    LEAST,
    MOST,
    Calibration,
    confidence,
    evidence,
    load_calibration,
)
from dragoman.model import Party, Tree
from dragoman.ontology import event_types

from .trees import WordCast, build

ROWS = """
Norway Norway PROPN NNP nsubj 2
attacked attack VERB VBD root 0
Chile Chile PROPN NNP obj 2
"""

PLAIN = {
    "ranker",
    "ranker share",
    "owned",
    "operators",
    "noun",
    "in passing",
    "far",
    "no country",
    "no actor",
    "one side",
    "several",
    "broken",
    "long",
}
"""The names of evidence that are no type and no status: a calibration is fitted to these."""


@pytest.fixture
def tree() -> Tree:
    return build(ROWS)[1]


@pytest.fixture
def sides(tree: Tree) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    cast = WordCast(tree)
    return cast.at(0, 0), cast.at(0, 2)


@pytest.fixture
def draft(sides: tuple[tuple[Party, ...], tuple[Party, ...]]) -> Draft:
    return Draft(
        trigger=1,
        chain=(1,),
        tokens=(1,),
        inner=1,
        event="ASSAULT",
        modes=(),
        contexts=(),
        cameo=None,
        actors=sides[0],
        partners=(),
        recipients=sides[1],
        joint=False,
        statuses=frozenset(),
        entry="attack.object",
    )


def test_the_names_of_evidence_are_those_that_calibrations_were_fitted_to(
    draft: Draft, tree: Tree
) -> None:
    told = evidence(draft, tree, "ASSAULT", "actual", draft.actors, draft.recipients)
    assert set(told) == PLAIN | {"type ASSAULT", "status actual"}
    assert all(isfinite(value) and value >= 0 for value in told.values())


def test_evidence_says_what_is_missing(draft: Draft, tree: Tree) -> None:
    bare = draft._replace(actors=(), recipients=(), share=0.7, nominal=True, loose=True)
    told = evidence(bare, tree, "ASSAULT", "future", (), ())
    assert told["no actor"] == told["one side"] == told["ranker"] == 1
    assert (told["ranker share"], told["noun"], told["in passing"]) == (0.7, 1, 1)
    assert told["status future"] == 1


def test_the_shipped_calibration_of_mentions_knows_the_names_of_evidence() -> None:
    types = {f"type {kind.code}" for kind in event_types()}
    statuses = {
        f"status {s}" for s in ("actual", "historical", "future", "hypothetical", "negated")
    }
    assert set(load_calibration("mentions").weights) <= PLAIN | types | statuses


@pytest.mark.parametrize("name", ["mentions", "pairs"])
def test_the_shipped_calibrations_load_and_give_probabilities(name: str) -> None:
    calibration = load_calibration(name)
    assert isfinite(calibration.bias)
    assert calibration.weights
    assert all(isfinite(weight) for weight in calibration.weights.values())
    for weight in calibration.weights:
        assert 0 < calibration.probability({weight: 1.0}) < 1
    assert 0 < calibration.probability({"no such evidence": 9.0}) < 1


def test_a_probability_is_bounded_whatever_speaks_for_it() -> None:
    calibration = Calibration(0.0, {"for": 50.0, "against": -50.0})
    assert calibration.probability({"for": 1.0}) == MOST
    assert calibration.probability({"against": 1.0}) == LEAST
    assert calibration.probability({}) == 0.5


def test_a_reading_has_a_confidence_between_nought_and_one(draft: Draft, tree: Tree) -> None:
    sure = confidence(draft, tree, "ASSAULT", "actual", draft.actors, draft.recipients)
    weak = confidence(draft._replace(actors=()), tree, "ASSAULT", "actual", (), draft.recipients)
    assert 0 < weak < sure < 1
