"""The gazetteer's file: places and their names in one memory-mapped file, nothing parsed at the start.

Layout, little-endian, each section padded to four bytes: 16 bytes of magic; the CRC-32 of all that
follows it; the numbers of names, places and postings, and the bytes of the names' blob and of the
JSON section; that section (source, countries); then for `n` names, sorted by their UTF-8 bytes,
`n + 1` offsets into the blob and `n + 1` into the postings, one bit a name (it is an English word
too), the blob, and the postings (numbers of places, best first); then the columns of the places.
`write` makes such a file, `Packed.open` reads it.
"""

from __future__ import annotations

import json
import mmap
import sys
import zlib
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ..errors import GazetteerError

MAGIC = b"DRAGOMANPLACES01"
_SIZES = 5
_NOWHERE = 0x7FFFFFFF
_NONE = 0xFFFFFFFF
_SCALE = 1e5

Feature = Literal["country", "division", "capital", "city"]
FEATURES: tuple[Feature, ...] = get_args(Feature)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: GeoNames id, ISO3 country, degrees (None above a city), inhabitants.

    `division` is the name of the first-level division that it lies in, None where none is known.
    """

    id: str
    name: str
    country: str
    division: str | None
    lat: float | None
    lon: float | None
    population: int
    feature: Feature


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be packed; `division` is the number of its division among the rows."""

    place: Place
    names: tuple[str, ...]
    division: int | None = None


