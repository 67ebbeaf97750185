"""Resolution over a register: what changed since the last time is worked out anew, in one commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ..model import Decision, Event
from ..model.rows import decision_row, event_row
from ..model.schema import RESOLVED, Row, TableName, table_of
from ..register import Register
from ..register.claim import claimed
from ..register.replacing import Replacement, commit_unless_changed, staged
from . import stored
from .decisions import constraints
from .happenings import Grouping, Lists, group
from .identity import Known, Named, named
from .keys import keys as keys_of
from .keys import order as order_of
from .merge import merged
from .ragged import Ragged, stacked
from .reasons import best_partners, reasons_for
from .scope import Change, among, changed, sharing, subset, touched
from .traits import NEVER, Traits

ROWS = 10_000
"""Rows of events that are put into a batch together."""

SHARE = 2
"""When one mention in so many is new, all are worked out: it is quicker and gives the same."""

WORK = "resolve"

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a resolve did: `compared` mentions were worked out anew, of `mentions` in all."""

    version: int
    mentions: int
    events: int
    compared: int
    written: bool


def resolve(register: Register, *, decision: Decision | None = None, full: bool = False) -> Summary:
    """Work out the events of a register anew where anything has changed since the last time.

    `decision` is one by hand that is to be kept and heeded from now on; `full` works out
    everything, which gives the same. One commit, or none where nothing has changed.

    Raises RegisterError when another process is resolving the register, CommitConflict when one
    has changed its tables meanwhile.
    """
    with claimed(register.store.folder, WORK):
        register.refresh()
        return _Work.begin(register, decision, full=full).done()


