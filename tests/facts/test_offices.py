"""Offices come from introductions and from the verbs of taking and leaving them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.facts import fact_triggers, offices
from dragoman.facts.offices import whole
from dragoman.model import Office, Span

from .dossier import dossier


def test_an_appointment_gives_the_office_from_its_day() -> None:
    document, trees, cast = dossier("Rojas was appointed")
    (found,) = offices(document, trees, replace(cast, introductions=()))
    assert (found.person, found.office, found.country) == ("Ana Rojas", "foreign minister", "PER")
    assert found.as_of is not None and found.as_of.start.isoformat() == "2022-05-04"
    assert not found.former


def test_an_introduction_gives_the_office_once() -> None:
    document, trees, cast = dossier('"We will stay')
    twice = replace(cast, introductions=cast.introductions * 2)
    (found,) = offices(document, trees, twice)
    assert (found.person, found.office, found.former) == ("Ana Rojas", "minister", False)


def test_triage_is_told_the_words_of_facts() -> None:
    assert {"said", "wrote", "ally", "informal", "treaties", "former", "sworn"} <= fact_triggers()


def held(office: str, person: str = "Ana Rojas", country: str | None = "PER") -> Office:
    return Office(office, "d", None, "body", person, office, country, None, False, None, Span(0, 1))


def test_an_office_told_more_fully_is_told_once() -> None:
    full, short, other = held("Foreign Secretary of Peru"), held("foreign secretary"), held("reign")
    unplaced, abroad = held("secretary", country=None), held("secretary", country="CHL")
    another = held("secretary", person="Luis Vega")
    told = [short, full, other, unplaced, abroad, another]
    assert whole(told) == [full, other, abroad, another]


def test_a_rank_before_an_office_makes_another_of_it() -> None:
    """The vice president who is sworn in as president holds both; "minister" is short for the deputy."""
    told = [held("Vice President"), held("president"), held("deputy prime minister")]
    assert whole([*told, held("minister")]) == told


def test_the_work_grows_with_the_offices_and_not_with_their_pairs() -> None:
    read = 0

    class Read(str):
        def lower(self) -> str:
            nonlocal read
            read += 1
            return super().lower()

    many = [held(Read(f"{'deputy ' * (n % 3)}head of office {n}")) for n in range(3_000)]
    assert len(whole(many)) == len(many)
    assert read <= 2 * len(many)
