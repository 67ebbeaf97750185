"""A talk that is named again has the sides of the meeting that was told, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.parties.counterparts import MEETING, as_pair, with_partners
from dragoman.model import Reading

from .test_antecedents import party, reading
from .trees import build

THE_TALKS = """The the DET DT det 2
talks talk NOUN NNS nsubj 3
ended end VERB VBD root 0"""

SOME_TALKS = THE_TALKS.replace("The the", "Some some")

THE_TWO = """Two two NUM CD nsubj 2
talked talk VERB VBD root 0"""

MET = replace(reading(0, "CONSULT", "NOR"), actors=(party("NOR"), party("CHL")), reciprocal=True)
VISIT = reading(0, "CONSULT", "NOR", "CHL")


def nobody(sentence: int) -> Reading:
    return replace(reading(sentence, "CONSULT", "X"), actors=())


def sides(rows: str, *before: Reading, at: int = 1) -> list[str | None] | None:
    found = with_partners(nobody(at), build(rows)[1], before)
    return None if found is None else [one.country for one in found.actors]


@pytest.mark.parametrize("before", [MET, VISIT], ids=["meeting", "visit"])
@pytest.mark.parametrize("rows", [THE_TALKS, THE_TWO], ids=["the talks", "the two"])
def test_the_talks_and_the_two_are_those_who_met(rows: str, before: Reading) -> None:
    assert sides(rows, before) == ["NOR", "CHL"]


def test_some_talks_may_be_others() -> None:
    assert sides(SOME_TALKS, MET) is None


def test_what_the_talks_are_expected_to_do_is_no_meeting() -> None:
    expected = replace(nobody(1), operators=("expected.to",))
    assert with_partners(expected, build(THE_TALKS)[1], [MET]) is None


def test_a_meeting_far_back_is_not_meant() -> None:
    assert sides(THE_TALKS, MET, at=MEETING + 1) is None


def test_a_contact_of_one_side_between_hides_the_meeting() -> None:
    assert sides(THE_TALKS, MET, reading(1, "CONSULT", "PER"), at=2) is None


def phrase(text: str, event: str = "AGREE", country: str | None = None) -> Reading:
    one = replace(party("X"), text=text, country=country)
    return replace(reading(1, event, "X"), actors=(one,), confidence=0.1)


def test_both_leaders_are_those_who_met_and_surer_than_nobody() -> None:
    found = as_pair(phrase("the two leaders"), [MET])
    assert [one.country for one in found.actors] == ["NOR", "CHL"]
    assert found.reciprocal
    assert found.confidence == MET.confidence / 2


@pytest.mark.parametrize(
    "other",
    [
        phrase("rebel leaders"),
        phrase("the two leaders", "ASSAULT"),
        phrase("the two leaders", country="PER"),
    ],
    ids=["not counted", "no joint act", "of a known country"],
)
def test_others_are_left_as_they_are(other: Reading) -> None:
    assert as_pair(other, [MET]) == other
