"""The terms of leaders: the tables read as one.

They know terms to the year, to the day, and as one span from first to last. Years say best who
was out of office between; days say when a term began and ended within its year.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from ...data import data_path
from .entry import Entry

_YEARS = (("leaders", "heads.csv"), ("leaders", "ministers.csv"), ("leaders", "others.csv"))
_DAYS = ("countryinfo", "leaders.csv")
_SPANS = ("leaders.csv",)
_BY_FIRST_WORD = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "ETH", "ERI"})
"""States whose people are called by the first word: it is the family's name, or there is none."""
_ARTICLE = re.compile(r"^(?:al|el)-(?=.)", re.I)
_AFTER_NAME = re.compile(r"^(?:[IVX]+|Jr\.?|Sr\.?)$")


class Term(NamedTuple):
    """A person in an office for a time; `office` is "" where the table does not say it. As `Entry`, a NamedTuple."""

    names: tuple[str, ...]
    entry: Entry
    office: str
    exact_end: bool = True


@cache
def leader_terms() -> tuple[Term, ...]:
    """All terms of the shipped tables."""
    years = [term for path in _YEARS for term in _read(*path)]
    days, spans = list(_read(*_DAYS)), list(_read(*_SPANS))
    known = {(name, t.entry.country): t.entry for t in years for name in t.names}
    exact: dict[tuple[str, str | None], list[Term]] = defaultdict(list)
    found = []
    for term in (*days, *spans):
        same = next((e for n in term.names if (e := known.get((n, term.entry.country)))), None)
        if same is not None:
            entry = term.entry._replace(id=same.id, name=same.name)
            term = term._replace(entry=entry)
            exact[entry.id, entry.country].append(term)
        if same is None or term.office:
            found.append(term)
    sharp = (_joined(term, exact[term.entry.id, term.entry.country]) for term in years)
    return _called_alike((*sharp, *found))


def _called_alike(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Every term of a person under all the names of that person, whichever row has them."""
    held: dict[tuple[str, str | None], list[Term]] = defaultdict(list)
    for term in terms:
        held[term.entry.id, term.entry.country].append(term)
    names = {
        person: tuple(dict.fromkeys(name for term in own for name in term.names))
        for person, own in held.items()
        if len(own) > 1
    }
    return tuple(_under(t, names.get((t.entry.id, t.entry.country), t.names)) for t in terms)


def _under(term: Term, names: tuple[str, ...]) -> Term:
    """The term under these names; most are as they were, and thousands are read at every start."""
    return term if len(names) == len(term.names) else term._replace(names=names)


def _joined(term: Term, others: list[Term]) -> Term:
    """The term with the names and days that the other tables know of the same person."""
    if not others:
        return term
    names = dict.fromkeys(name for each in (term, *others) for name in each.names)
    return _sharpened(_under(term, tuple(names)), others)


def leader_rows() -> Iterator[tuple[str, Entry]]:
    """Each name with what it names, for the index."""
    for term in leader_terms():
        for name in term.names:
            yield name, term.entry


@cache
def offices() -> Mapping[Entry, frozenset[str]]:
    """The offices of each entry of the tables."""
    held: dict[Entry, frozenset[str]] = {}
    for term in leader_terms():
        held[term.entry] = held.get(term.entry, frozenset()) | {term.office}
    return held


def surnames(name: str, country: str | None) -> tuple[str, ...]:
    """The words by which news calls a person of a state after the first time."""
    words = name.split()
    while words and words[-1][0] in "IVXJS" and _AFTER_NAME.match(words[-1]):
        words.pop()
    if not words:
        return ()
    first = country in _BY_FIRST_WORD and "-" not in words[0]
    last = words[0] if first else words[-1]
    bare = _ARTICLE.sub("", last) if "-" in last else last
    return (last,) if bare == last else (last, bare)


def _read(*path: str) -> Iterator[Term]:
    with data_path("actors", *path).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        at = {column: k for k, column in enumerate(next(rows))}
        name, names, country, sectors = (at[c] for c in ("name", "names", "country", "sectors"))
        since, until = at["from"], at["until"]
        office, precision = at.get("office"), at.get("precision")
        for row in rows:
            entry = Entry(
                "person." + "-".join(row[name].lower().split()),
                row[name],
                row[country],
                tuple(row[sectors].split()),
                "person",
                "person",
                date.fromisoformat(row[since]),
                date.fromisoformat(row[until]) if row[until] else None,
            )
            yield Term(
                (row[name], *filter(None, row[names].split(";"))),
                entry,
                row[office] if office is not None else "",
                precision is None or "last updated" not in row[precision],
            )


def _sharpened(term: Term, exact: list[Term]) -> Term:
    """The term with the days on which it began and ended, where another table knows them."""
    since, until = term.entry.since, term.entry.until
    for other in exact:
        if other.office and other.office != term.office:
            continue
        begun, ended = other.entry.since, other.entry.until
        if since and begun and begun.year == since.year:
            since = max(since, begun)
        if until and ended and other.exact_end and ended.year == until.year:
            until = min(until, ended)
    if since and until and since > until:
        return term
    return term._replace(entry=term.entry._replace(since=since, until=until))
