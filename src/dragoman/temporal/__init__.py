"""When: expressions of time in a sentence, the days they allow, and the act they belong to."""

from .attach import Anchor, Rank, anchor, head_of, is_predicate, rank
from .grammar import Expression, find
from .days import Interval
from .interval import interval
from .told import resolve
from .when import date_of, is_historical, looks_ahead, tokens_in

__all__ = [
    "Anchor",
    "Expression",
    "Interval",
    "Rank",
    "anchor",
    "date_of",
    "find",
    "head_of",
    "interval",
    "is_historical",
    "is_predicate",
    "looks_ahead",
    "rank",
    "resolve",
    "tokens_in",
]
