"""Whose the officers, councils and people of towns and provinces are, and the provinces that act themselves."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        # before an officer the tagger's word for a person counts for nothing
        ("Sidon Mayor Karim Doe thanked Norway.", "Karim", "LBN GOV"),
        ("Tijuana Mayor Jane Roe thanked Norway.", "Roe", "MEX GOV"),
        ("The Zamfara state governor, Jane Roe, thanked Norway.", "governor", "NGA GOV"),
        ("Quebec Premier Jane Roe thanked Norway.", "Premier", "CAN GOV"),
        ("Brittany fishermen thanked Norway.", "fishermen", "FRA LAB"),
        ("KwaZulu-Natal police thanked Norway.", "police", "ZAF COP"),
        # behind "of" and a possessive
        ("The mayor of Jenin thanked Norway.", "mayor", "PSE GOV"),
        ("Norway thanked the bishop of Mamfe.", "bishop", "CMR REL"),
        ("Basra's provincial council thanked Norway.", "council", "IRQ GOV"),
        ("Ituri's military governor thanked Norway.", "governor", "COD MIL"),
        ("The chief minister of Kerala thanked Norway.", "minister", "IND GOV"),
        ("The governor of Unity state thanked Norway.", "governor", "SSD GOV"),
        ("The Plateau state government thanked Norway.", "government", "NGA GOV"),
        ("The Northern Ireland assembly thanked Norway.", "assembly", "GBR LEG"),
        ("Inmates at Manaus prison thanked Norway.", "Inmates", "BRA CVL"),
        ("The Turkana county governor thanked Norway.", "governor", "KEN GOV"),
        ("The Tamil Nadu government thanked Norway.", "government", "IND GOV"),
        ("Kherson's Russian-installed governor thanked Norway.", "governor", "RUS GOV"),
        ("The Qatar-based broadcaster thanked Norway.", "broadcaster", "QAT JRN"),
        ("The Uganda-based rebels thanked Norway.", "rebels", "--- REB"),
        ("Mombasa Muslim clerics thanked Norway.", "clerics", "KEN REL"),
        ("Mazar-i-Sharif police thanked Norway.", "police", "AFG COP"),
        ("Fishermen from Zambales thanked Norway.", "Fishermen", "PHL LAB"),
        ("Makerere University thanked Norway.", "University", "UGA EDU"),
        # names of states and peoples that are provinces' here
        ("The Niger State governor thanked Norway.", "governor", "NGA GOV"),
        ("Niger police thanked Norway.", "police", "NER COP"),
        ("The Georgia governor thanked Norway.", "governor", "USA GOV"),
        ("Georgia's president thanked Norway.", "president", "GEO GOV"),
        ("The governor of Tanganyika province thanked Norway.", "governor", "COD GOV"),
        ("The Basque president thanked Norway.", "president", "ESP GOV"),
    ],
)  # fmt: skip
def test_officers_and_people_are_of_the_state_of_their_town(
    text: str, word: str, code: str
) -> None:
    told = Staged(text).parties(word)
    assert [party.code.split(" ")[:2] for party in told] == [code.split(" ")]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        # names of persons and words at the head of a sentence
        ("Jackson aides thanked Norway.", "aides", ["--- GOV"]),
        ("Angry residents thanked Norway.", "residents", ["--- CVL"]),
        ("Local residents thanked Norway.", "residents", ["--- CVL"]),
        ("Roe's residents thanked Norway.", "residents", ["--- CVL"]),
        # two states that the text names have such a province
        ("India rang Pakistan. Punjab's chief minister spoke.", "minister", ["--- GOV"]),
        ("India rang Norway. Punjab's chief minister spoke.", "minister", ["IND GOV"]),
    ],
)
def test_what_no_town_tells_stays_open(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Texas sued the Danish bank.", "Texas", ["USA GOV"]),
        ("The Lombardy region asked Norway for help.", "region", ["ITA GOV"]),
        ("Bavaria closed its border with Austria.", "Bavaria", ["DEU GOV"]),
        ("China signed a deal with Quebec.", "Quebec", ["CAN GOV"]),
        ("The Amhara region asked Norway for help.", "region", ["ETH GOV"]),
        ("Barcelona beat Porto.", "Barcelona", []),
        ("The Danes flew over Texas.", "Texas", []),
        ("The Texas bank sued Norway.", "Texas", []),
        ("Lyon sued the Danish bank.", "Lyon", []),
    ],
)
def test_a_province_that_acts_is_its_government(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


def test_an_officer_of_no_town_told_is_of_the_one_named_last() -> None:
    text = "Ukraine said that Russia shelled Odesa. The mayor, Jane Roe, spoke. Roe accused Russia."
    assert Staged(text).codes("mayor") == ["UKR GOV"]
    assert Staged(text).codes("Roe", -1) == ["UKR GOV"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("A British-born man of Peruvian origin was held.", "man", ["GBR CVL"]),
        ("A Briton of Peruvian descent was held.", "Briton", ["GBR CVL"]),
        ("A man of Peruvian descent was held.", "man", ["--- CVL"]),
        ("Norway held ten Burmese.", "Burmese", ["MMR CVL"]),
    ],
)
def test_where_ones_fathers_are_from_is_not_whose_one_is(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Niger's army said troops shot rebels from Chad.", "troops", ["NER MIL"]),
        ("Kenyan police said officers held two Ugandans.", "officers", ["KEN COP"]),
        ("Kenyan police said Ugandan officers held Chileans.", "officers", ["UGA COP"]),
        ("Niger's ministry told Chad that troops had left.", "troops", ["--- MIL"]),
    ],
)
def test_an_army_that_tells_of_troops_tells_of_its_own(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Zamfara's governor spoke. The town's elders thanked Norway.", "elders", ["NGA CVL"]),
        ("Israel raided Jenin. The governor spoke.", "governor", ["PSE GOV"]),
        ("Israel raided Jenin. Soldiers killed two teenagers.", "teenagers", ["PSE CVL"]),
        # a state that is only dealt with is not the one that the text is on
        ("A court in Oran met. Its judge accused Ukraine. Police held ten.", "Police", ["DZA COP"]),
    ],
)  # fmt: skip
def test_people_and_police_of_no_town_told_are_of_the_towns_that_the_text_names(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


def test_a_title_says_what_a_text_is_on_whatever_the_towns() -> None:
    text = "A court in Oran met. Its judge accused Ukraine. Police held ten."
    assert Staged(text, title="Unrest in Ukraine").codes("Police") == ["UKR COP"]
