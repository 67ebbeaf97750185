"""The two of a sentence whom "the two leaders", "both sides" and "the belligerents" mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...model import Party
from ..persons.composing import ARMED
from .descriptions import Descriptions
from .scene import Named, distinct, joint_subjects, placeholder, states

_OFFICIAL = frozenset({"GOV", "MIL", "COP"})
_AGAINST = frozenset({"REB", "UAF", "PRM", "OPP", "PTY", "CVL", "EDU", "LAB", "REL", "AGR", "CRM"})


def pair_of(sentence: Sequence[Named], persons: bool) -> tuple[Party, ...]:
    """The two persons or states of a sentence that names exactly two; () of any other."""
    if persons:
        told = (n.parties for n in sentence if n.subject and n.person and len(n.parties) == 2)
        together = next(told, ())
        if len({party.country for party in together}) > 1:
            return together  # "They spoke of Chile, and both agreed"
        found = distinct(n.parties[0] for n in sentence if n.person and len(n.parties) == 1)
        return tuple(found) if len(found) == 2 else ()
    codes = joint_subjects(sentence) or states(n for n in sentence if not _is_place(n))
    if len(codes) == 1:
        # "The minister met the Union's envoy. The two sides ...": a body of states is a side too.
        held = [n for n in sentence if n.person and len(n.parties) == 1]
        both = list(dict.fromkeys(n.parties[0].country or "" for n in held))
        codes = both if len(both) == 2 and "" not in both and codes[0] in both else codes
    return tuple(map(placeholder, codes)) if len(codes) == 2 else ()


def again(sentence: Sequence[Named]) -> tuple[Party, ...]:
    """The two whom one phrase of a sentence means: "Chile urged both sides to stop. The two sides ..."."""
    words = Descriptions.load()
    telling = words.two | words.opposed
    pairs = [
        n.parties
        for n in sentence
        if len(n.parties) == 2 and not n.person and not telling.isdisjoint(n.text.lower().split())
    ]
    return pairs[0] if len(pairs) == 1 else ()


def so_many(sentence: Sequence[Named], count: int, word: str, persons: bool) -> tuple[Party, ...]:
    """The persons or states of a sentence, if just so many are told of together, or in all.

    States are never "the three men"; by their offices ("the three ministers") they may be.
    """
    ordered = sorted(sentence, key=lambda n: n.token)
    if persons:
        found = distinct(n.parties[0] for n in ordered if n.person and len(n.parties) == 1)
        if len(found) == count and len({party.country for party in found} - {None}) == count:
            return tuple(found)
        if word not in Descriptions.load().offices_of_state:
            return ()
    roots = dict.fromkeys(n.root for n in ordered if n.subject and n.root >= 0)
    joint = [[n for n in ordered if n.root == root] for root in roots]
    for group in (*joint, [n for n in ordered if not _is_place(n)]):
        told = (party.country for n in group for party in n.parties)
        codes = list(dict.fromkeys(code for code in told if code))
        if len(codes) == count:
            return tuple(map(placeholder, codes))
    return ()


def joined(sentence: Sequence[Named]) -> tuple[Party, ...]:
    """The two sides of one state that a sentence joins: "the government and the rebels"."""
    pairs = []
    for root in dict.fromkeys(n.root for n in sentence if n.root >= 0):
        joint = sorted((n for n in sentence if n.root == root), key=lambda n: n.token)
        parties = _outermost(party for n in joint if not n.person for party in n.parties)
        told = [party for party in parties if party.sectors]
        rebels = len(told) == 1 and told[0].sectors[0] in ARMED
        if len(parties) == 2 and (len(told) == 2 or rebels):
            pairs.append((parties[0], parties[1]))
    return _of_one(pairs[0]) if len(pairs) == 1 else ()


def facing(sentence: Sequence[Named]) -> tuple[Party, ...]:
    """A government, army or police and those whom it fights or talks to, where a sentence has one of each."""
    named = (party for n in sentence if not n.person for party in n.parties)
    groups = _outermost(party for party in named if party.sectors)
    ours = [party for party in groups if party.sectors[0] in _OFFICIAL]
    theirs = [party for party in groups if party.sectors[0] in _AGAINST]
    return _of_one((ours[0], theirs[0])) if len(ours) == 1 and len(theirs) == 1 else ()


def _outermost(parties: Iterable[Party]) -> list[Party]:
    """The parties, each once, without one whose words are part of another's: "LURD rebels" are one."""
    found = distinct(parties)
    return [
        one
        for one in found
        if not any(one.text in other.text and one is not other for other in found)
    ]


def _is_place(named: Named) -> bool:
    """Whether a capital stands for the town where something is: "signed in Pretoria"."""
    return all(party.via == "capital" and not party.sectors for party in named.parties)


def _of_one(pair: tuple[Party, ...]) -> tuple[Party, ...]:
    """Two sides, if they can be of one state; rebels of none are of that of the other."""
    codes = {party.country for party in pair if party.country}
    if len(codes) != 1:
        return ()
    code = next(iter(codes))
    return tuple(party if party.country else replace(party, country=code) for party in pair)
