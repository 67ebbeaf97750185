"""Those who are named for a plural that names none: "eight countries, including Chile and Peru"."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.staging import Staged

DAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Nine countries, including Chile and Peru, condemned Mali.", "countries", ["CHL", "PER"]),
        ("Countries like Chile and Peru condemned Mali.", "Countries", ["CHL", "PER"]),
        ("Two states, namely Chile and Peru, condemned Mali.", "states", ["CHL", "PER"]),
        ("Six nations, among them Chile, condemned Mali.", "nations", ["CHL"]),
        ("European states such as Norway and Austria left.", "states", ["NOR", "AUT"]),
        ("Its allies, including Chile, condemned Mali.", "allies", ["CHL"]),
        ("Three countries (Chile, Peru and Mali) left.", "countries", ["CHL", "PER", "MLI"]),
        ("Two countries - Chile and Peru - left.", "countries", ["CHL", "PER"]),
        ("Two countries (including Chile) left.", "countries", ["CHL"]),
        ("Groups such as Hamas and Hezbollah left.", "Groups", ["PSE REB", "LBN REB"]),
        ("Several armed groups, including Hamas, left.", "groups", ["PSE REB"]),
        ("Leaders, including Norwegian Premier Ole Lang, left.", "Leaders", ["NOR GOV"]),
    ],
)
def test_who_is_named_for_a_plural_stands_for_it(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text, published=DAY).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Chilean banks, including Bankia of Spain, left.", "banks", ["CHL BUS"]),
        ("NATO members, including Turkey, condemned Mali.", "members", ["IGO"]),
        ("Egypt arrested ten men, including two Syrians.", "men", ["--- CVL"]),
        ("Nine countries condemned Mali, including its ally Chile.", "countries", []),
        ("Chile left the plan, like Peru.", "plan", []),
        ("Two countries - Chile said on Monday - had left.", "countries", []),
    ],
)
def test_who_names_a_party_itself_is_no_list(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text, published=DAY).codes(word) == codes


def test_those_named_are_told_in_their_own_words() -> None:
    parties = Staged("Nine countries, including Chile and Peru, condemned Mali.").parties(
        "countries"
    )
    assert [party.text for party in parties] == ["Chile", "Peru"]