@dataclass(frozen=True, slots=True)
class _Work:
    """One resolve: what there is, what there was, and what is to be worked out."""

    register: Register
    stories: stored.Stories
    told_before: stored.Stories
    index: stored.Index
    members: stored.Members
    decisions: tuple[Decision, ...]
    fresh_decisions: tuple[Decision, ...]
    full: bool

    @classmethod
    def begin(cls, register: Register, decision: Decision | None, *, full: bool) -> _Work:
        stories, told_before = stored.told_stories(register)
        fresh = (decision,) if decision else ()
        return cls(
            register,
            stories,
            told_before,
            stored.mention_index(register, stories),
            stored.members(register),
            (*stored.decisions(register), *fresh),
            fresh,
            full,
        )

    def done(self) -> Summary:
        change = changed(self.index, self.members)
        nothing = not len(change.fresh) and not len(change.stale) and not self.fresh_decisions
        if nothing and not self.full:
            return self.summary(0, written=False)
        traits, lists, gone = self.to_compare(change)
        keys, order = keys_of(traits), order_of(traits)
        places = {key: at for at, key in enumerate(traits.ids.tolist())}
        grouping = group(traits, keys, order, constraints(self.decisions, places), lists=lists)
        clusters = clusters_of(traits, grouping)
        names = self.names(clusters, traits.ids, gone)
        return self.write(Made(traits, keys, order, grouping, clusters, names), gone)

    def to_compare(self, change: Change) -> tuple[Traits, Lists | None, Mask]:
        """The traits of the mentions to compare, the lists they stand on, the members that go."""
        fresh, stale = change.fresh, change.stale
        if self.full or len(fresh) * SHARE > len(self.index.ids):
            everyone = np.ones(len(self.members.ids), bool)
            return stored.traits_of(self.register, self.stories, None), None, everyone
        new = stored.traits_of(self.register, self.stories, self.index.ids[fresh])
        new_keys = keys_of(new)
        gone = touched(self.members, change, new_keys, self.decisions)
        again = gone.copy()
        again[stale] = False
        wanted = np.union1d(self.index.ids[fresh], self.members.ids[again])
        traits = stored.traits_of(self.register, self.stories, wanted)
        return traits, self.lists(traits, new, new_keys, stale), gone

    def lists(self, traits: Traits, new: Traits, new_keys: Ragged, stale: Rows) -> Lists:
        """All that share a key with the mentions to compare: these lists are as long as ever."""
        stays = np.ones(len(self.members.ids), bool)
        stays[stale] = False
        old = np.flatnonzero(stays)
        ids = np.concatenate((self.members.ids[old], new.ids))
        keys = stacked([subset(self.members.keys, old), new_keys])
        order = np.concatenate((self.members.order[old], order_of(new)))
        ours = among(traits.ids, ids)
        near = sharing(keys, subset(keys, np.flatnonzero(ours >= 0)))
        near = near[np.argsort(ids[near])]
        return Lists(subset(keys, near), order[near], ours[near])

    def names(self, clusters: Sequence[Rows], ids: stored.Texts, gone: Mask) -> list[Named]:
        """The id of each cluster, from what the members that go were before."""
        before: dict[str, list[str]] = {}
        rows = np.flatnonzero(gone)
        for event, mention in zip(self.members.events[rows], self.members.ids[rows], strict=True):
            before.setdefault(event, []).append(mention)
        query = "SELECT id, aliases FROM events"
        aliases = {row["id"]: tuple(row["aliases"]) for row in self.register.sql(query)}
        known = (Known(key, tuple(them), aliases.get(key, ())) for key, them in before.items())
        taken = {one for key, others in aliases.items() for one in (key, *others)}
        return named([ids[cluster].tolist() for cluster in clusters], known, taken)

    def write(self, made: Made, gone: Mask) -> Summary:
        """Put what was made in the place of what goes."""
        ids = made.traits.ids
        events = Replacement(
            "id",
            None if gone.all() else set(self.members.events[gone].tolist()),
            event_batches(self.register, self.stories, made),
        )
        at = among(self.index.ids, ids)
        members = Replacement(
            "mention",
            None if gone.all() else self.members.ids[gone].tolist(),
            made.members(self.index.signatures[at]).to_batches(max_chunksize=ROWS),
        )
        store, base = self.register.store, self.register.commit
        change = staged(
            store,
            base,
            {
                "stories": self.stories_again(),
                "events": events,
                "members": members,
                "decisions": Replacement(
                    "verdict", (), rows_of("decisions", map(decision_row, self.fresh_decisions))
                ),
            },
        )
        self.register.advance(commit_unless_changed(store, base, change, RESOLVED))
        return self.summary(len(ids), written=True)

    def stories_again(self) -> Replacement:
        """The rows of `stories` that differ."""
        now, before = self.stories.rows(), self.told_before.rows()
        fresh = sorted(now - before)
        columns = zip(*fresh, strict=True) if fresh else ((), (), ())
        table = table_of("stories", []).schema
        made = pa.table([pa.array(column, pa.string()) for column in columns], schema=table)
        return Replacement(
            "document", {row[0] for row in before - now}, made.to_batches(max_chunksize=ROWS)
        )

    def summary(self, compared: int, *, written: bool) -> Summary:
        counts = self.register.counts()
        return Summary(
            self.register.version,
            len(self.index.ids),
            counts.get("events", 0),
            compared,
            written,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """The events of the compared mentions: clusters of their places, the earliest told first."""

    traits: Traits
    keys: Ragged
    order: Rows
    grouping: Grouping
    clusters: Sequence[Rows]
    names: Sequence[Named]

    def members(self, signatures: Rows) -> pa.Table:
        """The rows of table `members`."""
        ids = self.traits.ids
        events = np.empty(len(ids), object)
        for cluster, name in zip(self.clusters, self.names, strict=True):
            events[cluster] = name.id
        offsets = pa.array(self.keys.starts, pa.int32())
        return pa.table(
            {
                "mention": pa.array(ids, pa.string()),
                "event": pa.array(events, pa.string()),
                "block": pa.array(ids[self.grouping.blocks], pa.string()),
                "signature": signatures,
                "order": self.order,
                "keys": pa.ListArray.from_arrays(offsets, pa.array(self.keys.values)),
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
    for events in in_portions(events_from(register, stories, made), ROWS):
        yield from rows_of("events", map(event_row, events))


def events_from(register: Register, stories: stored.Stories, made: Made) -> Iterator[Event]:
    """The events in the order of the clusters."""
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
        at = {
            int(place): row
            for place, row in zip(places[done : done + taken], waiting, strict=False)
        }
        why = reasons_for(made.traits, made.grouping, at, best)
        for cluster, name in zip(made.clusters[turn:last], made.names[turn:last], strict=True):
            rows_here = [at[place] for place in cluster.tolist()]
            reasons = [why[place] for place in cluster.tolist() if place in why]
            yield merged(name.id, rows_here, reasons, name.aliases)
        waiting = waiting[taken:]
        turn, done = last, done + taken


def in_portions(events: Iterable[Event], most: int) -> Iterator[list[Event]]:
    portion: list[Event] = []
    for event in events:
        portion.append(event)
        if len(portion) == most:
            yield portion
            portion = []
    if portion:
        yield portion


def rows_of(table: TableName, rows: Iterable[Row]) -> list[pa.RecordBatch]:
    made: list[pa.RecordBatch] = table_of(table, list(rows)).to_batches()
    return made
