"""Common nouns by which news names parties: who stands trial, groups of a leaning, places that acts fall upon."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("A judge in Peru jailed four defendants.", "defendants", ["PER CVL"]),
        ("The police of Kenya caught two accomplices.", "accomplices", ["KEN CRM"]),
        ("An insurgent outfit in Chile claimed the blast.", "outfit", ["CHL REB"]),
        ("Kenyan white supremacists held a rally.", "supremacists", ["KEN CVL"]),
        (
            "Peru is in crisis. Peru banned civil society organizations.",
            "organizations",
            ["PER SOC"],
        ),
        ("Peru's six-party alliance called a strike.", "alliance", ["PER PTY"]),
        ("Peru's 6-party coalition called a strike.", "coalition", ["PER PTY"]),
        ("In Lima, the jobless marched on Monday.", "jobless", ["PER CVL"]),
        ("The floods in Peru made thousands homeless.", "homeless", []),
        ("Two Kenyan factions signed a truce.", "factions", ["KEN REB"]),
        ("Soldiers shot a Kenyan carpenter.", "carpenter", ["KEN LAB"]),
        ("A Kenyan carpenter met the king of Norway.", "carpenter", []),
        ("Chad's military rulers banned the party.", "rulers", ["TCD GOV"]),
        ("The military regime in Chad banned the party.", "regime", ["TCD GOV"]),
        ("The army-backed government of Chad fell.", "government", ["TCD GOV"]),
        ("ORV president Amos Otieno left Kenya.", "president", ["---"]),
    ],
)
def test_people_and_groups_of_common_nouns(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Soldiers raided a farm in Kenya.", "farm", ["KEN AGR"]),
        ("A missile hit the airport in Kenya.", "airport", ["KEN CVL"]),
        ("A minister of Kenya left the airport.", "airport", []),
        ("Police stormed a campus in Kenya.", "campus", ["KEN EDU"]),
    ],
)
def test_places_that_an_act_falls_upon(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Coalition warplanes bombed a bridge in Iraq.", "warplanes", ["IGO MIL"]),
        ("Two multinational force soldiers died in Iraq.", "soldiers", ["IGO MIL"]),
        ("A coalition airstrike in Iraq hit a depot.", "coalition", ["IGO MIL"]),
        ("Kenya's coalition strike plan failed.", "coalition", ["KEN MIL"]),
        ("In Peru, a coalition dispute went on.", "coalition", []),
        ("Coalition representatives met in Peru.", "representatives", ["--- MIL"]),
    ],
)
def test_forces_and_attacks_of_a_coalition_are_of_several_states(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (
            "Peru hailed the government and people of Chile. Peru is near.",
            "government",
            ["CHL GOV"],
        ),
        ("The king and people of Tonga met Peru. Peru and Peru.", "king", ["TON GOV"]),
        ("In Peru, the government and aides of Chile met. Peru won.", "government", ["PER GOV"]),
        ("Rebels in Kenya seized aid workers.", "workers", ["NGO SOC"]),
        ("Kenyan aid workers left the camp.", "workers", ["KEN SOC"]),
        ("In Kenya, relief agencies left the camps.", "agencies", ["NGO SOC"]),
    ],
)
def test_who_shares_an_owner_and_who_is_of_no_state(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (
            "President Jane Doe of Peru spoke in Chile. Chilean and Chilean police met. Doe's aides left.",
            "aides",
            ["PER GOV"],
        ),
        (
            "Rebel leader Jane Doe of Peru fled to Chile. Chile. Doe's troops won.",
            "troops",
            ["PER REB"],
        ),
        ("Chile and Chile met. Troops loyal to Peru's president fled.", "Troops", ["PER MIL"]),
        ("Chile and Chile met. Gunmen loyal to the cause fled.", "Gunmen", ["CHL UAF"]),
        ("Chile met Chile. Peruvian police held two men.", "men", ["PER CVL"]),
    ],
)
def test_who_is_somebody_s_is_of_his_state(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


def test_belligerent_parties_are_the_two_of_the_text() -> None:
    text = "Kenya fought Sudan for a month. Sudan left. Peru urged the belligerent parties to talk."
    assert Staged(text).codes("parties") == ["KEN", "SDN"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Two Kenyans were killed and six others hurt in Kenya.", "others", ["KEN CVL"]),
        ("Nine women abducted in Peru.", "women", ["PER CVL"]),
        ("Nine women kidnapped in northwest Peru.", "women", ["PER CVL"]),
        ("Nine women known in Peru.", "women", []),
        ("Nine women shot at rocks in Peru.", "women", []),
    ],
)
def test_a_bare_participle_says_what_is_done(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes
