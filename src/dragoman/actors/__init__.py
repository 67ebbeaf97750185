"""Actors: a string pass before the parse, and a resolving pass after it.

`tables` is what is known before any text, with the index of the string pass; `resolve` begins the second, and `walk`
takes it through a document: `words` to `phrases`, then `named`, `unnamed` and `referring` to parties, then `weighing`.
"""

from .cast import Cast, Introduction
from .persons.leaders import known_by_last_name
from .resolve import resolve
from .tables.entry import ActorHit, Entry
from .tables.index import ActorIndex

__all__ = [
    "ActorHit",
    "ActorIndex",
    "Cast",
    "Entry",
    "Introduction",
    "known_by_last_name",
    "resolve",
]
