"""Places of gatherings, hearers and stays, and those that "there", "it" and "the area" point to: no model."""

from __future__ import annotations

import pytest

from dragoman.model import EventPlace
from tests.places import test_reached


def where(
    beginning: str, trigger: str, event: str, before: str = "", *, actors: str = ""
) -> EventPlace | None:
    return test_reached.where(beginning, trigger, event, before, actors=actors)[0]


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "country"),
    [
        # where an occasion is beside which one meets, or at which one agrees
        ("Norway met Peru on the sidelines", "met", "CONSULT", "PRT"),
        ("Norway met Peru on the margins", "met", "CONSULT", "PRT"),
        ("Norway met Peru at a summit", "agreed", "AGREE", "PER"),
        # a preposition that the parser hung from the first word of a name
        ("Chilean opposition leaders", "negotiations", "CONSULT", "MEX"),
        # a body before which one must come
        ("An editor", "summoned", "ACCUSE", "GHA"),
        # where one speaks or stays meanwhile
        ("The president , in Lima", "urged", "REQUEST", "PER"),
        ("The pope", "urged", "REQUEST", "IDN"),
        ("The president , addressing", "appealed", "REQUEST", "ZMB"),
        ("Speaking in Peru", "praised", "SUPPORT", "PER"),
        ("Delegates from eight", "urged", "REQUEST", "TGO"),
        # what the act goes on from, or stands between
        ("Six workers", "freed", "RETREAT", "CAF"),
        ("Farmers fled", "overran", "ASSAULT", "MLI"),
        ("Rebels crossed", "killed", "ASSAULT", "TCD"),
        ("Ten peacekeepers", "fire", "ASSAULT", "COD"),
        ("Gunmen shelled", "shelled", "ASSAULT", "YEM"),
    ],
)
def test_the_place_is_that_of_what_the_words_go_back_to(
    beginning: str, trigger: str, event: str, country: str
) -> None:
    place = where(beginning, trigger, event)
    assert place is not None and place.country == country


def test_words_are_said_where_those_are_who_hear_them() -> None:
    place = where("We reject", "reject", "REJECT", actors="general")
    assert place is not None and place.name == "Beirut"


@pytest.mark.parametrize(
    ("beginning", "trigger"), [("Troops killed four", "killed"), ("Soldiers killed ten", "killed")]
)
def test_there_and_the_area_may_be_a_state_named_before(beginning: str, trigger: str) -> None:
    place = where(beginning, trigger, "ASSAULT", "An envoy spent two weeks in northern Chad. ")
    assert place is not None and (place.country, place.precision) == ("TCD", "country")
    place = where(beginning, trigger, "ASSAULT", "A week in Chad was over. He flew to Lima. ")
    assert place is not None and place.name == "Lima"
    assert where(beginning, trigger, "ASSAULT") is None


def test_where_a_deed_was_done_is_not_where_it_is_condemned() -> None:
    assert where("Norway condemned a coup attempt", "condemned", "ACCUSE") is None


def test_where_an_accord_was_signed_under_which_one_acts_is_no_place_of_the_act() -> None:
    assert where("Norway arrested ten men under", "arrested", "COERCE") is None
