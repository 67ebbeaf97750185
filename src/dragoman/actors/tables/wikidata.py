"""Actor files from a Wikidata dump: people with their offices and days, organisations, memberships.

The dump is one JSON array, an item a line; it is read as a stream, so that its size does not matter.
Countries are told by their ISO code (P298), which stands in the same dump: items of countries and of
offices can come after those that point to them, so rows are kept until the end, as ids.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import json
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ...data import shipped_yaml
from ...errors import DragomanError, InputError
from ...ontology import country
from .own import COLUMNS

Item = Mapping[str, Any]

_INSTANCE, _CITIZEN, _COUNTRY, _OFFICE, _MEMBER = "P31", "P27", "P17", "P39", "P463"
_ISO3, _START, _END, _FOUNDED, _DISSOLVED = "P298", "P580", "P582", "P571", "P576"
_JURISDICTION = "P1001"
_HUMAN = "Q5"
_DAY, _MONTH, _YEAR = 11, 10, 9
"""Wikidata's precisions of a time."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a build read and wrote."""

    read: int
    people: int
    organisations: int
    memberships: int
    skipped: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A person in an office, all by id, until the names of offices and the codes of states are known."""

    name: str
    names: tuple[str, ...]
    citizen: str | None
    office: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class _Body:
    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    since: str
    until: str


def build(dump: Path, out: Path) -> Counts:
    """Write the actor file of a dump, and beside it `OUT.memberships.csv` where the dump has any.

    Raises InputError where the dump is not there or is of no known form.
    """
    held: list[_Held] = []
    bodies: list[_Body] = []
    joined: list[tuple[str, str, str, str]] = []
    codes: dict[str, str] = {}
    offices: dict[str, tuple[str, str | None]] = {}
    kinds_of, office_kinds, words = _tables()
    read = skipped = 0
    for item in _items(dump):
        if item is None:
            skipped += 1
            continue
        read += 1
        id, name = str(item.get("id", "")), _label(item)
        kinds = set(_ids(item, _INSTANCE))
        if not id or not name:
            continue
        if iso := _text(item, _ISO3):
            codes[id] = iso
            joined.extend(_joined(item, id))
        elif _HUMAN in kinds:
            held.extend(_offices_of(item, name))
        elif kinds & kinds_of.keys():
            sectors = dict.fromkeys(kinds_of[kind] for kind in kinds_of if kind in kinds)
            bodies.append(_body(item, id, name, tuple(sectors)))
        elif (where := _ids(item, _JURISDICTION)) or kinds & office_kinds:
            sector = next((code for word, code in words.items() if word in name.lower()), "")
            state = next(iter(where or _ids(item, _COUNTRY)), None)
            if sector:
                offices[id] = sector, state
    people = list(_people(held, offices, codes))
    organisations = list(_organisations(bodies, codes))
    _write(out, COLUMNS, [*people, *organisations])
    members = list(_memberships(joined, bodies, codes))
    if members:
        _write(
            out.with_suffix(".memberships.csv"),
            ("organisation", "country", "from", "until"),
            members,
        )
    return Counts(read, len(people), len(organisations), len(members), skipped)


def _tables() -> tuple[Mapping[str, str], frozenset[str], Mapping[str, str]]:
    data = shipped_yaml("actors", "wikidata.yaml")
    return data["organisations"], frozenset(data["offices"]), data["sectors"]


def _items(dump: Path) -> Iterator[Item | None]:
    """The items of the dump, one a line; None for a line that is no item."""
    if not dump.is_file():
        raise InputError(f"{dump}: no such dump.")
    try:
        with _opened(dump) as stream:
            for line in stream:
                text = line.strip().rstrip(",")
                if text in ("", "[", "]"):
                    continue
                try:
                    item = json.loads(text)
                except ValueError:
                    item = None
                yield item if isinstance(item, dict) else None
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        raise InputError(f"{dump}: cannot be read to its end: {fault}") from fault


def _opened(dump: Path) -> IO[str]:
    name = dump.name.lower()
    if name.endswith(".json"):
        return dump.open(encoding="utf-8")
    if name.endswith(".json.gz"):
        return gzip.open(dump, "rt", encoding="utf-8")
    if name.endswith(".json.bz2"):
        return bz2.open(dump, "rt", encoding="utf-8")
    raise InputError(f"{dump}: a dump ends in .json, .json.gz or .json.bz2.")


def _label(item: Item) -> str:
    return str(_dict(_dict(item.get("labels")).get("en")).get("value") or "").strip()


def _aliases(item: Item, name: str) -> tuple[str, ...]:
    found = _dict(item.get("aliases")).get("en")
    texts = (
        [str(_dict(each).get("value") or "") for each in found] if isinstance(found, list) else []
    )
    return tuple(
        dict.fromkeys(text for text in texts if len(text) > 1 and text != name and ";" not in text)
    )


def _statements(item: Item, key: str) -> list[Item]:
    """The statements of a property that Wikidata does not hold for withdrawn."""
    found = _dict(item.get("claims")).get(key)
    claims = [_dict(each) for each in found] if isinstance(found, list) else []
    return [each for each in claims if each.get("rank") != "deprecated"]


def _value(snak: Any) -> Any:
    return _dict(_dict(snak).get("datavalue")).get("value")


def _ids(item: Item, key: str) -> list[str]:
    values = (_value(each.get("mainsnak")) for each in _statements(item, key))
    return [str(_dict(value)["id"]) for value in values if _dict(value).get("id")]


def _text(item: Item, key: str) -> str | None:
    values = (_value(each.get("mainsnak")) for each in _statements(item, key))
    return next((value for value in values if isinstance(value, str)), None)


def _time(snaks: Any, *, last: bool) -> str:
    """An ISO date; a year or month alone gives its first day, or its last where it ends something."""
    for snak in snaks if isinstance(snaks, list) else ():
        value = _dict(_value(snak))
        text, precision = str(value.get("time") or ""), value.get("precision")
        if not text.startswith("+") or not isinstance(precision, int) or precision < _YEAR:
            continue
        year, month, day = text[1:11].split("-")
        if precision >= _DAY:
            return f"{year}-{month}-{day}"
        if precision < _MONTH:
            month = "12" if last else "01"
        day = str(monthrange(int(year), int(month))[1]) if last else "01"
        return f"{year}-{month}-{day}"
    return ""


def _between(statement: Item) -> tuple[str, str]:
    qualifiers = _dict(statement.get("qualifiers"))
    return _time(qualifiers.get(_START), last=False), _time(qualifiers.get(_END), last=True)


def _offices_of(item: Item, name: str) -> Iterator[_Held]:
    citizen = next(iter(_ids(item, _CITIZEN)), None)
    names = _aliases(item, name)
    for statement in _statements(item, _OFFICE):
        office = _dict(_value(statement.get("mainsnak"))).get("id")
        since, until = _between(statement)
        if office and not (since and until and until < since):
            yield _Held(name, names, citizen, str(office), since, until)


def _body(item: Item, id: str, name: str, sectors: tuple[str, ...]) -> _Body:
    since = _time([s.get("mainsnak") for s in _statements(item, _FOUNDED)], last=False)
    until = _time([s.get("mainsnak") for s in _statements(item, _DISSOLVED)], last=True)
    if since and until and until < since:
        since = until = ""
    where = next(iter(_ids(item, _COUNTRY)), None)
    return _Body(id, name, _aliases(item, name), where, sectors, since, until)


def _joined(item: Item, id: str) -> Iterator[tuple[str, str, str, str]]:
    for statement in _statements(item, _MEMBER):
        body = _dict(_value(statement.get("mainsnak"))).get("id")
        if body:
            since, until = _between(statement)
            yield str(body), id, since[:4], until[:4]


def _people(
    held: list[_Held], offices: Mapping[str, tuple[str, str | None]], codes: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    for each in held:
        sector, where = offices.get(each.office, ("", None))
        code = _code(codes.get(where or "")) or _code(codes.get(each.citizen or ""))
        if code and sector:
            names = ";".join(each.names)
            yield each.name, names, code, sector, "person", each.since, each.until


def _organisations(bodies: list[_Body], codes: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for body in bodies:
        sectors = [each for each in body.sectors if each != "IGO"]
        code = "IGO" if "IGO" in body.sectors else _code(codes.get(body.country or ""))
        if code:
            names = ";".join(body.names)
            yield body.name, names, code, " ".join(sectors), "organisation", body.since, body.until


def _memberships(
    joined: list[tuple[str, str, str, str]], bodies: list[_Body], codes: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    names = {body.id: body.name for body in bodies}
    for body, state, since, until in joined:
        code = _code(codes.get(state))
        if body in names and code:
            yield names[body], code, since, until


def _code(iso: str | None) -> str | None:
    if iso is None:
        return None
    try:
        return country(iso).iso3
    except DragomanError:
        return None


def _write(path: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
