"""Officers told together, allies by name, and for what one is thanked."""

from __future__ import annotations

import pytest

from .staging import Staged


def test_names_in_a_row_behind_a_plural_office_each_hold_it() -> None:
    found = Staged(
        "Chilean Foreign Minister Ana Soto met Peruvian Foreign Minister Luis Rey. Ministers Soto and Rey spoke."
    )
    assert found.codes("Ministers") == ["CHL GOV"]
    assert found.codes("Soto", 1) == ["CHL GOV"]
    assert found.codes("Rey", 1) == ["PER GOV"]


def test_a_title_of_several_tells_of_known_last_names_who_they_are() -> None:
    found = Staged("Prime Ministers Johnson, Trudeau and Modi met Chile's president.")
    assert [found.codes(name) for name in ("Johnson", "Trudeau", "Modi")] == [
        ["GBR GOV"], ["CAN GOV"], ["IND GOV"]
    ]  # fmt: skip


def test_a_plural_office_without_a_row_is_what_it_was() -> None:
    found = Staged("Ministers met Chilean envoy Ana Soto.")
    assert found.codes("Ministers") == ["--- GOV"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "Norway's minister met the Chilean ambassador and the Peruvian ambassador.",
            "ambassadors",
        ),
        ("The ambassadors of Chile and Peru met Norway's minister.", "ambassadors"),
        ("The Chilean and Peruvian foreign ministers met Norway's president.", "ministers"),
        ("Chilean envoy Ana Soto and Peruvian envoy Luis Rey met Norway's minister.", "envoys"),
    ],
)
def test_those_of_an_office_are_taken_up_together(first: str, again: str) -> None:
    found = Staged(f"{first} The {again} condemned Chad.")
    nth = 1 if first.count(again) else 0
    assert found.codes(again, nth) == ["CHL GOV", "PER GOV"]


@pytest.mark.parametrize(
    "first",
    [
        "Norway's minister met the Chilean ambassador and a Peruvian admiral.",
        "The ambassadors of Chile met Norway's minister.",
    ],
)
def test_others_of_another_office_or_of_one_state_are_not(first: str) -> None:
    found = Staged(f"{first} The ministers condemned Chad.")
    assert found.codes("ministers") != ["CHL GOV", "PER GOV"]


def test_an_ally_named_behind_the_word_is_that_state() -> None:
    found = Staged("Norway pledged help to its NATO ally Turkey.")
    assert not found.codes("ally")
    assert found.codes("Turkey") == ["TUR"]
    assert Staged("Norway pledged help to its NATO ally.").codes("ally") == ["IGO"]


def test_for_what_one_is_thanked_does_not_say_whose_he_is() -> None:
    text = "Prime Minister Modi spoke with President Biden. The Prime Minister thanked the President for his {}."
    assert Staged(text.format("support")).codes("President", 1) == ["USA GOV"]
    assert Staged("Norway met the spokesman for Chile's government.").codes("spokesman") == [
        "CHL GOV"
    ]


def test_small_words_begin_a_name_behind_a_title() -> None:
    found = Staged(
        "Belgian Prime Minister Alexander de Croo met Saudi Foreign Minister Faisal bin Farhan. "
        "Prime Minister de Croo and Minister bin Farhan spoke. "
        "European Commission President Ursula von der Leyen listened."
    )
    assert found.codes("Croo", 1) == ["BEL GOV"]
    assert found.codes("Farhan", 1) == ["SAU GOV"]
    assert found.codes("Leyen")[0].startswith("EUR")


def test_an_envoy_of_the_united_nations_is_theirs_whatever_he_governed() -> None:
    found = Staged("Norway met UN Special Envoy for Global Education Gordon Brown.")
    assert found.codes("Brown")[0].startswith("UNO")
    assert Staged("Norway met British Prime Minister Gordon Brown.").codes("Brown") == ["GBR GOV"]
