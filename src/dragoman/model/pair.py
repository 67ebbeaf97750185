"""A marked pair of parties in a text, and what the text says that the one does to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .event import Status

Ground = Literal["rule", "ranker", "default"]
"""What an answer rests on: a reading by the lexicon, the ranker's guess, or the commonest type."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases of a text, `[start, end)` in code points: who may act, and upon whom.

    One of them may be None, where the text does not name it.
    """

    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PairCoding:
    """The relation of a pair. `event` is None where the coder abstains.

    `reversed` says that the best reading has the second party acting upon the first; `entry` is the
    lexicon entry that fired, and `by` what the answer rests on. `confidence` is the probability
    that the type is right.
    """

    event: str | None
    modes: tuple[str, ...]
    quad: int | None
    cameo: str | None
    confidence: float
    entry: str | None
    status: Status
    reversed: bool
    by: Ground
    id: str | None = None
