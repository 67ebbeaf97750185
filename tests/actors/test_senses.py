"""Names of several states, and names that are a state only sometimes: both senses of each."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Georgia protested to Moscow after a drone fell near Batumi.", "Georgia", ["GEO"]),
        ("Voters in Georgia queued as Atlanta officials pleaded for calm.", "Georgia", []),
        ("Jordan closed its border with Syria.", "Jordan", ["JOR"]),
        ("Coach Jordan Miller praised the police.", "Jordan", []),
        ("Chad expelled the German envoy.", "Chad", ["TCD"]),
        ("Chad Miller sued the police in Ohio.", "Chad", []),
        ("Nigerien police arrested two men.", "police", ["NER COP"]),
        ("Nigerian police arrested two men.", "police", ["NGA COP"]),
        ("Congo accused Rwanda of arming the rebels in Goma.", "Congo", ["COD"]),
        ("Congo signed the deal in Brazzaville.", "Congo", ["COG"]),
        ("Korea summoned the envoy after Seoul complained.", "Korea", ["KOR"]),
        ("Korean troops fired shells, Pyongyang said.", "troops", ["PRK MIL"]),
        ("Guinea recalled its envoy from Conakry.", "Guinea", ["GIN"]),
        ("Papua New Guinea signed a treaty with Australia.", "Guinea", ["PNG"]),
        ("Equatorial Guinea expelled the envoy.", "Guinea", ["GNQ"]),
        ("Guinea-Bissau thanked Portugal.", "Bissau", ["GNB"]),
        ("New Guinea rebels attacked the mine.", "rebels", ["PNG REB"]),
        ("Guinean soldiers seized the president in Bissau.", "soldiers", ["GNB MIL"]),
        ("Turkey shelled the village.", "Turkey", ["TUR"]),
        ("The family bought a Thanksgiving turkey in Ohio.", "turkey", []),
        ("American troops left the valley.", "troops", ["USA MIL"]),
        ("Latin American ministers met in Lima.", "ministers", ["--- GOV"]),
        ("Washington rejected the plan.", "Washington", ["USA GOV"]),
        ("Mount Washington erupted.", "Washington", []),
        ("Dominica asked for help and Dominican officials flew home.", "officials", ["DMA GOV"]),
        ("Dominican police arrested Haitian migrants.", "police", ["DOM COP"]),
        ("Samoan ministers met.", "ministers", ["WSM GOV"]),
        ("American Samoa declared an emergency.", "Samoa", ["ASM"]),
        ("East Timor thanked Australia.", "Timor", ["TLS"]),
        ("Ships crossed the Timor Sea.", "Timor", []),
        ("Police in West Timor arrested nine migrants.", "Police", ["IDN COP"]),
        ("Ireland condemned the raid.", "Ireland", ["IRL"]),
        ("US SENDS TROOPS TO POLAND", "US", ["USA"]),
        ("LET US PRAY, SAYS POLISH PRIEST", "US", []),
        ("Northern Ireland police arrested two men.", "police", ["GBR COP"]),
        ("Macedonia signed the deal, officials in Skopje said.", "Macedonia", ["MKD"]),
        ("Police in Greek Macedonia, near Thessaloniki, detained two.", "Macedonia", []),
        ("Micronesia cut ties with China.", "Micronesia", ["FSM"]),
        ("Georgetown refused, and Guyana thanked Brazil.", "Georgetown", ["GUY GOV"]),
        ("Georgetown students protested in Washington.", "Georgetown", []),
        ("Sikkim signed a treaty with India.", "Sikkim", ["IND"]),
        ("Zaire closed its border with Rwanda.", "Zaire", ["COD"]),
        ("Zhongnanhai warned Taipei.", "Zhongnanhai", ["CHN GOV"]),
        ("The Élysée denied the report.", "Élysée", ["FRA GOV"]),
    ],
)
def test_a_name_of_several_senses_follows_its_context(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Anti-American protesters burned a flag.", "protesters", ["--- CVL"]),
        ("Pakistani anti-American protesters burned a flag.", "protesters", ["PAK CVL"]),
        ("Ukraine's pro-Russian separatists fired shells.", "separatists", ["UKR REB"]),
        ("The pro-European opposition in Georgia won.", "opposition", ["GEO OPP"]),
        ("Exiled Cambodian opposition figures met in Paris.", "figures", ["KHM OPP PTY"]),
        ("The former Cambodian president fell ill.", "president", ["KHM ELI GOV"]),
        ("The former Ugandan rebel was arrested.", "rebel", ["UGA REB"]),
        ("The exiled Cambodian president fell ill.", "president", ["KHM ELI GOV"]),
        ("The jailed Belarusian opposition leader was freed.", "leader", ["BLR OPP PTY"]),
        ("Kenya's ruling coalition split.", "coalition", ["KEN PTY GOV"]),
        ("Pro-government militiamen attacked protesters in Yemen.", "militiamen", ["YEM PRM"]),
        ("Armed villagers attacked the post in Chad.", "villagers", ["TCD CVL"]),
        ("Acting Prime Minister Anna Holm of Norway resigned.", "Holm", ["NOR GOV"]),
        ("Retired general Ivan Petrov of Bulgaria was arrested.", "Petrov", ["BGR ELI MIL"]),
        ("The Kenyan school board sued.", "board", ["KEN EDU"]),
    ],
)
def test_words_beside_a_role_are_heeded(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


def test_a_role_longer_than_the_body_before_it_keeps_the_state() -> None:
    staged = Staged("U.S. Senate Finance Committee members flew to Peru and Chile.")
    assert staged.codes("members")[0].startswith("USA")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Internal Security Forces opened fire in Beirut.", ["LBN COP"]),
        ("In Cuba the Internal Security Forces opened fire.", ["CUB COP"]),
        ("France was calm; the Lebanese Internal Security Forces were not.", ["LBN COP"]),
    ],
)
def test_a_name_that_many_states_could_have_counts_only_at_home(
    text: str, codes: list[str]
) -> None:
    assert Staged(text).codes("Forces") == codes


def test_of_bodies_with_one_name_the_state_right_before_tells() -> None:
    text = "Egypt and South Sudan wrote to the Egyptian National Salvation Front."
    assert Staged(text).codes("Front") == ["EGY OPP"]
