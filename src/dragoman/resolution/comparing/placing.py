"""How near each other two mentions are placed, for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .alike import Places, Values
from .traits import COUNTRY, NOWHERE, REGION, SITE, Traits

EARTH_KM = 6371.0


def of_places(traits: Traits, one: Places, other: Places) -> Iterator[tuple[str, Values]]:
    """Evidence on the pairs `one[k]`, `other[k]`: names of `weights.csv`, and whether each holds."""
    level, that = traits.level[one], traits.level[other]
    country, land = traits.country[one], traits.country[other]
    known = (level > NOWHERE) & (that > NOWHERE)
    home = known & (country == land)
    yield "other_country", known & (country != land) & (country > 0) & (land > 0)
    sites = home & (level == SITE) & (that == SITE)
    same = sites & (traits.site[one] == traits.site[other])
    far = _kilometres(traits, one, other)
    yield "same_site", same
    yield "near_sites", sites & ~same & (far < 30)
    yield "other_sites", sites & ~same & (far >= 30) & (far < 100)
    yield "far_sites", sites & ~same & ~(far < 100)
    regions = home & (level >= REGION) & (that >= REGION) & ~sites
    division, place = traits.division[one], traits.division[other]
    within = (division == place) & (division > 0)
    within |= traits.site[one] == traits.site[other]
    yield "site_within", regions & within
    yield "other_region", regions & ~within & (division > 0) & (place > 0)
    yield "same_country", home & ((level == COUNTRY) | (that == COUNTRY))


def _kilometres(traits: Traits, one: Places, other: Places) -> Values:
    """The distance on a sphere; NaN where a place has no degrees."""
    lat, there = np.radians(traits.lat[one]), np.radians(traits.lat[other])
    turn = np.radians(traits.lon[one] - traits.lon[other])
    half = np.sin((lat - there) / 2) ** 2 + np.cos(lat) * np.cos(there) * np.sin(turn / 2) ** 2
    found: Values = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found
