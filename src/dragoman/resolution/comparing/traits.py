"""What is compared of mentions: one row a mention, in plain arrays of numbers.

Texts (ids, names, codes) stand as numbers made from their characters alone, so that two runs and
two machines give the same text the same number; 0 stands for what is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIDE = 3
"""Parties of a side that are compared; the fourth of a list says little that three did not."""

WORDS = 10
"""Telling words of a sentence that are compared, the rarest."""

CONTEXT = 12
"""Rare words of the report around it that are compared."""

NEAR = 4
"""Telling words of the phrase of the trigger that are compared, the rarest."""

NAMES = 4
"""Words of a mention's parties that are kept, the rarest."""

COUNTS = ("killed", "injured", "arrested", "displaced", "participants", "money")

HELD = COUNTS.index("arrested")

NAMED_AT_MOST = 3
"""Of how many who are held reports may name each, or one alone."""

NEVER = np.int32(-(10**8))
"""The day of what has none."""

ACTUAL, FUTURE, HYPOTHETICAL, NEGATED = range(4)
STATUSES = {
    "actual": ACTUAL,
    "historical": ACTUAL,
    "future": FUTURE,
    "hypothetical": HYPOTHETICAL,
    "negated": NEGATED,
}
"""What is told as history may be what another report told as news."""

UNDATED, EXACT, SHORT, WIDE, VERY_WIDE = range(5)
"""How close a date is: a day; up to four days; up to a month; more."""

NOWHERE, COUNTRY, REGION, SITE = range(4)
UNCLEAR, BODY, NAMED = 1, 2, 3
"""How much a party's id says: an unknown country's; a state or its body; one person or body."""

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Parties:
    """One side of every mention: row a mention, column a party, 0 where there is none."""

    ids: Numbers
    countries: Numbers
    groups: NDArray[np.int8]
    """Groups of sectors; 0 where a party has no sector."""
    ranks: NDArray[np.int8]
    count: NDArray[np.int8]

    def take(self, rows: NDArray[np.int64]) -> Parties:
        return Parties(*(getattr(self, each.name)[rows] for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of mentions, sorted by the mentions' ids: a place in one array is a mention."""

    ids: NDArray[Any]
    document: Numbers
    report: Numbers
    story: Numbers
    at: NDArray[np.int32]
    """Where its sentence begins."""
    title: NDArray[np.bool_]
    """Whether the mention stands in the title."""
    leading: NDArray[np.bool_]
    """Whether it stands in the title or the opening of the text."""
    sentence: Numbers
    """The place of the sentence in its document."""
    wording: NDArray[np.uint64]
    """The words of the sentence, all of them, in any order."""
    kind: NDArray[np.int8]
    """The event type's number in `tables.types()`."""
    kinds: NDArray[np.uint64]
    """A bit a type that it is told as: a telling may be of several, `jailed` a penalty and an arrest."""
    modes: NDArray[np.uint64]
    """A bit a mode of the type."""
    entry: Numbers
    claims: NDArray[np.bool_]
    """Whether by this entry somebody takes an act upon himself that others tell."""
    cameo: Numbers
    offset: NDArray[np.int32]
    """Where in its sentence the trigger begins."""
    trigger: Numbers
    """The most telling stem of the words that show the act."""
    standing: NDArray[np.bool_]
    """Whether these words name a war or a campaign, which goes on, and no single act of it."""
    status: NDArray[np.int8]
    sequel: NDArray[np.bool_]
    reciprocal: NDArray[np.bool_]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    dating: NDArray[np.int8]
    worded: NDArray[np.bool_]
    """Whether the words give the date, and not the day of publication alone."""
    published: NDArray[np.int32]
    level: NDArray[np.int8]
    site: Numbers
    division: Numbers
    country: Numbers
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    actors: Parties
    recipients: Parties
    low: NDArray[np.float32]
    """Row a mention, column a kind of `COUNTS`; NaN where there is no count."""
    high: NDArray[np.float32]
    lone: NDArray[np.bool_]
    """Whether it is done to one person, and no more are counted as held."""
    crowd: NDArray[np.bool_]
    """Whether people are counted who are held, and more than reports name one by one."""
    words: Numbers
    """Row a mention, the rarest stem first, 0 where there are no more."""
    weights: NDArray[np.float32]
    weight: NDArray[np.float32]
    """The weights of a row together."""
    many: NDArray[np.int8]
    """How many words a row has."""
    near: Numbers
    """The rarest stems of its phrase, as in `words`."""
    near_weights: NDArray[np.float32]
    names: Numbers
    """The rarest stems of its parties' words, numbered as in leads."""
    context: Numbers
    """The rarest stems of the report around it, numbered as in leads; 0 where there are no more."""
    context_weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: NDArray[np.int64]) -> Traits:
        """The traits of the mentions at `rows`, which must be in rising order."""
        found: dict[str, Any] = {}
        for each in fields(self):
            column = getattr(self, each.name)
            found[each.name] = column.take(rows) if isinstance(column, Parties) else column[rows]
        return Traits(**found)


def stacked(parts: Sequence[Traits]) -> Traits:
    """All parts as one, sorted by id."""
    if len(parts) == 1:
        whole = parts[0]
    else:
        found: dict[str, Any] = {}
        for each in fields(Traits):
            columns = [getattr(part, each.name) for part in parts]
            if isinstance(columns[0], Parties):
                found[each.name] = Parties(
                    *(
                        np.concatenate([getattr(one, inner.name) for one in columns])
                        for inner in fields(Parties)
                    )
                )
            else:
                found[each.name] = np.concatenate(columns)
        whole = Traits(**found)
    order = np.argsort(whole.ids, kind="stable")
    if (order[1:] > order[:-1]).all():
        return whole
    return whole.take(order)
