"""Which place belongs to which act, on parsed sentences: no model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.actors import Cast
from dragoman.model import EventPlace, Party, Reading, Tree
from dragoman.places import PlaceIndex, place_of
from tests.coding.trees import WordCast, build

PARSED = {
    block.splitlines()[0][2:]: "\n".join(block.splitlines()[1:])
    for block in Path(__file__).with_name("parsed.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip()
}
PLAIN = Reading(
    0, 0, (), "SUPPORT", (), (), None, (), (), False, "actual", (), None, "", (), (), 1.0
)


def cast_of(tree: Tree) -> Cast:
    words = WordCast(tree)
    parties = {(0, t.i): found for t in tree.tokens if (found := words.at(0, t.i))}
    for token in tree.tokens:
        if token.text == "kingdom":
            span = tree.span(token.i)
            kingdom = Party("NOR", "the kingdom", span, "Norway", "NOR", (), "state", "description")
            parties[(0, token.i)] = (kingdom,)
    return Cast(parties)


def where(
    beginning: str, trigger: str, event: str, *modes: str
) -> tuple[EventPlace | None, str | None]:
    (rows,) = (rows for text, rows in PARSED.items() if text.startswith(beginning))
    document, tree = build(rows)
    cast = cast_of(tree)
    token = next(t.i for t in tree.tokens if t.text == trigger)
    recipients = tuple(p for t in tree.tokens if t.dep == "obj" for p in cast.at(0, t.i))
    reading = replace(
        PLAIN, trigger=token, tokens=(token,), event=event, modes=modes, recipients=recipients
    )
    return place_of(tree, reading, cast, PlaceIndex.load(), document)


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "name", "country", "precision"),
    [
        ("Norway and Chile signed", "signed", "SUPPORT", "Lima", "PER", "city"),
        ("Norway attacked a village", "attacked", "ASSAULT", "Mosul", "IRQ", "city"),
        ("Norwegian troops", "shelled", "ASSAULT", "Aleppo", "SYR", "city"),
        ("Norwegian officials arrived", "signed", "SUPPORT", "Norway", "NOR", "country"),
        ("Norway accused", "attack", "ASSAULT", "northern Chad", "TCD", "region"),
        ("Lund spoke during", "signed", "SUPPORT", "Chile", "CHL", "country"),
        # who acts after the comma is not where the town is
        ("In Geneva", "talks", "CONSULT", "Geneva", "CHE", "city"),
    ],
)
def test_an_act_has_the_place_that_hangs_from_it(
    beginning: str, trigger: str, event: str, name: str, country: str, precision: str
) -> None:
    place, reason = where(beginning, trigger, event)
    assert place is not None and reason is None
    assert (place.name, place.country, place.precision) == (name, country, precision)
    assert (place.lat is None) == (precision != "city")


@pytest.mark.parametrize(
    ("beginning", "trigger", "event"),
    [
        ("Chile condemned", "condemned", "ACCUSE"),
        ("Norway accused", "accused", "ACCUSE"),
        ("Norway shelled a village", "shelled", "ASSAULT"),
    ],
)
def test_the_place_of_what_is_spoken_of_is_not_the_place_of_the_words(
    beginning: str, trigger: str, event: str
) -> None:
    assert where(beginning, trigger, event) == (None, "the words name no place")


def test_a_visit_is_at_the_host_and_a_country_stays_a_country() -> None:
    place, _ = where("Norwegian officials visited", "visited", "CONSULT", "visit")
    assert place is not None
    assert (place.name, place.precision, place.lat, place.lon) == ("Chile", "country", None, None)


def test_an_area_of_several_states_has_no_country_and_says_so() -> None:
    place, reason = where("Chilean soldiers", "killed", "ASSAULT")
    assert place is not None and place.country is None
    assert reason == "Kashmir lies in no one state beyond doubt"
