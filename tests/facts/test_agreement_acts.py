"""What is done to an agreement, and who is made party by it: not the place, not who is only told of."""

from __future__ import annotations

from dragoman.facts import agreements
from dragoman.model import Agreement, Party, Reading, Span

from .dossier import dossier


def read(*beginnings: str, readings: tuple[Reading, ...] = ()) -> tuple[Agreement, ...]:
    document, trees, cast = dossier(*beginnings)
    return agreements(document, trees, cast, readings)


def countries(agreement: Agreement) -> set[str | None]:
    return {each.party.country for each in agreement.parties}


def stages(agreement: Agreement) -> list[tuple[str, str | None]]:
    return [(s.stage, s.date.start.isoformat() if s.date else None) for s in agreement.stages]


def signing(event: str, *actors: Party) -> Reading:
    return Reading(0, 3, (3,), event, (), (), "057", actors, (), True, "actual", (), None, "sign", (), (), 0.9)  # fmt: skip


def state(code: str, start: int) -> Party:
    return Party(code, code, Span(start, start + (5 if code == "CHL" else 6)), code, code, (), "state", "name")  # fmt: skip


def test_the_place_of_a_signing_is_no_party_though_the_reading_has_it_among_the_actors() -> None:
    both = (state("CHL", 23), state("NOR", 32))
    (found,) = read("The pact was signed", readings=(signing("SUPPORT", *both),))
    assert countries(found) == {"NOR"}
    assert stages(found) == [("signed", None)]


def test_a_signing_that_is_only_meant_is_no_stage() -> None:
    assert read("The pact was signed", readings=(signing("AGREE", state("NOR", 32)),)) == ()


def test_putting_names_to_it_is_signing_it() -> None:
    (found,) = read("Norway and Peru put")
    assert (countries(found), stages(found)) == ({"NOR", "PER"}, [("signed", None)])


def test_peace_is_an_agreement_where_it_is_signed_and_not_where_it_is_hailed() -> None:
    (found,) = read("Norway and Peru signed peace")
    assert (found.names, found.subject, countries(found)) == (("peace",), "peace", {"NOR", "PER"})
    assert read("Peru hailed") == ()


def test_who_reaches_a_deal_is_party_to_it_without_a_stage() -> None:
    (found,) = read("Peru and Chile reached")
    assert (countries(found), stages(found)) == ({"PER", "CHL"}, [])


def test_what_enters_into_force_some_day_is_not_in_force() -> None:
    (found,) = read("The pact with Peru")
    assert stages(found) == []


def test_a_truce_stands_beside_a_peace_agreement_of_its_own() -> None:
    peace, truce = read("Chile signed a peace", "A truce")
    assert (peace.form, stages(peace)) == ("other", [("signed", None)])
    assert (truce.form, stages(truce)) == ("ceasefire", [("in force", "2022-08-29")])


def test_who_means_to_leave_is_in_it_still() -> None:
    (found,) = read("Norway will withdraw")
    (party,) = found.parties
    assert (party.party.country, party.left, stages(found)) == ("NOR", None, [])


def test_a_signing_told_as_what_went_with_another_act_has_its_day() -> None:
    (found,) = read("The war ended")
    assert stages(found) == [("signed", "2022-05-04")]
    assert countries(found) == {"NOR", "CHL"}


def test_what_it_is_called_is_its_name() -> None:
    (found,) = read("Norway signed a pact called")
    assert found.names == ("Lima",)
