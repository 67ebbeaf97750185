"""Decoding always gives a projective tree with one root, the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.syntax.spanning import decode, is_projective, is_tree


@pytest.mark.parametrize(
    ("heads", "right"),
    [([0, 1, 2], True), ([2, 1, 0], False), ([0, 0, 1], False), ([2, 3, 1], False)],
)
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], right: bool) -> None:
    assert is_tree(np.array(heads)) is right


@pytest.mark.parametrize(
    ("heads", "right"),
    [([0, 1, 2], True), ([2, 0, 2], True), ([3, 0, 2], False), ([3, 4, 0, 3], False)],
)
def test_arcs_that_cross_each_other_or_the_root_are_seen(heads: list[int], right: bool) -> None:
    assert is_projective(np.array(heads)) is right


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_decoded_tree_is_the_best_of_all(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, length + 1)).astype(np.float32)
    for word in range(length):
        scores[word, word + 1] = -1e4
    found = decode(scores)
    assert is_tree(found)
    assert is_projective(found)
    words = range(length)
    best = max(
        sum(scores[i, heads[i]] for i in words)
        for heads in product(range(length + 1), repeat=length)
        if is_tree(np.array(heads)) and is_projective(np.array(heads))
    )
    assert sum(scores[i, found[i]] for i in words) == pytest.approx(best, abs=1e-4)


def test_a_long_sentence_is_decoded_too() -> None:
    scores = np.random.default_rng(1).normal(size=(300, 301)).astype(np.float32)
    found = decode(scores)
    assert is_tree(found)
    assert is_projective(found)
