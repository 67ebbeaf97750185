"""Bodies that a plain noun takes up: the Security Council, "the council"; and what does not take them up."""

from __future__ import annotations

import pytest

from dragoman.actors.referring.bodies import main_words
from dragoman.actors.tables.read import body_names
from dragoman.data import shipped_yaml
from tests.actors.staging import Staged

COUNCIL = "The Security Council met on Sudan. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (COUNCIL + "The council urged Chad to stop.", "council", ["UNO"]),
        (COUNCIL + "Council members condemned the raid.", "members", ["UNO"]),
        (COUNCIL + "A spokesman for the council condemned Chad.", "spokesman", ["UNO"]),
        ("The Arab League expelled Syria. The league will meet again.", "league", ["IGO"]),
        ("The Arab League expelled Syria. A spokesman for the group left.", "spokesman", ["IGO"]),
        ("ASEAN met Japan. The bloc condemned Peru.", "bloc", ["IGO"]),
        ("ASEAN met Japan. Bloc leaders condemned Peru.", "leaders", ["IGO"]),
        ("Hezbollah fired rockets at Haifa. Group leaders condemned Peru.", "leaders", ["LBN REB"]),
        ("The IMF warned Mali. The Washington-based fund sent a team.", "fund", ["IGO BUS"]),
        ("The ICRC visited Mali. The Geneva-based agency asked for help.", "agency", ["NGO MED"]),
        ("The Iraqi parliament met. The assembly condemned Iran.", "assembly", ["IRQ LEG"]),
        ("The alliance bombed Serbia. A NATO spokesman said so.", "alliance", ["IGO MIL"]),
    ],
)
def test_a_noun_takes_up_the_body_that_it_fits(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The European Union and the African Union met. The union agreed.", "union"),
        ("The IMF set up a fund. The fund will help Mali.", "fund"),
        (COUNCIL + "The council of elders condemned the raid.", "council"),
        (COUNCIL + "City council members condemned the raid.", "members"),
        ("The Arab League met. The football league expelled Syria.", "league"),
    ],
)
def test_a_noun_of_two_or_of_another_takes_up_none(text: str, word: str) -> None:
    assert not {"UNO", "EUR", "IGO", "IGO BUS"} & set(Staged(text).codes(word))


def test_two_that_fit_are_told_as_the_reason() -> None:
    staged = Staged("The European Union and the African Union met. The union agreed.")
    assert "several" in (staged.reason("union") or "")


def test_a_group_in_the_singular_can_be_it() -> None:
    text = "The Lebanese militia seized a road. The militia said that it would fight."
    assert Staged(text).codes("it") == ["LBN PRM"]


def test_the_main_word_of_a_name_stands_before_its_first_preposition() -> None:
    assert main_words("Organization of American States") == {"organization"}
    assert main_words("Popular Front for the Liberation of Palestine") == {"front"}
    assert main_words("Security Council") == {"council"}


def test_the_bodies_of_the_data_are_in_the_tables() -> None:
    called = shipped_yaml("actors", "taken_up.yaml")["called"]
    assert not [id for ids in called.values() for id in ids if not body_names(id)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Serb forces shelled Bihac. Tutsi forces attacked a camp in Zaire.", [None]),
        ("Kenyan forces left Kismayo. Government forces attacked a camp.", ["KEN"]),
    ],
)
def test_a_people_before_a_role_is_another_than_its_owner_elsewhere(
    text: str, codes: list[str | None]
) -> None:
    assert [party.country for party in Staged(text).parties("forces", -1)] == codes


def test_a_name_before_a_role_says_that_it_is_another() -> None:
    text = "The Unite union struck in Britain. The {}union called off the strike."
    assert Staged(text.format("Harland ")).codes("union", 1) == []
    assert Staged(text.format("")).codes("union", 1) == ["GBR LAB"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The UN mission in Mali met. The mission's head, Ann Roe, left. Roe praised Mali.", "Roe", ["UNO GOV"]),
        ("ECOWAS met. Niger fumed. The bloc's chairman thanked Niger.", "chairman", ["IGO"]),
        ("ECOWAS met. Niger fumed. The bloc's president, Joe Roe, warned the junta.", "junta", ["NER GOV"]),
        ("The Shining Path met in Peru. The group's leader left.", "leader", ["PER REB"]),
        ("Peru's government met. A mission from Chile arrived. The mission's head left.", "head", ["CHL GOV"]),
        ("Peru's government met. The council's head left.", "head", ["PER GOV"]),
    ],
)  # fmt: skip
def test_who_is_of_a_body_taken_up_is_of_it(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The UN envoy for Libya, Joe Roe, met rebels in Tunis. The Special Representative left.", "Representative", ["UNO"]),
        ("The AU envoy for Sudan, Joe Roe, met rebels. The mediator left.", "mediator", ["IGO GOV"]),
        ("U.S. envoy Joe Roe flew to Juba. The diplomat left.", "diplomat", ["USA GOV"]),
        ("A UN envoy met rebels in Mali. The French mediator left.", "mediator", ["FRA GOV"]),
        ("Russian ambassador Ivan Roe left Libya. The mediator met rebels.", "mediator", []),
        ("Russian ambassador Ivan Roe left Libya. The diplomat met rebels.", "diplomat", ["RUS GOV"]),
        ("EU observers faulted the vote in Gabon. The observers left.", "observers", ["EUR"]),
        ("Chile's delegation met rebels in Mali. The mission was attacked.", "mission", []),
        ("Chile's delegation met rebels in Mali. The delegates were attacked.", "delegates", ["CHL GOV"]),
        ("EU observers faulted the vote in Gabon. The mission left.", "mission", ["EUR"]),
        ("EU observers faulted the vote in Gabon. Chile's observers left. The mission left.", "mission", ["CHL GOV"]),
        ("EU observers faulted the vote in Gabon. The trade mission left.", "mission", []),
    ],
)  # fmt: skip
def test_who_is_sent_is_taken_up_by_other_words_for_it(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Tuareg rebels raided a post in Mali. The army killed 12 insurgents. The group fled.", "group", ["MLI REB"]),
        ("Chile's army met Peru's navy. The group left.", "group", []),
        ("Norway said Chile's army shot ten people. Norway froze aid. Norway left. Norway spoke. The junta denied it.", "junta", ["CHL GOV"]),
    ],
)  # fmt: skip
def test_a_group_is_no_army_and_a_junta_is_of_the_army_told_of(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text, title="Chile and Mali").codes(word) == codes


def test_soldiers_are_of_the_army_told_of_where_only_the_dateline_is_another_states() -> None:
    title = "U.S. says Chile's army killed many"
    text = "WASHINGTON - The United States said Chile's army killed ten people. Soldiers shot them in May."
    assert Staged(text, title=title).codes("Soldiers") == ["CHL MIL"]
