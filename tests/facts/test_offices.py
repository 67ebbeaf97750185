"""Offices come from introductions and from the verbs of taking and leaving them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.facts import fact_triggers, offices

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
