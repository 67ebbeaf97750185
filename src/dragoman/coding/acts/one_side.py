"""Whether parties are of one side: the same, organs of one state, or of one country."""

from __future__ import annotations

from dataclasses import replace

from ...lexicon.parties import key, two_offices
from ...model import Party
from .draft import Draft

COMMON = frozenset({None, "IGO", "NGO", "IMG", "ISM", "MNC"})
"""Country codes that two parties may share without being of one country."""


SPOKEN = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Types of words, which a government does not say to its own nation; force falls upon it all the same."""


def same_side(one: tuple[Party, ...], other: tuple[Party, ...], organs: frozenset[str]) -> bool:
    """Whether two sets share a party, or an organ of the same state (`its troops`)."""
    if not set(map(key, one)).isdisjoint(map(key, other)):
        return True
    return any(
        a.country == b.country
        and a.country not in COMMON
        and organs.issuperset(a.sectors)
        and organs.issuperset(b.sectors)
        for a in one
        for b in other
    )


def of_event(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The sides of one act as those of another, which takes it up or goes on from it."""
    return tuple(replace(party, via="event") for party in parties)


def colleagues(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether all are persons, and none of the one set is in the other: `the premier asked the
    finance minister to go` is asked of another, though both are of one government."""
    return bool(one and other) and all(
        a.kind == b.kind == "person" and (a.id != b.id or two_offices(a, b))
        for a in one
        for b in other
    )


def of_own_nation(actors: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """`"We must learn from this," the senator said`: what a nation is told of itself is no demand."""
    nations = {p.country for p in actors} - COMMON
    return all(not p.sectors and p.country in nations for p in others)


def of_others(actors: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The others but for the nation of a government that acts: `the premier will show Norwegian leadership`."""
    rulers = {p.country for p in actors if p.sectors[:1] in ((), ("GOV",))} - COMMON
    return tuple(p for p in others if p.sectors or p.kind != "state" or p.country not in rulers)


def spoken_to(
    event: str, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The recipients of an act, of one of words without the nation of a government that speaks."""
    return of_others(actors, recipients) if event in SPOKEN else recipients


def speaks_for(said_by: Party, draft: Draft, organs: frozenset[str]) -> bool:
    """Whether a speaker is the doer, or of the doer's own country."""
    doers = (*draft.actors, *draft.partners)
    return same_side((said_by,), doers, organs) or any(
        party.country == said_by.country and party.country not in COMMON for party in doers
    )
