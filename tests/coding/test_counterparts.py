"""Words of dispute that name nobody go to the other side of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.counterparts import with_counterparts
from dragoman.model import Party, Reading

from .test_antecedents import party, reading

ORGANS = frozenset({"GOV", "MIL"})


def last(*readings: Reading) -> list[str | None]:
    return [one.country for one in with_counterparts(readings, ORGANS)[-1].recipients]


def test_a_threat_beside_a_charge_is_made_to_the_accused() -> None:
    assert last(reading(0, "ACCUSE", "NOR", "CHL"), reading(0, "THREATEN", "NOR")) == ["CHL"]


def test_who_was_accused_answers_the_accuser() -> None:
    assert last(reading(0, "ACCUSE", "CHL", "NOR"), reading(1, "REJECT", "NOR")) == ["CHL"]


@pytest.mark.parametrize(
    "other",
    [
        reading(0, "ACCUSE", "PER", "CHL"),
        reading(0, "AID", "NOR", "CHL"),
        replace(reading(0, "ASSAULT", "NOR", "CHL"), reciprocal=True),
    ],
    ids=["of others", "friendly", "joint"],
)
def test_acts_of_others_and_friendly_or_joint_ones_show_no_dispute(other: Reading) -> None:
    assert last(other, reading(0, "THREATEN", "NOR")) == []


def test_further_off_and_for_other_types_nobody_is_told() -> None:
    assert last(reading(0, "ACCUSE", "NOR", "CHL"), reading(3, "THREATEN", "NOR")) == []
    assert last(reading(0, "ACCUSE", "NOR", "CHL"), reading(0, "AGREE", "NOR")) == []


def test_the_other_side_may_be_of_the_same_state() -> None:
    state = replace(party("NOR"), id="NOR.GOV", sectors=("GOV",))
    union: Party = replace(party("NOR"), id="NOR.LAB", sectors=("LAB",), kind="group")
    strike = replace(reading(0, "PROTEST", "NOR"), actors=(union,), recipients=(state,))
    refusal = replace(reading(1, "REJECT", "NOR"), actors=(state,))
    assert with_counterparts([strike, refusal], ORGANS)[-1].recipients[0].id == "NOR.LAB"
