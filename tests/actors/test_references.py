"""Who is meant: pronouns, possessives, two sides, and persons of whom little is told; near misses too."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

MET = "Norwegian Foreign Minister Kari Lund met Chilean Trade Minister Ana Ruiz in Oslo. "
SIGNED = "Peru and Bolivia signed a treaty on Chile. "


@pytest.mark.parametrize(
    ("between", "codes"),
    [
        ("Lund thanked Kenya. ", ["NOR GOV", "CHL GOV"]),
        ("She thanked Kenya. Ruiz left. ", ["NOR GOV", "CHL GOV"]),
        ("Peru fumed. ", []),
        ("The boats sank. ", []),
        ("The Kenyan minister Ole Otieno sang. ", []),
    ],
)
def test_two_who_met_stay_they_as_long_as_nobody_else_acts(between: str, codes: list[str]) -> None:
    assert Staged(MET + between + "They agreed to trade.").codes("They") == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Kenya's leader accused Iran and its allies.", "its", ["IRN"]),
        ("Kenya's leader Otieno met Chile's envoy Ana Ruiz and her aides.", "her", ["CHL GOV"]),
        ("Kenya's leader Otieno praised Ana Ruiz of Chile. Her aides left.", "Her", ["KEN GOV"]),
    ],
)
def test_a_possessive_in_a_coordination_is_of_whom_it_is_joined_to(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Egypt had agreed to it, Chile's minister Jan Roe said. It asked for more.", ["EGY"]),
        ("Israel was firm. Israeli Prime Minister Dan Levi said that It would fight.", ["ISR"]),
        ("Hamas was firm. Israeli Prime Minister Dan Levi said that It would fight.", []),
        ("The Nepali government said the insurgents must go before It talks.", ["NPL GOV"]),
        ("The storm hit Peru. It ruined the harvest.", []),
    ],
)
def test_it_looks_past_persons_and_plurals_but_not_past_things(text: str, codes: list[str]) -> None:
    assert Staged(text).codes("It") == codes


def test_who_speaks_is_not_he() -> None:
    text = '"President Ole Lang of Norway asks all to stop," said UN spokesman Jim Roe. "He also calls on Kenya."'
    assert Staged(text).codes("He") == ["NOR GOV"]
    alone = Staged('Polish Foreign Minister Jan Nowak was angry. "He is a liar," Nowak said.')
    assert alone.codes("He") == []
    assert alone.reason("He")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (SIGNED + "The two sides agreed.", ["PER", "BOL"]),
        ("Norway and the EU held talks on China. The two sides agreed.", ["NOR", "EUR"]),
        (MET.replace("Chilean Trade Minister", "EU Council President") + "The two sides agreed.", ["NOR", "EUR"]),
        ("The Philippine army and Philippine rebels held talks. The two sides agreed.", ["PHL MIL", "PHL REB"]),
        ("Norway, Peru and Kenya held talks. The two sides agreed.", []),
    ],
)  # fmt: skip
def test_two_sides_are_those_who_acted_together(text: str, codes: list[str]) -> None:
    assert Staged(text).codes("sides") == codes


def test_two_countries_may_be_those_that_two_persons_spoke_of() -> None:
    text = (
        "U.S. Secretary Ann Roe and Peruvian President Jose Ruiz discussed peace between Armenia "
        "and Azerbaijan. The two countries were silent."
    )
    staged = Staged(text)
    assert staged.codes("countries") == []
    assert staged.reason("countries")


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Police in Kenya freed American John Roe. Roe thanked Kenya.", "Roe", ["USA CVL"]),
        ("Police in Kenya freed Ann Moe, an American. Moe thanked Kenya.", "Moe", ["USA CVL"]),
        ("Police in Kenya met an American and Ann Moe. Moe thanked Kenya.", "Moe", []),
        ("Moe, commander of Norway's navy, left Kenya.", "Moe", ["NOR MIL"]),
        ("After a word with Khan, chairman Ole Lund of Norway left Kenya.", "Khan", []),
        ('"We left," said Paul Moe, a spokesman for the CIA station in Tampa.', "We", ["USA"]),
        ("Palestinian National Authority (PNA) Chairman Ali Nasser left.", "Nasser", ["PSE GOV"]),
        ("President Jane Doe, Jr. of Chile rang Peru's president Ana Ruiz and thanked Him.", "Him", ["PER GOV"]),
        ("A UN agency spokeswoman spoke. Spokeswoman Pam Toole left Kenya.", "Toole", ["UNO GOV"]),
        ("Norway's envoy Kari Lund and other officials left Kenya.", "officials", ["NOR GOV"]),
        ("The United States and other governments left Kenya.", "governments", ["--- GOV"]),
        ("Pro-Iranian militia in Iraq fired.", "militia", ["IRQ PRM"]),
        ("The secretary of the Russian Security Council left.", "secretary", ["RUS GOV"]),
        ("The UN Security Council met.", "Council", ["UNO"]),
    ],
)  # fmt: skip
def test_of_whom_little_is_told(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes


def test_the_secretary_and_a_president_are_two() -> None:
    staged = Staged(
        "The Secretary and President Aliyev of Azerbaijan discussed trade.",
        outlet="US Department of State",
    )
    assert staged.codes("Secretary") == ["USA GOV"]
    assert staged.codes("Aliyev") == ["AZE GOV"]


@pytest.mark.parametrize(
    ("opening", "codes"),
    [
        ("The following is a joint statement by the Governments of Chile and Peru. ", ["CHL GOV", "PER GOV"]),
        ("Chile praised a joint statement by Peru. ", []),
    ],
)  # fmt: skip
def test_we_of_a_joint_statement_are_all_who_give_it_out(opening: str, codes: list[str]) -> None:
    assert Staged(opening + "We condemn the raid.").codes("We") == codes


@pytest.mark.parametrize(
    ("opening", "codes"),
    [
        ("We, the foreign ministers of the European Union, met in Lund. ", ["EUR GOV"]),
        ("Kenya, Chile and Peru affirm the role that we play. ", ["KEN", "CHL", "PER"]),
        ("Kenya, Chile and Peru affirmed the role that they play. ", ["NOR GOV"]),
        ("President Soto of Chile and Premier Rey of Peru affirm our role. ", ["NOR GOV"]),
    ],
)
def test_we_of_a_declaration_are_those_who_say_so_in_it(opening: str, codes: list[str]) -> None:
    staged = Staged(
        opening + "They urge peace. We condemn the raid.", outlet="Government of Norway"
    )
    last = len([word for word in opening.split() if word.startswith("We")])
    assert staged.codes("We", last) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("In Karachi, protesters sang.", "protesters", ["PAK CVL"]),
        ("In Ukraine 20 prisoners sang, and 30 in Russia.", "prisoners", ["UKR CVL"]),
        ("Activists heckled the Hungarian prime minister in Strasbourg.", "Activists", ["--- CVL"]),
        ("Government forces fought the Tamil Tigers. Norway and Kenya met.", "forces", ["LKA MIL"]),
        ("Amnesty International met Peru. The human rights organisation sang.", "organisation", ["NGO SOC"]),
    ],
)  # fmt: skip
def test_crowds_and_forces_are_of_where_they_are(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("South Korea said the North had fired rockets.", "North", ["PRK"]),
        ("Seoul urged the North to return to talks.", "North", ["PRK"]),
        ("North Korea rejects South's offer of talks", "South", ["KOR"]),
        ("Norway moved troops to the North.", "North", []),
        ("South Korea's president visited the South of France.", "South", []),
    ],
)
def test_a_half_is_named_by_its_side_where_the_other_is(
    text: str, word: str, codes: list[str]
) -> None:
    nth = 1 if text.startswith("South Korea's") else 0
    assert Staged(text).codes(word, nth) == codes


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Norway said Russia had expelled two of its diplomats.", "diplomats", "NOR"),
        ("Peru said Chile had seized its trawler.", "its", "PER"),
        ("Norway said Russia had expelled its own envoys.", "its", "RUS"),
        ("Norway said Russia had trained its pilots.", "its", "RUS"),
    ],
)
def test_no_state_drives_out_its_own_envoys(text: str, word: str, code: str) -> None:
    assert [each.split()[0] for each in Staged(text).codes(word)] == [code]
