"""The gazetteer: countries, divisions and cities of GeoNames, regions and seas, by name.

The file is mapped, not read: opening it costs milliseconds, a name some microseconds.
"""

from __future__ import annotations

import csv
import math
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, cast, get_args

from ..data import data_path, shipped_words
from ..errors import GazetteerError
from .packed import Packed, Place

DOMINANT = 5
"""How many times as large the largest city of a name must be to be taken without other evidence."""

HOME = 1.5
"""What a country that the text names is worth, in powers of ten of inhabitants."""

SEAT = 0.5
"""What being a capital is worth in them."""

OWN = 0.2
"""What bearing the name as one's own, not as another one, is worth in them."""

STRANGE = 0.5
"""What it costs in them to be called by a name that begins otherwise: old names, translated ones."""

NARROW = 0.2
"""The lead, in powers of ten, that is enough where the text speaks for the country of the first."""

NOTED = 0.01
"""The share of a country's people from which on naming the country speaks for a town in full."""

LESSER = 0.3
"""The lead that is enough for a capital."""

GREAT = 500_000
"""Inhabitants from which a city is meant though the words after the comma name another country."""

VAST = 1_000_000
"""Inhabitants from which a capitalised name is that of a city though it is an English word too."""

AreaKind = Literal["region", "sea", "site"]
Kind = Literal["city", "division"]
CITIES = ("city", "capital")


@dataclass(frozen=True, slots=True)
class Area:
    """A region, a sea, or a known building or square; `country` is None where no one state holds it beyond doubt."""

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

    language: str
    groups: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.groups[name]


@dataclass(frozen=True, slots=True)
class Choice:
    """The place of a name; `sure` of its country, `exact` where it is no other place there either."""

    place: Place
    sure: bool
    exact: bool = True


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Places by name; `load` is cheap, the file is opened at the first question."""

    countries: Mapping[str, Country] = field(hash=False)
    areas: Mapping[str, Area] = field(hash=False)
    words: Words = field(hash=False)

    @classmethod
    def load(cls, language: str = "en") -> PlaceIndex:
        """The shipped gazetteer, with the words of a language; loaded once a process."""
        return _load(language)

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

    def of_id(self, id: str) -> Place | None:
        """The place of a GeoNames id: what an event's place says and besides its division."""
        return packed().of_id(id)

    def capital(self, code: str) -> Place | None:
        """The capital of a country, as GeoNames has it."""
        return _capitals().get(code)

    def places(self, name: str) -> tuple[Place, ...]:
        """Divisions, then cities of that name, each largest first."""
        return () if name in self.words["never"] else _spelt(name)

    def cities(self, name: str) -> tuple[Place, ...]:
        """All cities of that name, largest first."""
        return tuple(place for place in self.places(name) if place.feature in CITIES)

    def division(self, name: str, country: str | None = None) -> Place | None:
        """The first-level division of that name, in a country or the largest of all."""
        return next(
            (
                place
                for place in self.places(name)
                if place.feature == "division" and country in (None, place.country)
            ),
            None,
        )

    def city(self, name: str, near: Collection[str] = ()) -> tuple[Place | None, bool]:
        """The city of that name, and whether the name is beyond doubt."""
        return self.meant(name, near, "city")

    def meant(
        self, name: str, near: Collection[str] = (), kind: Kind | None = None
    ) -> tuple[Place | None, bool]:
        """The place of that name and kind, and whether the name is beyond doubt.

        `near` are countries that the sentence or document names: a place there is preferred; else
        the largest is taken if it dwarfs the others. Without either: the largest, and False.
        """
        choice = self.choose(name, dict.fromkeys(near, HOME), kind=kind)
        return (choice.place, choice.sure) if choice else (None, False)

    def choose(
        self,
        name: str,
        evidence: Mapping[str, float],
        *,
        within: Place | Country | None = None,
        kind: Kind | None = None,
    ) -> Choice | None:
        """The place of that name that the text most likely means; None where it names none.

        `evidence` says how much the text speaks for a country, in powers of ten of inhabitants;
        `within` is the state or division that the words put it in, `kind` what they call it. A name
        that is an English word too needs one of them.
        """
        # after "X, Illinois" even a name that is hardly ever a place is one
        found = self.places(name) if within is None else _spelt(name)
        if kind is not None:
            found = tuple(p for p in found if (p.feature == "division") == (kind == "division"))
        else:
            found = tuple(p for p in found if p.feature != "division" or not _has_seat(p, found))
        if within is not None:
            inside = tuple(p for p in found if _inside(p, within))
            if inside:
                found, evidence = inside, {}
            else:
                # "in Paris, Germany said": the comma need not mean it, but a village it does
                found = tuple(p for p in found if p.feature == "capital" or p.population >= GREAT)
        if _is_word(name) and kind is None and within is None:
            found = tuple(
                p for p in found if evidence.get(p.country, 0) > 0 or p.population >= VAST
            )
        if not found:
            return None
        return _judged(
            sorted(found, key=lambda p: (-_weight(p, name, evidence), p.id)), name, evidence
        )


