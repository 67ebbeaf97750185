"""Plurals and bodies that take up who was named before."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

THREE = (
    "Prime Minister Ana Ruiz of Chile, President Ole Lang of Norway and Chancellor Uta Kern of "
    "Austria spoke on Sunday. "
)
TWO = "Norwegian Foreign Minister Kari Lund met Chilean Trade Minister Ana Ruiz in Oslo. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (THREE + "The leaders welcomed the truce.", "leaders", ["CHL GOV", "NOR GOV", "AUT GOV"]),
        (THREE + "The leaders left. They urged Kenya to act.", "They", ["CHL GOV", "NOR GOV", "AUT GOV"]),
        (THREE + "The leaders of the region objected.", "leaders", ["--- GOV"]),
        (TWO + "The ministers thanked Kenya.", "ministers", ["NOR GOV", "CHL GOV"]),
        (TWO + "They condemned Peru.", "They", ["NOR GOV", "CHL GOV"]),
        ("Norwegian Foreign Minister Kari Lund met Kenyan rebels. They sang.", "They", []),
        ("Hamas fired a rocket at Israel. The group threatened Egypt.", "group", ["PSE REB"]),
        ("Demonstrators in Lima sang. Demonstrators of Chile and Norway met. The demonstrators left.", "demonstrators", ["--- CVL"]),
        ("Crowds filled Oslo and Bonn. Protesters in Lima sang. The protesters threw stones.", "protesters", ["PER CVL"]),
        ("The Sudanese army rejected a truce with the militia.", "militia", ["--- PRM"]),
    ],
)  # fmt: skip
def test_a_plural_takes_up_those_named_together(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


def test_two_titles_with_capitals_are_two_persons() -> None:
    staged = Staged(
        "The Prime Minister and Chancellor Ole Lang met in Kenya.", outlet="UK Government"
    )
    assert staged.codes("Prime") == ["GBR GOV"]
    one = Staged("Norway's prime minister and party leader Kari Lund flew to Kenya.")
    assert one.parties("minister")[0].name == "Kari Lund"


def test_a_person_of_whom_no_more_is_told_is_at_home_where_the_text_is() -> None:
    text = "Peru's court met. Peruvian police waited. Crowds filled Peru's squares. Ali Rowe was tried. He cursed Chile."
    assert Staged(text).codes("He") == ["PER"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("King Harald V of Norway rang Chile. The minister thanked His Majesty.", "Majesty", ["NOR GOV"]),
        ("Several European countries left Nigeria.", "countries", ["EUR"]),
        ("Norway's Congress watchers said the House of Representatives met. The House rose.", "House", ["USA LEG"]),
        ("Norway bought a farm. The House rose.", "House", []),
    ],
)  # fmt: skip
def test_styles_regions_and_chambers(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Norwegian Foreign Minister Ole Lang met his Chilean counterpart Ana Ruiz. The two ministers thanked Kenya.", "ministers", ["NOR GOV", "CHL GOV"]),
        ("Norway, Chile and Peru left the pact. The three countries accused Kenya.", "countries", ["NOR", "CHL", "PER"]),
        ("Norway, Chile and Peru left the pact. The three ministers accused Kenya.", "ministers", ["NOR GOV", "CHL GOV", "PER GOV"]),
        ("Norway signed a pact with Chile and Peru. The three governments thanked Kenya.", "governments", ["NOR GOV", "CHL GOV", "PER GOV"]),
        ("The envoys of Norway, Chile, Peru and Fiji met. The four accused Kenya.", "four", ["NOR", "CHL", "PER", "FJI"]),
        (THREE + "The three leaders thanked Kenya.", "leaders", ["CHL GOV", "NOR GOV", "AUT GOV"]),
        ("Norway and Chile met. The three countries accused Kenya.", "countries", []),
        ("Norway, Chile and Peru left the pact. The three countries that border Chad fumed.", "countries", []),
        ("Norway, Chile and Peru signed a pact. The three leaders met.", "leaders", ["NOR GOV", "CHL GOV", "PER GOV"]),
        ("Norway, Chile and Peru signed a pact. The three men were jailed.", "men", ["--- CVL"]),
        ("Norway, Chile and Peru signed a pact. The three generals fled.", "generals", ["--- MIL"]),
        ("Norway, Chile and Peru signed a pact. The three diplomats fled.", "diplomats", ["--- GOV"]),
        ("Norway, Chile and Peru signed a pact. The three officials fled.", "officials", ["--- GOV"]),
        ("Norway, Chile, Peru and Fiji met. The three countries accused Kenya.", "countries", []),
    ],
)  # fmt: skip
def test_so_many_are_those_told_of_together(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes
