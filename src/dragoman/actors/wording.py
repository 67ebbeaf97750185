"""The words beside roles, as data: modifiers, titles, generic heads, words that gather states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..data import shipped_yaml


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
    aides: frozenset[str]
    likely_country: Mapping[str, str]
    shared_sectors: frozenset[str]
    office_country: Mapping[str, str]
    joint_country: Mapping[str, str]
    strikes: frozenset[str]
    generic: frozenset[str]
    presiding: frozenset[str]
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
    others: frozenset[str]
    people_at_home: frozenset[str]
    loyal: frozenset[str]
    policed: frozenset[str]
    takes_up: frozenset[str]
    papers: frozenset[str]
    together: frozenset[str]
    about: frozenset[str]
    towns_own: frozenset[str]
    done_to_towns: frozenset[str]
    attacks: frozenset[str]
    befalls: frozenset[str]
    between_governments: frozenset[str]
    coming: frozenset[str]
    posted_to_un: frozenset[str]
    governments: frozenset[str]
    called_by_ruler: frozenset[str]
    policing: frozenset[str]
    counting: frozenset[str]

    @classmethod
    def load(cls) -> Wording:
        """The shipped wording; loaded once a process."""
        return _load()


@cache
def _load() -> Wording:
    data = shipped_yaml("roles", "modifiers.yaml")

    def words(key: str) -> frozenset[str]:
        return frozenset(map(str, data[key]))

    def turned(key: str) -> dict[str, str]:
        return {str(word): str(code) for code, each in data[key].items() for word in each}

    return Wording(
        former=words("former"),
        unseated=words("unseated"),
        past=words("past"),
        sectors_before=turned("first"),
        sectors_after=turned("last"),
        lending=turned("lending"),
        members_tell=words("members_tell"),
        of_rebels=words("of_rebels"),
        no_trade=words("no_trade"),
        legal_forms=words("legal_forms"),
        counterparts=words("counterparts"),
        peers=words("peers"),
        gathering=words("gathering"),
        gathered_by=words("gathered_by"),
        local_sectors=words("local_sectors"),
        not_local=words("not_local"),
        home_sectors=words("home_sectors"),
        crowd_sectors=words("crowd_sectors"),
        domestic=words("domestic"),
        loyal_to=words("loyal_to"),
        ruled=words("ruled"),
        of_several=words("of_several"),
        diplomatic=words("diplomatic"),
        likely_country=turned("likely_country"),
        halves={str(word): str(code) for word, code in data["halves"].items()},
        not_held={str(code): frozenset(map(str, each)) for code, each in data["not_held"].items()},
        kin=words("kin"),
        not_ones_own=words("not_ones_own"),
        aides=words("aides"),
        shared_sectors=words("shared_sectors"),
        office_country=turned("office_country"),
        joint_country=turned("joint_country"),
        strikes=words("strikes"),
        generic=words("generic"),
        presiding=words("presiding"),
        male=words("male"),
        female=words("female"),
        titles=words("titles"),
        not_names=words("not_names"),
        linking=words("linking"),
        vague=words("vague"),
        titled={str(word): str(sector) for word, sector in data["titled"].items()},
        clock=words("clock"),
        counted_by=words("counted_by"),
        crowds_do=words("crowds_do"),
        crowds_take_to=words("crowds_take_to"),
        only_reached=words("only_reached"),
        abroad=words("abroad"),
        foreign=words("foreign"),
        needs_owner=words("needs_owner"),
        everybody=words("everybody"),
        speaks_for=words("speaks_for"),
        prefixes=words("prefixes"),
        portfolios=words("portfolios"),
        portfolios_for=words("portfolios_for"),
        governing=words("governing"),
        outlet_words=words("outlet_words"),
        own_offices=words("own_offices"),
        own_bodies=words("own_bodies"),
        leading=words("leading"),
        joined=words("joined"),
        region_country={str(word): str(code) for word, code in data["region_country"].items()},
        styles={str(word): frozenset(map(str, each)) for word, each in data["styles"].items()},
        ships=turned("ships"),
        weekdays=words("weekdays"),
        heads=words("heads"),
        stances=words("stances"),
        others=words("others"),
        people_at_home=words("people_at_home"),
        loyal=words("loyal"),
        policed=words("policed"),
        takes_up=words("takes_up"),
        papers=words("papers"),
        together=words("together"),
        about=words("about"),
        towns_own=words("towns_own"),
        done_to_towns=words("done_to_towns"),
        attacks=words("attacks"),
        befalls=words("befalls"),
        between_governments=words("between_governments"),
        coming=words("coming"),
        posted_to_un=words("posted_to_un"),
        governments=words("governments"),
        called_by_ruler=words("called_by_ruler"),
        policing=words("policing"),
        counting=words("counting"),
    )
