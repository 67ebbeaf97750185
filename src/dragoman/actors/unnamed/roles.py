"""Roles without a name: whose they are, from the phrase or from what the document says elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...model import Party
from ..named.holders import Found
from ..named.last_town import last_town, town_told, towns_alone
from ..notes import Notes, Page, as_owner, worded
from ..persons.composing import person_party, role_party
from ..phrases.joint import of_coalition
from ..tables.roles import LOOSE
from ..words.locale import kinds
from ..words.mention import Mention
from ..words.owned import form_of
from .again import people_again
from .crowds import is_party
from .elsewhere import (
    at_home,
    governed_before,
    held,
    is_local,
    joined,
    only_place,
    owner_elsewhere,
    same_before,
    set_in,
    told_again,
    where_things_are,
)
from .facing import acted_upon, facing, opposed, policed, same_force, told_by_own
from .lead import lead_elsewhere, lead_state
from .several import taken_together
from .taken import mission_again, subject_again, taken_up

Step = Callable[[Notes, Page, Mention], Found | None]

NOBODY: Found = ((), None)
"""The answer that a role is no party; a step that knows nothing gives None."""


def unnamed(notes: Notes, page: Page, mention: Mention) -> Found:
    """Which party a role without a name is: its country from the phrase, else from what was named before."""
    answers = (step(notes, page, mention) for step in STEPS)
    return next((answer for answer in answers if answer is not None), NOBODY)


def _one(party: Party | None) -> Found:
    return ((party,) if party else ()), None


def _all(parties: list[Party | None]) -> Found:
    return tuple(party for party in parties if party), None


def _based(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """Where it sits is not whose it is: "the London-based group"."""
    if "based" not in page.tree.forms[mention.first : mention.heads[0]]:
        return None
    taken = taken_up(notes, page, mention)
    return taken if taken is not None and taken[0] else None


def _again(notes: Notes, page: Page, mention: Mention) -> Found | None:
    again = people_again(notes, page, mention)
    return None if again is None else (worded(mention, (again,)), None)


def _idle(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """People who neither act as crowds do nor are acted upon."""
    if mention.role_kind not in LOOSE or is_party(page.tree, mention):
        return None
    of_one = mention.role_kind == "acted" and page.tree[mention.heads[-1]].xpos == "NNS"
    return None if of_one and (mention.place or _of_a_state(mention)) else NOBODY


def _owned(notes: Notes, page: Page, mention: Mention) -> Found | None:
    if not any(owner.country for owner in mention.owners) and len(mention.owners) < 2:
        return None
    holder = held(notes, mention)
    if holder is not None:
        return _one(replace(person_party(mention, holder), via=mention.via))
    return _all(
        [role_party(mention, owner, owner.country, mention.via) for owner in mention.owners]
    )


def _held(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """Whose it is by another phrase of the sentence: "its army"."""
    if mention.holder is None:
        return None
    owner = notes.parties.get((page.tree.sentence.index, mention.holder), ())
    if mention.role_kind in LOOSE and not owner:
        return NOBODY
    found = _all(
        [
            role_party(_under(notes, mention, party), as_owner(party), party.country, "coreference")
            for party in owner
        ]
    )
    return found if found[0] else None


def _of_the_place(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """ "The town's elders" are of the town that was named last."""
    if mention.holder is None or page.tree.lemmas[mention.holder] not in kinds():
        return None
    country = last_town(notes, mention)
    return None if country is None else _one(role_party(mention, None, country, "coreference"))


def _under(notes: Notes, mention: Mention, party: Party) -> Mention:
    """A person's deputy or chief of staff is of that person's sectors."""
    aide = mention.role in notes.wording.aides and party.kind == "person" and not mention.plural
    return replace(mention, sectors=party.sectors) if aide and party.sectors else mention


def _resistance(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """ "met opposition", "police opposition": no party; "Opposition boycotts vote" is one in a headline."""
    if mention.role != "opposition" or mention.definite:
        return None
    acts = mention.first == 0 and page.tree[mention.heads[-1]].dep == "nsubj"
    return None if acts else NOBODY


def _several(notes: Notes, page: Page, mention: Mention) -> Found | None:
    several = taken_together(notes, page, mention)
    return (several, None) if several else None


def _joined(notes: Notes, page: Page, mention: Mention) -> Found | None:
    beside = joined(notes, page, mention)
    if beside is None:
        return None
    country = beside.country if beside.kind != "state" else None
    return _one(role_party(mention, None, country, "coreference" if country else "none"))


def _crowd(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """People without a place of their own: those of the clause's, else of the document's home."""
    if mention.role_kind not in LOOSE or mention.place is not None:
        return None
    if there := set_in(notes, page, mention):
        return there, None
    if (holds := policed(notes, page, mention)) is not None:
        return _one(role_party(mention, None, holds, "sentence"))
    clear = notes.home.clear
    country = at_home(notes, mention) if clear else where_things_are(notes, mention)
    ownerless = mention.role in notes.wording.needs_owner
    if country is None and (ownerless or mention.role_kind != "acted"):
        return NOBODY  # all that the document tells may yet say whose they are
    return _one(role_party(mention, None, country, "document" if country else "none"))


def _of_office(notes: Notes, page: Page, mention: Mention) -> Found | None:
    fixed = notes.office_country(mention.role)
    fixed = fixed or of_coalition(page.tree, mention)
    return None if fixed is None else _one(role_party(mention, None, fixed, "office"))


def _local(notes: Notes, page: Page, mention: Mention) -> Found | None:
    if mention.place is None or not is_local(notes, mention):
        return None
    places = mention.places or (mention.place,)
    return _all([role_party(mention, None, place.country, form_of(place)) for place in places])


def _set_in(notes: Notes, page: Page, mention: Mention) -> Found | None:
    there = set_in(notes, page, mention)
    return (there, None) if there else None


def _same(notes: Notes, page: Page, mention: Mention) -> Found | None:
    same = same_before(notes, page, mention, page.tree.sentence.index)
    return None if same is None else (worded(mention, (same,)), None)


def _mission(notes: Notes, page: Page, mention: Mention) -> Found | None:
    again = mission_again(notes, page, mention)
    return None if again is None else (worded(mention, (again,)), None)


def _seated(notes: Notes, page: Page, mention: Mention) -> Found | None:
    country = town_told(notes, mention)
    return None if country is None else _one(role_party(mention, None, country, "coreference"))


def _author(notes: Notes, page: Page, mention: Mention) -> Found | None:
    author = notes.author_of(mention)
    if author is None:
        return None
    own = mention if mention.sectors else replace(mention, sectors=("GOV",))
    return _one(role_party(own, None, author, "document"))


def _policed(notes: Notes, page: Page, mention: Mention) -> Found | None:
    country = policed(notes, page, mention)
    return None if country is None else _one(role_party(mention, None, country, "sentence"))


def _elsewhere(notes: Notes, page: Page, mention: Mention) -> Found | None:
    country = owner_elsewhere(notes, page, mention) or facing(notes, page, mention)
    country = country or opposed(notes, page, mention) or same_force(notes, page, mention)
    country = country or told_by_own(notes, page, mention)
    return None if country is None else _one(role_party(mention, None, country, "coreference"))


def _subject(notes: Notes, page: Page, mention: Mention) -> Found | None:
    again = subject_again(notes, page, mention)
    return None if again is None else (worded(mention, (again,)), None)


def _spoken_for(notes: Notes, page: Page, mention: Mention) -> Found | None:
    if mention.role not in notes.wording.speaks_for:
        return None
    body = notes.body_before(page.tree.sentence.index, mention.first)
    if body is None:
        return None
    return _one(role_party(mention, as_owner(body), body.country, "coreference"))


def _ownerless(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """Roles that say nothing where no words say whose they are; people whom an act falls upon at home do."""
    if mention.role not in notes.wording.needs_owner or mention.told:
        return None
    people = mention.role in notes.wording.people_at_home and notes.home.clear
    return None if people and acted_upon(page.tree, mention.heads[-1]) else NOBODY


def _at_home(notes: Notes, page: Page, mention: Mention) -> Found:
    """Of the document's home; else the people told of before, else of where things are."""
    country = at_home(notes, mention)
    if country is not None and (there := lead_elsewhere(notes, page, mention, country)):
        country = there
    if country is None:
        again = told_again(notes, page, mention)
        if again is not None:
            return worded(mention, (again,)), None
        country = where_things_are(notes, mention) or lead_state(notes, page, mention)
        country = country or towns_alone(notes, mention)
        country = country or governed_before(notes, mention, page.tree.sentence.index)
    people, via = mention.owners[0] if mention.owners else None, "document"
    if country is None and (country := only_place(notes, page, mention)):
        via = "sentence"
    return _one(role_party(mention, people, country, via if country else "none"))


def _of_a_state(mention: Mention) -> bool:
    """ "The Chilean people": a crowd with a state of its own."""
    return any(owner.kind == "state" and owner.country for owner in mention.owners)


STEPS: tuple[Step, ...] = (
    _based,
    _again,
    _idle,
    _owned,
    _held,
    _of_the_place,
    _resistance,
    _several,
    taken_up,
    _joined,
    _crowd,
    _of_office,
    _local,
    _set_in,
    _same,
    _mission,
    _seated,
    _author,
    _policed,
    _elsewhere,
    _subject,
    _spoken_for,
    _ownerless,
    _at_home,
)
"""What says whose a role is, in order: the first answer holds."""
