"""Standing relations need both sides named, and to hold."""

from __future__ import annotations

import pytest

from dragoman.facts import ties

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


@pytest.mark.parametrize("beginning", ["Norway strengthened its ties", "Norway seeks an alliance"])
def test_unnamed_allies_and_wishes_are_no_ties(beginning: str) -> None:
    document, trees, cast = dossier(beginning)
    assert ties(document, trees, cast) == ()
