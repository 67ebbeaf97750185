"""The second comparison within a block: groups by what each says as a whole.

Most tellings leave out the place or the day, and one in ten is wrong in something: the mean over pairs
of them stays low however many there are, and one event of a thousand reports falls into a dozen groups.
What a group agrees on has both, and is compared once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..comparing.scorer import linked
from ..comparing.traits import Traits
from .assembled import assembled
from .clusters import average_link
from .decisions import Constraints, hold_apart

MANY = 3
"""Tellings from which on what a group says as a whole is surer than what each says."""

MOST = 3_000
"""Groups of a block that are compared all with all; of more than that none is."""

AT_ONCE = 1 << 17
"""Tellings that are assembled together."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """The groups of one block that are compared: the first of each, and the places of all members."""

    leaders: Rows
    members: Rows
    groups: Rows
    """Which of the leaders' groups each member is of."""


def blocks_of(events: Rows, units: Rows, labels: Rows) -> Iterator[Block]:
    """The blocks that have two large groups or more."""
    names, which, sizes = np.unique(events[units], return_inverse=True, return_counts=True)
    many = np.flatnonzero(sizes >= MANY)
    turn = many[np.argsort(labels[names[many]], kind="stable")]
    several = np.split(turn, np.flatnonzero(np.diff(labels[names[turn]])) + 1)
    members = np.argsort(which, kind="stable")
    ends = np.cumsum(sizes)
    for part in several:
        if 1 < len(part) <= MOST:
            spans = [members[ends[one] - sizes[one] : ends[one]] for one in part.tolist()]
            groups = np.repeat(np.arange(len(part)), sizes[part])
            yield Block(names[part], units[np.concatenate(spans)], groups)


def joined(
    traits: Traits, found: Iterable[Block], hands: Constraints, above: float
) -> Iterator[tuple[Rows, Rows]]:
    """For each block its members, and the leader that each has now; average link `above` a score."""
    waiting: list[Block] = []
    size = 0
    for block in found:
        waiting.append(block)
        size += len(block.members)
        if size > AT_ONCE:
            yield from _joined(traits, waiting, hands, above)
            waiting, size = [], 0
    if waiting:
        yield from _joined(traits, waiting, hands, above)


def _joined(
    traits: Traits, blocks: Sequence[Block], hands: Constraints, above: float
) -> Iterator[tuple[Rows, Rows]]:
    counts = [len(block.leaders) for block in blocks]
    firsts = np.cumsum([0, *counts[:-1]])
    members = np.concatenate([block.members for block in blocks])
    groups = np.concatenate(
        [block.groups + first for block, first in zip(blocks, firsts.tolist(), strict=True)]
    )
    order = np.argsort(members)
    whole = assembled(traits.take(members[order]), groups[order], sum(counts))
    for block, first in zip(blocks, firsts.tolist(), strict=True):
        i, j = np.triu_indices(len(block.leaders), 1)
        links = np.zeros((len(block.leaders),) * 2, np.float32)
        links[i, j] = links[j, i] = linked(whole, first + i, first + j)
        hold_apart(links, block.members, block.groups, hands)
        labels = average_link(links, np.ones(len(links), np.int64), above)
        yield block.members, block.leaders[labels[block.groups]]
