"""Decisions by hand, as what they mean for mentions: some are one event, some never are.

They name mentions and not events, so that they hold whatever else is added. Where two contradict,
the later one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ...model import Decision
from .clusters import NEVER

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Mentions, by their place among the traits, that hands have joined or split."""

    groups: Mapping[int, int] = field(default_factory=dict)
    """For each mention that was joined with another, the first of its group."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Pairs that are never one event, the smaller first; of each group its first stands for it."""

    def group_of(self, mention: int) -> int:
        return self.groups.get(mention, mention)

    @property
    def named(self) -> frozenset[int]:
        """Every mention that a decision is about."""
        return frozenset(self.groups) | {one for pair in self.apart for one in pair}

    def moved(self, places: Rows) -> Constraints:
        """The same for rows among which the mention at i is row `places[i]`, in the same order."""
        return Constraints(
            {int(places[one]): int(places[first]) for one, first in self.groups.items()},
            frozenset((int(places[one]), int(places[two])) for one, two in self.apart),
        )


def constraints(decisions: Iterable[Decision], places: Mapping[str, int]) -> Constraints:
    """What decisions say of the mentions in `places` (id to place); others are passed over.

    The latest decision is heeded first; of an earlier one, the pairs that do not contradict it.
    """
    state = _State()
    for decision in sorted(decisions, key=lambda one: -one.number):
        mentions = [places[key] for key in decision.mentions if key in places]
        others = [places[key] for key in decision.others if key in places]
        if decision.verdict == "join":
            state.join([*mentions, *others])
        else:
            # what is left was shown as one event, and may have been held together by what goes
            state.join(mentions)
            state.join(others)
            state.split(mentions, others)
    return state.read()


def hold_apart(links: NDArray[np.float32], members: Rows, groups: Rows, hands: Constraints) -> None:
    """Groups of which a hand has split members are never linked; `groups` says each member's row."""
    if hands.apart:
        group = dict(zip(members.tolist(), groups.tolist(), strict=True))
        for one, other in hands.apart:
            if one in group and other in group and group[one] != group[other]:
                links[group[one], group[other]] = links[group[other], group[one]] = NEVER


@dataclass(slots=True)
class _State:
    members: dict[int, set[int]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def join(self, mentions: list[int]) -> None:
        """Join each mention with the first one, unless a later decision holds them apart."""
        for mention in mentions[1:]:
            group, other = self.group(mentions[0]), self.group(mention)
            if group is other or any(self.apart.get(one, set()) & other for one in group):
                continue
            group |= other
            for one in other:
                self.members[one] = group

    def split(self, mentions: list[int], others: list[int]) -> None:
        """Hold each pair apart, unless a later decision joins them."""
        for mention in mentions:
            for other in others:
                if other not in self.group(mention):
                    self.apart.setdefault(mention, set()).add(other)
                    self.apart.setdefault(other, set()).add(mention)

    def group(self, mention: int) -> set[int]:
        return self.members.setdefault(mention, {mention})

    def read(self) -> Constraints:
        groups = {mention: min(group) for mention, group in self.members.items() if len(group) > 1}
        pairs = {
            (min(one, other), max(one, other))
            for mention, others in self.apart.items()
            for each in others
            for one, other in [(groups.get(mention, mention), groups.get(each, each))]
        }
        return Constraints(groups, frozenset(pairs))
