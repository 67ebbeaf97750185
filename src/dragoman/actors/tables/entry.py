"""What the index holds: actors under the names that text gives them."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from ...model import PartyKind, Span

Form = Literal[
    "name", "adjective", "people", "capital", "metonym", "organisation", "person", "not", "ground"
]
"""How a phrase names its actor; `not` marks a phrase that names none ("Indian Ocean"), `ground` a town
or province that says whose a role is."""


class Entry(NamedTuple):
    """One actor under one form of its name; `since` and `until` bound the days on which it holds.

    A NamedTuple: tens of thousands are made at every start.
    """

    id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    kind: PartyKind
    form: Form
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is one of those on which it holds."""
        return (self.since or date.min) <= day <= (self.until or date.max)


class ActorHit(NamedTuple):
    """A phrase of the index in a sentence; several entries where the phrase is ambiguous.

    `start` and `end` are code points in the document part. A NamedTuple: many are made.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]

    def span(self, like: Span) -> Span:
        """The hit's span in the part of `like`."""
        return Span(self.start, self.end, like.part)
