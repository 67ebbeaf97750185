"""Whose the people are upon whom a state acts as states do upon their own.

`Chile jailed four editors` and `Chilean police held two former ministers` tell of no Chileans, but whom a state
arrests, tries, frees or silences is its own in a text that names no other state, unless the words are of people who
are abroad by what they are (tourists, crews, hostages).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.party_finder import Naming
from ...model import Party, Reading, Span, Tree
from ..cue_words import cue_words

_NAMED = "person."
_CLAUSES = ("acl", "acl:relcl", "advcl")


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    acts: frozenset[str]
    organs: frozenset[str]
    armed: frozenset[str]
    people: frozenset[str]
    unions: frozenset[str]
    elsewhere: frozenset[str]


load_words = cue_words(Words, "own_people")
"""The words of a language."""


def with_own_people(
    readings: Sequence[Reading], trees: Mapping[int, Tree], cast: Naming, language: str = "en"
) -> tuple[Reading, ...]:
    """The readings, people without a state given that of the organ that acts upon them."""
    words = load_words(language)
    given: dict[Span, Party] = {}
    lands: Mapping[int, frozenset[str]] | None = None
    for reading in readings:
        for party in _open(reading, words):
            country = reading.actors[0].country
            lands = lands or _lands(trees, cast)  # few documents have such people
            if country and _only(lands, trees[reading.sentence], cast, party, country):
                id = ".".join((country, *party.sectors[:1]))
                given[party.span] = replace(party, id=id, country=country, via="document")
    if not given:
        return tuple(readings)
    return tuple(
        replace(each, actors=_with(each.actors, given), recipients=_with(each.recipients, given))
        for each in readings
    )


def _with(parties: tuple[Party, ...], given: Mapping[Span, Party]) -> tuple[Party, ...]:
    return tuple(
        given.get(party.span, party) if party.country is None else party for party in parties
    )


def _open(reading: Reading, words: Words) -> Iterator[Party]:
    """Those of a reading's recipients whose state is open, where it is such an act."""
    if len(reading.actors) != 1 or reading.reciprocal:
        return
    actor = reading.actors[0]
    done = {f"{reading.event}/{kind}" for kind in (*reading.modes, reading.cameo)}
    organ = not actor.sectors or bool(words.organs.intersection(actor.sectors))
    sent = actor.sectors[:1] != () and actor.sectors[0] in words.armed
    if not organ or sent or actor.country in words.unions or words.acts.isdisjoint(done):
        return
    for party in reading.recipients:
        named = party.id.startswith(_NAMED)
        if party.country is None and party.via == "none" and not named:
            people = party.sectors[:1] != () and party.sectors[0] in words.people
            if people and words.elsewhere.isdisjoint(party.text.lower().split()):
                yield party


def _lands(trees: Mapping[int, Tree], cast: Naming) -> dict[int, frozenset[str]]:
    """The states that each sentence names."""
    return {
        index: _named_by(tree, cast, frozenset(range(len(tree)))) for index, tree in trees.items()
    }


def _named_by(tree: Tree, cast: Naming, tokens: frozenset[int]) -> frozenset[str]:
    parties = (each for i in tokens for each in cast.at(tree.sentence.index, i))
    return frozenset(each.country for each in parties if each.country)


def _only(
    lands: Mapping[int, frozenset[str]], tree: Tree, cast: Naming, party: Party, country: str
) -> bool:
    """Whether the document names no other state, but in a clause that says what the people did.

    Where it names several, whose the people are is told by what it says of them, or not at all.
    """
    own, here = frozenset({country}), tree.sentence.index
    if any(not named <= own for index, named in lands.items() if index != here):
        return False
    return _named_by(tree, cast, frozenset(range(len(tree))) - _said_of(tree, party)) <= own


def _said_of(tree: Tree, party: Party) -> frozenset[int]:
    """The words of clauses about a party: `accused of spying for Peru`."""
    start, end = party.span.start, party.span.end
    return frozenset(
        i
        for c in range(len(tree))
        if tree[c].dep in _CLAUSES and start <= tree[tree[c].head].start < end
        for i in tree.subtree(c)
    )
