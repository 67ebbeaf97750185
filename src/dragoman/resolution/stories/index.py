"""Stories: documents to independent reports, and reports of one happening to stories.

What a set of documents gives is the same in whatever order they came, and at once or piece by
piece. Three things make it so: every rule asks for words, days and ids and never for places in the
input; what is compared is a function of blocks (buckets of sketches, rare words in stretches of
days), so that new documents change nothing outside the blocks that they, or the words that they
make less rare, touch; and what such blocks give is replaced, never added to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints, Ragged, places_of
from ..arrays.rarity import Rarity, counted
from .copies import UNDATED, Copied, copied, independent, sharing_a_bucket
from .grouping import FULL, Links, components, grouped
from .leads import Leads, background, likeness, tops
from .meetings import displaced, marks, meeting, rows_of
from .naming import named_groups
from .report import Report, Told
from .sheaf import Sheaf, bound

LEAST = 0.18
"""The mean likeness at which reports are one story; chosen on labelled stories, docs/stories.md."""

KEPT = 0.08
"""Likeness below which a pair is not kept: it counts as none."""

SMALL = 100
"""Reports of a component of which every pair is compared."""

SPREAD = 10
"""Days that a story spans at most; what goes on for longer is told as several."""

Mask = NDArray[np.bool_]


def tell_stories(reports: Iterable[Report], known: Iterable[Told] = ()) -> list[Told]:
    """Where each document belongs, in the order of their ids.

    `known` is what an earlier call said: a story that it knew keeps its name when it has grown.
    What documents belong together does not depend on it, nor on the order of the reports. A
    document that is named twice is read once.
    """
    return StoryIndex.empty().add(reports).told(known)


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """What stories are told from, kept between runs; adding to it gives another.

    Documents are known by their rows in the sheaf, in the order in which they came.
    """

    sheaf: Sheaf
    copies: Copied
    lead: Ints
    """For each document the one that its report is read from."""

    days: Ints
    """For each such document the first day that one of its copies was printed."""

    rarity: Rarity
    tops: Ragged
    links: Links
    """Reports that are alike, by the documents they are read from."""

    group: Ints
    """For each document that a report is read from, one such document of its story."""

    @classmethod
    def empty(cls) -> StoryIndex:
        none = np.empty(0, np.int64)
        nothing = Ragged.empty(np.uint32)
        rarity = Rarity(np.empty(0, np.uint32), np.empty(0, np.uint8))
        return cls(Sheaf.empty(), Copied.none(), none, none, rarity, nothing, Links.none(), none)

    def __len__(self) -> int:
        return len(self.sheaf)

    def add(self, reports: Iterable[Report]) -> StoryIndex:
        """The index with more documents; those that it has, by their ids, are passed over."""
        have = set(self.sheaf.ids.tolist())
        fresh = Sheaf.read(unseen(reports, have))
        if not len(fresh):
            return self
        grown = bound([self.sheaf, fresh]) if len(self) else fresh
        new = np.arange(len(grown)) >= len(self)
        return self.with_copies(grown, new).with_links(self, new)

    def with_copies(self, grown: Sheaf, new: Mask) -> StoryIndex:
        """The same with copies found again in every bucket that new documents touch."""
        sheets = grown.sheets()
        scope = sharing_a_bucket(sheets.keys, new)
        found = copied(sheets, scope)
        stays = ~(scope[self.copies.longer] | scope[self.copies.shorter])
        copies = Copied(
            np.concatenate([self.copies.longer[stays], found.longer]),
            np.concatenate([self.copies.shorter[stays], found.shorter]),
        )
        lead = independent(copies, sheets)
        days = np.full(len(grown), np.iinfo(np.int64).max)
        dated = grown.days != UNDATED
        np.minimum.at(days, lead[dated], grown.days[dated])
        days[days == np.iinfo(np.int64).max] = UNDATED
        return replace(self, sheaf=grown, copies=copies, lead=lead, days=days)

    def with_links(self, before: StoryIndex, new: Mask) -> StoryIndex:
        """The same with links and groups found again wherever reports or their words changed."""
        words = self.sheaf.leads.words
        old = len(before)
        unit = self.lead == np.arange(len(self))
        rarity = self.rarity_of(unit)
        reweighed = new.copy()
        if old:
            reweighed |= holding(words, before.rarity.moved(rarity))
        found = retold(before.tops, self.sheaf.leads, rarity, reweighed)
        index = replace(self, rarity=rarity, tops=found)
        changed = new.copy()
        changed[:old] |= unit[:old] != (before.lead == np.arange(old))
        changed[:old] |= self.days[:old] != before.days
        changed[:old] |= differing(before.tops, found)
        touched = index.touched(before, changed, unit) | reweighed
        links = index.linked(before.links, touched, unit)
        return replace(index, links=links, group=index.regrouped(before, links, touched))

    def rarity_of(self, unit: Mask) -> Rarity:
        """How rare each word is among the reports of its language."""
        rows = np.flatnonzero(unit)
        words = self.sheaf.leads.words.take(rows)
        _, language = np.unique(self.sheaf.languages[rows], return_inverse=True)
        reports = np.bincount(language)[language]
        return counted(words.values, np.repeat(reports, words.lengths), background())

    def touched(self, before: StoryIndex, changed: Mask, unit: Mask) -> Mask:
        """The changed reports, and those that they make others meet, where they were or are."""
        ranks = self.ranks()
        was_unit = np.flatnonzero(before.lead == np.arange(len(before)))
        was = rows_of(before.tops, before.days, was_unit)
        now = rows_of(self.tops, self.days, np.flatnonzero(unit))
        left, came = changed[was.report], changed[now.report]
        old = marks(was.where(left), before.days)
        new = marks(now.where(came), self.days)
        left[left] = ~np.isin(old, new)
        came[came] = ~np.isin(new, old)
        found = changed.copy()
        found[displaced(was, left, before.days, ranks)] = True
        found[displaced(now, came, self.days, ranks)] = True
        return found

    def linked(self, links: Links, touched: Mask, unit: Mask) -> Links:
        """The links that stay, and those of all touched reports found again."""
        rows = rows_of(self.tops, self.days, np.flatnonzero(unit))
        asked = np.isin(rows.key, np.unique(rows.key[touched[rows.report]]))
        stays = ~(touched[links.one] | touched[links.two])
        found = [links.where(stays)]
        for one, two in meeting(rows.where(asked), self.days, self.ranks()):
            ours = touched[one] | touched[two]
            one, two = one[ours], two[ours]
            alike = likeness(self.sheaf.leads, self.rarity, one, two)
            kept = alike >= KEPT
            found.append(Links(one[kept], two[kept], np.rint(alike[kept] * FULL).astype(np.int64)))
        return Links(
            np.concatenate([each.one for each in found]),
            np.concatenate([each.two for each in found]),
            np.concatenate([each.likeness for each in found]),
        )

    def regrouped(self, before: StoryIndex, links: Links, touched: Mask) -> Ints:
        """The groups: made again where a component of strong links holds a touched report.

        Or one that had a link to a touched report, for that link may be gone.
        """
        size = len(self.sheaf)
        least = round(LEAST * FULL)
        strong = links.where(links.likeness >= least)
        part = components(size, strong.one, strong.two)
        gone = touched[before.links.one] | touched[before.links.two]
        again = np.zeros(size, bool)
        again[part[touched]] = True
        again[part[before.links.one[gone]]] = True
        again[part[before.links.two[gone]]] = True
        again = again[part]
        group = np.arange(size)
        group[: len(before)] = before.group
        nodes = np.flatnonzero(again)
        # In the order of ids, so that ties fall the same way in any order of arrival.
        nodes = nodes[np.argsort(self.ranks()[nodes])]
        number = np.full(size, -1)
        number[nodes] = np.arange(len(nodes))
        inner = again[links.one] & (part[links.one] == part[links.two])
        some = self.completed(links.where(inner), part, nodes)
        one, two = number[some.one], number[some.two]
        day = self.days[nodes]
        unknown = day == UNDATED
        label = grouped(
            Links(np.minimum(one, two), np.maximum(one, two), some.likeness),
            np.where(unknown, FAR, day),
            np.where(unknown, -FAR, day),
            least,
            SPREAD,
        )
        group[nodes] = nodes[label]
        return group

    def completed(self, links: Links, part: Ints, nodes: Ints) -> Links:
        """The links of small components with those of all their other pairs beside them."""
        order = np.argsort(part[nodes], kind="stable")
        nodes = nodes[order]
        _, starts, sizes = np.unique(part[nodes], return_index=True, return_counts=True)
        small = (sizes > 2) & (sizes <= SMALL)
        one, two = all_pairs(starts[small], sizes[small])
        one, two = nodes[one], nodes[two]
        near = near_in_time(self.days, one, two)
        one, two = one[near], two[near]
        alike = likeness(self.sheaf.leads, self.rarity, one, two)
        of_small = np.zeros(len(part), bool)
        of_small[nodes[np.repeat(small, sizes)]] = True
        rest = links.where(~of_small[links.one])
        return Links(
            np.concatenate([rest.one, one]),
            np.concatenate([rest.two, two]),
            np.concatenate([rest.likeness, np.rint(alike * FULL).astype(np.int64)]),
        )

    def ranks(self) -> Ints:
        """The place of each document by its id."""
        order = np.argsort(self.sheaf.ids)
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def told(self, known: Iterable[Told] = ()) -> list[Told]:
        """Where each document belongs, in the order of their ids; `known` as in `tell_stories`."""
        return named_groups(self.sheaf.ids, self.group[self.lead], self.lead, known)


def near_in_time(days: Ints, one: Ints, two: Ints) -> Mask:
    """Whether both of each pair may be of one story, as far as their days go."""
    unknown = (days[one] == UNDATED) | (days[two] == UNDATED)
    near: Mask = unknown | (np.abs(days[one] - days[two]) <= SPREAD)
    return near


def all_pairs(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """All pairs within ranges that start there and are so long."""
    firsts = places_of(starts, starts + sizes)[0]
    left = np.repeat(starts + sizes, sizes) - firsts - 1
    return np.repeat(firsts, left), places_of(firsts + 1, firsts + 1 + left)[0]


FAR = 1 << 40
"""A first day later and a last day earlier than any: the span of reports without a date."""


def unseen(reports: Iterable[Report], have: set[str]) -> Iterable[Report]:
    """The reports whose ids were not met before."""
    for report in reports:
        if report.document not in have:
            have.add(report.document)
            yield report


def holding(rows: Ragged, values: NDArray[np.uint32]) -> Mask:
    """The rows that hold any of the values."""
    found = np.zeros(len(rows), bool)
    places = np.flatnonzero(np.isin(rows.values, values))
    found[np.searchsorted(rows.starts, places, "right") - 1] = True
    return found


def differing(before: Ragged, now: Ragged) -> Mask:
    """The rows of before that have other values now."""
    rows = len(before)
    found = before.lengths != now.lengths[:rows]
    same = np.flatnonzero(~found)
    one, two = before.take(same), now.take(same)
    found[same[one.row_numbers()[one.values != two.values]]] = True
    mask: Mask = found
    return mask


def retold(before: Ragged, leads: Leads, rarity: Rarity, changed: Mask) -> Ragged:
    """The rarest words of all documents: read again where they changed, or else those of before."""
    rows = np.flatnonzero(changed)
    again = tops(leads.take(rows), rarity)
    lengths = np.zeros(len(changed), np.int64)
    lengths[: len(before)] = before.lengths
    lengths[rows] = again.lengths
    starts = np.concatenate(([0], np.cumsum(lengths)))
    values = np.empty(starts[-1], np.uint32)
    stay = np.flatnonzero(~changed)
    values[places_of(starts[stay], starts[stay + 1])[0]] = before.take(stay).values
    values[places_of(starts[rows], starts[rows + 1])[0]] = again.values
    return Ragged(values, starts)
