"""Whose a role is by the town, the province, the police, the people or the words about it."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

TURKEY = "Turkey closed a road. Turkish lorries waited. "


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("A Lyon court fined the Spanish bank.", "court", "FRA JUD"),
        ("Judges at the state court in Medan jailed the Dutch tourist.", "Judges", "IDN JUD"),
        ("Darfur rebels thanked Norway.", "rebels", "SDN REB"),
        ("The Texas governor rang Chile.", "governor", "USA GOV"),
        ("Chilean police in Nagoya? No, said Norway: police in Nagoya.", "police", "JPN COP"),
        ("Police in the northern city of Lyon held two Ugandans.", "Police", "FRA COP"),
        ("Police in the Bolivian city of Santa Cruz held two Ugandans.", "Police", "BOL COP"),
        ("Authorities in the port city of Mombasa held two Ugandans.", "Authorities", "KEN GOV"),
        ("Karachi police arrested activists over a Danish film.", "activists", "PAK CVL"),
        ("Journalists in Norway thanked Chile.", "Journalists", "NOR JRN"),
        ("People in Arequipa cheered as Peru won.", "People", "PER CVL"),
        ("American citizens and businessmen left Peru.", "businessmen", "USA BUS"),
        ("Saudi-led troops left the port.", "troops", "SAU MIL"),
        ("Saudi-funded rebels left the port.", "rebels", "--- REB"),
        ("German official Wolf Ischer rang Moscow.", "Ischer", "DEU GOV"),
    ],
)  # fmt: skip
def test_the_words_about_a_role_say_whose_it_is(text: str, word: str, code: str) -> None:
    nth = -1 if word == "police" else 0
    assert Staged(text).codes(word, nth) == [code]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Two Kurdish rebels were shot.", "rebels", "TUR REB"),
        ("The attackers fled.", "attackers", "TUR UAF"),
        ("Turkish-funded militants fled.", "militants", "--- REB"),
    ],
)
def test_a_people_without_a_state_is_at_home_where_the_text_is(
    text: str, word: str, code: str
) -> None:
    assert Staged(TURKEY + text).codes(word) == [code]


def test_the_subject_before_a_bare_weekday_is_no_day() -> None:
    assert Staged("The European Union Thursday condemned Peru.").codes("Thursday") == ["EUR"]
    assert Staged("Chile Monday recalled its envoy from Peru.").codes("its") == ["CHL"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Drones attacked a base in Chile on Monday.", "Drones", ["--- MIL"]),
        ("Soldiers attacked a base in Chile on Monday.", "Soldiers", ["CHL MIL"]),
        ("A Peruvian drone hit a base in Chile.", "drone", ["PER MIL"]),
    ],
)
def test_what_flies_over_a_border_is_not_of_where_it_strikes(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        # another place of the name is told right behind it
        ("Police in Cambridge, Massachusetts, held a Chilean.", "Police", "USA COP"),
        ("Police in Cambridge, held a Chilean.", "Police", "CHL COP"),
        ("A bomb killed ten people in Birmingham, Alabama.", "people", "USA CVL"),
        ("A bomb killed ten people in Birmingham.", "people", "GBR CVL"),
        ("A bomb killed ten people in Paris, Texas.", "people", "USA CVL"),
        # near and through a town, all over a state
        ("Gunmen killed six people in a village near Nairobi.", "people", "KEN CVL"),
        ("Gunmen killed six people near Mexico City.", "people", "MEX CVL"),
        ("Police clashed with students outside Lima.", "students", "PER EDU"),
        ("Protesters marched through Paris.", "Protesters", "FRA CVL"),
        ("Teachers went on strike across Zambia.", "Teachers", "ZMB EDU"),
        ("Gunmen killed six people near Chad.", "people", "--- CVL"),
        # a kind of place behind the name
        ("Rebels killed ten farmers in Borno state.", "farmers", "NGA AGR"),
        ("Police held ten men in New York City.", "Police", "USA COP"),
    ],
)
def test_people_and_police_are_of_the_place_where_things_are(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Lebanese troops fought gunmen in Tripoli.", "gunmen", ["LBN UAF"]),
        ("Lebanese troops fought gunmen in Tripoli.", "Tripoli", []),
        ("Libya warned Lebanon. Gunmen shot ten people in Tripoli.", "people", ["LBY CVL"]),
        ("US envoys met in Tripoli.", "Tripoli", ["LBY"]),
        # a town known without its state
        ("Police in Entebbe held ten men.", "Police", ["UGA COP"]),
    ],
)
def test_a_capital_may_be_a_town_of_the_state_that_the_text_names(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Armed robbers shot a shopkeeper in Durban.", "shopkeeper", ["ZAF BUS"]),
        ("Six soldiers were hurt in a blast in the Sinai.", "soldiers", ["EGY MIL"]),
        ("A raid in eastern Ghouta killed nine villagers.", "villagers", ["SYR CVL"]),
        ("Gunmen shot nine villagers in Pattani.", "villagers", ["THA CVL"]),
        ("Gunmen shot nine villagers in Gwoza.", "villagers", ["NGA CVL"]),
        ("Gunmen shot nine villagers in Wukari, Nigeria.", "villagers", ["NGA CVL"]),
        ("Gunmen shot nine villagers in Indian Kashmir.", "villagers", ["IND CVL"]),
        ("Nine villagers sailed in the Indian Ocean.", "villagers", ["--- CVL"]),
        ("Kenya: gunmen shoot nine villagers", "villagers", ["KEN CVL"]),
        ("Quetta: gunmen shoot nine villagers", "villagers", ["PAK CVL"]),
        ("Two policemen were shot by gunmen in Karachi.", "policemen", ["PAK COP"]),
        ("Nine villagers were killed when a bomb went off in Quetta.", "villagers", ["PAK CVL"]),
        ("Nine villagers died when a bomb went off in Quetta.", "villagers", ["PAK CVL"]),
        ("Nine villagers died in clashes between herders and settlers in Jos.", "herders", ["NGA AGR"]),
        ("A bomb exploded at a rally in Charsadda.", "Charsadda", ["PAK"]),
        ("A fair was held at a school in Charsadda.", "Charsadda", []),
    ],
)  # fmt: skip
def test_where_the_words_tell_of_harm_people_are_of_the_place(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes
