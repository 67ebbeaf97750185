"""Roles without a country: from the place of the clause, and from the state that a text is on."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

PERU = (
    "LIMA, 3 May 2001 - Peru's congress met on Monday. Bolivia sent an observer. "
    "Peruvian miners blocked a road to La Oroya. "
)


@pytest.mark.parametrize(
    ("words", "word", "code"),
    [
        ("Police fired tear gas at the crowd.", "Police", "PER COP"),
        ("Police fired tear gas at the crowd.", "crowd", "PER CVL"),
        ("The opposition demanded new elections.", "opposition", "PER OPP"),
        ("The army sealed the square.", "army", "PER MIL"),
        ("Peacekeepers arrived in the valley.", "Peacekeepers", "--- MIL UNO"),
        ("The foreign ministers met.", "ministers", "--- GOV"),
        ("The ambassador left.", "ambassador", "--- GOV"),
    ],
)
def test_a_role_is_at_home_in_the_state_that_the_text_is_on(
    words: str, word: str, code: str
) -> None:
    assert Staged(PERU + words, title="Peru on strike").codes(word) == [code]


def test_the_dateline_decides_between_states_named_alike() -> None:
    text = "{}, 3 May 2001 - Chile and Peru quarrel over fish. The government closed a port."
    assert Staged(text.format("LIMA")).codes("government") == ["PER GOV"]
    assert Staged(text.format("SANTIAGO")).codes("government") == ["CHL GOV"]
    assert Staged(text.format("VIENNA")).codes("government") == ["--- GOV"]
    assert Staged(text.format("OSLO")).codes("government") == ["--- GOV"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("In Cairo, protesters burned a Danish flag.", "protesters", ["EGY CVL"]),
        ("Norway regrets the coup in Gabon, where the army closed the airport.", "army", ["GAB MIL"]),
        ("Crowds attacked the Danish embassies in Cairo and Tunis.", "Crowds", ["EGY CVL", "TUN CVL"]),
        ("Nine miners were kidnapped in Peru's Pataz province.", "miners", ["PER LAB"]),
        ("Protesters hurled stones at the Danish embassy in Cairo.", "Protesters", ["EGY CVL"]),
        ("Police clashed with students outside the Danish embassy in Cairo.", "Police", ["EGY COP"]),
        ("Protesters spoke of the Danish embassy in Cairo.", "Protesters", ["--- CVL"]),
        ("In Oslo, rebels from Colombia met a Chilean envoy.", "rebels", ["COL REB"]),
    ],
)  # fmt: skip
def test_a_crowd_is_of_the_place_of_its_clause(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The presidents of Chile, Peru and Bolivia met.", "presidents", ["CHL GOV", "PER GOV", "BOL GOV"]),
        ("Soldiers and police from Kenya, Uganda and other states arrived.", "Soldiers", ["KEN MIL", "UGA MIL"]),
        ("The foreign ministers of Iceland and the Netherlands met.", "ministers", ["ISL GOV", "NLD GOV"]),
        ("The president of Chile, Peru and Bolivia were named.", "president", ["CHL GOV"]),
    ],
)  # fmt: skip
def test_a_plural_role_of_several_states_is_several_parties(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Chile and Peru quarrel. The two armies clashed on Monday.", "armies", ["CHL MIL", "PER MIL"]),
        ("Chile and Peru quarrel. Both governments protested.", "governments", ["CHL GOV", "PER GOV"]),
        ("South Korea and North Korea talk. The North's leader came.", "leader", ["PRK GOV"]),
        ("The foreign ministers, Sergei Lavrov and Antony Blinken, met.", "ministers", ["RUS GOV", "USA GOV"]),
        ("Tunisia praised its Libyan neighbours.", "neighbours", ["LBY"]),
        ("Chile protested to Nepal, where prosecutors questioned a Dane.", "prosecutors", ["NPL JUD"]),
    ],
)  # fmt: skip
def test_words_for_several_states_and_for_neighbours_name_them(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


def test_an_office_that_the_state_of_the_text_has_not_is_the_other_states() -> None:
    text = "WASHINGTON, 3 May 2015 - The United States and Cuba talk. {} Juan Doe spoke."
    assert Staged(text.format("Foreign Minister")).codes("Doe") == ["CUB GOV"]
    assert Staged(text.format("Senator")).codes("Doe") == ["USA LEG"]


def test_a_government_is_of_the_state_of_the_leader_that_it_is_named_after() -> None:
    for words in ("the regime of General Sani Abacha", "the government of Sani Abacha"):
        word = words.split()[1]
        assert Staged(f"Chile condemned {words}.").codes(word) == ["NGA GOV"]


def test_whom_nothing_places_is_not_of_the_state_that_he_travels_to() -> None:
    assert Staged("President Vondrak flew to Oslo.").codes("Vondrak") == ["--- GOV"]
    assert Staged("President Vondrak spoke in Oslo.").codes("Vondrak") == ["NOR GOV"]


@pytest.mark.parametrize(
    ("dateline", "code"),
    [
        ("MOMBASA -", "KEN COP"),
        ("MOMBASA/MOGADISHU, May 3 -", "KEN COP"),
        ("CHARLOTTE, North Carolina -", "USA COP"),
        ("NEW YORK -", "SOM COP"),
        ("MOGADISHU -", "SOM COP"),
    ],
)
def test_a_report_sent_from_a_town_is_on_the_state_of_the_town(dateline: str, code: str) -> None:
    title = "Police hold two over links to Somali gang"
    text = f"{dateline} Police arrested two Somali traders on Monday."
    assert Staged(text, title=title).codes("Police", 1) == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ISTANBUL - Syrian rebels took a village. The army said nothing.", {"army": "SYR MIL"}),
        ("ISTANBUL - Syrian rebels took a village. The government said nothing.", {"government": "SYR GOV"}),
        ("ISTANBUL - Syrian rebels took a village. Turkey closed a road. The government met.", {"government": "TUR GOV"}),
        ("JOHANNESBURG - Zimbabwe's president met farmers. The opposition met. The police looked on.", {"opposition": "ZWE OPP", "police": "ZWE COP"}),
        ("MIAMI - Haitian police fired on a crowd. The government resigned.", {"government": "HTI GOV"}),
        ("DUBAI - Iran warned Iraq. The government was silent. The police met.", {"government": "IRN GOV", "police": "--- COP"}),
        ("GARISSA - Police arrested two traders. The government was silent.", {"Police": "KEN COP", "government": "KEN GOV"}),
        ("MOMBASA - Police arrested two traders. The government was silent.", {"Police": "KEN COP", "government": "KEN GOV"}),
    ],
)  # fmt: skip
def test_a_report_of_a_bureau_in_another_state_is_not_on_that_state(
    text: str, codes: dict[str, str]
) -> None:
    staged = Staged(text)
    assert {word: staged.codes(word) for word in codes} == {w: [c] for w, c in codes.items()}
