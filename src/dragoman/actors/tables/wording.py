"""The words beside roles, as data: modifiers, titles, generic heads, words that gather states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import shipped_yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """`data/roles/modifiers.yaml`, typed; see the comments there."""

    former: frozenset[str]
    unseated: frozenset[str]
    past: frozenset[str]
    sectors_before: Mapping[str, str]
    sectors_after: Mapping[str, str]
    lending: Mapping[str, str]
    members_tell: frozenset[str]
    of_rebels: frozenset[str]
    no_trade: frozenset[str]
    legal_forms: frozenset[str]
    counterparts: frozenset[str]
    peers: frozenset[str]
    gathering: frozenset[str]
    gathered_by: frozenset[str]
    instancing: frozenset[str]
    local_sectors: frozenset[str]
    not_local: frozenset[str]
    home_sectors: frozenset[str]
    crowd_sectors: frozenset[str]
    domestic: frozenset[str]
    loyal_to: frozenset[str]
    ruled: frozenset[str]
    of_several: frozenset[str]
    diplomatic: frozenset[str]
    halves: Mapping[str, str]
    not_held: Mapping[str, frozenset[str]]
    kin: frozenset[str]
    not_ones_own: frozenset[str]
    not_of_state: frozenset[str]
    aides: frozenset[str]
    likely_country: Mapping[str, str]
    shared_sectors: frozenset[str]
    office_country: Mapping[str, str]
    offices_elsewhere: frozenset[str]
    joint_country: Mapping[str, str]
    strikes: frozenset[str]
    generic: frozenset[str]
    presiding: frozenset[str]
    clubs: Mapping[str, str]
    male: frozenset[str]
    female: frozenset[str]
    titles: frozenset[str]
    not_names: frozenset[str]
    linking: frozenset[str]
    vague: frozenset[str]
    titled: Mapping[str, str]
    clock: frozenset[str]
    counted_by: frozenset[str]
    crowds_do: frozenset[str]
    crowds_take_to: frozenset[str]
    only_reached: frozenset[str]
    abroad: frozenset[str]
    foreign: frozenset[str]
    needs_owner: frozenset[str]
    everybody: frozenset[str]
    speaks_for: frozenset[str]
    sent: Mapping[str, frozenset[str]]
    missions: Mapping[str, frozenset[str]]
    prefixes: frozenset[str]
    portfolios: frozenset[str]
    portfolios_for: frozenset[str]
    governing: frozenset[str]
    outlet_words: frozenset[str]
    own_offices: frozenset[str]
    own_bodies: frozenset[str]
    leading: frozenset[str]
    joined: frozenset[str]
    region_country: Mapping[str, str]
    styles: Mapping[str, frozenset[str]]
    ships: Mapping[str, str]
    weekdays: frozenset[str]
    heads: frozenset[str]
    stances: frozenset[str]
    favouring: frozenset[str]
    others: frozenset[str]
    people_at_home: frozenset[str]
    loyal: frozenset[str]
    policed: frozenset[str]
    takes_up: frozenset[str]
    taken_again: frozenset[str]
    dealing: frozenset[str]
    own_too: frozenset[str]
    over_own: frozenset[str]
    going_to: frozenset[str]
    calling: frozenset[str]
    recalling: frozenset[str]
    across: frozenset[str]
    papers: frozenset[str]
    together: frozenset[str]
    about: frozenset[str]
    towns_own: frozenset[str]
    done_to_towns: frozenset[str]
    only_to_towns: frozenset[str]
    attacks: frozenset[str]
    dying: frozenset[str]
    matters: frozenset[str]
    unshared: frozenset[str]
    befalls: frozenset[str]
    spreads: frozenset[str]
    between_governments: frozenset[str]
    coming: frozenset[str]
    posted_to_un: frozenset[str]
    governments: frozenset[str]
    of_soldiers: frozenset[str]
    called_by_ruler: frozenset[str]
    policing: frozenset[str]
    counting: frozenset[str]
    of_towns: frozenset[str]
    of_the_town: frozenset[str]
    of_divisions: frozenset[str]
    links: frozenset[str]
    origins: frozenset[str]
    divisions: frozenset[str]

    @classmethod
    def load(cls) -> Wording:
        """The shipped wording; loaded once a process."""
        return _load()


_FIELDS = {"first": "sectors_before", "last": "sectors_after"}
"""Lists whose name in the file says where their words stand."""

_GATHERED = frozenset({"sent", "missions", "not_held", "styles"})
"""Tables that keep the words of each key together; the others say of each word what it gives."""


@cache
def is_of_towns(role: str) -> bool:
    """Whether only towns and provinces have such a role; "muslim cleric" as "cleric" is."""
    known = Wording.load().of_towns
    return role in known or role.rpartition(" ")[2] in known


def of_one_kind(word: str, kinds: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of all the kinds that a word is of: those by which it takes others up."""
    return frozenset().union(*(words for words in kinds.values() if word in words))


@cache
def _load() -> Wording:
    data = shipped_yaml("roles", "modifiers.yaml")
    return Wording(**{_FIELDS.get(key, key): _read(key, value) for key, value in data.items()})


def _read(key: str, value: Any) -> Any:
    """A list as a set of words; a table of lists by its words, one of words as it is."""
    if not isinstance(value, Mapping):
        return frozenset(map(str, value))
    if key in _GATHERED:
        return {str(name): frozenset(map(str, words)) for name, words in value.items()}
    return {
        str(word): str(code)
        for name, each in value.items()
        for word, code in ([(name, each)] if isinstance(each, str) else [(w, name) for w in each])
    }
