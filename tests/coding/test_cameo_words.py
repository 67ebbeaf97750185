"""CAMEO codes are made finer by the words of an act and by its sides, and never against an entry that knows better."""

from __future__ import annotations

import pytest

from dragoman.coding.codes.cameo_words import APPEAL, DEMAND, code_words
from dragoman.ontology import cameo_codes, event_type

from .plainly import CODER


def codes(text: str) -> dict[str, str | None]:
    """The code of each type of act that rules read in a text."""
    return {each.event: each.cameo for each in CODER.code(text).mentions}


@pytest.mark.parametrize(
    ("text", "event", "code"),
    [
        ("Prosecutors in Peru indicted two Chilean officers.", "ACCUSE", "173"),
        ("Peru accused the Chilean mayor of bribery.", "ACCUSE", "1121"),
        ("Peru accused Chile of shelling a border post.", "ACCUSE", "1123"),
        ("Peru accused a Chilean diplomat of spying.", "ACCUSE", "1125"),
        ("Peru criticised Chile.", "ACCUSE", "111"),
        ("Police in Peru are investigating Chilean traders over the murder.", "ACCUSE", "091"),
        ("The Peruvian army killed six rebels.", "ASSAULT", "190"),
        ("Gunmen murdered a Peruvian journalist.", "ASSAULT", "186"),
        ("A car bomb killed nine people in Peru.", "ASSAULT", "1832"),
        ("Chile negotiated with Peru.", "CONSULT", "046"),
        ("Peru urged Chile to release the sailors.", "REQUEST", "0253"),
        ("Peru demanded that Chile release the sailors.", "REQUEST", "1053"),
        ("Peru urged Chile to show restraint.", "REQUEST", "0256"),
        ("Peru asked Chile for blankets for the homeless.", "REQUEST", "0233"),
        ("Peru refused to free the Chilean sailors.", "REJECT", "1243"),
        ("Peru turned down a Chilean request for a loan.", "REJECT", "1221"),
        ("Peru threatened Chile with nuclear weapons.", "THREATEN", "1385"),
        ("Peruvian police fired tear gas at Chilean farmers.", "ASSAULT", "175"),
        ("Students in Peru demonstrated against a new tax.", "PROTEST", "1412"),
        ("Miners in Peru went on strike against a new tax.", "PROTEST", "1432"),
        (
            "Crowds in Peru demonstrated to demand the resignation of the prime minister.",
            "PROTEST",
            "1411",
        ),
    ],
)
def test_words_and_sides_make_a_code_finer(text: str, event: str, code: str) -> None:
    assert codes(text)[event] == code


@pytest.mark.parametrize(
    ("text", "event", "code"),
    [
        # a claim is no charge before a court
        ("Peru charged that Chile had lied about the border.", "ACCUSE", "112"),
        ("Peruvian villagers killed a Chilean trader.", "ASSAULT", "180"),
        ("The foreign ministers of Chile and Peru met on Monday.", "CONSULT", "040"),
        ("Students in Peru demonstrated on Monday.", "PROTEST", "141"),
    ],
)
def test_without_such_words_it_stays(text: str, event: str, code: str) -> None:
    assert codes(text)[event] == code


def test_rules_name_types_and_codes_that_there_are() -> None:
    known = {each.code for each in cameo_codes()}
    for event, rules in code_words().rules.items():
        event_type(event)
        for rule in rules:
            assert rule.of <= known
            assert rule.to in known, (event, rule)
    for matter in code_words().matters:
        assert {APPEAL + matter.to, DEMAND + matter.to} <= known


def test_a_talk_told_again_is_by_telephone_as_before() -> None:
    text = "President Lund of Norway telephoned President Paz of Chile. {} discussed fisheries."
    again = CODER.code(text.format("Norway and Chile")).mentions
    assert [each.cameo for each in again if each.event == "CONSULT"] == ["041", "041"]
    other = CODER.code(text.format("Norway and Peru")).mentions
    assert [each.cameo for each in other if each.event == "CONSULT"] == ["041", "040"]


def test_those_who_met_first_did_not_telephone_where_no_word_says_so() -> None:
    text = "President Lund of Norway and President Paz of Chile discussed fisheries. They also spoke {}."
    told = CODER.code(text.format("about the ports")).mentions
    assert [each.cameo for each in told if each.event == "CONSULT"] == ["040", "040"]
    later = CODER.code(text.format("by phone on Friday")).mentions
    assert [each.cameo for each in later if each.event == "CONSULT"] == ["040", "041"]
