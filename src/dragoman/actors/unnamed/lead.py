"""Whose a force or body is by how a report begins: its first place, or the state that acts first."""

from __future__ import annotations

from ...model import Party
from ..named.plain import lies_inside
from ..notes import MAIN, Notes, Page
from ..referring.scene import Named, own_subject, states
from ..tables.read import INTERNATIONAL
from ..words.mention import Mention

FIRST = 2
"""Sentences that tell what a report is on: its title and the first one below it."""
NEAR = 3
"""Sentences back in which the place was told where police and courts take up a case."""

_THERE = frozenset({"COP", "JUD"})
_WHOLE = frozenset({"GOV", "OPP", "LEG", "MIL", "PTY", "JUD", "ELI"})
_HELD_BY = frozenset({(), ("GOV",), ("MIL",), ("COP",), ("JUD",)})


def lead_state(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state, where none leads by its namings; not one that the sentence itself names beside."""
    wording, number = notes.wording, page.tree.sentence.index
    sectors, role = mention.sectors[:1], mention.role
    if not sectors or mention.foreign or role in wording.not_local or notes.home.author:
        return None
    if mention.plural and role in wording.of_several:
        return None
    found = None
    if sectors[0] in _THERE or role in wording.policing:
        found = _place_before(notes, number)
    if found is None and sectors == ("JUD",):
        found = _tried_by(notes, number)
    house = sectors == ("LEG",) and mention.plural
    if found is None and (sectors[0] in _WHOLE and (mention.definite or house)):
        found = _begun_with(notes, number, place=sectors != ("MIL",))
    named = {
        owner.country
        for each in page.mentions
        if each.kind == "actor" and not lies_inside(page, each)
        for owner in each.owners
    }
    return None if found in named or found == mention.unlike else found


def lead_elsewhere(notes: Notes, page: Page, mention: Mention, home: str) -> str | None:
    """The state with which a report begins, where the one that it names most is not whose it is.

    A court that frees people is not of their state because they were named so often, and a junta that a
    state asks for something is another's.
    """
    sectors = mention.sectors[:1]
    few = notes.named[home] < MAIN and home not in notes.home.title
    if few and sectors and sectors[0] in _THERE and home != notes.home.dateline:
        found = lead_state(notes, page, mention)
        return found if _is_held(notes, page, home) else None
    if mention.role in notes.wording.governments and _asked_by(notes, page, mention) == home:
        found = _begun_with(notes, page.tree.sentence.index, place=True)
        return None if found == home else found
    return None


def _is_held(notes: Notes, page: Page, home: str) -> bool:
    """Whether the sentence before tells that people of a state suffered something."""
    before = notes.scene.earlier(page.tree.sentence.index, 1)
    told = (party for sentence in before for n in sentence if n.suffers for party in n.parties)
    return any(party.country == home and _is_people(party) for party in told)


def _asked_by(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state that itself, by its bare name, acts upon a body."""
    own = own_subject(page.tree, mention.heads[-1])
    if own is None:
        return None
    parties = notes.parties.get((page.tree.sentence.index, own), ())
    return parties[0].country if len(parties) == 1 and parties[0].kind == "state" else None


def _place_before(notes: Notes, number: int) -> str | None:
    """The state of the place that the nearest sentence before names."""
    near = (notes.places.get(n) for n in range(number - 1, number - 1 - NEAR, -1))
    return next((code for code in near if code), None)


def _tried_by(notes: Notes, number: int) -> str | None:
    """The state whose police or forces the sentence before tells to have dealt with people."""
    for sentence in notes.scene.earlier(number, 1):
        held = any(n.suffers and _is_people(party) for n in sentence for party in n.parties)
        by = [n for n in sentence if n.subject and n.main and not n.suffers and n.parties]
        arms = all(party.sectors[:1] in _HELD_BY for each in by for party in each.parties)
        return _acting(by) if held and arms else None
    return None


def _is_people(party: Party) -> bool:
    return party.kind in ("person", "group")


def _begun_with(notes: Notes, number: int, *, place: bool) -> str | None:
    """The place of the first sentences, else the one state that acts there or is named alone."""
    for n in notes.scene.first(FIRST):
        if n >= number:
            break
        acting = _acting(notes.scene.all_of(n))
        there = notes.places.get(n)
        if there:
            # "Chile bombed a camp in Peru": the army may be of either
            return there if place or acting in (None, there) else None
        told = notes.scene.all_of(n)
        named = states(told) if any(each.subject for each in told) else []
        if acting or len(named) == 1:
            return acting or named[0]
    return None


def _acting(sentence: list[Named]) -> str | None:
    subjects = [each for each in sentence if each.subject and each.main]
    codes = {party.country for each in subjects for party in each.parties}
    code = codes.pop() if len(codes) == 1 else None
    return None if code in INTERNATIONAL else code
