"""What the gazetteer has: python -m dragoman.places [NAME ...]

Without a name the table of coverage; with names, the places that bear them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from .gazetteer import PlaceIndex, packed
from .packed import Place


def coverage() -> str:
    """How many places of each feature, and how many of the cities have their division."""
    file = packed()
    places = [file.place(i) for i in range(len(file))]
    cities = [place for place in places if place.lat is not None]
    bare = Counter(place.country for place in cities if place.division is None)
    whole = {
        country
        for country in bare
        if all(p.division is None for p in cities if p.country == country)
    }
    areas = Counter(area.kind for area in PlaceIndex.load().areas.values())
    large = [place for place in cities if place.population >= 15_000]
    rows = [
        ("names", sum(1 for _ in file.names())),
        ("countries and territories", sum(p.feature == "country" for p in places)),
        ("first-level divisions", sum(p.feature == "division" for p in places)),
        ("capitals", sum(p.feature == "capital" for p in places)),
        ("cities and towns, capitals too", len(cities)),
        ("  of 15,000 people and more", len(large)),
        ("  with their division", sum(place.division is not None for place in cities)),
        ("countries whose cities have no division", len(whole)),
        *((f"own list: {kind}", count) for kind, count in sorted(areas.items())),
    ]
    table = "\n".join(f"{name:<42}{count:>10,}" for name, count in rows)
    share = 1 - sum(bare.values()) / len(cities)
    return f"{table}\n\n{share:.2%} of the cities have a division; made from {file.source}"


def told(place: Place) -> str:
    """One place in a line."""
    where = "" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
    parts = (place.name, place.country, place.division or "-", place.feature)
    return "\t".join((*parts, f"{place.population:,}", place.id, where))


def main(names: Sequence[str]) -> None:
    """Print the places of each name, or what there is."""
    if not names:
        print(coverage())
    for name in names:
        found = PlaceIndex.load().places(name)
        print("\n".join(map(told, found)) if found else f"no place {name!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
