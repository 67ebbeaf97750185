"""The tables of resolution from what was grouped: rows of events and of members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ..model.resolved_rows import event_row
from ..model.schema import Row, TableName, table_of
from ..model.withholding import Runs, withheld
from ..register import Register
from . import stored
from .comparing.traits import NEVER, Traits
from .events.happenings import Grouping
from .events.identity import Named
from .events.tellings import headed
from .merging.merge import alone, merged
from .merging.reasons import best_partners, reasons_for

ROWS = 10_000
"""Rows of events that are put into a batch together."""

WITHHELD_AT_ONCE = 500
"""Events whose documents' texts are in memory together."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Made:
    """The events of the compared mentions: clusters of their places, the earliest told first."""

    traits: Traits
    grouping: Grouping
    clusters: Sequence[Rows]
    names: Sequence[Named]

    def members(self, signatures: Rows) -> pa.Table:
        """The rows of table `members`; the keys of a telling stand at its first mention."""
        ids, grouping = self.traits.ids, self.grouping
        events = np.empty(len(ids), object)
        for cluster, name in zip(self.clusters, self.names, strict=True):
            events[cluster] = name.id
        keys = headed(grouping.keys, grouping.heads, len(ids))
        order = np.zeros(len(ids), np.int64)
        order[grouping.heads] = grouping.order
        offsets = pa.array(keys.starts, pa.int32())
        return pa.table(
            {
                "mention": pa.array(ids, pa.string()),
                "event": pa.array(events, pa.string()),
                "block": pa.array(ids[grouping.blocks], pa.string()),
                "telling": pa.array(ids[grouping.tellings], pa.string()),
                "signature": signatures,
                "order": order,
                "keys": pa.ListArray.from_arrays(offsets, pa.array(keys.values)),
            }
        )


def clusters_of(traits: Traits, grouping: Grouping) -> list[Rows]:
    """The mentions of each event by the day of their telling, then id; the earliest event first."""
    ranks = telling_order(traits)
    first = np.full(len(traits), len(traits), np.int64)
    np.minimum.at(first, grouping.events, ranks)
    lead = first[grouping.events]
    order = np.lexsort((ranks, lead))
    return np.split(order, np.flatnonzero(np.diff(lead[order])) + 1) if len(order) else []


def telling_order(traits: Traits) -> Rows:
    """The rank of each mention by day of publication, those without one last, and id."""
    day = np.where(traits.published == NEVER, np.iinfo(np.int32).max, traits.published)
    ranks = np.empty(len(traits), np.int64)
    ranks[np.argsort(day, kind="stable")] = np.arange(len(traits))
    return ranks


def event_batches(
    register: Register, stories: stored.Stories, made: Made
) -> Iterator[pa.RecordBatch]:
    """The rows of table `events`, built from the mentions' rows as these come."""
    made_rows = event_rows(register, stories, made)
    if register.texts().paths():  # the register itself is kept without words, so are its events
        made_rows = without_words(register, made_rows)
    for rows in in_portions(made_rows, ROWS):
        yield from rows_of("events", rows)


def without_words(register: Register, rows: Iterable[Row]) -> Iterator[Row]:
    """The events without words of the documents that they are told in."""
    for portion in in_portions(rows, WITHHELD_AT_ONCE):
        ids = sorted({key for row in portion for key in row["mentions"]})
        bound = register.session().bind(
            "SELECT m.id, d.title, d.text FROM mentions m SEMI JOIN wanted w ON w.id = m.id "
            "JOIN documents d ON d.id = m.document",
            beside={"wanted": pa.table({"id": pa.array(ids, pa.string())})},
        )
        runs = {
            row["id"]: Runs.of(row["title"], row["text"])
            for batch in bound.reader(ROWS)
            for row in batch.to_pylist()
        }
        for row in portion:
            told = frozenset().union(*(runs[key].hashes for key in row["mentions"]))
            yield withheld("events", row, Runs(told))


def event_rows(register: Register, stories: stored.Stories, made: Made) -> Iterator[Row]:
    """The rows of the events in the order of the clusters."""
    places = np.concatenate(made.clusters) if len(made.clusters) else np.empty(0, np.int64)
    best = best_partners(made.traits, made.clusters)
    waiting: list[Row] = []
    turn = done = 0
    for rows in stored.rows_in_order(register, stories, made.traits.ids[places]):
        waiting += rows
        last = turn
        room = len(waiting)
        while last < len(made.clusters) and len(made.clusters[last]) <= room:
            room -= len(made.clusters[last])
            last += 1
        taken = len(waiting) - room
        here = zip(places[done : done + taken].tolist(), waiting, strict=False)
        at = dict(here)
        why = reasons_for(made.traits, made.grouping, at, best)
        for cluster, name in zip(made.clusters[turn:last], made.names[turn:last], strict=True):
            if len(cluster) == 1:
                yield alone(name.id, at[int(cluster[0])], name.aliases)
                continue
            members = cluster.tolist()
            reasons = [why[place] for place in members if place in why]
            yield event_row(merged(name.id, [at[n] for n in members], reasons, name.aliases))
        waiting = waiting[taken:]
        turn, done = last, done + taken


def in_portions(rows: Iterable[Row], most: int) -> Iterator[list[Row]]:
    portion: list[Row] = []
    for row in rows:
        portion.append(row)
        if len(portion) == most:
            yield portion
            portion = []
    if portion:
        yield portion


def rows_of(table: TableName, rows: Iterable[Row]) -> list[pa.RecordBatch]:
    made: list[pa.RecordBatch] = table_of(table, list(rows)).to_batches()
    return made
