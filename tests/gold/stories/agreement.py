"""How far two coders of the stories agree on which mentions tell one happening.

python -m tests.gold.stories.agreement FIRST.jsonl SECOND.jsonl
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.evaluate.bcubed import Score, b_cubed
from dragoman.evaluate.coders import kappa

from .near import Row
from .settle import ODD

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings compared: pairs of mentions of one story that neither calls odd.

    `together` counts the pairs joined by the first, by the second, by both; `b_cubed` holds the
    second against the first, precision and recall changing places the other way round.
    """

    pairs: int
    together: tuple[int, int, int]
    kappa: float
    b_cubed: Score
    odd: tuple[int, int, int]
    odd_kappa: float


def key_of(row: Row) -> Key:
    """What names a mention in both files."""
    return (row["story"], row["document"], row["part"], *row["trigger"], row["event"])


def agreement(first: Sequence[Row], second: Sequence[Row]) -> Agreement:
    """Compare two codings of the same mentions. Raises ValueError where they are not the same."""
    one, two = ({key_of(row): row["cluster"] for row in rows} for rows in (first, second))
    if one.keys() != two.keys():
        raise ValueError("The two files do not code the same mentions.")
    said = [
        (one[a] == one[b], two[a] == two[b])
        for a, b in pairs_of_stories(one)
        if ODD not in (one[a], one[b], two[a], two[b])
    ]
    sure = [key for key in one if ODD not in (one[key], two[key])]
    odd = [(one[key] == ODD, two[key] == ODD) for key in one]
    return Agreement(
        len(said),
        _counts(said),
        kappa(said),
        b_cubed(_named(one, sure), _named(two, sure)),
        _counts(odd),
        kappa(odd),
    )


def pairs_of_stories(keys: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Each two mentions of one story."""
    stories: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys:
        stories[key[0]].append(key)
    for told in stories.values():
        yield from combinations(told, 2)


def _counts(said: Sequence[tuple[bool, bool]]) -> tuple[int, int, int]:
    return (
        sum(one for one, _ in said),
        sum(two for _, two in said),
        sum(one and two for one, two in said),
    )


def _named(clusters: Mapping[Key, str], keys: Sequence[Key]) -> dict[str, str]:
    return {repr(key): f"{key[0]} {clusters[key]}" for key in keys}


def read_rows(path: Path) -> list[Row]:
    """The rows of a settled coding."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    found = agreement(*(read_rows(Path(name)) for name in sys.argv[1:3]))
    one, two, both = found.together
    print(f"{found.pairs} pairs of mentions within stories; together by the first {one},")
    print(f"by the second {two}, by both {both}; Cohen's kappa {found.kappa:.2f}")
    score = found.b_cubed
    print(
        f"B-cubed of the second against the first: precision {score.precision:.3f}, "
        f"recall {score.recall:.3f}, F1 {score.f1:.3f}"
    )
    one, two, both = found.odd
    print(f"odd: by the first {one}, the second {two}, both {both}; kappa {found.odd_kappa:.2f}")


if __name__ == "__main__":
    main()
