"""Toponyms of running text, and what a document says of where it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.places import PlaceIndex
from dragoman.places.scan import scan
from dragoman.places.surroundings import survey


def names(text: str) -> list[str]:
    return [hit.name for hit in scan(text, "body", PlaceIndex.load())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Crowds gathered in Mosul and Deir ez-Zor.", ["Mosul", "Deir ez-Zor"]),
        ("Paris Hilton read the Washington Post.", []),
        ("The Geneva Conventions were signed long ago.", []),
        ("On Monday Lima was calm.", ["Lima"]),
        ("Georgia's Tbilisi was calm.", ["Georgia", "Tbilisi"]),
        ("They fled Nineveh Province for northern Iraq.", ["Nineveh", "Iraq"]),
        ("He was reading a nice book.", []),
        ("They came from Rio de Janeiro.", ["Rio de Janeiro"]),
        ("A storm hit Saint Petersburg. Lima was calm.", ["Saint Petersburg", "Lima"]),
    ],
)
def test_a_toponym_is_a_whole_run_of_capitals(text: str, found: list[str]) -> None:
    assert names(text) == found


@given(st.text(alphabet="AaBcMosul ParisIraq,.'’-(\n", max_size=80))
def test_every_hit_is_the_words_that_its_span_marks(text: str) -> None:
    hits = list(scan(text, "body", PlaceIndex.load()))
    assert all(text[hit.span.start : hit.span.end] == hit.name for hit in hits)
    assert all(a.span.end <= b.span.start for a, b in pairwise(hits))


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("ARICA, Chile, May 2 (Agency) - Talks began.", "Arica"),
        ("Geneva (Agency) -- Talks began.", "Geneva"),
        ("TRIPOLI, Lebanon – Talks began.", "Tripoli"),
        ("Talks began - and ended.", None),
        ("The talks - held in Geneva - ended.", None),
    ],
)
def test_the_dateline_is_the_place_before_the_first_dash(text: str, city: str | None) -> None:
    line = survey(Document.create(text), PlaceIndex.load()).dateline
    assert (line.place.name if line else None) == city


def test_a_dateline_heeds_the_country_after_the_comma() -> None:
    line = survey(Document.create("TRIPOLI, Lebanon – Talks."), PlaceIndex.load()).dateline
    assert line is not None and line.place.country == "LBN"


def test_the_countries_that_a_document_names_decide_between_towns_of_one_name() -> None:
    index = PlaceIndex.load()
    text = "The mayor of Valencia spoke. {} is large. In Valencia all was calm."
    spain = survey(Document.create(text.format("Spain")), index)
    venezuela = survey(Document.create(text.format("Venezuela")), index)
    assert {named.place.country for named in spain.places} == {"ESP"}
    assert {named.place.country for named in venezuela.places} == {"VEN"}


def test_a_village_is_not_sought_in_another_country_than_the_comma_says() -> None:
    found = survey(Document.create("Crowds met in Bountiful, British Columbia."), PlaceIndex.load())
    assert "Bountiful" not in {named.place.name for named in found.places}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("In Mosul, Iraq, crowds met.", "Iraq"),
        ("Crowds met in Mosul, Iraq on Monday.", "Iraq"),
        ("Crowds met. In Geneva, Iran said no.", None),
    ],
)
def test_a_state_that_acts_after_a_comma_is_not_where_the_town_is(
    text: str, whole: str | None
) -> None:
    town = next(hit for hit in scan(text, "body", PlaceIndex.load()) if hit.country is None)
    assert (town.of.name if town.of else None) == whole


def test_a_name_is_no_evidence_on_itself() -> None:
    around = survey(Document.create("Crowds met in Tripoli."), PlaceIndex.load())
    assert around.evidence("Tripoli") == {} and set(around.evidence("Arica")) == {"LBY"}
    twice = survey(Document.create("Crowds met in Tripoli and in Benghazi."), PlaceIndex.load())
    assert set(twice.evidence("Tripoli")) == {"LBY"}
