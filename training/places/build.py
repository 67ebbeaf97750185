"""Make the gazetteer that ships: python training/places/build.py FOLDER [--out FILE]

FOLDER holds the five files of `sources.py`. Kept are all countries, their first-level divisions, and the
cities of 5,000 people and more; cities of 15,000 and more are known by their other English names too.
The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forms import division_forms, english_names, own_forms
from sources import SOURCE, Sources

from dragoman.places.packed import Place, Row, write

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "dragoman" / "data"
ALTERNATES_FROM = 10_000
LIKE = 5
"""How many times as large a place of another name must be to be called by this one too."""
RENAMED = {"XK": "KOS"}
"""GeoNames writes Kosovo XKX; this project writes KOS throughout."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / "places" / "geonames" / "places.bin")
    args = parser.parse_args()
    sources = Sources.read(args.folder)
    vocabulary = words()
    rows = list(all_rows(sources, vocabulary))
    used = {name for row in rows for name in (row.place.name, *row.names)}
    common = {name for name in used if name.lower() in vocabulary}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write(args.out, rows, common, SOURCE)
    size = args.out.stat().st_size
    print(f"{len(rows):,} places, {len(used):,} names, {len(common):,} words, {size:,} bytes")


def words() -> frozenset[str]:
    """Lower-case words that the language model knows: a name among them may be no name."""
    path = DATA / "model" / "en" / "vocab" / "strings.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(word for word in known if word.islower() and word.isalpha())


def all_rows(sources: Sources, vocabulary: frozenset[str]) -> Iterable[Row]:
    """Countries, then divisions, then cities, each largest first."""
    codes = {row["iso"]: RENAMED.get(row["iso"], row["iso3"]) for row in sources.countries}
    countries = sorted(sources.countries, key=lambda c: (-c["population"], c["geonameid"]))
    for row in countries:
        yield Row(_place(row, codes[row["iso"]], "country"), ())
    people: defaultdict[str, int] = defaultdict(int)
    for city in sources.cities:
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    divisions = sorted(sources.divisions, key=lambda d: (-people[d.code], d.id))
    numbers = {}
    for i, division in enumerate(divisions, start=len(countries)):
        numbers[division.code] = i
        names = division_forms((division.name, *division.others))
        country = codes[division.code[:2]]
        place = Place(
            str(division.id),
            names[0],
            country,
            None,
            None,
            None,
            people[division.code],
            "division",
        )
        yield Row(place, names[1:])
    main_ids = _capital_ids(sources, codes)
    own: dict[tuple[str, str], int] = {}
    for city in sources.cities:
        for form in own_forms(city["name"]):
            key = city["countrycode"], form
            own[key] = max(own.get(key, 0), city["population"])
    for city in sorted(sources.cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = codes[city["countrycode"]]
        feature = "capital" if city["geonameid"] in main_ids else "city"
        others = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else ()
        mine = own_forms(city["name"])
        names = tuple(
            form
            for form in english_names(city["name"], others, vocabulary)
            # a name that a place of like size in the country goes by is that place's alone
            if form in mine or own.get((city["countrycode"], form), -1) * LIKE < city["population"]
        )
        number = numbers.get(f"{city['countrycode']}.{city['admin1code']}")
        yield Row(_place(city, country, feature), names, number)


def _place(row: Mapping[str, Any], country: str, feature: Any) -> Place:
    lat, lon = row.get("latitude"), row.get("longitude")
    return Place(
        str(row["geonameid"]), row["name"], country, None, lat, lon, row["population"], feature
    )


def _capital_ids(sources: Sources, codes: Mapping[str, str]) -> frozenset[int]:
    """The largest city of each country that bears the name of its capital."""
    wanted = {row["iso"]: row["capital"] for row in sources.countries if row["capital"]}
    found: dict[str, tuple[int, int]] = {}
    for city in sources.cities:
        country = city["countrycode"]
        if wanted.get(country) in (city["name"], *city["alternatenames"]):
            found[country] = max(
                found.get(country, (-1, 0)), (city["population"], city["geonameid"])
            )
    missing = sorted(codes[iso] for iso in wanted if iso not in found)
    if missing:
        print("no capital found for", *missing)
    return frozenset(number for _, number in found.values())


if __name__ == "__main__":
    main()
