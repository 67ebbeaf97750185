"""Resolution over a register: what changed since the last time is worked out anew, in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Decision
from ..model.resolved_rows import decision_row
from ..model.schema import RESOLVED, table_of
from ..register import Register
from ..register.claim import claimed
from ..register.replacing import Replacement, commit_unless_changed, staged
from . import stored
from .arrays.ragged import Ragged, stacked
from .building import ROWS, Made, clusters_of, event_batches, rows_of
from .comparing.traits import Traits
from .events.decisions import Constraints, constraints
from .events.happenings import Grouping, Lists, group
from .events.identity import Known, Named, named
from .events.keys import keys as keys_of
from .events.keys import order as order_of
from .events.tellings import pooled, tellings_of
from .scope import Change, Fresh, among, changed, sharing, touched

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

    Raises RegisterError when another process is resolving the register or forgetting documents, or
    words are missing that it compares, CommitConflict when one has changed its tables meanwhile.
    """
    register.refresh()  # a release says here that it cannot
    with claimed(register.store.folder, WORK), register.writing():
        register.refresh()
        register.require_words("Telling events from mentions")
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
        stories, told_before = stored.told_stories(register, full=full)
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
        change = changed(self.index, self.members, self.decisions, self.fresh_decisions)
        if not len(change.fresh) and not len(change.stale) and not self.full:
            return self.summary(0, written=False)
        if self.full or len(change.fresh) * SHARE > len(self.index.ids):
            traits = stored.traits_of(self.register, self.stories, None)
            grouping = group(traits, self.hands(traits.ids))
            gone = np.ones(len(self.members.ids), bool)
        else:
            traits, grouping, gone = self.some(change)
        clusters = clusters_of(traits, grouping)
        names = self.names(clusters, traits.ids, gone)
        return self.write(Made(traits, grouping, clusters, names), gone)

    def some(self, change: Change) -> tuple[Traits, Grouping, Mask]:
        """The mentions that a change touches, grouped; and the members that go for them."""
        new = stored.traits_of(self.register, self.stories, self.index.ids[change.fresh])
        told = tellings_of(new, self.by_hand(new.ids))
        heads = np.flatnonzero(told == np.arange(len(told)))
        whole = pooled(new, told, heads)
        new_keys, new_order = keys_of(whole), order_of(whole)
        gone = touched(self.members, change, Fresh(whole.ids, new_keys, new_order), self.decisions)
        again = gone.copy()
        again[change.stale] = False
        wanted = np.union1d(new.ids, self.members.ids[again])
        traits = stored.traits_of(self.register, self.stories, wanted)
        tellings = np.empty(len(traits), np.int64)
        tellings[among(traits.ids, new.ids)] = among(traits.ids, new.ids[told])
        old = self.members.ids[again]
        tellings[among(traits.ids, old)] = among(traits.ids, self.members.tellings[again])
        stays = np.ones(len(self.members.ids), bool)
        stays[change.stale] = False
        rows = np.flatnonzero(stays & (self.members.keys.lengths > 0))
        lists = self.lists(
            np.concatenate((self.members.ids[rows], whole.ids)),
            stacked([self.members.keys.take(rows), new_keys]),
            np.concatenate((self.members.order[rows], new_order)),
            traits.ids,
        )
        grouping = group(traits, self.hands(traits.ids), tellings=tellings, lists=lists)
        return traits, grouping, gone

    def lists(self, ids: stored.Texts, keys: Ragged, order: Rows, ours: stored.Texts) -> Lists:
        """All tellings that share a key with those of `ours`: their lists are as long as ever."""
        at = among(ours, ids)
        near = sharing(keys, keys.take(np.flatnonzero(at >= 0)))
        near = near[np.argsort(ids[near])]
        return Lists(keys.take(near), order[near], at[near])

    def hands(self, ids: stored.Texts) -> Constraints:
        """What decisions say of some mentions."""
        if not self.decisions:
            return Constraints()
        return constraints(self.decisions, {key: at for at, key in enumerate(ids.tolist())})

    def by_hand(self, ids: stored.Texts) -> list[int]:
        """The places of those that a decision is about, whether or not the others of it are here."""
        named = sorted(self.hands(self.index.ids).named)
        found: list[int] = np.flatnonzero(np.isin(ids, self.index.ids[named])).tolist()
        return found

    def names(self, clusters: Sequence[Rows], ids: stored.Texts, gone: Mask) -> list[Named]:
        """The id of each cluster, from what the members that go were before."""
        before: dict[str, list[str]] = {}
        rows = np.flatnonzero(gone)
        for event, mention in zip(self.members.events[rows], self.members.ids[rows], strict=True):
            before.setdefault(event, []).append(mention)
        query = "SELECT id, aliases FROM events WHERE len(aliases) > 0"
        aliases = {row["id"]: tuple(row["aliases"]) for row in self.register.sql(query)}
        known = (Known(key, tuple(them), aliases.get(key, ())) for key, them in before.items())
        taken = set(self.register.sql("SELECT id FROM events").arrow()["id"].to_pylist())
        taken.update(one for others in aliases.values() for one in others)
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
        fresh = self.stories.but(self.told_before).cast(table_of("stories", []).schema)
        gone = self.told_before.but(self.stories)["document"].to_pylist()
        return Replacement("document", set(gone), fresh.to_batches(max_chunksize=ROWS))

    def summary(self, compared: int, *, written: bool) -> Summary:
        counts = self.register.counts()
        return Summary(
            self.register.version,
            len(self.index.ids),
            counts.get("events", 0),
            compared,
            written,
        )
