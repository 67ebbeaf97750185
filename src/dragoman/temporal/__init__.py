"""When: expressions of time in a sentence, the days they allow, and the act they belong to."""

from .days import Interval
from .grammar import Expression, find
from .interval import interval
from .tense import looks_ahead
from .told import resolve
from .when import date_of, tokens_in

__all__ = [
    "Expression",
    "Interval",
    "date_of",
    "find",
    "interval",
    "looks_ahead",
    "resolve",
    "tokens_in",
]
