"""What is asked: by a noun, of one who is told so without a name, or in a bare verb."""

from __future__ import annotations

import pytest

from .plainly import read


@pytest.mark.parametrize(
    "text",
    [
        "Norway turned down a request by Chile for troops.",
        "Norway ignored Chilean demands.",
        "At Chile's request, Norway sent troops.",
    ],
)
def test_who_owns_a_request_has_asked_whatever_is_done_about_it(text: str) -> None:
    assert ("REQUEST", ["CHL"], ["NOR"]) in read(text)


def test_a_noun_that_is_something_else_asks_for_nothing() -> None:
    events = [event for event, _, _ in read("Norwegian police answered a Chilean distress call.")]
    assert "REQUEST" not in events


@pytest.mark.parametrize(
    "text", ["Norway was asked to mediate.", "Norway is being pressed to withdraw."]
)
def test_whom_a_passive_says_to_be_asked_does_not_ask(text: str) -> None:
    assert read(text) == [("REQUEST", [], ["NOR"])]


def test_an_infinitive_hung_from_the_agent_is_what_is_asked() -> None:
    assert read("Norway was asked by Chile to mediate.") == [("REQUEST", ["CHL"], ["NOR"])]


def test_a_paper_asks_for_who_wrote_it_or_for_nobody_named() -> None:
    assert read("The resolution calls on Chile to withdraw its forces.") == [
        ("REQUEST", [], ["CHL"])
    ]
    assert read("A letter from the Peruvian president asked Norway to help.") == [
        ("REQUEST", ["PER"], ["NOR"])
    ]


def test_only_a_bare_verb_says_what_is_to_be_done() -> None:
    assert read("Chile insisted that Norway withdraw its troops.") == [
        ("REQUEST", ["CHL"], ["NOR"])
    ]
    assert read("Chile insisted that Norway was wrong.") == []


def test_a_refusal_told_by_its_noun_is_of_who_owns_it() -> None:
    assert ("REJECT", ["CHL"], ["NOR"]) in read("Chile's refusal to pay angered Norway.")
