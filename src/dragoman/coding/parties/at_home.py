"""The state that a report is on, as the other side of acts of which no words tell it.

In a report on Chile, `gunmen attacked two buses` are buses there, and a government that says in a statement
on Chile that it `remains committed to reforms` says so to Chile (via `document`). Types that as often have nobody on the other side are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...lexicon.party_finder import Naming
from ...model import DONE, Party, Reading, Tree
from ...ontology import country as country_of
from .antecedents import is_of_a_deed
from .elsewhere import may_say_where
from .recipients import Words, load_words

STRUCK = frozenset({"ASSAULT"})
"""Types of force whose victims are of the state, whoever acts."""

WITHIN = frozenset({"ACCUSE"})
"""Types that in a report on the doers' own state are about somebody of it."""

FROM_ABROAD = frozenset({"SANCTION", "AID"})
"""Types of acts of other states and bodies that in a report on a state are done to it."""

GIVEN = frozenset({"AID"})
"""Those of them that only a promise may be, of the same by the same."""

_LESS_SURE = 0.8
"""What is left of the confidence of an act whose other side only the document tells."""

_CROWDS = "PROTEST"
_TELLING = frozenset({"nsubj", "nsubj:pass"})
_MAIN = frozenset({"root", "conj"})

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
        if _lacks(reading, home, author)
        and not _travels(reading, trees[reading.sentence], words)
        and not is_of_a_deed(reading, trees[reading.sentence], language)
        else reading
        for reading in readings
    )


def with_own_crowd(reading: Reading, tree: Tree, cast: Naming) -> Reading | None:
    """A protest of nobody named, that a sentence tells of by itself, by people of the state that the document is on.

    `Riots broke out within hours`; None of one that is told in passing, or by the name of where it was.
    """
    i, home = reading.trigger, cast.home
    if home is None or reading.event != _CROWDS or reading.status not in DONE:
        return None
    verb = tree[i].head
    if reading.operators or tree[i].dep not in _TELLING or tree.relations[verb] not in _MAIN:
        return None
    below = (*tree.dependents(i, "nmod", "nmod:poss", "compound"), *tree.dependents(verb, "obl"))
    if any(may_say_where(tree, c) for c in below):
        return None
    if not _named(tree, cast) <= {home, None}:
        return None
    span, name = tree.span(i), country_of(home).name
    crowd = Party(
        f"{home}.CVL", tree.text_of(span), span, name, home, ("CVL",), "group", "document"
    )
    return replace(reading, actors=(crowd,))


def from_abroad(
    reading: Reading, beside: Sequence[Reading], tree: Tree, cast: Naming, language: str = "en"
) -> Reading | None:
    """An act of another state or body without a recipient, given the state that the document is on; None of others.

    In a report on a coup in Chile, `Norway suspended aid` is aid to Chile. What one of the acts `beside` tells as
    promised by the same is not given.
    """
    home, words = cast.home, load_words(language)
    if home is None or cast.author is not None or reading.event not in FROM_ABROAD:
        return None
    own = {party.country for party in reading.actors}
    if not own or None in own or home in own or reading.status == "negated":
        return None
    if not _named(tree, cast) <= {*own, home, None}:
        return None
    promised = any(act.event in PROMISED and act.actors == reading.actors for act in beside)
    if reading.event in GIVEN and promised:
        return None
    sure = reading.confidence * _LESS_SURE
    return replace(reading, recipients=(_people(reading, tree, home, words),), confidence=sure)


def _named(tree: Tree, cast: Naming) -> set[str | None]:
    """The countries of all whom a sentence names."""
    found = cast.in_sentence(tree.sentence.index, len(tree)).values()
    return {party.country for parties in found for party in parties}


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
