"""Codes of an act without its words, how much of two codings agrees, and the best pairing of two lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..model import EventMention

Level = Literal["type", "status", "actor", "recipient", "all"]

LEVELS: dict[Level, str] = {
    "type": "type",
    "status": "type, status",
    "actor": "type, actors",
    "recipient": "type, actors, recipients",
    "all": "type, actors, recipients, status",
}
"""How much must agree, and what to call it: of parties always the countries."""

HEADLINE: Level = "recipient"

NOBODY = "---"


@dataclass(frozen=True, slots=True)
class Act:
    """The codes of one act; parties by country or international code, `---` where it is unknown."""

    event: str
    actors: frozenset[str]
    recipients: frozenset[str]
    reciprocal: bool
    status: str

    @classmethod
    def of(cls, mention: EventMention) -> Act:
        return cls(
            mention.event,
            frozenset(party.country or NOBODY for party in mention.actors),
            frozenset(party.country or NOBODY for party in mention.recipients),
            mention.reciprocal,
            mention.status,
        )


def country_of(code: str) -> str:
    """The country of a party's code: `MAR` of `MAR GOV`."""
    return code.split()[0] if code.split() else NOBODY


def agree(gold: Act, other: Act, level: Level) -> bool:
    """Whether `other` has what `gold` has, as far as `level` asks.

    Of a joint act the sides are one: all that are named on either are compared.
    """
    if gold.event != other.event:
        return False
    if level in ("status", "all") and gold.status != other.status:
        return False
    if level in ("type", "status"):
        return True
    if gold.reciprocal:
        return gold.actors | gold.recipients == other.actors | other.recipients
    if gold.actors != other.actors:
        return False
    return level == "actor" or gold.recipients == other.recipients


def pairing(first: int, second: int, weight: Callable[[int, int], int]) -> list[tuple[int, int]]:
    """The one-to-one pairing of two lists that weighs most; a weight of 0 is no pair.

    For lists as long as a sentence has acts: every way is tried, each state of it once.
    """

    @cache
    def best(i: int, taken: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        if i == first:
            return 0, ()
        found = best(i + 1, taken)
        for j in range(second):
            gain = 0 if taken >> j & 1 else weight(i, j)
            if gain > 0:
                rest, pairs = best(i + 1, taken | 1 << j)
                if rest + gain > found[0]:
                    found = rest + gain, ((i, j), *pairs)
        return found

    return list(best(0, 0)[1])


def matched(gold: Sequence[Act], other: Sequence[Act], level: Level) -> list[tuple[int, int]]:
    """As many pairs as agree at `level`, each act in one at most."""
    return pairing(len(gold), len(other), lambda i, j: int(agree(gold[i], other[j], level)))


def closest(
    gold: Sequence[Act], other: Sequence[Act], bonus: Callable[[int, int], int] | None = None
) -> list[tuple[int, int]]:
    """Pairs of one type, as many as there are and then as alike as they can be.

    `bonus`, below 10, decides between pairs that are equally alike.
    """

    def weight(i: int, j: int) -> int:
        one, two = gold[i], other[j]
        if one.event != two.event:
            return 0
        alike = 4 * agree(one, two, "recipient") + 2 * agree(one, two, "actor")
        alike += one.status == two.status
        return 1000 + 10 * alike + (bonus(i, j) if bonus else 0)

    return pairing(len(gold), len(other), weight)
