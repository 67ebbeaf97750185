"""Country codes: ISO 3166-1 alpha-3 and what others write instead.

The canonical code is ISO's, Kosovo being KOS as PLOVER has it (XKX and ICEWS' KSV are accepted).
CAMEO and GDELT write four countries in a former ISO code; the Correlates of War project numbers
its states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..errors import LookupFailed
from .tables import find, rows


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    `cameo` is None where GDELT's country list has no code; `cow` is the Correlates of War number,
    None for what that project does not count as a state; `accepted` are other codes for it that
    are read but never written.
    """

    iso3: str
    name: str
    cameo: str | None
    cow: int | None
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartiallyRecognised:
    """An entity that PLOVER codes under `country` with the added sector PRE (manual, "Actors")."""

    entity: str
    country: str


@cache
def _countries() -> Mapping[str, Country]:
    return MappingProxyType(
        {
            row["iso3"]: Country(
                iso3=row["iso3"],
                name=row["name"],
                cameo=row["cameo"] or None,
                cow=int(row["cow"]) if row["cow"] else None,
                accepted=tuple(row["accepted"].split()),
            )
            for row in rows("actors/countries")
        }
    )


@cache
def _by_any_code() -> Mapping[str, Country]:
    found = {other: c for c in _countries().values() for other in c.accepted}
    found |= {c.cameo: c for c in _countries().values() if c.cameo}
    # ISO last: where an old code of one country is now another's, the present holder has it.
    found |= dict(_countries())
    return MappingProxyType(found)


@cache
def _by_cow() -> Mapping[str, Country]:
    return MappingProxyType({str(c.cow): c for c in _countries().values() if c.cow is not None})


def countries() -> tuple[Country, ...]:
    """Give all countries and territories, by ISO code."""
    return tuple(_countries().values())


def country(code: str) -> Country:
    """Give the country of an ISO, CAMEO, GDELT or ICEWS three-letter code.

    Raises:
        LookupFailed: no country has this code; regions such as `AFR` are no country. For a
            country's name the message gives its code.
    """
    found = _by_any_code().get(code)
    if found is not None:
        return found
    for known in countries():
        if known.name.casefold() == str(code).casefold():
            raise LookupFailed(f"No country code {code!r}. Did you mean {known.iso3}?")
    return find("country code", code, _by_any_code())


def country_of_cow(number: int) -> Country:
    """Give the country of a Correlates of War state number, such as 2 for the United States.

    Raises:
        LookupFailed: no state of today has this number.
    """
    try:
        return _by_cow()[str(number)]
    except KeyError:
        raise LookupFailed.among("Correlates of War number", str(number), _by_cow()) from None


def cameo_country(iso3: str) -> str:
    """Give the code that CAMEO and GDELT write: ROU gives ROM.

    GDELT's list has no entry for some, such as SSD and TWN; CAMEO takes its codes from ISO, so
    these keep theirs.

    Raises:
        LookupFailed: no such country.
    """
    known = country(iso3)
    return known.cameo or known.iso3


def partially_recognised() -> tuple[PartiallyRecognised, ...]:
    """Give the entities that PLOVER lists as partially recognised."""
    return tuple(
        PartiallyRecognised(row["entity"], row["country"])
        for row in rows("plover/partially_recognised")
    )
