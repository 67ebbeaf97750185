"""Actor files: the shipped tables, and files of the user's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ..data import data_path, read_yaml, shipped_yaml
from ..errors import ActorFileError, DragomanError
from ..model import PartyKind, stable_id
from ..ontology import country, sector
from .entry import Entry, Form
from .terms import leader_rows

Row = tuple[str, Entry]
"""A phrase and what it names."""

ORGANISATIONS = (
    "organisations.csv",
    "armed.csv",
    "bodies.csv",
    "parties.csv",
    "companies.csv",
    "media.csv",
    "civil.csv",
    "peoples.csv",
)
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
COLUMNS = frozenset({"name", "names", "country", "sectors", "kind", "from", "until"})

_KINDS: tuple[PartyKind, ...] = get_args(PartyKind)
_NO_PLURAL = ("s", "ese", "sh", "ch", "x", "z", "qué")


def shipped() -> Iterator[Row]:
    """All rows of the shipped tables."""
    yield from _blocked()
    yield from _states()
    yield from _metonyms()
    for table in ORGANISATIONS:
        yield from _organisations(table)
    yield from leader_rows()


def _table(name: str) -> Iterator[dict[str, str]]:
    with data_path("actors", name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _list(joined: str) -> list[str]:
    return [item.strip() for item in joined.split(";") if item.strip()]


def _blocked() -> Iterator[Row]:
    nothing = Entry("", "", None, (), "group", "not")
    for phrase in shipped_yaml("actors", "blockers.yaml")["phrases"]:
        yield str(phrase), nothing


def _states() -> Iterator[Row]:
    for row in _table("states.csv"):
        code, name = row["code"], row["name"]
        until = date.fromisoformat(row["ended"]) if row["ended"] else None
        forms: tuple[tuple[Form, list[str]], ...] = (
            ("name", [name, *_list(row["names"])]),
            ("adjective", _list(row["adjectives"])),
            ("capital", _list(row["capital"])),
        )
        for form, words in forms:
            entry = Entry(code, name, code, (), "state", form, until=until)
            for word in words:
                yield word, entry
        people = Entry(f"{code}.CVL", name, code, ("CVL",), "group", "people", until=until)
        for word in _list(row["people"]) or _peoples(_list(row["adjectives"])):
            yield word, people


def _peoples(adjectives: list[str]) -> Iterator[str]:
    """The people's name where it is the adjective's plural: Moroccans, Israelis, Greeks."""
    for adjective in adjectives:
        plain = not adjective.isupper() and adjective[-1].isalpha()
        if plain and not adjective.endswith(_NO_PLURAL):
            yield adjective + "s"


def _metonyms() -> Iterator[Row]:
    for row in _table("metonyms.csv"):
        sectors = tuple(row["sectors"].split())
        names = _list(row["name"])
        id = ".".join((row["country"], *sectors[:1]))
        kind = _kind(row["kind"])
        for name in names:
            yield name, Entry(id, names[0], row["country"], sectors, kind, "metonym")


def _organisations(table: str) -> Iterator[Row]:
    for row in _table(table):
        entry = Entry(
            row["id"],
            row["name"],
            row["country"] or None,
            tuple(row["sectors"].split()),
            "group" if table == "peoples.csv" else "organisation",
            "organisation",
            date(int(row["from"]), 1, 1) if row["from"] else None,
            date(int(row["until"]), 12, 31) if row["until"] else None,
        )
        for name in (row["name"], *_list(row["names"])):
            yield name, entry


def _kind(text: str) -> PartyKind:
    return next(kind for kind in _KINDS if kind == text)


def read_file(path: Path) -> Iterator[Row]:
    """The rows of a user's CSV or YAML file: name, names, country, sectors, kind, from, until.

    `names` holds other names, `sectors` PLOVER codes, both parted by `;` or spaces (sectors) or
    given as YAML lists; `kind` is state, person, organisation (default) or group.

    Raises ActorFileError with file and line where a row cannot be used.
    """
    if not path.is_file():
        raise ActorFileError(f"{path}: no such actor file. Check `actors` in dragoman.toml.")
    if path.suffix in (".yaml", ".yml"):
        rows = read_yaml(path) or []
        if not isinstance(rows, list):
            raise ActorFileError(f"{path}: a list of actors is expected, each with a `name`.")
        for number, row in enumerate(rows, 1):
            yield from _own(f"{path}: actor {number}", row)
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            yield from _own(f"{path}:{reader.line_num}", row)


def _own(where: str, row: Any) -> Iterator[Row]:
    if not isinstance(row, Mapping) or not str(row.get("name") or "").strip():
        raise ActorFileError(f"{where}: no `name`. Columns are {', '.join(sorted(COLUMNS))}.")
    unknown = sorted(str(key) for key in row if key not in COLUMNS)
    if unknown:
        known = ", ".join(sorted(COLUMNS))
        raise ActorFileError(f"{where}: unknown column {unknown[0]!r}. Columns are {known}.")
    name = str(row["name"]).strip()
    kind = str(row.get("kind") or "organisation").strip()
    if kind not in _KINDS:
        raise ActorFileError(f"{where}: kind {kind!r} is none of {', '.join(_KINDS)}.")
    try:
        code = str(row.get("country") or "").strip() or None
        if code is not None and code not in INTERNATIONAL:
            code = country(code).iso3
        sectors = tuple(sector(each).code for each in _items(row.get("sectors"), " ;,"))
    except DragomanError as fault:
        raise ActorFileError(f"{where}: {fault}") from fault
    form: Form = "person" if kind == "person" else "organisation"
    if kind == "state":
        form = "name"
    entry = Entry(
        code if kind == "state" and code else f"own.{stable_id(name)[:8]}",
        name,
        code,
        sectors,
        _kind(kind),
        form,
        _bound(where, row.get("from")),
        _bound(where, row.get("until")),
    )
    for phrase in (name, *_items(row.get("names"), ";")):
        yield phrase, entry


def _items(value: Any, separators: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [str(item).strip() for item in value]
    text = str(value)
    for separator in separators:
        text = text.replace(separator, "\n")
    return [item.strip() for item in text.splitlines() if item.strip()]


def _bound(where: str, value: Any) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as fault:
        raise ActorFileError(f"{where}: {value!r} is no ISO date such as 2021-11-25.") from fault
