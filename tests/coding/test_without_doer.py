"""Force that nobody is said to have done is told where it is an attack on somebody named."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


def events(coder: Coder, text: str) -> list[str]:
    return [m.event for m in coder.code(text).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "The bombing of a Chilean school shocked the town.",
        "A car bomb went off outside the Chilean embassy.",
        "Monday's attack on the Chilean embassy left nine dead.",
        "Two Chilean priests were attacked on their way to the mill.",
    ],
)
def test_an_attack_is_told_of_whom_it_struck(coder: Coder, text: str) -> None:
    assert events(coder, text) == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Nine Chilean shepherds died on Monday.",
        "The guards foiled an attack on the Chilean embassy.",
        "The plotters planned an attack on the Chilean embassy.",
        "The critic's attack on the Chilean opera filled two pages.",
        "The Chilean minister suffered a heart attack.",
    ],
)
def test_deaths_plans_and_illnesses_are_no_attacks(coder: Coder, text: str) -> None:
    assert "ASSAULT" not in events(coder, text)


def test_a_judged_attack_stands_beside_its_judgement(coder: Coder) -> None:
    text = "Norway condemned the bombing of a market in Chad."
    assert events(coder, text) == ["ACCUSE", "ASSAULT"]


def test_an_armed_group_named_before_an_attack_made_it(coder: Coder) -> None:
    [mention] = coder.code("Houthi drone attack in Saudi Arabia", language="en").mentions
    assert mention.event == "ASSAULT" and mention.actors
