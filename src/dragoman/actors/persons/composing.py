"""From a mention and its owner to country and sectors."""

from __future__ import annotations

from ...model import Party, PartyKind
from ..tables.entry import Entry
from ..tables.read import INTERNATIONAL
from ..tables.wording import Wording, is_of_towns
from ..words.mention import Mention
from .people import Person

_KIND_OF_ROLE: dict[str, PartyKind] = {
    "offices": "person",
    "institutions": "organisation",
    "groups": "group",
    "acted": "group",
    "struck": "group",
    "counted": "group",
    "lent": "group",
    "closing": "organisation",
    "opening": "organisation",
}

_RULING = ((), ("GOV",), ("COP",), ("BUS",), ("MIL",))

ARMED = frozenset({"REB", "UAF", "PRM"})

_OF_A_STATE = "minister"
"""What a party has in the government alone."""
_OF_A_PEOPLE = frozenset(
    {
        "official",
        "officials",
        "authorities",
        "minister",
        "president",
        "prime minister",
        "first minister",
    }
)
"""Offices of who governs a people, which are more than its members."""


def owned_sectors(mention: Mention, owner: Entry | None) -> tuple[str, ...]:
    """The sectors of a role under its owner.

    A body's own sectors are more telling than the office in it: a leader of Hamas is REB, not GOV;
    a spokesman of a state speaks for its government.
    """
    sectors = mention.sectors
    if owner is None:
        return sectors
    if mention.role_kind == "institutions" and sectors and _of_a_crowd(owner):
        return sectors  # "students ... their government": that of their state
    if _is_people(owner) and (own := _of_people(mention, owner)):
        return own
    if owner.kind == "state":
        return sectors or owner.sectors or (("GOV",) if mention.role_kind == "offices" else ())
    if owner.country in ("UNO", "NGO", "MNC") and sectors[:1] == ("GOV",):
        return owner.sectors
    if mention.role_kind == "struck" and owner.sectors:
        return owner.sectors  # "a Syrian army bus" is the army's
    if not sectors or (owner.sectors and mention.role in Wording.load().generic):
        return owner.sectors or sectors
    if owner.sectors[:1] == ("PTY",) and (mention.role or "").endswith(_OF_A_STATE):
        return sectors  # "the ruling party expelled its finance minister"
    if owner.sectors and sectors[0] == "GOV":
        return owner.sectors
    if owner.sectors[:1] == ("REB",) and sectors[0] == "UAF":
        return owner.sectors  # whose side they fight on is told
    if owner.country in INTERNATIONAL and owner.sectors and sectors[0] in ("LEG", "JUD", "MIL"):
        return tuple(dict.fromkeys((*sectors, *owner.sectors)))
    return sectors


def _is_people(owner: Entry) -> bool:
    return owner.kind == "group" and owner.form == "organisation" and owner.sectors == ("CVL",)


def _of_people(mention: Mention, owner: Entry) -> tuple[str, ...]:
    """The sectors of fighters, parties and authorities of a people; () for all others of it.

    A people without a state has no army: "Kurdish forces" are fighters of a side.
    """
    sectors = mention.sectors
    if sectors[:1] == ("MIL",):
        return sectors if owner.country else ("REB", *sectors[1:])
    if sectors[:1] == ("GOV",):
        seated = is_of_towns(mention.role or "")
        governs = mention.role_kind == "institutions" or seated or mention.role in _OF_A_PEOPLE
        return sectors if governs else ()
    return sectors if sectors and sectors[0] in ARMED | {"PTY"} else ()


def _of_a_crowd(owner: Entry) -> bool:
    """Whether an owner is people of a state, without arms."""
    crowds = Wording.load().crowd_sectors - ARMED
    return (
        owner.kind == "group"
        and owner.country is not None
        and owner.sectors[:1] != ()
        and (owner.sectors[0] in crowds)
    )


def _ruled(sectors: tuple[str, ...]) -> bool:
    """Whether who once had these sectors is of the elite."""
    return sectors[:1] in _RULING


def role_party(
    mention: Mention, owner: Entry | None, country: str | None, via: str
) -> Party | None:
    """The party of a role without a name; None where neither country nor sector is known."""
    sectors = tuple(each for each in owned_sectors(mention, owner) if each != country)
    crowd = sectors[:1] and sectors[0] in Wording.load().crowd_sectors
    former = mention.former and not mention.once
    if former and mention.role_kind == "offices" and not crowd and _ruled(sectors):
        # A former minister is of the elite; a former rebel, priest or teacher is not.
        sectors = tuple(dict.fromkeys(("ELI", *sectors)))
    if not sectors and country is None:
        return None
    kind = _KIND_OF_ROLE.get(mention.role_kind or "", "group")
    if kind == "person" and mention.plural:
        kind = "group"
    return Party(
        ".".join((country or "---", *sectors[:1])),
        mention.text,
        mention.span,
        mention.text,
        country,
        sectors,
        kind,
        via,
    )


def person_party(mention: Mention, person: Person) -> Party:
    """The party of a named person, with what the whole document says of the person."""
    sectors = person.sectors
    if person.former and not mention.once and _ruled(sectors):
        sectors = ("ELI", *sectors)
    via = "coreference"
    if mention.owners and mention.owners[0].country == person.country:
        via = mention.via
    elif person.via == "data":
        via = "name"
    elif person.first == (mention.sentence, mention.first):
        via = person.via
    return Party(
        person.id,
        mention.text,
        mention.span,
        person.name,
        person.country,
        sectors,
        "person",
        via if person.country else "none",
    )


def entry_party(mention: Mention) -> Party:
    """The party of a phrase of the index that stands alone."""
    entry = mention.entry
    return Party(
        entry.id,
        mention.text,
        mention.span,
        entry.name,
        entry.country,
        entry.sectors,
        entry.kind,
        mention.via,
    )


def gathering_party(mention: Mention) -> Party:
    """One unexpanded party of several states, named by its words."""
    country = mention.owners[0].country if mention.owners else None
    name = mention.text.removeprefix("the ").removeprefix("The ")
    return Party(
        "group:" + "-".join(name.lower().split()),
        mention.text,
        mention.span,
        name,
        country,
        (),
        "group",
        mention.via if country else "none",
    )