def write(path: Path, rows: Sequence[Row], words: Collection[str], source: str) -> None:
    """Pack `rows`; of one name the first row is found first. `words` are names that are words too."""
    countries = sorted({row.place.country for row in rows})
    if len(countries) > 256:
        raise GazetteerError(f"{len(countries)} countries, and the file has room for 256.")
    code = {country: i for i, country in enumerate(countries)}
    postings: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name in dict.fromkeys((row.place.name, *row.names)):
            postings.setdefault(name, []).append(number)
    names = sorted(postings, key=lambda name: name.encode())
    rank = {name: i for i, name in enumerate(names)}
    blob, offsets, starts, flat = bytearray(), [0], [0], []
    bits = bytearray((len(names) + 7) // 8)
    for i, name in enumerate(names):
        blob += name.encode()
        offsets.append(len(blob))
        flat += postings[name]
        starts.append(len(flat))
        if name in words:
            bits[i >> 3] |= 1 << (i & 7)
    places = [row.place for row in rows]
    sections = [
        json.dumps({"source": source, "countries": countries}, ensure_ascii=False).encode(),
        _u32(offsets),
        _u32(starts),
        bytes(bits),
        bytes(blob),
        _u32(flat),
        _u32([int(place.id) for place in places]),
        _i32([_degrees(place.lat) for place in places]),
        _i32([_degrees(place.lon) for place in places]),
        _u32([place.population for place in places]),
        _u32([rank[place.name] for place in places]),
        _u32([_NONE if row.division is None else row.division for row in rows]),
        bytes(code[place.country] for place in places),
        bytes(FEATURES.index(place.feature) for place in places),
    ]
    body = _u32([len(names), len(places), len(flat), len(blob), len(sections[0])])
    body += b"".join(section + b"\0" * (-len(section) % 4) for section in sections)
    path.write_bytes(MAGIC + zlib.crc32(body).to_bytes(4, "little") + body)


def _u32(values: Sequence[int]) -> bytes:
    return _little(array("I", values))


def _i32(values: Sequence[int]) -> bytes:
    return _little(array("i", values))


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _degrees(value: float | None) -> int:
    return _NOWHERE if value is None else round(value * _SCALE)


class Packed:
    """The places of a file, read where they are asked for."""

    __slots__ = (
        "_blob",
        "_columns",
        "_countries",
        "_features",
        "_flat",
        "_offsets",
        "_starts",
        "_states",
        "_words",
        "source",
    )

    def __init__(self, data: bytes | mmap.mmap, path: Path) -> None:
        view = memoryview(data)
        at = len(MAGIC) + 4
        if len(view) < at + 4 * _SIZES or bytes(view[: len(MAGIC)]) != MAGIC:
            raise GazetteerError(f"{path} is no gazetteer of this version; install dragoman anew.")
        if zlib.crc32(view[at:]) != int.from_bytes(view[len(MAGIC) : at], "little"):
            raise GazetteerError(f"{path} is damaged (wrong check sum); install dragoman anew.")
        names, places, flat, blob, head = _numbers(view[at : at + 4 * _SIZES])
        at += 4 * _SIZES

        def section(size: int) -> memoryview:
            nonlocal at
            found = view[at : at + size]
            at += size + -size % 4
            return found

        facts: Mapping[str, object] = json.loads(bytes(section(head)))
        self.source = str(facts["source"])
        self._countries = tuple(map(str, facts["countries"]))  # type: ignore[call-overload]
        self._offsets = _numbers(section(4 * names + 4))
        self._starts = _numbers(section(4 * names + 4))
        self._words = section((names + 7) // 8)
        self._blob = section(blob)
        self._flat = _numbers(section(4 * flat))
        self._columns = tuple(_numbers(section(4 * places), signed=i in (1, 2)) for i in range(6))
        self._states = section(places)
        self._features = section(places)

    @classmethod
    def open(cls, path: Path) -> Packed:
        """Map the file at `path`; raises GazetteerError where it is missing or broken."""
        try:
            with path.open("rb") as stream:
                data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as fault:
            raise GazetteerError(
                f"{path} cannot be read ({fault}); install dragoman anew."
            ) from fault
        return cls(data, path)

    def __len__(self) -> int:
        return len(self._states)

    def find(self, name: str) -> tuple[int, ...]:
        """The numbers of the places of that name, best first."""
        i = self._rank(name)
        return () if i is None else tuple(self._flat[self._starts[i] : self._starts[i + 1]])

    def is_word(self, name: str) -> bool:
        """Whether the name is an English word too: "Reading", "Nice"."""
        i = self._rank(name)
        return i is not None and bool(self._words[i >> 3] >> (i & 7) & 1)

    def place(self, number: int) -> Place:
        """The place of that number."""
        ids, lats, lons, populations, names, divisions = self._columns
        division, lat = divisions[number], lats[number]
        return Place(
            str(ids[number]),
            self._name(names[number]),
            self._countries[self._states[number]],
            None if division == _NONE else self._name(names[division]),
            None if lat == _NOWHERE else lat / _SCALE,
            None if lat == _NOWHERE else lons[number] / _SCALE,
            populations[number],
            FEATURES[self._features[number]],
        )

    def of_id(self, id: str) -> Place | None:
        """The place of a GeoNames id."""
        ids = self._columns[0]
        number = next((i for i in range(len(ids)) if ids[i] == int(id)), None)
        return None if number is None else self.place(number)

    def of_feature(self, feature: Feature) -> Iterator[Place]:
        """All places of a feature, in the order of the file."""
        wanted = FEATURES.index(feature)
        return (self.place(i) for i, kind in enumerate(self._features) if kind == wanted)

    def names(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Every name with the numbers of its places, in the order of the file."""
        for i in range(len(self._offsets) - 1):
            yield self._name(i), tuple(self._flat[self._starts[i] : self._starts[i + 1]])

    def _name(self, i: int) -> str:
        return str(self._blob[self._offsets[i] : self._offsets[i + 1]], "utf-8")

    def _rank(self, name: str) -> int | None:
        wanted = name.encode("utf-8", "surrogatepass")
        offsets, blob = self._offsets, self._blob
        low, high = 0, len(offsets) - 1
        while low < high:
            middle = (low + high) >> 1
            found = blob[offsets[middle] : offsets[middle + 1]].tobytes()
            if found < wanted:
                low = middle + 1
            elif found == wanted:
                return middle
            else:
                high = middle
        return None


def _numbers(section: memoryview, *, signed: bool = False) -> memoryview:
    """A section as 32-bit numbers; on a big-endian machine a turned copy of it."""
    kind: Literal["i", "I"] = "i" if signed else "I"
    if sys.byteorder == "little":
        return section.cast(kind)
    values = array(kind, section.tobytes())
    values.byteswap()
    return memoryview(values)
