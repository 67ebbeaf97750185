"""Actor files: the shipped tables, and files of the user's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

from ..data import data_path, read_yaml
from ..errors import ActorFileError
from ..model import PartyKind
from .entry import Entry, Form

Row = tuple[str, Entry]
"""A phrase and what it names."""

_KINDS: tuple[PartyKind, ...] = get_args(PartyKind)


@cache
def shipped() -> tuple[Row, ...]:
    """All rows of the shipped tables."""
    rows = [*_states(), *_metonyms(), *_organisations()]
    return tuple(rows)


def _table(name: str) -> Iterator[dict[str, str]]:
    with data_path("actors", name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _list(joined: str) -> list[str]:
    return [item for item in joined.split(";") if item]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _states() -> Iterator[Row]:
    for row in _table("states.csv"):
        code, name, until = row["code"], row["name"], _day(row["ended"])

        def state(
            form: Form, code: str = code, name: str = name, until: date | None = until
        ) -> Entry:
            return Entry(code, name, code, (), "state", form, until=until)

        people = Entry(f"{code}.CVL", name, code, ("CVL",), "group", "people", until=until)
        yield name, state("name")
        for other in _list(row["names"]):
            yield other, state("name")
        for adjective in _list(row["adjectives"]):
            yield adjective, state("adjective")
        for word in _list(row["people"]) or list(_peoples(_list(row["adjectives"]))):
            yield word, people
        for capital in _list(row["capital"]):
            yield capital, state("capital")


def _peoples(adjectives: list[str]) -> Iterator[str]:
    """Plural of an adjective that is also a noun: Moroccans, Israelis, Greeks, Thais."""
    for adjective in adjectives:
        if not adjective.isupper() and not adjective.endswith(("s", "ese", "sh", "ch", "x", "'s")):
            yield adjective + "s"


def _metonyms() -> Iterator[Row]:
    for row in _table("metonyms.csv"):
        sectors = tuple(row["sectors"].split())
        kind = _kind(row["kind"])
        first, *_ = names = _list(row["name"])
        for name in names:
            id = ".".join((row["country"], *sectors))
            yield name, Entry(id, first, row["country"], sectors, kind, "metonym")


def _organisations() -> Iterator[Row]:
    for row in _table("organisations.csv"):
        sectors = tuple(row["sectors"].split())
        entry = Entry(
            row["id"],
            row["name"],
            row["country"] or None,
            sectors,
            _kind(row["kind"]),
            "organisation",
        )
        for name in (row["name"], *_list(row["names"])):
            yield name, entry


def _kind(text: str) -> PartyKind:
    return next(kind for kind in _KINDS if kind == text)


def read_file(path: Path) -> Iterator[Row]:
    """The rows of a user's CSV or YAML file: name, country, sectors, kind, from, until.

    Raises ActorFileError with file and line where a row cannot be used.
    """
    if not path.is_file():
        raise ActorFileError(f"{path}: no such actor file. Check `actors` in dragoman.toml.")
    if path.suffix in (".yaml", ".yml"):
        rows = enumerate(read_yaml(path) or [], 1)
    else:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = enumerate(list(csv.DictReader(stream)), 2)
    for line, row in rows:
        yield _own(path, line, row)


def _own(path: Path, line: int, row: dict[str, str]) -> Row:
    raise ActorFileError(f"{path}:{line}: not read yet")
