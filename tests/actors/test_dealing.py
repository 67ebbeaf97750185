"""Officials who deal with a state by its bare name are not of that state, also where the text names no other."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The prime minister visited Chile on Monday.", "minister", "--- GOV"),
        ("The president signed an agreement with Chile.", "president", "--- GOV"),
        ("The government held talks with Chile in Lima.", "government", "--- GOV"),
        ("The foreign minister flew to Chile on Monday.", "minister", "--- GOV"),
        ("The president paid a visit to Chile.", "president", "--- GOV"),
        ("The government imposed sanctions on Chile.", "government", "--- GOV"),
        ("The government called on Chile to free ten men.", "government", "--- GOV"),
        ("The government recalled its envoy from Chile.", "government", "--- GOV"),
        ("The army went to war against Chile.", "army", "--- MIL"),
        ("Officials were expelled by Chile.", "Officials", "--- GOV"),
        ("The government met in Lima and urged Chile to leave.", "government", "--- GOV"),
        # whom a state deals with
        ("Iran condemned Prime Minister Lund on Monday.", "Minister", "--- GOV"),
        ("Kenya thanked the foreign minister.", "minister", "--- GOV"),
        ("Peru met the president.", "president", "--- GOV"),
        # what a state does to its own
        ("Kenya arrested the foreign minister.", "minister", "KEN GOV"),
        ("Peru's farmers thanked the president.", "president", "PER GOV"),
        # his own state
        ("The president returned to Chile on Monday.", "president", "CHL GOV"),
        ("The army defended Chile.", "army", "CHL MIL"),
        ("The government in Chile recalled its envoy.", "government", "CHL GOV"),
        ("The government criticised Chile's farmers.", "government", "CHL GOV"),
        ("The prime minister led Chile into a pact with farmers.", "minister", "CHL GOV"),
    ],
)
def test_who_deals_with_a_state_is_of_another(text: str, word: str, code: str) -> None:
    assert Staged(text).codes(word) == [code]


def test_it_holds_for_the_same_office_and_person_all_through_the_text() -> None:
    text = "Foreign Minister Ola Lund flew to Chile. Lund praised farmers. The minister left."
    staged = Staged(text)
    assert [staged.codes(word) for word in ("Minister", "Lund", "minister")] == [["--- GOV"]] * 3
    assert staged.parties("Lund", 1)[0].name == "Ola Lund"


def test_other_offices_of_the_text_stay_at_home() -> None:
    staged = Staged("The prime minister visited Chile. Police arrested ten men.")
    assert staged.codes("Police") == ["CHL COP"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The Horn of Africa nation accused Ethiopia of spying.", "nation", []),
        ("Ethiopia fumed. The Horn of Africa nation accused Kenya of spying.", "nation", ["ETH"]),
        # none named fits, and one of the world does
        ("The North African kingdom signed a pact with Spain.", "kingdom", ["MAR"]),
        ("The Jewish state freed ten men.", "state", ["ISR"]),
        ("The oil-rich kingdom cut ties with Iran.", "kingdom", []),
        ("The Himalayan kingdom signed a pact with India.", "kingdom", []),
        ("The kingdom signed a pact with Peru.", "kingdom", []),
        ("Senegal fumed. The West African republic freed ten men.", "republic", ["SEN"]),
    ],
)
def test_a_description_is_of_no_state_that_is_dealt_with(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Israel's northern neighbour condemned the strike.", "neighbour", ["---"]),
        ("US allies condemned the strike.", "allies", ["---"]),
        ("Israel's enemies condemned the strike.", "enemies", ["---"]),
        ("Our Libyan partners signed the deal.", "partners", ["LBY"]),
        ("Russian partners signed the deal.", "partners", []),
        ("NATO allies condemned the strike.", "allies", ["IGO"]),
        ("Russia's ally Belarus condemned the strike.", "ally", []),
    ],
)
def test_a_neighbour_or_ally_of_a_state_is_another(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Armenia blamed Azerbaijan. Baku fumed. The defence ministry accused Armenian troops of lying.", "ministry", ["AZE GOV"]),
        ("Poland blamed Belarus. Minsk fumed. The foreign ministry summoned the Polish ambassador.", "ministry", ["BLR GOV"]),
        ("Sudan blamed Chad. Chad fumed. A government spokesman urged Khartoum to act.", "spokesman", ["TCD GOV"]),
        ("The Kenyan government blamed Somalia. The government urged Kenyan troops to leave.", "government", ["KEN GOV"]),
        ("Peru's president left. The interior ministry accused Peruvian rebels of arson.", "ministry", ["PER GOV"]),
        ("Chile's cabinet met. The opposition accused Santiago of fraud.", "opposition", ["CHL OPP"]),
    ],
)  # fmt: skip
def test_officials_who_face_those_of_a_state_are_of_the_one_that_has_just_acted(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word, -1) == codes


def test_the_united_states_have_no_ministry() -> None:
    text = "China told the United States to leave. The foreign ministry thanked U.S. officials."
    assert Staged(text).codes("ministry") == ["CHN GOV"]
