"""Gangs and their people: by another name, by their letters, in states that have a congress too."""

from __future__ import annotations

import pytest

from dragoman.actors.words.alias import other_names
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
        ("Mexican militias fought the Knights Templar Cartel.", "Cartel", ["MEX CRM"]),
        ("Malta opened a museum of the Knights Templar.", "Templar", []),
        ("The Black Eagles beat the Lions.", "Eagles", []),
        ("Colombian troops fought the ex-FARC mafia.", "mafia", ["COL REB"]),
        ("Colombia's police raided the Bacrim.", "Bacrim", ["COL CRM"]),
        ("Peru's police raided the Bacrim.", "Bacrim", ["PER CRM"]),
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


def test_another_name_is_of_three_words_at_most() -> None:
    told = Staged("Juan Roe, alias Big Old Grey Wolf, the leader of the Gulf Cartel, fled.")
    assert [name for _, name in other_names(told.trees[0])] == ["Big Old Grey"]


def test_a_person_is_known_by_another_name_from_there_on() -> None:
    told = Staged(
        'Paraguayan police arrested Juan Roe, alias "El Perico," a leader of the Red Command of Brazil. '
        "A judge in Paraguay freed El Perico on Monday."
    )
    assert told.codes("Perico", 1) == ["BRA CRM"]


@pytest.mark.parametrize(
    ("text", "last", "codes"),
    [
        ("A judge in Peru freed Farinas on Monday.", "Farinas", ["CUB OPP"]),
        ("Henry Farinas, a Nicaraguan baker, fled. A judge freed Farinas on Monday.", "Farinas", []),
        ("Henry Farinas, a Nicaraguan lawmaker, fled. A judge freed Farinas on Monday.", "Farinas", ["NIC LEG"]),
        ("Volodimir Zelenskyy met the council. Zelenskyy condemned Russia.", "Zelenskyy", ["UKR GOV"]),
        ("Vladmir Putin met the council. Putin condemned Ukraine.", "Putin", ["RUS GOV"]),
        ("V. Putin met the council. Putin condemned Ukraine.", "Putin", ["RUS GOV"]),
    ],
)  # fmt: skip
def test_a_last_name_is_that_of_whom_the_text_tells_in_full(
    text: str, last: str, codes: list[str]
) -> None:
    assert Staged(text).codes(last, -1) == codes
