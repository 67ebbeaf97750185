"""Copies: reports that are one text, cut, led or lightly edited, and so one independent report.

Texts that fall into one bucket of the sketches are compared with the bucket's longest, then those
that were not copies of it with the longest of them, and so on: a text sent to five thousand papers
costs five thousand comparisons and not twelve million. What is compared is counted exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints, Ragged
from .shingles import KEY_COLUMNS, in_common

ELSEWHERE = 0.5
"""The share of the shorter text that a copy in another outlet has word for word. Two reports
written apart share less than a tenth, and a third where both quote one statement."""

SAME_OUTLET = 0.85
SAME_TITLE = 0.75
"""The same where the outlet is the same or neither is known, and what their titles must share: no
paper prints one report twice under two titles, but every office fills in forms, whose texts differ
in a name alone and tell of different things."""

LEAST = 12
"""Shingles below which being contained says nothing: a caption, a line of a ticker."""

ALIKE = 0.8
"""The overlap of both sets (Jaccard) that texts so short must have."""

KIN, ROOM = 0.3, 1.3
"""The share of the shorter that two copies of one text have in common; and how much longer than the
text two must be together to have it without being asked."""

DAYS = 7
"""Days between a report and its copy; a text that comes back later tells of something new."""

LATE = 16
"""What was learnt lately is put to the rest when it is a sixteenth of it."""

UNDATED = np.int64(np.iinfo(np.int64).min)
ROUNDS = 12
"""Texts of one bucket that the others are compared with; only form letters fill a bucket with more
texts that are no copies of one another."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is compared of each document, a row a document."""

    keys: NDArray[np.uint32]
    """Keys of the buckets, a column a band."""

    shingles: Ragged
    """Distinct shingles."""

    titles: Ragged
    """Distinct stems of the title."""

    days: Ints
    outlets: NDArray[np.uint32]
    """The number of the outlet; 0 is unknown."""

    names: NDArray[np.str_]
    """Ids, which decide between texts of one length."""

    def ranks(self) -> Ints:
        """The place of each document among all, the longest first and then by id."""
        order = np.lexsort((self.names, -self.shingles.lengths))
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks


@dataclass(frozen=True, slots=True)
class Copied:
    """Verified pairs: `longer` holds at least as many shingles and comes first in rank."""

    longer: Ints
    shorter: Ints

    @classmethod
    def none(cls) -> Copied:
        return cls(np.empty(0, np.int64), np.empty(0, np.int64))


