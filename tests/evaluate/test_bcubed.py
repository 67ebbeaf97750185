"""B-cubed: the textbook values, and what an unnamed or unknown thing counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.bcubed import Score, b_cubed

GROUPINGS = st.integers(1, 12).flatmap(
    lambda size: st.tuples(
        *[st.lists(st.sampled_from("abcd"), min_size=size, max_size=size) for _ in range(2)]
    )
)


def test_the_worked_example_of_a_wrongly_merged_group() -> None:
    """Groups of five, two and five; the second and third are said to be one."""
    gold = {str(i): "abc"[0 if i < 5 else 1 if i < 7 else 2] for i in range(12)}
    said = {str(i): "one" if i < 5 else "two" for i in range(12)}
    score = b_cubed(gold, said)
    assert score.recall == 1.0
    assert score.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)


def test_all_in_one_group_has_full_recall_and_all_alone_full_precision() -> None:
    gold = {"1": "a", "2": "a", "3": "b"}
    together = b_cubed(gold, dict.fromkeys(gold, "x"))
    alone = b_cubed(gold, {thing: thing for thing in gold})
    assert together.recall == 1.0
    assert together.precision == pytest.approx(5 / 9)
    assert alone.precision == 1.0
    assert alone.recall == pytest.approx(2 / 3)


def test_what_is_left_out_stands_alone_even_beside_a_group_of_its_name() -> None:
    assert b_cubed({"1": "a", "2": "b"}, {"2": "1"}) == Score(1.0, 1.0, 1.0)
    assert b_cubed({"1": "a", "2": "a"}, {"1": "x"}).recall == 0.5


def test_what_gold_does_not_know_weighs_on_nothing() -> None:
    assert b_cubed({"1": "a"}, {"1": "x", "9": "x"}) == Score(1.0, 1.0, 1.0)


def test_nothing_scores_nothing() -> None:
    assert b_cubed({}, {"1": "x"}) == Score(0.0, 0.0, 0.0)


@given(GROUPINGS)
def test_the_counted_cells_give_the_definition(groupings: tuple[list[str], list[str]]) -> None:
    """Against the definition, thing by thing and pair by pair."""
    gold, said = ({str(i): name for i, name in enumerate(each)} for each in groupings)
    precisions, recalls = [], []
    for thing in gold:
        ours = {other for other in gold if gold[other] == gold[thing]}
        theirs = {other for other in said if said[other] == said[thing]}
        precisions.append(len(ours & theirs) / len(theirs))
        recalls.append(len(ours & theirs) / len(ours))
    score = b_cubed(gold, said)
    assert score.precision == pytest.approx(sum(precisions) / len(gold))
    assert score.recall == pytest.approx(sum(recalls) / len(gold))
    turned = b_cubed(said, gold)
    assert (turned.precision, turned.recall) == pytest.approx((score.recall, score.precision))
