"""Drawing mentions for people to judge."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from ..analysis.copy import Copy
from ..model.schema import Row
from ..register import Condition
from ..register.asking import spelt
from ..review.audit import places
from .asked import Asked
from .mention_pages import mention_pages

SHELF = 3
"""Signs of an id by which ids are counted: 4,096 shelves of hexadecimal ids."""


def sample(copy: Copy, asked: Asked) -> Row:
    """A random sample of mentions for the filter, each as its page has it."""
    total, drawn = _drawn(copy, copy.chosen(asked.where, "mentions"), asked)
    return {
        "query": spelt(asked.where),
        "seed": asked["seed"],
        "total": total,
        "rows": mention_pages(copy, drawn),
    }


def _drawn(copy: Copy, chosen: Condition, asked: Asked) -> tuple[int, list[int]]:
    """How many mentions there are to draw from, and the numbers of those that `review.audit.draw` takes.

    What is drawn depends on the places of the ids in order alone. To sort all ids of a large register
    takes a second: they are counted by how they begin, and those shelves alone are sorted that
    have one that is drawn.
    """
    shelf = f"left(a.id, {SHELF})"
    counted = sorted(
        copy.ask(
            f"SELECT {shelf} AS shelf, count(*) FROM mentions_acts a WHERE {chosen.sql} GROUP BY shelf",
            chosen.parameters,
        )
    )
    ends = list(accumulate(count for _, count in counted))
    total = ends[-1] if ends else 0
    wanted = places(total, asked["n"], asked["seed"])
    shelves = [bisect_right(ends, at) for at in wanted]
    numbers: dict[str, list[int]] = {counted[at][0]: [] for at in shelves}
    for key, n in copy.ask(
        f"SELECT a.id, a.n FROM mentions_acts a WHERE ({chosen.sql}) "
        f"AND {shelf} IN (SELECT unnest(?::VARCHAR[])) ORDER BY a.id",
        (*chosen.parameters, list(numbers)),
    ):
        numbers[key[:SHELF]].append(n)
    return total, [
        numbers[counted[at][0]][place - ends[at] + counted[at][1]]
        for at, place in zip(shelves, wanted, strict=True)
    ]
