"""Persons as a document introduces them by an office."""

from __future__ import annotations

from ...model import Party
from ..cast import Introduction
from ..persons.composing import owned_sectors
from ..persons.people import People
from ..tables.roles import Roles
from ..words.mention import Mention


def introduction(mention: Mention, party: Party, people: People) -> Introduction | None:
    """What a phrase tells of a person's office; None where it names no person or no office."""
    if mention.person is None or mention.kind not in ("role", "counterpart"):
        return None
    person = people.find(mention.person)
    office = mention.office or (person.office if person else None)
    if office is None:
        return None
    owner = mention.owners[0] if mention.owners else None
    # A row of offices keeps the sector of the office, also when it is over: no ELI there.
    country = owner.country if owner else party.country
    own = () if country == "UNO" else owned_sectors(mention, owner)
    known = (*own, *party.sectors, *(_once(mention.role or "") if mention.former else ()))
    barred = {"ELI", "GOV", "LEG"} if country == "UNO" else {"ELI"}
    sectors = [code for code in known if code not in barred]
    return Introduction(
        person.name if person else mention.person,
        office,
        country,
        sectors[0] if sectors else None,
        mention.former or (mention.change is not None and mention.change.left),
        mention.span,
        mention.sentence,
        party,
        mention.change.verb if mention.change else None,
    )


def _once(role: str) -> tuple[str, ...]:
    """The sectors of an office that a role calls over: GOV of "ex-president", "deposed leader"."""
    rest = role.replace("-", " ").split()[1:]
    found = Roles.load().at(rest, 0) if rest else None
    return found[1].sectors if found else ()
