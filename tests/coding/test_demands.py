"""Demands and judgements of who speaks: named beside the words, near by, or only as who gives the text out."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings

CODER = Coder(Settings(ranker=False))


def read(text: str, outlet: str | None = None) -> list[tuple[str, str, list[str], list[str]]]:
    coding = CODER.code(text, outlet=outlet)
    return [
        (
            m.event,
            m.entry,
            [p.country or "---" for p in m.actors],
            [p.country or "---" for p in m.recipients],
        )
        for m in coding.mentions
    ]


def test_a_duty_without_a_known_act_is_a_request_of_who_says_so() -> None:
    assert read("Chile must do far better, the Norwegian president said.") == [
        ("REQUEST", "duty.any", ["NOR"], ["CHL"])
    ]


def test_a_duty_under_a_condition_asks_for_nothing() -> None:
    assert read("If Chile must do better, it will, the Norwegian president said.") == []


def test_what_a_speaker_says_of_his_own_nation_is_no_demand() -> None:
    assert read("Norway must do far better, the Norwegian president said.") == []


def test_a_duty_that_nobody_is_known_to_speak_of_is_none() -> None:
    assert read("Chile must do far better.") == []


def test_the_speaker_of_a_running_quotation_demands() -> None:
    text = '"We are tired," Norwegian President Kari Dahl said. "Chile must do far better."'
    assert ("REQUEST", "duty.any", ["NOR"], ["CHL"]) in read(text)


@pytest.mark.parametrize(
    "words",
    [
        "The Chilean government must do far better.",
        "The Chilean decree is a breach of the fisheries treaty.",
        "Chile is responsible for the killings on the island.",
    ],
)
def test_a_government_speaks_in_its_own_statement_and_a_newspaper_does_not(words: str) -> None:
    assert [(actors, to) for _, _, actors, to in read(words, "U.S. Department of State")] == [
        (["USA"], ["CHL"])
    ]
    assert read(words, "Valley Gazette") == []


def test_a_duty_that_was_not_met_is_blamed() -> None:
    assert read("Chile should have done far better, the Norwegian president said.") == [
        ("ACCUSE", "duty.any", ["NOR"], ["CHL"])
    ]


def test_an_adjective_before_its_noun_judges_nobody() -> None:
    assert "judged.outrage" not in {
        entry
        for _, entry, _, _ in read("The unlawful Chilean decree is long, the Peruvian envoy said.")
    }
