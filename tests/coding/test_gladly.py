"""What is felt in doing a thing, or the chance of doing it that one had, leaves it done."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def told(coder: Coder, text: str) -> list[tuple[str, str]]:
    return [(each.event, each.status) for each in coder.code(text, language="en").mentions]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Peruvian foreign minister was pleased to sign the treaty with Chile.", "SUPPORT"),
        ("Kenya is proud to stand with Chile.", "SUPPORT"),
        ("Norway is delighted to recognise Kosovo.", "SUPPORT"),
        (
            "The Kenyan president had the opportunity to speak with the Chilean president.",
            "CONSULT",
        ),
        ("Kenya's envoys got the chance to visit Chile.", "CONSULT"),
    ],
)
def test_it_is_done(coder: Coder, text: str, event: str) -> None:
    assert told(coder, text) == [(event, "actual")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norway would be delighted to host talks between Chile and Peru.",
            [("AGREE", "hypothetical")],
        ),
        ("The Kenyan minister has a chance to meet the Chilean envoy.", []),
        ("The Kenyan minister had no chance to meet the Chilean envoy.", [("CONSULT", "negated")]),
        ("Kenya gave Chile a chance to withdraw its troops.", []),
        ("Norway's minister is happy to meet the Chilean president.", []),
    ],
)
def test_it_is_not(coder: Coder, text: str, events: list[tuple[str, str]]) -> None:
    assert told(coder, text) == events


def test_a_visit_in_the_course_of_which_something_will_be_done_is_to_come(coder: Coder) -> None:
    text = "During his visit to Chile, the Norwegian prime minister {} the Peruvian president."
    assert told(coder, text.format("will meet")) == [("AGREE", "actual")] * 2
    assert ("CONSULT", "actual") in told(coder, text.format("met"))
