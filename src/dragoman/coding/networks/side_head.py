"""What tells the sides of candidates in an act, of parties that lists know and of strangers alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...encoder import Decision, Layer, Table, shares

if TYPE_CHECKING:
    from ...encoder import Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """The shares of a candidate at a trigger: no side, actor, recipient; they sum to one."""

    none: float
    actor: float
    recipient: float


@dataclass(frozen=True, slots=True)
class SideHead:
    """A trigger and a candidate, alone and together, and a table for each thing that is told of them."""

    trigger: Layer
    candidate: Layer
    tables: tuple[Table, ...]
    decision: Decision

    def __call__(
        self, triggers: Floats, candidates: Floats, told: Sequence[Sequence[int]]
    ) -> list[Roles]:
        """The shares of each candidate; states are of shape (candidates, width), and one row of
        `triggers` may serve all. `told` has for each table a number a candidate."""
        import numpy as np

        candidate = self.candidate(candidates)
        trigger = np.broadcast_to(self.trigger(triggers), candidate.shape)
        known = [table[np.array(each)] for table, each in zip(self.tables, told, strict=True)]
        gathered = np.concatenate([trigger, candidate, trigger * candidate, *known], axis=-1)
        return [Roles(*row) for row in shares(self.decision(gathered)).tolist()]
