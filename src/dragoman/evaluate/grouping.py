"""How right a grouping is: B-cubed with intervals, pairs beside it, and where it went wrong most."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .bcubed import Score, b_cubed
from .events import Scores
from .resampling import DRAWS, SEED, Interval, Intervals

Kind = Literal["merge", "split"]


@dataclass(frozen=True, slots=True)
class GroupScores:
    """A grouping held against gold. `pairs`: of two things said to be together, how many are.

    Most groups are of one, and whoever joins nothing gets those right: `in_company` is B-cubed
    averaged over the things alone that share their gold group with another. `whole` is the share
    of gold groups of two or more that came out whole and pure.
    """

    things: int
    groups: int
    said_groups: int
    b_cubed: Score
    intervals: Intervals
    in_company: Score
    pairs: Scores
    several: int
    whole: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """Things of several gold groups in one (`merge`), or of one gold group in several (`split`).

    `parts` are the things by the group that they should be in, or were put in; `wrong` is the
    number of pairs that are wrong by it.
    """

    kind: Kind
    parts: tuple[tuple[str, ...], ...]
    wrong: int


def score_groups(
    gold: Mapping[str, str], said: Mapping[str, str], unit: Mapping[str, str]
) -> GroupScores:
    """Score `said` against `gold`; both map a thing to its group, `unit` to what is drawn anew.

    A thing that `said` leaves out stands alone. Intervals are bootstrapped over units (95 %).
    """
    groups = said_groups(gold, said)
    cells = Counter((gold[thing], groups[thing]) for thing in gold)
    in_gold, in_said = Counter(gold.values()), Counter(groups.values())
    brought = {
        thing: (
            cells[ours, groups[thing]] / in_said[groups[thing]],
            cells[ours, groups[thing]] / in_gold[ours],
        )
        for thing, ours in gold.items()
    }
    several = [group for group, n in in_gold.items() if n > 1]
    whole_and_pure = sum(
        1 for (ours, theirs), n in cells.items() if 1 < n == in_gold[ours] == in_said[theirs]
    )
    return GroupScores(
        len(gold),
        len(in_gold),
        len(in_said),
        b_cubed(gold, said),
        _intervals(brought, unit),
        _mean([(*brought[thing], 1) for thing, ours in gold.items() if in_gold[ours] > 1]),
        Scores(*(sum(map(_pairs, each.values())) for each in (cells, in_said, in_gold))),
        len(several),
        whole_and_pure / len(several) if several else 0.0,
    )


def said_groups(gold: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The said group of every gold thing: one of its own where nothing is said."""
    return {thing: f"+{said[thing]}" if thing in said else f"-{thing}" for thing in gold}


def mistakes(gold: Mapping[str, str], said: Mapping[str, str]) -> list[Mistake]:
    """Wrong merges and wrong splits, those with most wrong pairs first."""
    groups = said_groups(gold, said)
    found = [
        *_mistakes("merge", groups, gold),
        *_mistakes("split", gold, groups),
    ]
    return sorted(found, key=lambda each: (-each.wrong, each.kind, each.parts))


def _mistakes(kind: Kind, of: Mapping[str, str], by: Mapping[str, str]) -> Iterable[Mistake]:
    """Each group of `of` whose things `by` puts into several."""
    grouped: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing in of:
        grouped[of[thing]][by[thing]].append(thing)
    for parts in grouped.values():
        if len(parts) > 1:
            sizes = [len(part) for part in parts.values()]
            wrong = _pairs(sum(sizes)) - sum(map(_pairs, sizes))
            ordered = sorted(map(tuple, parts.values()), key=lambda part: (-len(part), part))
            yield Mistake(kind, tuple(ordered), wrong)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _intervals(brought: Mapping[str, tuple[float, float]], unit: Mapping[str, str]) -> Intervals:
    """Units drawn anew with replacement; each brings what its things have of B-cubed."""
    sums: defaultdict[str, tuple[float, float, int]] = defaultdict(lambda: (0.0, 0.0, 0))
    for thing, (precision, recall) in brought.items():
        p, r, n = sums[unit[thing]]
        sums[unit[thing]] = p + precision, r + recall, n + 1
    units = [sums[name] for name in sorted(sums)]
    chance = random.Random(SEED)
    drawn = [_mean(chance.choices(units, k=len(units))) for _ in range(DRAWS)] if units else []
    return Intervals(
        _between([each.precision for each in drawn]),
        _between([each.recall for each in drawn]),
        _between([each.f1 for each in drawn]),
    )


def _mean(parts: Iterable[tuple[float, float, int]]) -> Score:
    """The score of sums of precision, of recall and of things."""
    precision, recall, n = (sum(column) for column in zip((0.0, 0.0, 0), *parts, strict=True))
    if not n:
        return Score(0.0, 0.0, 0.0)
    return Score(precision / n, recall / n, 2 * precision * recall / ((precision + recall) * n))


def _between(values: list[float]) -> Interval:
    if not values:
        return 0.0, 0.0
    values.sort()
    tail = round(0.025 * (len(values) - 1))
    return values[tail], values[len(values) - 1 - tail]
