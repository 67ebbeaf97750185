"""Places behind what is condemned, of who acts on the spot, of visits and speeches. Parsed sentences, no model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.actors import Cast
from dragoman.places import PlaceIndex, place_of
from tests.coding.trees import build
from tests.places.test_reached import PARSED, PLAIN, party, where


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "country"),
    [
        ("We condemn the attack", "attack", "ASSAULT", "AFG"),
        # over towns and states, along streets
        ("A warplane", "shot", "ASSAULT", "SYR"),
        ("NATO jets", "patrolled", "MOBILIZE", "EST"),
        ("Soldiers patrolled", "patrolled", "MOBILIZE", "ZWE"),
        ("People took to the streets", "protest", "PROTEST", "BGD"),
        # courts judge where they sit
        ("Judges at a court", "sentenced", "SANCTION", "IDN"),
        # visits and speeches
        ("The minister praised", "praised", "SUPPORT", "GHA"),
        ("While visiting", "urged", "REQUEST", "KEN"),
        ("Addressing a rally", "demanded", "REQUEST", "PAK"),
        ("The group was condemned", "condemned", "ACCUSE", "AFG"),
        ("The president signed the bill into", "signed", "SUPPORT", "USA"),
        ("The pilot told", "known", "ACCUSE", "EGY"),
        # where a promise leads
        ("Chile 's foreign minister would", "pay", "AGREE", "AFG"),
        ("The envoy will leave", "leave", "AGREE", "BOL"),
        ("The minister will join", "join", "AGREE", "CHE"),
        # who acts on the spot, what is fought for
        ("Workers at the Escondida", "strike", "PROTEST", "CHL"),
        ("More than 900", "fight", "ASSAULT", "TCD"),
    ],
)
def test_an_act_is_where_its_clause_says(
    beginning: str, trigger: str, event: str, country: str
) -> None:
    place, _ = where(beginning, trigger, event)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("beginning", "trigger", "event"),
    [
        ("Prosecutors in Sweden", "dropped", "CONCEDE"),
        ("On a visit to Warsaw", "pledged", "AGREE"),
    ],
)
def test_not_where_an_actor_sits_nor_where_a_promise_is_made(
    beginning: str, trigger: str, event: str
) -> None:
    assert where(beginning, trigger, event)[0] is None


@pytest.mark.parametrize(("via", "country"), [("document", "SYR"), ("name", None)])
def test_a_name_that_only_the_document_makes_a_person_may_be_a_town(
    via: str, country: str | None
) -> None:
    (rows,) = (rows for text, rows in PARSED.items() if text.startswith("A warplane"))
    document, tree = build(rows)
    (town,) = (token.i for token in tree.tokens if token.text == "Damascus")
    person = replace(party(tree, town, None), kind="person", via=via)
    cast = Cast({(0, town): (person,)})
    reading = replace(PLAIN, trigger=3, tokens=(3,), event="ASSAULT")
    place, _ = place_of(tree, reading, cast, PlaceIndex.load(), document)
    assert (place and place.country) == country
