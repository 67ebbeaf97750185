"""Words of dispute that name nobody go to the other side of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.parties.counterparts import with_counterparts
from dragoman.model import Party, Reading, Tree

from .test_antecedents import party, reading
from .trees import build

ORGANS = frozenset({"GOV", "MIL"})


SPOKE = """It it PRON PRP nsubj 2
called call VERB VBD root 0
for for ADP IN case 4
calm calm NOUN NN obl 2"""
"""A clause whose second word is the act of every reading here."""


def trees(rows: str = SPOKE.replace("call VERB", "warn VERB")) -> dict[int, Tree]:
    return dict.fromkeys(range(5), build(rows)[1])


def told(readings: list[Reading], rows: str | None = None) -> Reading:
    spoken = trees() if rows is None else trees(rows)
    return with_counterparts(readings, spoken, organs=ORGANS)[-1]


def last(*readings: Reading) -> list[str | None]:
    return [one.country for one in told(list(readings)).recipients]


def test_a_call_for_a_thing_is_made_to_nobody_and_a_demand_to_the_other_side() -> None:
    dispute = [reading(0, "ACCUSE", "NOR", "CHL"), reading(0, "REQUEST", "NOR")]
    assert told(dispute, SPOKE).recipients == ()
    assert [one.country for one in told(dispute).recipients] == ["CHL"]


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
    assert told([strike, refusal]).recipients[0].id == "NOR.LAB"
