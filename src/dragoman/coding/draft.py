"""A reading on its way: what composition hands from inner acts to the operators over them."""

from __future__ import annotations

from typing import NamedTuple

from ..lexicon.parties import key, two_offices
from ..model import Party, Status

COMMON = frozenset({None, "IGO", "NGO", "IMG", "ISM", "MNC"})
"""Country codes that two parties may share without being of one country."""


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


def same_side(one: tuple[Party, ...], other: tuple[Party, ...], organs: frozenset[str]) -> bool:
    """Whether two sets share a party, or an organ of the same state (`its troops`)."""
    if not set(map(key, one)).isdisjoint(map(key, other)):
        return True
    return any(
        a.country == b.country
        and a.country not in COMMON
        and organs.issuperset(a.sectors)
        and organs.issuperset(b.sectors)
        for a in one
        for b in other
    )


def colleagues(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether all are persons, and none of the one set is in the other: `the premier asked the
    finance minister to go` is asked of another, though both are of one government."""
    return bool(one and other) and all(
        a.kind == b.kind == "person" and (a.id != b.id or two_offices(a, b))
        for a in one
        for b in other
    )
