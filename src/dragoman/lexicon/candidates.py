"""What may be meant at a word form: the entries to try, and which of them a sentence has the words for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter

from .entry import Entry, Kind

_RANK = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry under one of its phrases: `rest` are the phrase's other words.

    `asks` are the numbers of the sets of words or sorts of parties (`Lexicon.asked`) that the entry needs
    one of, `rarest` the one that the fewest entries ask for: a sentence without one of each cannot be
    what the entry means.
    """

    entry: Entry
    kind: Kind
    word: str
    rest: tuple[str, ...]
    order: int
    asks: tuple[int, ...]
    rarest: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of a word form, narrowest first."""

    ordered: tuple[Candidate, ...]
    rarest: frozenset[int]
    """What a sentence has one of, if any of them can be meant."""
    by_rarest: Mapping[int, tuple[tuple[int, Candidate], ...]]
    """The candidates that ask for a set before all others, each with its rank."""

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> Candidates:
        """Those found at a form, the narrowest first; of two as narrow, the one read later."""
        ordered = sorted(found, key=lambda c: (-len(c.rest), -c.entry.weight, -c.order))
        by_rarest: dict[int, list[tuple[int, Candidate]]] = {}
        for rank, candidate in enumerate(ordered):
            by_rarest.setdefault(candidate.rarest, []).append((rank, candidate))
        grouped = {number: tuple(own) for number, own in by_rarest.items()}
        return cls(tuple(ordered), frozenset(grouped), grouped)


def able(candidates: Sequence[Candidates], met: AbstractSet[int]) -> list[Candidate]:
    """Those whose rarest set is among the `met` ones, in order: most fail for want of it, and no grammar is asked."""
    found: list[Candidate] = []
    for each in candidates:
        ranked: list[tuple[int, Candidate]] = []
        for number in each.rarest & met:
            ranked.extend(each.by_rarest[number])
        found.extend([candidate for _, candidate in sorted(ranked, key=_RANK)])
    return found
