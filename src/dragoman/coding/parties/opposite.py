"""The other side of an act: what all who seek recipients in one tree ask by."""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...lexicon.parties import beside
from ...lexicon.party_finder import PartyFinder
from ...model import Party, Reading, Tree
from ..acts.one_side import same_side


@dataclass(frozen=True, slots=True)
class Opposite:
    """One tree with its parties; `organs` are the sectors that are a state's own."""

    functions: Functions
    parties: PartyFinder
    organs: frozenset[str]

    @property
    def tree(self) -> Tree:
        return self.functions.tree

    def others(self, parties: tuple[Party, ...], reading: Reading) -> tuple[Party, ...]:
        """Those of some parties that are not on the side of those who act."""
        return tuple(
            party
            for party in beside(parties, reading.actors)
            if not same_side(reading.actors, (party,), self.organs)
        )


class Seeker:
    """What seeks recipients in one tree; each has words of its own beside."""

    __slots__ = ("_functions", "_opposite", "_parties", "_tree")

    def __init__(self, opposite: Opposite) -> None:
        self._opposite = opposite
        self._functions = opposite.functions
        self._parties = opposite.parties
        self._tree: Tree = opposite.tree
