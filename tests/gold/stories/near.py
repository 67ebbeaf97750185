"""Which reports go together in the labelled stories: joined by the `story` field, near, or look-alike.

Near are reports whose words are close, weighted by how rare they are among all reports, and whose
days are close: whether they tell one happening or two of a kind is for the coder to say. Look-alikes
are reports whose words are *not* near and which tell acts of the same type and the same two sides.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

Row = dict[str, Any]
Sides = tuple[str, str, str]
"""Event type, countries of the actors, countries of the recipients."""

NEAR = 0.28
DAYS = 60
LOOK_ALIKES = 9
SHARED_SIDES = 2
WORD = re.compile(r"[^\W\d_]{3,}")


def closeness(reports: Sequence[Row]) -> dict[tuple[str, str], float]:
    """The cosine of the rare words of each two dated reports that are at most DAYS apart."""
    words = {r["id"]: set(WORD.findall(f"{r['title']} {r['text']}".lower())) for r in reports}
    known = Counter(word for each in words.values() for word in each)
    weight = {word: math.log(len(reports) / n) ** 2 for word, n in known.items()}
    size = {name: math.sqrt(sum(weight[w] for w in sorted(each))) for name, each in words.items()}
    dated = sorted((r for r in reports if r["published"]), key=lambda r: r["id"])
    return {
        (one["id"], two["id"]): sum(weight[w] for w in sorted(words[one["id"]] & words[two["id"]]))
        / (size[one["id"]] * size[two["id"]])
        for one, two in combinations(dated, 2)
        if _days(one, two) <= DAYS
    }


def _days(one: Row, two: Row) -> int:
    first, second = (date.fromisoformat(each["published"]) for each in (one, two))
    return abs((first - second).days)


def components(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of names that the pairs hang together, each sorted, groups of one left out."""
    above = {name: name for name in names}

    def top(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    for one, two in sorted(pairs):
        first, second = sorted((top(one), top(two)))
        above[second] = first
    found: dict[str, list[str]] = {}
    for name in sorted(above):
        found.setdefault(top(name), []).append(name)
    return [group for _, group in sorted(found.items()) if len(group) > 1]


def look_alikes(
    reports: Sequence[Row],
    sides: Mapping[str, frozenset[Sides]],
    close: Mapping[tuple[str, str], float],
    taken: frozenset[str],
    chance: random.Random,
) -> list[tuple[str, str]]:
    """Pairs of reports outside `taken` that share acts by type and sides, and few words."""
    free = {r["id"] for r in reports} - taken
    alike = [
        pair
        for pair in sorted(close)
        if close[pair] < NEAR
        and free.issuperset(pair)
        and len(sides[pair[0]] & sides[pair[1]]) >= SHARED_SIDES
    ]
    chance.shuffle(alike)
    chosen: list[tuple[str, str]] = []
    used: set[str] = set()
    for pair in alike:
        if len(chosen) < LOOK_ALIKES and not used.intersection(pair):
            chosen.append(pair)
            used.update(pair)
    return sorted(chosen)
