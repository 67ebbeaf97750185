"""Phrases that belong to an act by what they hang from, each beside one that does not: parsed sentences, no model."""

from __future__ import annotations

import pytest

from tests.places import test_reached


def where(
    beginning: str, trigger: str, event: str, words: str = "", actors: str = ""
) -> str | None:
    found, _ = test_reached.where(beginning, trigger, event, words=words, actors=actors)
    return found.name if found else None


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "name"),
    [
        # the parser hung the preposition from the first word of a name
        ("Norway met Peru in Mexico City", "met", "CONSULT", "Mexico City"),
        # a day in between
        ("Norway met Peru on Monday in", "met", "CONSULT", "Lima"),
        # those who are told are many in a crowd
        ("Norway told a crowd", "leave", "REQUEST", "Lima"),
        # one who speaks to a gathering condemns there; but not the gathering
        ("Addressing a gathering", "condemned", "ACCUSE", "Lima"),
        ("Norway condemned a gathering", "condemned", "ACCUSE", None),
        ("The minister , addressing", "warned", "THREATEN", "Lusaka"),
        # the road between two towns; not a group between them
        ("Bandits ambushed", "ambushed", "ASSAULT", "Aden"),
        ("Norway raided a group", "raided", "ASSAULT", None),
        # what only explains or dates: a deal, not fire; talks to come, not a base handed over
        ("Norway freed ten men under a deal", "freed", "RETREAT", None),
        ("Norway freed ten men under fire", "freed", "RETREAT", "Lima"),
        ("Norway freed ten men ahead", "freed", "RETREAT", None),
        ("Norway turned over", "turned", "RETREAT", "Gao"),
        # an occasion that hangs from the verb beside its place
        ("Norway hailed talks", "talks", "CONSULT", "Lima"),
        ("In Lima , Norway spoke", "talks", "CONSULT", "Lima"),
        # where one is for it, and where those are whom it is about
        ("Norway is in Lima for", "talks", "CONSULT", "Lima"),
        ("An attack in Lima", "killed", "ASSAULT", "Lima"),
        ("Norway clashed", "protesting", "PROTEST", "Lima"),
        ("In Lima , she said", "talks", "CONSULT", "Lima"),
        ("Norway warned Peru on Monday", "warned", "THREATEN", "Lima"),
        ("A strike in Lima", "closed", "COERCE", "Lima"),
        ("Norway is in Lima to", "meet", "CONSULT", "Lima"),
        # another clause, another deed
        ("A deal was struck", "killed", "ASSAULT", None),
        ("Raids in Lima", "arrest", "COERCE", None),
        # the streets of a town, the skies over one
        ("Norway patrolled the skies", "patrolled", "MOBILIZE", "Gao"),
        ("Norway patrolled the streets", "patrolled", "MOBILIZE", "Gao"),
    ],
)
def test_a_place_belongs_to_what_it_hangs_from(
    beginning: str, trigger: str, event: str, name: str | None
) -> None:
    assert where(beginning, trigger, event) == name


def test_the_words_of_an_act_pass_its_place_on_but_not_what_they_are_about() -> None:
    assert where("Norway issued", "issued", "THREATEN", "warning") == "Lima"
    assert where("Norway issued", "issued", "THREATEN") is None
    assert where("Norway condemned an attempt", "condemned", "ACCUSE", "attempt") is None


def test_what_is_told_beside_an_act_is_elsewhere() -> None:
    assert where("A bomb went", "killed", "ASSAULT") == "Gao"
