"""What is foiled or prevented is not told as done, by rules or by what the networks propose."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    "text",
    [
        "French police prevented a bomb attack on a train.",
        "German authorities foiled an attack on a synagogue.",
        "Egyptian troops thwarted an attack by militants.",
    ],
)
def test_a_foiled_attack_is_no_attack(coder: Coder, text: str) -> None:
    assert [m.event for m in coder.code(text).mentions if m.event == "ASSAULT"] == []


def test_two_offices_of_one_state_are_two_parties(coder: Coder) -> None:
    [dismissed] = coder.code("The president of Peru dismissed the prime minister.").mentions
    assert [p.text for p in dismissed.recipients] == ["prime minister"]
