"""People and places too general to be an actor of politics, where they are a party all the same."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Kenyan women marched on Monday.", "women", ["KEN CVL"]),
        ("Thousands marched in Nairobi.", "Thousands", ["KEN CVL"]),
        ("Thousands of Kenyan students took to the streets.", "Thousands", ["KEN EDU"]),
        ("The army of Peru fired thousands of shells.", "thousands", []),
        ("Rebels in Kenya killed two and abducted 14.", "two", []),
        ("The army of Kenya shot a 21-year-old.", "old", ["--- CVL"]),
        ("Troops of Kenya shelled the village.", "village", []),
        ("The minister of Kenya visited the village.", "village", []),
        ("Jets bombed a hospital in Kenya.", "hospital", ["KEN MED"]),
        ("A doctor in Kenya spoke in the hospital.", "hospital", []),
    ],
)
def test_crowds_counts_and_struck_places_are_parties_where_they_stand_for_people(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Soldiers of Peru left the base. Peruvian officers were arrested.", "PER MIL"),
        ("Police in Peru left the base. Peruvian officers were arrested.", "PER COP"),
    ],
)
def test_officers_are_soldiers_in_a_text_about_soldiers(text: str, code: str) -> None:
    assert Staged(text).codes("officers") == [code]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Police in Peru arrested an American.", "American", ["USA CVL"]),
        ("Chilean and Peruvian troops met.", "Chilean", ["CHL MIL"]),
        ("Chilean and Peruvian troops met.", "troops", ["CHL MIL", "PER MIL"]),
    ],
)
def test_an_adjective_may_stand_for_a_person_or_share_a_role(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Kenya's coordinator for famine relief, Jane Mwangi, resigned.", "Mwangi", "KEN GOV"),
        ("The head of the Kenyan police (KPS), Jane Mwangi, resigned.", "Mwangi", "KEN COP"),
        ("Kenya's Deputy Prosecutor-General Jane Mwangi resigned.", "Mwangi", "KEN JUD"),
        ("Kenya PM Jane Mwangi resigned.", "Mwangi", "KEN GOV"),
        ("Then-Kenyan President Jane Mwangi signed it.", "Mwangi", "KEN GOV"),
        ("A former Kenyan bishop was arrested.", "bishop", "KEN REL"),
        ("Leaders and members of Hamas were killed.", "Leaders", "PSE REB"),
        ("The militant Muslim group Hamas denied it.", "group", "PSE REB"),
    ],
)
def test_offices_and_what_tells_their_sector(text: str, word: str, code: str) -> None:
    assert Staged(text).codes(word) == [code]


def test_an_hour_is_no_prime_minister() -> None:
    assert Staged("Kenya closed its border at 3 PM.").codes("PM") == []


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("A bombing in Kenya killed ten people.", "people", ["KEN CVL"]),
        ("A bombing outside a mosque in Kenya wounded ten people.", "people", ["KEN CVL"]),
        ("A company in Kenya hired men.", "men", ["--- CVL"]),
    ],
)
def test_whom_an_attack_killed_is_of_where_it_was(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes
