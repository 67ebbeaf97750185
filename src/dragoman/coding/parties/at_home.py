"""The state that a report is on, as the other side of acts of which no words tell it.

In a report on Chile, `gunmen attacked two buses` are buses there, and a government that says in a statement
on Chile that it `remains committed to reforms` says so to Chile (via `document`). Types that as often have nobody on the other side are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...model import Party, Reading, Tree
from ...ontology import country as country_of
from .recipients import Words, load_words

STRUCK = frozenset({"ASSAULT"})
"""Types of force whose victims are of the state, whoever acts."""

WITHIN = frozenset({"ACCUSE"})
"""Types that in a report on the doers' own state are about somebody of it."""

PROMISED = frozenset({"AGREE"})
"""Types of good will that a government's statement on another state shows to that."""

_OBJECTS = ("obj", "obl", "nmod", "nsubj:pass")


def with_home(
    readings: Sequence[Reading],
    trees: Mapping[int, Tree],
    home: str | None,
    author: str | None = None,
    language: str = "en",
) -> tuple[Reading, ...]:
    """The readings, those that lack a recipient given the state that the document is on.

    `home` is that state, None where none clearly leads: then nothing is given; `author` is the state
    whose government gives the document out.
    """
    if home is None:
        return tuple(readings)
    words = load_words(language)
    return tuple(
        replace(reading, recipients=(_people(reading, trees[reading.sentence], home, words),))
        if _lacks(reading, home, author) and not _travels(reading, trees[reading.sentence], words)
        else reading
        for reading in readings
    )


def _lacks(reading: Reading, home: str, author: str | None) -> bool:
    if reading.recipients or reading.reciprocal or not reading.actors:
        return False
    countries = {party.country for party in reading.actors}
    if reading.event in STRUCK:
        return True
    if reading.event in WITHIN:
        return countries == {home}
    return reading.event in PROMISED and author != home and countries == {author}


def _travels(reading: Reading, tree: Tree, words: Words) -> bool:
    """Whether what is struck goes between states: `seized a cargo ship`."""
    below = tree.dependents(reading.trigger, "obj", "nsubj:pass")
    return any(tree.lemmas[i] in words.carriers for i in below)


def _people(reading: Reading, tree: Tree, home: str, words: Words) -> Party:
    """The state, in the words of what the act is done to, else in those of the act."""
    below = [
        i
        for i in tree.dependents(reading.trigger, *_OBJECTS)
        if i > reading.trigger and tree.lemmas[i] not in words.claimed
    ]
    span = tree.span(below[0] if below else reading.trigger)
    name = country_of(home).name
    return Party(home, tree.text_of(span), span, name, home, (), "state", "document")
