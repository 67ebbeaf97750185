"""Groupings against gold: trivial answers get what they deserve, and mistakes are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.bcubed import b_cubed
from dragoman.evaluate.grouping import mistakes, score_groups

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "3"}
UNIT = {"a": "s", "b": "s", "c": "s", "d": "t", "e": "t"}
groupings = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("1234"))


def test_the_truth_scores_one_whatever_its_groups_are_called() -> None:
    said = {thing: f"x{group}" for thing, group in GOLD.items()}
    scores = score_groups(GOLD, said, UNIT)
    assert scores.b_cubed.f1 == scores.in_company.f1 == scores.pairs.f1 == scores.whole == 1
    assert mistakes(GOLD, said) == []


def test_who_joins_nothing_is_told_by_what_has_company() -> None:
    scores = score_groups(GOLD, {}, UNIT)
    assert scores.b_cubed.precision == 1
    assert scores.b_cubed.recall == pytest.approx(3 / 5)
    assert scores.in_company.recall == pytest.approx(1 / 3)
    assert scores.pairs.recall == scores.whole == 0
    assert (scores.groups, scores.said_groups) == (3, 5)


def test_pairs_are_counted_not_things() -> None:
    scores = score_groups(GOLD, dict.fromkeys(GOLD, "all"), UNIT)
    assert (scores.pairs.right, scores.pairs.coded, scores.pairs.gold) == (3, 10, 3)


def test_a_name_that_is_also_a_thing_joins_nothing() -> None:
    # "b" is left out and stands alone, though a said group bears its name
    scores = score_groups(GOLD, {"a": "b"}, UNIT)
    assert scores.pairs.coded == 0


def test_mistakes_are_named_the_worst_first() -> None:
    said = {"a": "x", "b": "x", "c": "y", "d": "x", "e": "z"}
    first, second = mistakes(GOLD, said)
    assert (first.kind, first.parts, first.wrong) == ("merge", (("a", "b"), ("d",)), 2)
    assert (second.kind, second.parts, second.wrong) == ("split", (("a", "b"), ("c",)), 2)


@given(groupings, groupings)
def test_intervals_hold_the_score_of_one_unit(gold: dict[str, str], said: dict[str, str]) -> None:
    scores = score_groups(gold, said, dict.fromkeys(gold, "one"))
    assert scores.b_cubed == b_cubed(gold, said)
    low, high = scores.intervals.f1
    assert low == pytest.approx(scores.b_cubed.f1) == pytest.approx(high)


@given(groupings, groupings)
def test_there_are_mistakes_where_there_are_wrong_pairs(
    gold: dict[str, str], said: dict[str, str]
) -> None:
    pairs = score_groups(gold, said, dict.fromkeys(gold, "one")).pairs
    wrong = dict.fromkeys(("merge", "split"), 0)
    for each in mistakes(gold, said):
        wrong[each.kind] += each.wrong
    assert wrong == {"merge": pairs.coded - pairs.right, "split": pairs.gold - pairs.right}
