"""Pronouns: what the grammar of a clause and the turns of speech say of them; near misses too."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Norway's king Ole Lund met Peru's president Jose Ruiz to thank him.", "him", ["PER GOV"]),
        ("Chile fined Peru for its raids.", "its", ["PER"]),
        ("Chile imposed a levy on Peru for its raids.", "its", ["PER"]),
        ("Chile left Peru for its farms.", "its", ["CHL"]),
        ("Chile urged Peru to feed its own farmers.", "its", ["PER"]),
        ("Chile got Peru to stop beating its own farmers.", "its", ["PER"]),
        ("Chile called on Peru to free its farmers.", "its", ["PER"]),
        ("Chile forced Peru to stop beating its farmers.", "its", ["PER"]),
        ("Chile asked Peru to free its farmers.", "its", ["CHL"]),
        ("Peru found oil, enabling it to pay Chile.", "it", ["PER"]),
        ("Kenya doubts Chile's claim that it won.", "it", ["CHL"]),
        ("Chile accused Peruvian soldiers of hiding their guns.", "their", ["PER MIL"]),
        ("Chile sent Peru home with its own farmers.", "its", ["CHL"]),
        ("Chile grew poor, and Peru helped it.", "it", ["CHL"]),
        ("The Chilean rebels fled, and Peruvian troops freed them.", "them", ["CHL REB"]),
        ("Chile made an offer. The Peruvian president rejected its offer.", "its", ["CHL"]),
        ("Chile's king met Peru's president and rejected his offer.", "his", ["PER GOV"]),
        ("Chile made an offer. The Peruvian president defended its record.", "its", ["PER"]),
    ],
)
def test_nobody_acts_upon_himself_and_who_is_judged_is_judged_for_his_own(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Chilean rebels fled. We fought them. Their farms burn.", "Their", ["CHL REB"]),
        ("We fought Chilean rebels. Kenya knows that they burn farms.", "they", ["CHL REB"]),
        ("We fought Chilean rebels and Peruvian troops. Kenya knows that they sing.", "they", []),
        ('"We fought," Chilean troops said, and they sang.', "they", ["CHL MIL"]),
    ],
)
def test_we_are_not_they_but_the_one_group_besides_is(
    text: str, word: str, codes: list[str]
) -> None:
    staged = Staged(text, title="Statement by Norway's Foreign Minister Kari Lund")
    assert staged.codes(word) == codes


MET = "Norwegian Foreign Minister Kari Lund met Chilean Trade Minister Ana Ruiz. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (MET + "They spoke of Kenya, and both agreed to help.", "both", ["NOR GOV", "CHL GOV"]),
        (
            MET + 'Lund thanked Kenya. "They agreed on trade," aide Jim Roe said.',
            "They",
            ["NOR GOV", "CHL GOV"],
        ),
        (
            "Norwegian Foreign Minister Kari Lund met Chile's president Ana Ruiz and Chile's envoy Juan Paz. "
            "Lund thanked Kenya. They agreed on trade.",
            "They",
            ["NOR GOV", "CHL GOV", "CHL GOV"],
        ),
        (
            "Norwegian Foreign Minister Kari Lund met Chile's president Ana Ruiz and Peru's envoy Juan Paz. "
            "Lund thanked Kenya. They agreed on trade.",
            "They",
            [],
        ),
    ],
)
def test_who_met_are_both_and_they(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Peru's army said rain fell. The death of a goat was sad, It added.", "It", ["PER MIL"]),
        ("Peru's army said rain fell. The death of a goat was sad, It proved.", "It", []),
        (
            "Chile's judge John Roe said rain fell. Peru's president Jim Poe should go, Roe said. "
            "He added that Kenya was dry.",
            "He",
            ["CHL JUD"],
        ),
        ("Peru's parliament adopted a motion. The motion urged Kenya to act. It also asked for rain.", "It", ["PER LEG"]),
    ],
)  # fmt: skip
def test_who_spoke_last_goes_on(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('"We sang. Goats ate," Peru\'s premier Jim Poe said.', ["PER GOV"]),
        ('"We sang." Goats ate, Peru\'s premier Jim Poe said.', []),
    ],
)
def test_who_speaks_is_told_where_the_quotation_ends(text: str, codes: list[str]) -> None:
    assert Staged("Kenya was dry. " + text).codes("We") == codes


def test_whom_a_text_of_a_government_quotes_before_it_names_one_is_its_own() -> None:
    staged = Staged('Peru was dry. "We sent rain."', outlet="US Department of State")
    assert staged.codes("We") == ["USA GOV"]
    assert Staged('Peru was dry. "We sent rain."').codes("We") == []


SOMALIA = "Somalia's parliament met in Mogadishu. Somali elders were heard. Somalia voted. "


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya will punish those responsible for the raids in Ethiopia.", ["ETH CVL"]),
        ("Kenya will punish those responsible for the raids.", ["SOM CVL"]),
        ("Kenya will help those who lost a goat.", ["SOM CVL"]),
        ("Kenya will punish those who back the raids.", []),
        ("Kenya likes those farms.", []),
        ("Kenya's goats are fatter than those of Chile.", []),
    ],
)
def test_those_of_whom_only_their_deeds_are_told_are_of_where_they_are(
    text: str, codes: list[str]
) -> None:
    assert Staged(SOMALIA + text).codes("those") == codes


def test_pronouns_are_of_the_state_that_their_person_is_given() -> None:
    text = (
        "Kenya's government and Uganda's agreed on a border post. Uganda thanked Kenya, and Kenya "
        "thanked Uganda. The post is open now. A court in Nairobi, Kenya, jailed Jane Wanjiru Otieno. "
        'She sang. "We won," Otieno said.'
    )
    staged = Staged(text, title="A border post")
    assert [(we.id, we.kind) for we in staged.parties("We")] == [("KEN", "state")]
    person, she = staged.parties("Otieno")[0], staged.parties("She")[0]
    assert (she.id, she.country, she.text) == (person.id, "KEN", "She")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Chile punished Peru for the raids It led.", ["PER"]),
        ("Chile asked Kenya about the raids It led.", ["CHL"]),
    ],
)
def test_whoever_is_judged_is_who_did_it(text: str, codes: list[str]) -> None:
    assert Staged(text).codes("It") == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ('"I thank you," Chilean premier Ana Ruiz told Peruvian president Jose Paz.', "you", ["PER GOV"]),
        ('"I thank you," Chilean premier Ana Ruiz told reporters.', "you", []),
        ('"I sang," Chilean premier Ana Ruiz told Peru. "Your goats ate," she said.', "Your", ["PER"]),
        ('"I sang," Chilean premier Ana Ruiz told Peru. "Your goats ate," Kenya said.', "Your", []),
        ("Chilean premier Ana Ruiz told Peru that you never know.", "you", []),
    ],
)  # fmt: skip
def test_you_are_who_is_spoken_to(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Peru's premier Jim Poe says the army sings. We want it to stop.", ["PER GOV"]),
        ('Peru\'s premier Jim Poe says the army sings. We want it to stop. Kenya is "dry".', []),
        ("Peru's premier Jim Poe left. We want him to stop.", []),
    ],
)
def test_a_broadcast_lets_speak_whom_it_has_named(text: str, codes: list[str]) -> None:
    assert Staged(text).codes("We") == codes


def test_a_statement_speaks_for_whom_it_is_from() -> None:
    text = '"We sang in Kenya," a statement from the Peruvian army said.'
    assert Staged(text).codes("We") == ["PER MIL"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya sued the Red Cross, and a Kenyan court fined it.", ["NGO MED"]),
        ("Chile is dry, and Peru took measures against it.", ["CHL"]),
        ("Peru condemned the measures against it.", ["PER"]),
    ],
)
def test_no_state_acts_upon_what_is_its_own(text: str, codes: list[str]) -> None:
    assert Staged(text).codes("it") == codes
