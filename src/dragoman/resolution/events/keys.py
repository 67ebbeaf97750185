"""Blocking keys: mentions that share one are compared, so that few of all pairs are.

A key is a family of types, a time and one thing more that two tellings of one event would share: a
rare word, a place, a number of dead, the parties of a day; or the family and the story alone. It
depends on the mention and not on the other mentions, and is the same in every run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ragged
from ..arrays.words import mixed
from ..comparing import tables
from ..comparing.dating import looks_back
from ..comparing.traits import NEVER, SHORT, SITE, UNDATED, VERY_WIDE, Traits

CELL = 32
"""Days of a cell of time; a second row of cells begins half a cell later, so that days no further
apart than half a cell always share one."""

YEAR = 366
CELL_WORDS, YEAR_WORDS = 3, 2
"""How many of the rarest words of a sentence make keys with the cell, and with the year."""

BACK_WORDS = 5
"""The same of what tells again of long ago: each makes a key for every rank that it may have had in the news."""

DAYS = 4

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]


def keys(traits: Traits) -> Ragged:
    """The keys of each mention, as signed numbers: a table holds no others."""
    rows: list[Rows] = []
    values: list[Hashes] = []
    every = np.arange(len(traits), dtype=np.int64)
    kinds = _kinds(traits, every)
    names = list(dict.fromkeys(name for name, _, _ in kinds))
    for name, which, found in kinds:
        number = names.index(name)
        rows.append(which)
        values.append(_crossed(np.full(len(which), number, np.uint64), found))
    row, value = np.concatenate(rows), np.concatenate(values)
    first, second = _families()[traits.kind[row]].T
    twice = first != second
    value = np.concatenate((_crossed(value, first), _crossed(value[twice], second[twice])))
    row = np.concatenate((row, row[twice]))
    order = np.lexsort((value, row))
    row, value = row[order], value[order]
    fresh = np.ones(len(row), bool)
    fresh[1:] = (row[1:] != row[:-1]) | (value[1:] != value[:-1])
    row, value = row[fresh], value[fresh]
    return Ragged(value.view(np.int64), np.searchsorted(row, np.arange(len(traits) + 1)))


@dataclass(frozen=True, slots=True)
class Compared:
    """What two mentions are compared by, in the words of `_kinds`."""

    family: bool
    """Whether one family has both types; without one no key is shared."""
    shared: tuple[str, ...]
    differing: tuple[str, ...]
    """What both tell, and differ in."""
    untold: tuple[str, ...]
    """What one of them, or neither, tells."""


def compared_by(traits: Traits) -> Compared:
    """What the keys of two mentions, the only ones of `traits`, have in common but for the family."""
    every = np.arange(2, dtype=np.int64)
    said: dict[str, tuple[set[int], set[int]]] = {}
    for name, rows, values in _kinds(traits, every):
        both = said.setdefault(name, (set(), set()))
        for row, value in zip(rows.tolist(), values.tolist(), strict=True):
            both[row].add(value)
    listed = _families()[traits.kind]
    return Compared(
        bool(np.isin(listed[0], listed[1]).any()),
        tuple(name for name, (one, other) in said.items() if one & other),
        tuple(name for name, (one, other) in said.items() if one and other and not one & other),
        tuple(name for name, (one, other) in said.items() if not one or not other),
    )


def _families() -> Hashes:
    """The families of each type of which keys are made: two, or one twice."""
    families = tables.families()
    return np.array([each[:2] + (each[0],) * (2 - len(each[:2])) for each in families], np.uint64)


def order(traits: Traits) -> NDArray[np.int64]:
    """A number by which mentions that tell the same stand near each other in a long list."""
    day = _day(traits).astype(np.int64) + 800_000
    place = (traits.site >> np.uint32(12)).astype(np.int64)
    words = (mixed(traits.wording) >> np.uint64(44)).astype(np.int64)
    return (np.clip(day, 0, (1 << 21) - 1) << 40) | (place << 20) | words


Kind = tuple[str, Rows, Hashes]
Cells = list[tuple[Rows, Rows]]


def _kinds(traits: Traits, every: Rows) -> list[Kind]:
    """What keys are made of, each with its name, which is part of the key."""
    known = every[traits.story > 0]
    found = [("story", known, traits.story[known].astype(np.uint64))]
    time, years = _cells(traits), _years(traits)
    for column in range(CELL_WORDS):
        found += _with("a rare word in a month", traits.words[:, column], time, column)
    for column in range(YEAR_WORDS):
        found += _with("a rare word in a year", traits.words[:, column], years, column)
    found += _with("a place", np.where(traits.level == SITE, traits.site, 0), time)
    deaths = np.nan_to_num(traits.low[:, 0]).astype(np.uint32)
    places = np.where(traits.country > 0, traits.country, traits.recipients.countries[:, 0])
    found += _with("a number of dead", np.where(deaths > 2, _folded(deaths, places), 0), time)
    found += _of_days(traits, every)
    found += _told_again(traits, time, years)
    waging = _party(traits.actors.ids[:, 0], traits.actors.countries[:, 0])
    found += _with("who wages a war", np.where(traits.standing, waging, 0), years)
    return found


def _told_again(traits: Traits, time: Cells, years: Cells) -> list[Kind]:
    """Keys of the one person to whom it is done; and of the words of what looks back, at whatever rank.

    Who tells again after months leaves out much that was rare in the news of it, and adds new words.
    """
    found = _with("to whom in a year", np.where(traits.lone, traits.recipients.ids[:, 0], 0), years)
    back = looks_back(traits, np.arange(len(traits)))
    for name, cells, most in (
        ("a rare word in a month", time, CELL_WORDS),
        ("a rare word in a year", years, YEAR_WORDS),
    ):
        some = [(rows[back[rows]], cell[back[rows]]) for rows, cell in cells]
        for column in range(BACK_WORDS):
            for rank in range(most):
                found += _with(name, traits.words[:, column], some, rank)
    return found


def _with(name: str, column: NDArray[np.uint32], cells: Cells, rank: int = 0) -> list[Kind]:
    """Keys of what a column says, where it says something, with each cell of time."""
    found = []
    for rows, cell in cells:
        told = column[rows] > 0
        rows = rows[told]
        value = _crossed(column[rows].astype(np.uint64), cell[told].astype(np.uint64))
        found.append((name, rows, value + np.uint64(rank)))
    return found


def _day(traits: Traits) -> NDArray[np.int32]:
    """The middle of the date, or the day of publication, or 0."""
    middle = ((traits.start.astype(np.int64) + traits.end) // 2).astype(np.int32)
    printed = np.where(traits.published == NEVER, 0, traits.published)
    return np.where(traits.dating == UNDATED, printed, middle)


def _cells(traits: Traits) -> list[tuple[Rows, Rows]]:
    rows = np.flatnonzero(traits.dating < VERY_WIDE)
    day = _day(traits)[rows].astype(np.int64)
    return [(rows, 2 * (day // CELL)), (rows, 2 * ((day + CELL // 2) // CELL) + 1)]


def _years(traits: Traits) -> list[tuple[Rows, Rows]]:
    rows = np.arange(len(traits), dtype=np.int64)
    undated = traits.dating == UNDATED
    day = _day(traits).astype(np.int64)
    first = np.where(undated, day, traits.start) // YEAR
    last = np.where(undated, day, traits.end) // YEAR
    more = rows[(last > first)]
    return [(rows, first), (more, last[more])]


def _of_days(traits: Traits, every: Rows) -> list[Kind]:
    """Keys of the parties, and of actor and act, on each day of a short date."""
    actor = _party(traits.actors.ids[:, 0], traits.actors.countries[:, 0])
    recipient = _party(traits.recipients.ids[:, 0], traits.recipients.countries[:, 0])
    second = _party(traits.actors.ids[:, 1], traits.actors.countries[:, 1])
    other = np.where(recipient > 0, recipient, second)
    pair = np.minimum(actor, other), np.maximum(actor, other)
    undated = traits.dating == UNDATED
    start = np.where(undated, traits.published - 1, traits.start).astype(np.int64)
    end = np.where(undated, traits.published, traits.end).astype(np.int64)
    short = (traits.dating <= SHORT) & (start > NEVER)
    found = []
    for step in range(DAYS):
        day = start + step
        at = every[short & (day <= end)]
        both = at[pair[0][at] > 0]
        parties = _folded64(pair[0][both], pair[1][both])
        found.append(("the parties of a day", both, _crossed(parties, day[both])))
        named = at[actor[at] > 0]
        acts = _folded64(actor[named], traits.entry[named])
        found.append(("actor and act of a day", named, _crossed(acts, day[named])))
    return found


def _party(ids: NDArray[np.uint32], countries: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.where(countries > 0, countries, ids)


def _folded(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (_folded64(one, other) >> np.uint64(32)).astype(np.uint32)


def _folded64(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> Hashes:
    return mixed(one.astype(np.uint64) << np.uint64(32) | other.astype(np.uint64))


def _crossed(one: Hashes, other: NDArray[np.uint64] | Rows) -> Hashes:
    return mixed(mixed(one) + other.astype(np.uint64))
