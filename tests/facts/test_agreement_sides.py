"""Who is party by what is done to an agreement, and what is done to it in truth."""

from __future__ import annotations

import pytest

from dragoman.facts import agreements
from dragoman.model import Agreement, Party, Reading, Span

from .dossier import dossier


def read(beginning: str, *readings: Reading) -> Agreement | None:
    document, trees, cast = dossier(beginning)
    found = agreements(document, trees, cast, readings)
    assert len(found) < 2
    return found[0] if found else None


def countries(found: Agreement | None) -> set[str | None]:
    return {each.party.country for each in found.parties} if found else set()


def stages(found: Agreement | None) -> list[str]:
    return [each.stage for each in found.stages] if found else []


@pytest.mark.parametrize(
    ("beginning", "stage", "parties"),
    [
        ("Chile suspended its fisheries", "suspended", {"CHL", "PER"}),
        ("Norway and Chile extended", "extended", {"NOR", "CHL"}),
        ("Bolivia broke", "violated", {"BOL"}),
        ("The Fjord Treaty was suspended", "suspended", {"CHL"}),
        ("Norway proposed a truce with", "proposed", {"NOR", "CHL"}),
    ],
)
def test_who_does_something_to_an_agreement_of_its_own_is_party_to_it(
    beginning: str, stage: str, parties: set[str]
) -> None:
    found = read(beginning)
    assert (stages(found), countries(found)) == ([stage], parties)


@pytest.mark.parametrize(
    ("beginning", "parties"),
    [
        ("Norway extended the pact between", {"CHL", "PER"}),
        ("Norway proposed a truce.", set()),
        ("Norway accused Chile", set()),
    ],
)
def test_who_stands_between_the_sides_or_accuses_one_is_no_party(
    beginning: str, parties: set[str]
) -> None:
    assert countries(read(beginning)) == parties


def test_herders_and_farmers_of_one_state_are_two_parties() -> None:
    found = read("Herders and farmers signed")
    assert found and [each.party.name for each in found.parties] == ["herders", "farmers"]


def meant(event: str, trigger: int, act: int) -> Reading:
    here = Party("NOR", "Norway", Span(0, 6), "Norway", "NOR", (), "state", "name")
    return Reading(0, trigger, (trigger, act), event, (), (), "020", (here,), (), True, "actual", (), None, "join", ("urge.to",), (), 0.9)  # fmt: skip


@pytest.mark.parametrize(
    ("beginning", "reading"),
    [
        ("Norway urged Chile and Peru", meant("REQUEST", 1, 6)),
        ("Chile refused to join", meant("REJECT", 1, 3)),
        ("Norway threatened to suspend", meant("THREATEN", 1, 3)),
    ],
)
def test_what_is_urged_refused_or_threatened_has_not_taken_place(
    beginning: str, reading: Reading
) -> None:
    found = read(beginning, reading)
    assert (stages(found), countries(found)) == ([], set())


def test_who_ends_a_treaty_has_left_it_and_its_partner_has_not() -> None:
    found = read("Norway terminated")
    assert found is not None
    left = {p.party.country: p.left and p.left.text for p in found.parties}
    assert left == {"NOR": "4 March 2019", "BOL": None}


def test_a_breach_by_the_word_of_another_is_no_stage_and_one_told_of_the_speaker_is() -> None:
    assert stages(read("Norway accused Chile")) == []
    assert stages(read("Bolivia said that Peru")) == []
    assert stages(read("Bolivia, which violated")) == ["violated"]


@pytest.mark.parametrize(
    ("beginning", "stage"),
    [
        ("Chile tore up", "withdrawn"),
        ("The truce between Chile and Bolivia", "expired"),
        ("The Fjord Treaty ended", "expired"),
        ("The truce between Norway and Peru took", "in force"),
    ],
)
def test_words_for_an_end_and_for_a_beginning(beginning: str, stage: str) -> None:
    assert stages(read(beginning)) == [stage]


def test_an_agreement_that_ends_something_else_has_not_ended() -> None:
    assert stages(read("The Andes Pact ended years")) == []


def test_what_a_parliament_approves_is_ratified_and_what_others_approve_is_not() -> None:
    from dataclasses import replace

    for sectors, wanted in (((), []), (("LEG",), ["ratified"])):
        document, trees, cast = dossier("Peru approved the Fjord")
        ((key, (party,)),) = cast.parties.items()
        cast = replace(cast, parties={key: (replace(party, sectors=sectors),)})
        found = agreements(document, trees, cast, ())
        assert [stage.stage for each in found for stage in each.stages] == wanted
