"""The head that tells sides gives shares, and one trigger may serve all candidates."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.coding.networks.side_head import SideHead
from dragoman.encoder import Decision, Layer, Table

WIDTH, INNER, TOLD = 6, 4, 2
RANDOM = np.random.default_rng(5)


def floats(*shape: int) -> np.ndarray:
    return RANDOM.normal(size=shape).astype(np.float32)


def layer(inputs: int, outputs: int) -> Layer:
    return Layer(floats(inputs, outputs), floats(outputs))


def head() -> SideHead:
    table = Table(RANDOM.integers(-9, 9, (3, TOLD)).astype(np.int8), floats(3))
    gathered = 3 * INNER + TOLD
    decision = Decision(layer(gathered, 5), layer(5, 3))
    return SideHead(layer(WIDTH, INNER), layer(WIDTH, INNER), (table,), decision)


def test_the_shares_of_each_candidate_sum_to_one() -> None:
    found = head()(floats(2, WIDTH), floats(2, WIDTH), [[0, 2]])
    assert [each.none + each.actor + each.recipient for each in found] == pytest.approx([1, 1])


def test_one_trigger_serves_all_candidates_as_if_it_were_told_for_each() -> None:
    ask, trigger, candidates = head(), floats(1, WIDTH), floats(3, WIDTH)
    every = ask(np.repeat(trigger, 3, axis=0), candidates, [[0, 1, 2]])
    for one, other in zip(ask(trigger, candidates, [[0, 1, 2]]), every, strict=True):
        assert (one.none, one.actor) == pytest.approx((other.none, other.actor), abs=1e-6)


def test_a_number_is_wanted_for_each_table() -> None:
    with pytest.raises(ValueError, match="zip"):
        head()(floats(1, WIDTH), floats(1, WIDTH), [])
