"""Standing relations need both sides named, and to hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.facts import statements, ties
from dragoman.model import Span

from .dossier import dossier


@pytest.mark.parametrize(
    ("beginning", "kind", "countries"),
    [
        ("Norway thanked its ally", "alliance", {"NOR", "CHL"}),
        ("Chile is a member", "membership", {"CHL", "IGO"}),
        ("The informal contacts", "informal", {"NOR", "CHL"}),
    ],
)
def test_a_tie_has_its_kind_and_both_parties(
    beginning: str, kind: str, countries: set[str]
) -> None:
    document, trees, cast = dossier(beginning)
    (tie,) = ties(document, trees, cast)
    assert tie.kind == kind
    assert {party.country for party in tie.parties} == countries
    assert tie.span.of(document)


def test_a_tie_in_a_statement_is_told_by_its_speaker() -> None:
    document, trees, cast = dossier("Norway thanked its ally")
    (tie,) = ties(document, trees, cast)
    assert tie.said_by is None
    words = Span(0, len(document.text))
    said = statements(*dossier("Norway said"))
    (told,) = ties(document, trees, cast, [replace(each, span=words) for each in said])
    assert told.said_by is not None and told.said_by.country == "NOR"


@pytest.mark.parametrize("beginning", ["Norway strengthened its ties", "Norway seeks an alliance"])
def test_unnamed_allies_and_wishes_are_no_ties(beginning: str) -> None:
    document, trees, cast = dossier(beginning)
    assert ties(document, trees, cast) == ()