def _judged(ranked: Sequence[Place], name: str, evidence: Mapping[str, float]) -> Choice:
    """How sure the first is, against the best of another country and against its neighbours."""
    best = ranked[0]
    weight = _weight(best, name, evidence)
    clear = math.log10(DOMINANT)
    abroad = next((p for p in ranked if p.country != best.country), None)
    at_home = next((p for p in ranked[1:] if p.country == best.country), None)
    exact = at_home is None or weight - _weight(at_home, name, evidence) >= clear
    if abroad is None:
        return Choice(best, True, exact)
    spoken = evidence.get(best.country, 0) > evidence.get(abroad.country, 0)
    lead = weight - _weight(abroad, name, evidence)
    needed = NARROW if spoken else LESSER if best.feature == "capital" else clear
    return Choice(best, lead >= needed, exact)


def _has_seat(division: Place, found: Sequence[Place]) -> bool:
    """Whether a city in the division, or the capital, bears its name: then the city is meant."""
    return any(
        p.country == division.country
        and (p.feature == "capital" or (p.feature == "city" and p.division == division.name))
        for p in found
    )


def _inside(place: Place, whole: Place | Country) -> bool:
    if isinstance(whole, Country):
        return place.country == whole.code
    return place.country == whole.country and whole.name in (place.division, place.name)


def _weight(place: Place, name: str, evidence: Mapping[str, float]) -> float:
    """How much speaks for a place: inhabitants as a power of ten, and what the text adds."""
    people = max(place.population, 1000)
    weight = math.log10(people)
    if spoken := evidence.get(place.country, 0.0):
        # that a text names a large country says little for a small town of it
        share = people / max(_people().get(place.country, 0), people)
        weight += spoken + min(0.0, math.log10(share / NOTED) / 2)
    if place.feature == "capital":
        weight += SEAT
    if name.casefold() in (place.name.casefold(), plain(place.name).casefold()):
        weight += OWN
    elif name[:1] != place.name[:1]:
        weight -= STRANGE
    return weight


@cache
def _load(language: str) -> PlaceIndex:
    areas = {}
    with data_path("places", "areas.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            areas[row["name"]] = Area(row["name"], row["country"] or None, area_kind(row["kind"]))
    words = Words(language, shipped_words("places", f"{language}.yaml"))
    return PlaceIndex(_countries(), areas, words)


def area_kind(text: str) -> AreaKind:
    """The kind of an area; raises GazetteerError where there is none of that name."""
    if text not in get_args(AreaKind):
        raise GazetteerError(f"areas.csv: the kind {text!r} is none of {get_args(AreaKind)}.")
    return cast(AreaKind, text)


@cache
def packed() -> Packed:
    """The shipped file of places; opened once a process."""
    return Packed.open(data_path("places", "geonames", "places.bin"))


def _spelt(name: str) -> tuple[Place, ...]:
    """The places of a name, written in capitals throughout or not."""
    found = _found(name)
    return _found(name.title()) if not found and name.isupper() and len(name) > 3 else found


@lru_cache(maxsize=1 << 15)
def _found(name: str) -> tuple[Place, ...]:
    file = packed()
    return tuple(
        place for number in file.find(name) if (place := file.place(number)).feature != "country"
    )


@lru_cache(maxsize=1 << 12)
def _is_word(name: str) -> bool:
    return packed().is_word(name)


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
    """Countries with their GeoNames ids; the ids come from the file, so only when asked."""
    ids = {place.country: place.id for place in packed().of_feature("country")}
    return {
        code: Country(code, name, ids.get(code))
        for code, name, _, ended in reversed(_states())
        if not ended
    }


@cache
def _people() -> Mapping[str, int]:
    return {place.country: place.population for place in packed().of_feature("country")}


@cache
def _capitals() -> Mapping[str, Place]:
    return {place.country: place for place in packed().of_feature("capital")}


@lru_cache(maxsize=1 << 12)
def plain(name: str) -> str:
    """The name without accents, as papers print it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
