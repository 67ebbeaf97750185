"""When: expressions of time in a sentence, the days they allow, and the act they belong to."""

from .attach import Anchor, anchor, head_of, is_predicate
from .days import Interval
from .grammar import Expression, find
from .interval import interval
from .running import deeds
from .sharing import Rank, rank
from .speaking import SPOKEN
from .tense import looks_ahead
from .told import resolve
from .when import date_of, tokens_in

__all__ = [
    "SPOKEN",
    "Anchor",
    "Expression",
    "Interval",
    "Rank",
    "anchor",
    "date_of",
    "deeds",
    "find",
    "head_of",
    "interval",
    "is_predicate",
    "looks_ahead",
    "rank",
    "resolve",
    "tokens_in",
]
