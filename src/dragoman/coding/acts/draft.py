"""A reading on its way: what composition hands from inner acts to the operators over them."""

from __future__ import annotations

from typing import NamedTuple

from ...model import Party, Status


class Draft(NamedTuple):
    """An act read so far. A NamedTuple, not a dataclass: many are made for one that stands.

    `trigger` is the predicate that fixed the type; `chain` are the predicates whose negation,
    tense and mood count for it; `inner` is the innermost act's trigger. `partners` are those who
    join the actors of a joint act.
    """

    trigger: int
    chain: tuple[int, ...]
    tokens: tuple[int, ...]
    inner: int
    event: str
    entry: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    joint: bool = False
    statuses: frozenset[Status] = frozenset()
    operators: tuple[str, ...] = ()
    owned: int = 0
    nominal: bool = False
    loose: bool = False
    actorless: bool = False
    spoken: bool = False
    """Whether its actor is who says it."""
    left_open: bool = False
    """Whether its operator was not done: what was not ruled out is neither refused nor negated."""
    fillers: frozenset[int] = frozenset()
    share: float | None = None
    """How sure the ranker is of a type that it proposes; None for what a rule reads."""

    @property
    def words(self) -> set[int]:
        """The tokens that tell it: its own, those its status is read of, and the innermost trigger."""
        return {*self.tokens, *self.chain, self.inner}

    @property
    def key(self) -> str:
        """The type with its first mode, as operator tables name it."""
        return f"{self.event}/{self.modes[0]}" if self.modes else self.event
