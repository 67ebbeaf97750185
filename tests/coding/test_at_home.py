"""The state that a report is on stands in for the other side, where its kind of act has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.parties.at_home import with_home
from dragoman.model import Party, Reading

from .test_antecedents import reading
from .trees import build

TREES = {
    0: build(
        """Gunmen gunman NOUN NNS nsubj 2
attacked attack VERB VBD root 0
buses bus NOUN NNS obj 2"""
    )[1]
}


def given(one: Reading, home: str | None = "CHL", author: str | None = None) -> tuple[Party, ...]:
    return with_home([one], TREES, home, author)[0].recipients


def test_buses_attacked_in_a_report_on_a_state_are_of_it_in_their_own_words() -> None:
    [told] = given(reading(0, "ASSAULT", "PER"))
    assert (told.country, told.text, told.via) == ("CHL", "buses", "document")


@pytest.mark.parametrize(("noun", "told"), [("bus", ["buses"]), ("ship", [])])
def test_what_goes_between_states_is_of_none_by_the_report_alone(
    noun: str, told: list[str]
) -> None:
    rows = f"""Gunmen gunman NOUN NNS nsubj 2
seized seize VERB VBD root 0
{noun}es {noun} NOUN NNS obj 2"""
    trees = {0: build(rows)[1]}
    found = with_home([reading(0, "ASSAULT", "PER")], trees, "CHL")[0].recipients
    assert [party.text for party in found] == told


def test_responsibility_is_nobody_to_whom_an_act_is_done() -> None:
    rows = """Gunmen gunman NOUN NNS nsubj 2
claimed claim VERB VBD root 0
responsibility responsibility NOUN NN obj 2"""
    found = with_home([reading(0, "ASSAULT", "PER")], {0: build(rows)[1]}, "CHL")[0].recipients
    assert [party.text for party in found] != ["responsibility"]


def test_blame_is_given_at_home_only() -> None:
    assert [one.country for one in given(reading(0, "ACCUSE", "CHL"))] == ["CHL"]
    assert given(reading(0, "ACCUSE", "PER")) == ()


def test_a_government_promises_to_the_state_that_its_statement_is_on() -> None:
    assert [one.country for one in given(reading(0, "AGREE", "NOR"), author="NOR")] == ["CHL"]
    assert given(reading(0, "AGREE", "NOR")) == ()
    assert given(reading(0, "AGREE", "PER"), author="NOR") == ()


@pytest.mark.parametrize(
    "one",
    [
        reading(0, "PROTEST", "CHL"),
        reading(0, "ASSAULT", "PER", "BOL"),
        replace(reading(0, "ASSAULT", "PER"), reciprocal=True),
        replace(reading(0, "ASSAULT", "PER"), actors=()),
    ],
    ids=["of no such kind", "told", "joint", "nobody acts"],
)
def test_other_acts_are_left_as_they_are(one: Reading) -> None:
    assert given(one) == one.recipients


def test_nothing_is_given_where_no_state_leads() -> None:
    assert given(reading(0, "ASSAULT", "PER"), home=None) == ()
