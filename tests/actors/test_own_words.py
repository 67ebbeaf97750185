"""Who a phrase is by its own words: states and regions, peoples, heads that lend their sector, named bodies."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The United States government rejected the plan.", "government", "USA GOV"),
        ("The New Zealand army left the valley.", "army", "NZL MIL"),
        ("The Bavarian police detained a driver.", "police", "DEU COP"),
        ("Rio de Janeiro police shot a boy.", "police", "BRA COP"),
        ("Sindh police detained a driver.", "police", "PAK COP"),
        ("Corsican separatists bombed a bank.", "separatists", "FRA REB"),
        ("The Kurdistan regional government cut the oil.", "government", "IRQ GOV"),
    ],
)
def test_states_and_their_regions_own_what_they_stand_before(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Tutsi forces shelled the camp.", "forces", "--- REB"),
        ("Kurdish fighters took the hill.", "fighters", "--- REB"),
        ("Tamil gunmen shot a driver.", "gunmen", "LKA UAF"),
        ("The Hutu-led government rejected talks.", "government", "--- GOV"),
        ("Kurdish leaders rejected talks.", "leaders", "--- CVL"),
        ("Kikuyu elders rejected talks.", "elders", "KEN CVL"),
        ("Dinka herders fled.", "herders", "SSD AGR"),
    ],
)
def test_the_fighters_and_rulers_of_a_people_are_more_than_its_members(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Chadian military radio operators left the valley.", "operators", "TCD MIL"),
        ("A Ugandan police dive team searched the lake.", "team", "UGA COP"),
        ("A rebel command centre burned down.", "centre", "--- REB"),
        ("A government helicopter fired on the crowd.", "helicopter", "--- GOV"),
        ("A medical team was attacked.", "team", "--- MED"),
        ("A rebel-run facility was bombed.", "facility", "--- REB"),
        ("A Bolivian police college expelled a cadet.", "college", "BOL COP EDU"),
        ("A Syrian army bus was bombed.", "bus", "SYR MIL"),
        ("A police unit shot the driver.", "unit", "--- COP"),
        ("Members of the outlawed rebel group fled.", "Members", "--- REB"),
        ("Activists of the banned opposition party fled.", "Activists", "--- PTY OPP"),
        ("The Abu Tarek Martyrs Brigade shelled the airport.", "Brigade", "--- REB"),
    ],
)
def test_a_head_without_a_sector_takes_that_of_the_words_beside_it(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The team lost in Lima.", "team"),
        ("The facility in Lima burned down.", "facility"),
        ("A football team rejected the offer.", "team"),
        ("Limited talks began in Lima.", "Limited"),
        ("Brent oil fell after the raid in Lima.", "oil"),
    ],
)
def test_such_a_head_alone_is_no_party(text: str, word: str) -> None:
    assert Staged(text).codes(word) == []


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Haldor Limited sued the state.", "Limited", "--- BUS"),
        ("Peru seized the assets of Brennik S.A. last week.", "Brennik", "--- BUS"),
        ("Peru fined Orvel Petroleum.", "Petroleum", "--- BUS"),
        ("Officials of Orvel Mining fled.", "Officials", "--- BUS"),
        ("The Ministry of Energy rejected the plan.", "Ministry", "--- GOV"),
        ("The Confederation of Workers rejected the plan.", "Confederation", "--- LAB"),
        ("The Ostran Miners Federation struck.", "Federation", "--- LAB"),
        ("Kampala Radio accused Kenya.", "Radio", "UGA JRN"),
        ("Radio Harare accused the opposition.", "Radio", "ZWE JRN"),
        ("The Marlow Gazette accused the mayor.", "Gazette", "--- JRN"),
        ("The Universidad Andina expelled a student.", "Universidad", "--- EDU"),
        ("The Department of Mines rejected the plan.", "Department", "--- GOV"),
    ],
)
def test_a_body_that_no_list_has_is_told_by_a_word_of_its_name(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Zambian prison warders beat a driver.", "warders", "ZMB COP"),
        ("An Austrian citizen was jailed.", "citizen", "AUT CVL"),
        ("Danish seamen struck.", "seamen", "DNK LAB"),
        ("Pakistani pharmacists shut their shops.", "pharmacists", "PAK MED"),
        ("A truce monitor accused the army.", "monitor", "--- SOC"),
        ("The Peruvian archdiocese condemned the raid.", "archdiocese", "PER REL"),
        ("A relief convoy was looted.", "convoy", "--- SOC"),
        ("A Chinese novelist was detained.", "novelist", "CHN CVL"),
        ("Turkish cartoonists fled.", "cartoonists", "TUR JRN"),
        ("Rome held an Italian mafia don.", "don", "ITA CRM"),
        ("A customs inspector seized the ivory.", "inspector", "--- COP"),
        ("A Czech immigrant was beaten.", "immigrant", "CZE REF"),
    ],
)
def test_nouns_of_all_trades_tell_their_sector(text: str, word: str, code: str) -> None:
    assert Staged(text).codes(word) == [code]


def test_a_novelist_who_only_writes_is_no_party() -> None:
    assert Staged("A Chinese novelist described the raid.").codes("novelist") == []


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Turkey's Kurdish minority boycotted the vote.", "minority", "TUR CVL"),
        ("The Sikh community of Canada condemned the raid.", "community", "CAN REL"),
        ("Shiite pilgrims were shot in Lima.", "pilgrims", "PER REL"),
        ("Christian lawmakers walked out.", "lawmakers", "--- LEG REL"),
        ("A spyware maker sued the state.", "maker", "--- BUS"),
        ("The Council of Churches condemned the raid.", "Council", "--- REL"),
        ("The National Farmers Union struck.", "Union", "--- AGR"),
    ],
)
def test_faiths_trades_and_members_tell_a_sector(text: str, word: str, code: str) -> None:
    assert Staged(text).codes(word) == [code]


def test_who_makes_policy_or_films_is_no_firm() -> None:
    assert Staged("A policy maker praised a film producer in Lima.").codes("maker") == []
