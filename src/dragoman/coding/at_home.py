"""The state that a report is on, as the other side of acts of which no words tell it.

In a report on Chile, `gunmen attacked two buses` are buses there, and a visitor who `promised more help` promises
it to Chile (via `document`). Types that as often have nobody on the other side are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Party, Reading, Tree
from ..ontology import country as country_of

STRUCK = frozenset({"ASSAULT", "COERCE"})
"""Types of force: who is hit is of the state, whoever acts."""

WITHIN = frozenset({"ACCUSE"})
"""Types that in a report on the doers' own state are about somebody of it."""

ABROAD = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
"""Types of good will: those of another state show it to the one that the report is on."""

_OBJECTS = ("obj", "obl", "nmod", "nsubj:pass")


def with_home(
    readings: Sequence[Reading], trees: Mapping[int, Tree], home: str | None
) -> tuple[Reading, ...]:
    """The readings, those that lack a recipient given the state that the document is on.

    `home` is that state, None where none clearly leads: then nothing is given.
    """
    if home is None:
        return tuple(readings)
    return tuple(
        replace(reading, recipients=(_people(reading, trees[reading.sentence], home),))
        if _lacks(reading, home)
        else reading
        for reading in readings
    )


def _lacks(reading: Reading, home: str) -> bool:
    if reading.recipients or reading.reciprocal or not reading.actors:
        return False
    countries = {party.country for party in reading.actors}
    if reading.event in STRUCK:
        return True
    if reading.event in WITHIN:
        return countries == {home}
    return reading.event in ABROAD and home not in countries and None not in countries


def _people(reading: Reading, tree: Tree, home: str) -> Party:
    """The state, in the words of what the act is done to, else in those of the act."""
    below = [i for i in tree.dependents(reading.trigger, *_OBJECTS) if i > reading.trigger]
    span = tree.span(below[0] if below else reading.trigger)
    name = country_of(home).name
    return Party(home, tree.text_of(span), span, name, home, (), "state", "document")