def sharing_a_bucket(keys: NDArray[np.uint32], few: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The documents that share a bucket with any of `few`, these among them."""
    found = few.copy()
    for band in range(KEY_COLUMNS):
        column = keys[:, band]
        found |= np.isin(column, np.unique(column[few]))
    return found


def copied(sheets: Sheets, within: NDArray[np.bool_]) -> Copied:
    """The copies found in every bucket that holds a document of `within`, all of its members read.

    The buckets' pairs are a function of the documents in them, whatever else there is.
    """
    ranks = sheets.ranks()
    by_rank = np.argsort(ranks)
    seen = Compared(len(ranks))
    for band in range(KEY_COLUMNS):
        led(sheets, *buckets(sheets, band, within, by_rank), ranks, seen)
    pairs = seen.copies()
    return Copied(by_rank[pairs // seen.size], by_rank[pairs % seen.size])


@dataclass(slots=True)
class Known:
    """Compared pairs, sorted: rank times size and rank, and whether they are copies."""

    keys: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    same: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))

    def look_up(self, keys: Ints) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Of each pair whether it was compared, and if so whether it is one text."""
        if not len(self.keys):
            return np.zeros(len(keys), bool), np.zeros(len(keys), bool)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        met = self.keys[at] == keys
        return met, met & self.same[at]

    def add(self, keys: Ints, same: NDArray[np.bool_]) -> None:
        order = np.argsort(keys)
        at = np.searchsorted(self.keys, keys[order])
        self.keys = np.insert(self.keys, at, keys[order])
        self.same = np.insert(self.same, at, same[order])


class Compared:
    """Pairs that were compared, for most pairs that meet in one bucket meet in many.

    What was learnt lately stands in a small list of its own: each insertion moves all of a list.
    """

    def __init__(self, size: int) -> None:
        self.size = np.int64(size)
        self.old, self.late = Known(), Known()

    def known(self, keys: Ints) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Of each pair whether it was compared, and if so whether it is one text."""
        (met, same), (later, alike) = self.old.look_up(keys), self.late.look_up(keys)
        return met | later, same | alike

    def learn(self, keys: Ints, same: NDArray[np.bool_]) -> None:
        """Pairs that were compared now, each once."""
        if len(keys):
            self.late.add(keys, same)
            if len(self.late.keys) * LATE > len(self.old.keys):
                self.old.add(self.late.keys, self.late.same)
                self.late = Known()

    def copies(self) -> Ints:
        """The pairs that are copies, sorted."""
        return np.sort(np.concatenate([one.keys[one.same] for one in (self.old, self.late)]))


def buckets(
    sheets: Sheets, band: int, within: NDArray[np.bool_], by_rank: Ints
) -> tuple[Ints, Ints]:
    """The members of each bucket of a band in the order of their rank, and where each begins."""
    rows = by_rank[sheets.shingles.lengths[by_rank] > 0]
    column = sheets.keys[rows, band]
    wanted = within[rows]
    if not wanted.all():
        asked = np.isin(column, np.unique(column[wanted]))
        rows, column = rows[asked], column[asked]
    order = np.argsort(column, kind="stable")
    rows, column = rows[order], column[order]
    if not len(rows):
        return rows, np.zeros(1, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1], [True])))
    many = np.repeat(np.diff(starts) > 1, np.diff(starts))
    rows = rows[many]
    lengths = np.diff(starts)
    lengths = lengths[lengths > 1]
    return rows, np.concatenate(([0], np.cumsum(lengths)))


def led(sheets: Sheets, members: Ints, starts: Ints, ranks: Ints, seen: Compared) -> None:
    """Compare the leader of each bucket with the others, then the first of those left, and so on."""
    bucket = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    for _ in range(ROUNDS):
        if not len(members):
            break
        first = np.concatenate(([True], bucket[1:] != bucket[:-1]))
        leader = members[np.maximum.accumulate(np.where(first, np.arange(len(members)), 0))]
        rest = np.flatnonzero(~first)
        one, two = leader[rest], members[rest]
        keys = ranks[one] * seen.size + ranks[two]
        met, same = seen.known(keys)
        ask = np.flatnonzero(~met)
        same[ask] = are_copies(sheets, one[ask], two[ask])
        seen.learn(keys[ask], same[ask])
        left = rest[~same]
        members, bucket = members[left], bucket[left]


def are_copies(sheets: Sheets, one: Ints, two: Ints) -> NDArray[np.bool_]:
    """Whether each pair is one text, near in time: by the words they share, counted exactly."""
    days = sheets.days
    dated = (days[one] != UNDATED) & (days[two] != UNDATED)
    asked = np.flatnonzero(~dated | (np.abs(days[one] - days[two]) <= DAYS))
    found = np.zeros(len(one), bool)
    one, two = one[asked], two[asked]
    both = in_common(sheets.shingles, one, two)
    lengths = sheets.shingles.lengths
    short = np.minimum(lengths[one], lengths[two])
    elsewhere = sheets.outlets[one] != sheets.outlets[two]
    contained = both >= short * np.where(elsewhere, ELSEWHERE, SAME_OUTLET)
    alike = both >= ALIKE * (lengths[one] + lengths[two] - both)
    same = np.where(short >= LEAST, contained, alike)
    doubtful = np.flatnonzero(same & ~elsewhere)
    same[doubtful] = of_one_title(sheets.titles, one[doubtful], two[doubtful])
    found[asked] = same
    return found


def of_one_title(titles: Ragged, one: Ints, two: Ints) -> NDArray[np.bool_]:
    """Whether the titles of each pair are the same but for trifles; a missing one objects not."""
    both = in_common(titles, one, two)
    lengths = titles.lengths
    either = lengths[one] + lengths[two] - both
    same: NDArray[np.bool_] = both >= SAME_TITLE * either
    same |= (lengths[one] == 0) | (lengths[two] == 0)
    return same


def independent(copies: Copied, sheets: Sheets) -> Ints:
    """For each document the one that its report is read from: itself, or the text it was cut from.

    In the order of rank a document that no earlier such text covers stands for itself; the others
    stand under the first that covers them. Each is thus a verified copy of the text it stands
    under, and a chain of small changes cannot join two texts that share nothing; nor can a round-up
    that holds both: what shares nothing with the longest copy of a text is no copy of it either.
    """
    ranks = sheets.ranks()
    while True:
        leads = standing(copies, ranks)
        strange = strangers(leads, sheets, ranks)
        if not strange.any():
            return leads
        kept = ~(strange[copies.shorter] & (leads[copies.shorter] == copies.longer))
        copies = Copied(copies.longer[kept], copies.shorter[kept])


def standing(copies: Copied, ranks: Ints) -> Ints:
    """For each document the first text that covers it and that none covers, or itself."""
    order = np.lexsort((ranks[copies.longer], ranks[copies.shorter]))
    leads = list(range(len(ranks)))
    pairs = zip(copies.longer[order].tolist(), copies.shorter[order].tolist(), strict=True)
    for above, below in pairs:
        if leads[below] == below and leads[above] == above:
            leads[below] = above
    return np.array(leads, np.int64)


def strangers(leads: Ints, sheets: Sheets, ranks: Ints) -> NDArray[np.bool_]:
    """The documents that share too little with the longest of those they stand with under a text.

    Where the two together are longer than the text they stand under they cannot be strangers.
    """
    members = np.flatnonzero(leads != np.arange(len(leads)))
    members = members[np.lexsort((ranks[members], leads[members]))]
    above = leads[members]
    first = np.concatenate(([True], above[1:] != above[:-1])) if len(members) else above > 0
    longest = members[np.maximum.accumulate(np.where(first, np.arange(len(members)), 0))]
    lengths = sheets.shingles.lengths
    asked = ~first & (lengths[members] + lengths[longest] < ROOM * lengths[above])
    one, two = longest[asked], members[asked]
    both = in_common(sheets.shingles, one, two)
    found = np.zeros(len(leads), bool)
    found[two[both < KIN * np.minimum(lengths[one], lengths[two])]] = True
    return found
