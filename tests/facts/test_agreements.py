"""Agreements hold what the words say of them and nothing else."""

from __future__ import annotations

from dragoman.facts import agreements
from dragoman.model import Agreement

from .dossier import dossier


def read(*beginnings: str) -> tuple[Agreement, ...]:
    document, trees, cast = dossier(*beginnings)
    return agreements(document, trees, cast, ())


def countries(agreement: Agreement) -> list[str | None]:
    return [each.party.country for each in agreement.parties]


def test_who_signs_and_with_whom_are_the_parties() -> None:
    (found,) = read("Norway signed a historic")
    assert sorted(filter(None, countries(found))) == ["CHL", "NOR"]
    assert (found.subject, found.names) == ("fisheries", ("fisheries agreement",))
    (stage,) = found.stages
    assert stage.stage == "signed"
    assert stage.date is not None and stage.date.start.isoformat() == "2022-05-04"


def test_later_mentions_are_joined() -> None:
    (found,) = read("Norway signed a historic", "The agreement with Chile")
    assert len(found.evidence) == 2


def test_what_may_be_signed_has_no_stage_and_no_signing_party() -> None:
    (found,) = read("Norway may sign")
    assert found.stages == () and countries(found) == ["PER"]


def test_who_joined_stands_after_those_that_it_followed() -> None:
    (found,) = read("Peru joined")
    assert found.names == ("Andes Accords",)
    assert {(p.party.country, p.order) for p in found.parties} == {
        ("NOR", 1),
        ("BOL", 1),
        ("PER", 2),
    }


def test_members_without_a_name_add_no_party() -> None:
    (found,) = read("Chile praised the members")
    assert found.names == ("Andes Accords",) and found.parties == ()


def test_who_withdraws_has_left_on_the_day() -> None:
    (found,) = read("Norway withdrew", "The Lima Treaty expired")
    (party,) = found.parties
    assert party.left is not None and party.left.text == "2020"
    assert [stage.stage for stage in found.stages] == ["withdrawn", "expired"]


def test_a_second_agreement_of_the_same_parties_and_subject_is_another() -> None:
    first, second = read("Norway signed a historic", "Norway signed a second")
    assert [each.stages[0].date and each.stages[0].date.text for each in (first, second)] == [
        "4 May 2022",
        "6 June 2023",
    ]


def test_who_joins_has_the_day_of_joining() -> None:
    (found,) = read("Bolivia joined")
    (party,) = found.parties
    assert party.party.country == "BOL"
    assert party.joined is not None and party.joined.text == "2019"
