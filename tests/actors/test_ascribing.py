"""Parties whose state no rule tells: the state that the evidence of the document speaks for."""

from __future__ import annotations

import pytest

from dragoman.actors.weighing.ascribing import Weights
from tests.actors.staging import Staged

KENYA = (
    "Kenya's government and Uganda's agreed on a border post. Kenyan farmers blocked the road to "
    "it for a week. A court in Nairobi let them do so. "
)


@pytest.mark.parametrize(
    ("words", "word", "code"),
    [
        ("Dozens were arrested in Mombasa.", "Dozens", "KEN CVL"),
        ("A court in Nairobi jailed Jane Wanjiru Otieno.", "Otieno", "KEN"),
        ("The people of Mombasa thanked the court.", "people", "KEN CVL"),
    ],
)
def test_a_party_is_of_the_state_that_most_speaks_for(words: str, word: str, code: str) -> None:
    found = Staged(KENYA + words, title="Kenyan farmers block a border road").codes(word)
    assert found == [code]


def test_the_evidence_is_told_as_gathered_from_the_document() -> None:
    staged = Staged(KENYA + "Dozens were arrested.", title="Kenyan farmers on a road")
    assert [party.via for party in staged.parties("Dozens")] == ["document"]
    assert staged.reason("Dozens") is None


def test_a_person_has_one_state_and_one_name_everywhere() -> None:
    text = KENYA + "Police in Nairobi held Jane Wanjiru Otieno. Otieno blamed the court."
    staged = Staged(text, title="Kenyan farmers block a border road")
    full, last = staged.parties("Otieno", 0), staged.parties("Otieno", 1)
    assert [party.id for party in full] == [party.id for party in last]
    assert [party.country for party in full] == [party.country for party in last]
    assert {party.text for party in (*full, *last)} == {"Jane Wanjiru Otieno", "Otieno"}


@pytest.mark.parametrize(
    ("words", "word", "code"),
    [
        ("The movement thanked the court.", "movement", "KEN CVL"),
        ("The three women thanked the court.", "women", "KEN CVL"),
        ("The police freed those who blocked the road.", "those", "KEN CVL"),
        ('"We will block the road again," a farmer said.', "We", "KEN"),
    ],
)
def test_words_that_are_a_party_once_it_is_told_whose(words: str, word: str, code: str) -> None:
    found = Staged(KENYA + words, title="Kenyan farmers block a border road").codes(word)
    assert found == [code]


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("People say that roads are long.", "People"),
        ("The road is longer than those.", "those"),
        ("They met opposition.", "opposition"),
        ("All parties must obey the court.", "parties"),
    ],
)
def test_words_that_are_of_nobody_in_particular_are_no_party(words: str, word: str) -> None:
    found = Staged(KENYA + words, title="Kenyan farmers block a border road").parties(word)
    assert found == ()


def test_a_last_name_is_a_persons_whom_the_document_names_in_full() -> None:
    text = KENYA + "Police in Nairobi held Jane Wanjiru Otieno. The court freed Otieno on bail."
    staged = Staged(text, title="Kenyan farmers block a border road")
    (found,) = staged.parties("Otieno", 1)
    assert (found.id, found.country) == ("person.jane-wanjiru-otieno", "KEN")


def test_what_the_first_sentences_are_on_weighs_more() -> None:
    chile = "Chile paid. Chilean miners cheered. A Chilean court closed. Chile slept. Chile rose. "
    chile += "Chile sold ships. Chilean ships sank. "
    peru = "Peru paid. Peruvian miners cheered. "
    rest = "It rained. It snowed. It was cold. It was windy. Dozens waited."
    assert Staged(chile + peru + rest).codes("Dozens") == ["CHL CVL"]
    assert Staged(peru + chile + rest).codes("Dozens") == []


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Foreign journalists watched.", "journalists"),
        ("The ambassadors left.", "ambassadors"),
        ("It was a long week.", "week"),
    ],
)
def test_who_is_from_elsewhere_or_no_party_gets_no_state(words: str, word: str) -> None:
    found = Staged(KENYA + words, title="Kenyan farmers block a border road").parties(word)
    assert [party.country for party in found] in ([], [None])


def test_two_states_that_are_told_of_alike_leave_it_open() -> None:
    text = (
        "Chile met Peru. Peru thanked Chile. Chile and Peru signed a pact. Peru and Chile ratified it. "
        "Students burned a car."
    )
    assert Staged(text).codes("Students") == ["--- EDU"]


def test_a_few_sentences_say_too_little() -> None:
    assert Staged("Kenya was calm. Dozens were arrested.").codes("Dozens") == []


def test_none_of_the_states_may_be_likeliest() -> None:
    weights = Weights({"near": 2.0}, {"none": 1.0})
    code, probability = weights.choose({"CHL": {"near": 1.0}, "PER": {}}, ["none"])
    assert code == "CHL"
    assert probability == pytest.approx(0.665, abs=0.001)
    assert weights.choose({}, ["none"]) == (None, 0.0)


def test_every_weight_says_what_it_is_of() -> None:
    weights = Weights.load()
    assert "share" in weights.evidence and "none" in weights.none
    assert all(w >= 0 for name, w in weights.evidence.items() if name != "author")


def test_a_list_of_states_may_end_with_the_sentence() -> None:
    assert Staged("They met the ministers of Chile, Peru and").codes("ministers") != []
