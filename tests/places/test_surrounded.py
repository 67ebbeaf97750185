"""Places that need more than their own words: apposition, what was said before, who is a party."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.actors import Cast
from dragoman.model import EventPlace, Reading, Sentence, Tree
from dragoman.places import PlaceIndex, place_of
from tests.coding.trees import WordCast, build

PARSED = {
    block.splitlines()[0][2:]: "\n".join(block.splitlines()[1:])
    for block in Path(__file__)
    .with_name("surrounded.txt")
    .read_text(encoding="utf-8")
    .split("\n\n")
    if block.strip()
}
PLAIN = Reading(
    0, 0, (), "SUPPORT", (), (), None, (), (), False, "actual", (), None, "", (), (), 1.0
)


def shifted(tree: Tree, before: str) -> Tree:
    """The tree of a sentence that stands after other text."""
    by = len(before)
    old = tree.sentence
    sentence = Sentence(old.index, old.part, old.start + by, old.end + by, old.text)
    tokens = [t._replace(start=t.start + by, end=t.end + by) for t in tree.tokens]
    return Tree.build(sentence, tokens, tree.names)


def where(
    beginning: str, trigger: str, event: str, before: str = ""
) -> tuple[EventPlace | None, str | None]:
    """The place of an act whose actor is Norway, after a text before its sentence."""
    (rows,) = (rows for text, rows in PARSED.items() if text.startswith(beginning))
    document, tree = build(rows)
    if before:
        document = replace(document, id=before, text=before + document.text)
        tree = shifted(tree, before)
    words = WordCast(tree)
    cast = Cast({(0, t.i): found for t in tree.tokens if (found := words.at(0, t.i))})
    token = next(t.i for t in tree.tokens if t.text == trigger)
    subjects = [t.i for t in tree.tokens if t.dep == "nsubj"]
    objects = [t.i for t in tree.tokens if t.dep == "obj"]
    reading = replace(
        PLAIN,
        trigger=token,
        tokens=(token,),
        event=event,
        actors=tuple(p for i in subjects for p in cast.at(0, i)),
        recipients=tuple(p for i in objects for p in cast.at(0, i)),
    )
    return place_of(tree, reading, cast, PlaceIndex.load(), document)


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "name", "country", "precision"),
    [
        ("Norway overran", "overran", "COERCE", "Sudan 's northeast", "SDN", "region"),
        ("Norwegian troops killed soldiers in", "killed", "ASSAULT", "Dalqun", "CHL", "city"),
        ("Norway met Chile on Friday in Spr", "met", "CONSULT", "Springfield", "USA", "city"),
        ("Norway met Chile today", "met", "CONSULT", "Lima", "PER", "city"),
        ("Norway warned", "warned", "THREATEN", "London", "GBR", "city"),
        ("Norway condemned an attack in Mosul", "killed", "ASSAULT", "Mosul", "IRQ", "city"),
        ("Norway condemned an attack by", "attack", "ASSAULT", "Mosul", "IRQ", "city"),
        ("Norway met Chile at the White", "met", "CONSULT", "White House", "USA", "point"),
        ("Norway sent troops", "sent", "MOBILIZE", "Chile", "CHL", "country"),
        ("Norway arrested ten workers near", "arrested", "COERCE", "Alomo", "TCD", "city"),
        ("In Lima", "talks", "CONSULT", "Lima", "PER", "city"),
        ("This week in Lima", "signed", "SUPPORT", "Lima", "PER", "city"),
        ("Norway met the president", "met", "CONSULT", "Tripoli", "LBN", "city"),
    ],
)
def test_the_words_about_a_name_say_which_place_it_is(
    beginning: str, trigger: str, event: str, name: str, country: str, precision: str
) -> None:
    place, reason = where(beginning, trigger, event)
    assert place is not None and reason is None
    assert (place.name, place.country, place.precision) == (name, country, precision)


def test_after_the_comma_the_division_picks_the_city() -> None:
    place, _ = where("Norway met Chile on Friday in Spr", "met", "CONSULT")
    assert place is not None and place.id is not None
    known = PlaceIndex.load().of_id(place.id)
    assert known is not None and known.division == "Illinois"


def test_an_unlisted_village_has_words_and_a_country_but_neither_id_nor_degrees() -> None:
    place, _ = where("Norway arrested ten workers near", "arrested", "COERCE")
    assert place is not None
    assert (place.id, place.lat, place.lon) == (None, None, None)


@pytest.mark.parametrize(
    ("beginning", "trigger", "event"),
    [
        ("Norway praised", "praised", "SUPPORT"),
        ("Norway condemned an attack in Mosul", "condemned", "ACCUSE"),
        ("Norway condemned the raid", "condemned", "ACCUSE"),
        ("Norway shelled a city", "shelled", "ASSAULT"),
        ("Norwegian troops shelled the city", "shelled", "ASSAULT"),
        ("Norwegian troops killed ten soldiers there", "killed", "ASSAULT"),
        ("Norway met Chile here", "met", "CONSULT"),
    ],
)
def test_names_of_bodies_and_places_of_other_things_are_no_place(
    beginning: str, trigger: str, event: str
) -> None:
    assert where(beginning, trigger, event) == (None, "the words name no place")


def test_the_state_that_is_struck_is_a_party_and_no_place() -> None:
    place, reason = where("Norway bombed Chile", "bombed", "ASSAULT")
    assert place is None
    assert reason == "the words name the state that the act is done to, not where"


@pytest.mark.parametrize(
    ("beginning", "trigger", "before", "name"),
    [
        ("Norwegian troops shelled the city", "shelled", "Fighting has raged in Mosul. ", "Mosul"),
        ("Norwegian troops killed ten soldiers there", "killed", "Mosul fell in May. ", "Mosul"),
        ("Norwegian troops killed ten soldiers in the", "killed", "Lima is quiet. ", "Lima"),
        ("Norway met Chile here", "met", "GENEVA, May 2 (Agency) - ", "Geneva"),
    ],
)
def test_the_city_there_and_here_are_places_named_before(
    beginning: str, trigger: str, before: str, name: str
) -> None:
    event = "CONSULT" if trigger == "met" else "ASSAULT"
    place, _ = where(beginning, trigger, event, before)
    assert place is not None and place.name == name
    assert place.span is not None and place.span.end <= len(before)


def test_the_capital_is_no_city_that_is_none() -> None:
    before = "Fighting has raged in Mosul. "
    place, reason = where(
        "Norwegian troops killed ten soldiers in the", "killed", "ASSAULT", before
    )
    assert (place, reason) == (None, "the words name no place")


def test_a_place_named_far_before_is_not_meant_any_more() -> None:
    before = "Fighting has raged in Mosul. " + "It rained on the plain for days. " * 60
    assert where("Norwegian troops shelled the city", "shelled", "ASSAULT", before)[0] is None


def test_a_dateline_alone_is_no_place_of_what_a_state_does() -> None:
    place, _ = where("Norway bombed Chile", "bombed", "ASSAULT", "GENEVA, May 2 (Agency) - ")
    assert place is None


def test_georgia_is_the_state_whose_towns_the_report_names() -> None:
    alone, _ = where("Norway arrested ten workers in Georgia", "arrested", "COERCE")
    assert alone is not None and (alone.country, alone.precision) == ("GEO", "country")
    before = "Crowds marched in Atlanta and Savannah. "
    beside, _ = where("Norway arrested ten workers in Georgia", "arrested", "COERCE", before)
    assert beside is not None and (beside.country, beside.precision) == ("USA", "region")
