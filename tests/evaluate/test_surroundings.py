"""Who, when and where are compared with the acts given: each field by itself, plurals party by party."""

from __future__ import annotations

from datetime import date

import pytest

import dragoman as dg
from dragoman.evaluate.news import GoldAct, GoldDate, GoldParty, GoldSentence
from dragoman.evaluate.surroundings import FIELDS, Surroundings, figures, score_surroundings
from dragoman.model import Document, Span
from dragoman.pipeline import resolve_actors

TEXT = "Police in Oslo arrested two Chilean envoys on 3 May 2021."


def scored(act: GoldAct, text: str = TEXT) -> Surroundings:
    document = Document.create(text, language="en", published=date(2021, 5, 4), input_id="d")
    coder = dg.Coder(dg.Settings(ranker=False))
    drafts = coder.read([document], until=resolve_actors)
    sentence = GoldSentence("d", Span(0, len(text), "body"), "development", (act,))
    return score_surroundings([sentence], drafts, coder.resources)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), "body")


def act(**changes: object) -> GoldAct:
    fields: dict[str, object] = {
        "event": "COERCE",
        "modes": (),
        "trigger": span("arrested"),
        "actors": (GoldParty("NOR COP", span("Police")),),
        "recipients": (GoldParty("CHL GOV", span("two Chilean envoys")),),
        "reciprocal": False,
        "status": "actual",
        "said_by": None,
        "date": GoldDate(date(2021, 5, 3), date(2021, 5, 3)),
        "place": "NOR",
    }
    return GoldAct(**{**fields, **changes})  # type: ignore[arg-type]


def test_what_agrees_with_gold_is_right_in_every_field() -> None:
    found = figures(scored(act()))
    assert [found[field]["right"] for field in FIELDS] == [2, 2, 1, 1]
    assert [found[field]["accuracy"] for field in FIELDS] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": "SWE"}, "place"),
        ({"date": GoldDate(date(2021, 5, 2), date(2021, 5, 2))}, "date"),
        ({"actors": (GoldParty("SWE COP", span("Police")),)}, "country"),
        ({"actors": (GoldParty("NOR MIL", span("Police")),)}, "sector"),
    ],
)
def test_what_differs_is_wrong_in_its_field_alone(change: dict[str, object], field: str) -> None:
    scores = scored(act(**change))
    assert {error.field for error in scores.errors} == {field}
    assert scores.of(field).wrong == 1


def test_a_value_where_gold_has_none_is_false() -> None:
    scores = scored(act(place=None, date=None))
    assert (scores.of("place").false, scores.of("date").false) == (1, 1)


def test_of_a_phrase_that_names_two_each_is_a_party() -> None:
    text = "France and Italy signed a treaty. Both countries praised the text."
    both = tuple(GoldParty(code, span("Both countries", text)) for code in ("FRA", "ITA"))
    scores = scored(
        act(event="SUPPORT", trigger=None, actors=both, recipients=(), date=None, place=None), text
    )
    assert (scores.of("country").gold, scores.of("country").right) == (2, 2)
