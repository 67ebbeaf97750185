"""The shipped tables of actors."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import get_args

from ...data import data_path, shipped_yaml
from ...model import PartyKind
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

KINDS: tuple[PartyKind, ...] = get_args(PartyKind)
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
        kind = party_kind(row["kind"])
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


def names() -> Iterator[Row]:
    """The names of states and bodies alone: no adjective, people, capital, metonym or person."""
    yield from (row for row in _states() if row[1].form == "name")
    for table in ORGANISATIONS:
        yield from _organisations(table)


def organisation_ids() -> Iterator[tuple[str, str]]:
    """Every name of the intergovernmental organisations, with the id of the organisation."""
    for row in _table("organisations.csv"):
        for name in (row["name"], *_list(row["names"])):
            yield name, row["id"]


@cache
def _body_names() -> dict[str, tuple[str, ...]]:
    rows = (row for table in ORGANISATIONS for row in _table(table))
    return {row["id"]: (row["name"], *_list(row["names"])) for row in rows}


def body_names(id: str) -> tuple[str, ...]:
    """The names of a body of the shipped tables; () for any other party."""
    return _body_names().get(id, ())


def party_kind(text: str) -> PartyKind:
    """The kind of that name, typed."""
    return next(kind for kind in KINDS if kind == text)
