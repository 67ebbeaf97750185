"""How near each other in time two mentions are, for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .alike import Places, Values
from .together import claiming, wars
from .traits import EXACT, NEVER, SHORT, UNDATED, VERY_WIDE, WIDE, Traits

WEEK = 7
"""Days of the week that `two weeks ago` names."""

CLAIMED = 7
"""Days within which an attack is claimed."""

LOOSELY = 3
"""Days by which who writes so of a time long past is off: 16 days ago are two weeks."""


def looks_back(traits: Traits, at: Places) -> Values:
    """Whether a mention tells again of what was before, by the name of a month, a year or the like.

    What runs to the day of the report ("since May") is a sum of many acts, and none told again.
    """
    over = (traits.end[at] < traits.published[at]) & (traits.published[at] != NEVER)
    found: Values = over & traits.worded[at] & (traits.dating[at] >= WIDE)
    return found


def _loosely(traits: Traits, at: Places) -> Values:
    """By how many days a week that is named from afar may be off."""
    start, end = traits.start[at].astype(np.int64), traits.end[at].astype(np.int64)
    afar = looks_back(traits, at) & (traits.published[at] - end >= WEEK)
    return np.where(afar & (end - start < WEEK), LOOSELY, 0)


def of_dates(traits: Traits, one: Places, other: Places) -> Iterator[tuple[str, Values]]:
    """Evidence on the pairs `one[k]`, `other[k]`: names of `weights.csv`, and whether each holds."""
    dating, that = traits.dating[one], traits.dating[other]
    start, begin = traits.start[one].astype(np.int64), traits.start[other].astype(np.int64)
    end, close = traits.end[one].astype(np.int64), traits.end[other].astype(np.int64)
    gap = np.maximum(np.maximum(begin - end, start - close), 0)
    gap -= np.minimum(gap, _loosely(traits, one) + _loosely(traits, other))
    dated = (dating != UNDATED) & (that != UNDATED)
    # Who claims an attack does so on a later day.
    dated &= ~((gap > 0) & (gap <= CLAIMED) & claiming(traits, one, other))
    # The day on which a war is spoken of says nothing of which war it is.
    dated &= ~wars(traits, one, other) | (traits.worded[one] & traits.worded[other])
    touching = dated & (gap == 0)
    widest, closest = np.maximum(dating, that), np.minimum(dating, that)
    yield "same_day", touching & (widest == EXACT)
    yield "near_days", touching & (widest == SHORT)
    yield "wide_dates", touching & (widest > SHORT) & (widest < VERY_WIDE)
    yield "very_wide_dates", touching & (widest == VERY_WIDE) & (closest < VERY_WIDE)
    later = (traits.sequel[one] != traits.sequel[other]) & ~wars(traits, one, other)
    yield "sequel", later & ~(dated & (gap > 0))
    yield "sequel_later", later & dated & (gap > 0)
    # Days that the words name are firmer than days near that of publication.
    exact = widest == EXACT
    yield "next_day", dated & (gap == 1) & exact
    yield "one_day_apart", dated & (gap == 1) & ~exact
    yield "other_day", dated & (gap >= 2) & (gap <= 3) & exact
    yield "two_days_apart", dated & (gap >= 2) & (gap <= 3) & ~exact
    yield "days_apart", dated & (gap >= 4) & (gap <= 10)
    yield "weeks_apart", dated & (gap > 10)
    seen, told = traits.published[one].astype(np.int64), traits.published[other].astype(np.int64)
    printed = ((dating == UNDATED) | (that == UNDATED)) & ~wars(traits, one, other)
    printed &= (seen != NEVER) & (told != NEVER)
    lag = np.abs(seen - told)
    yield "undated_near", printed & (lag <= 3)
    yield "undated_far", printed & (lag > 14)
