"""Gangs and their people: by another name, by their letters, in states that have a congress too."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ('Juan Roe, alias "Perico," a leader of the Urabenos, fled', ["COL CRM"]),
        ("Juan Roe, alias Perico, a Colombian, fled", ["COL CVL"]),
        ("Juan Roe (alias Perico), the leader of the Gulf Cartel, fled", ["MEX CRM"]),
        ('Juan "El Perico" Roe, the leader of the Gulf Cartel, fled', ["MEX CRM"]),
        ("Juan Roe, alias Perico, met a leader of the Gulf Cartel", []),
    ],
)
def test_what_stands_behind_another_name_is_said_of_the_first(told: str, codes: list[str]) -> None:
    assert Staged(f"{told} on Monday.").codes("Roe") == codes


@pytest.mark.parametrize(
    ("words", "name", "codes"),
    [
        ("Brazil's police arrested two men of the PCC.", "PCC", ["BRA CRM"]),
        ("Norway's police arrested two men of the PCC.", "PCC", []),
        ("Salvadoran police arrested two men of the MS13.", "MS13", ["SLV CRM"]),
        ("Mexican militias fought the Knights Templar.", "Templar", ["MEX CRM"]),
        ("Two factions of the Gulf Cartel clashed in Mexico.", "factions", ["MEX CRM"]),
        ("A Peruvian money laundering network fled.", "network", ["PER CRM"]),
    ],
)
def test_gangs_are_known_by_their_names(words: str, name: str, codes: list[str]) -> None:
    assert Staged(words).codes(name) == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Congressman Juan Roe spoke in Peru. Peru's police jailed Roe.", ["PER LEG"]),
        ("Congressman John Roe spoke on Monday.", ["USA LEG"]),
        ("Congressman John Roe spoke of Peru and of the United States.", ["USA LEG"]),
    ],
)
def test_a_congressman_is_of_a_state_that_the_text_names(words: str, codes: list[str]) -> None:
    assert Staged(words).codes("Roe") == codes
