"""What a text takes up again of an agreement, and the phrases by which it tells what becomes of one."""

from __future__ import annotations

from .test_agreements import countries, read


def _stages(*beginnings: str) -> list[tuple[str, str | None]]:
    (found,) = read(*beginnings)
    return [(s.stage, s.date.text if s.date else None) for s in found.stages]


def test_the_agreement_is_the_named_one_that_each_party_ratifies() -> None:
    beginnings = ("Norway ratified the Fjord Accord", "Chile ratified the agreement")
    (found,) = read(*beginnings)
    assert sorted(filter(None, countries(found))) == ["CHL", "NOR"]
    assert _stages(*beginnings) == [("ratified", "2020"), ("ratified", "2021")]


def test_an_accord_may_be_taken_up_as_the_treaty() -> None:
    (found,) = read("Norway ratified the Fjord Accord", "Norway had proposed the treaty")
    assert {stage.stage for stage in found.stages} == {"ratified", "proposed"}


def test_what_a_deal_is_known_as_names_the_one_before_it() -> None:
    (found,) = read("Norway and Chile signed a fishing", "The deal, known as the Fjord Accord")
    assert found.names == ("fishing agreement", "Fjord Accord")


def test_a_phrase_that_tells_two_stages_has_both() -> None:
    assert _stages("The peace accord signed in 2015") == [("signed", "2015"), ("withdrawn", "2024")]


def test_who_agrees_a_deal_is_party_to_it() -> None:
    (found,) = read("Norway and Chile agreed a trade deal")
    assert countries(found) == ["NOR", "CHL"]


def test_a_name_is_not_cut_at_a_hyphen() -> None:
    (found,) = read("Norway and Chile agreed to a 72-hour")
    assert found.names == ("72-hour truce",)


def test_what_is_traded_is_the_subject_before_the_trade() -> None:
    (found,) = read("Norway and Chile signed an accord on gas")
    assert found.subject == "energy"


def test_what_an_understanding_is_on_is_its_subject() -> None:
    (found,) = read("A memorandum of understanding on energy")
    assert found.subject == "energy"


def test_talks_on_an_agreement_negotiate_one_that_is_not_yet() -> None:
    assert _stages("Talks on a free trade agreement") == [("negotiating", None)]
    (found,) = read("Norway and Chile held talks on the Lima Treaty")
    assert found.stages == ()


def test_what_is_put_on_hold_is_suspended() -> None:
    assert _stages("Norway put the Lima Treaty on hold") == [("suspended", "2022")]


def test_a_truce_that_began_is_in_force() -> None:
    assert _stages("The truce between Norway and Chile began") == [("in force", "2022")]


def test_a_suspension_that_is_lifted_leaves_an_agreement_in_force() -> None:
    assert _stages("Norway lifted its suspension") == [("in force", "2023")]


def test_letters_that_are_signed_name_an_agreement() -> None:
    (found,) = read("Norway, Peru and Chile signed the NPCT", "Norway ratified the NPCT")
    assert (found.names, found.subject) == (("NPCT",), "trade")
    assert sorted(filter(None, countries(found))) == ["CHL", "NOR", "PER"]
    assert [stage.stage for stage in found.stages] == ["signed", "ratified"]


def test_a_protocol_to_an_agreement_is_another() -> None:
    protocol, accord = read("Peru and Norway signed a protocol")
    assert [stage.stage for stage in protocol.stages] == ["signed"]
    assert (accord.names, accord.stages) == (("Fjord Accord",), ())


def test_what_a_pronoun_is_said_to_be_and_all_treaties_are_no_agreement_of_their_own() -> None:
    assert read("It is the second accord", "Peru will review all treaties") == ()


def test_whose_an_agreement_is_that_another_joins_are_parties() -> None:
    (found,) = read("Chile joined the lithium memorandum")
    assert sorted(filter(None, countries(found))) == ["CHL", "NOR", "PER"]
    assert found.subject == "minerals"
