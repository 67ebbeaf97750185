"""Readings, event mentions and what they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .document import Part, Span, stable_id
from .party import Party

Status = Literal["actual", "future", "hypothetical", "historical", "negated"]

STATUS_ORDER: tuple[Status, ...] = ("negated", "hypothetical", "future", "historical", "actual")
"""When several statuses hold, the first of these is the status and the others stand in `also`."""

DONE: frozenset[Status] = frozenset({"actual", "historical"})
"""The statuses of what has happened."""

Precision = Literal["day", "week", "month", "quarter", "year", "decade", "range"]
PlacePrecision = Literal["point", "city", "region", "country", "international"]
CountKind = Literal["killed", "injured", "arrested", "displaced", "participants", "money"]


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: the closed interval `[start, end]` of days that the words allow."""

    start: date
    end: date
    precision: Precision
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where: `id` is a gazetteer id; latitude and longitude in degrees, None above a city."""

    name: str
    country: str | None
    id: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    span: Span | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many, or how much money: `[low, high]`, high None where the words set no upper bound.

    `currency` is the ISO 4217 code of a sum of money, None where the words leave it open. `said_by`
    is who gives the number, which need not be who tells the act.
    """

    what: CountKind
    low: float
    high: float | None
    text: str
    span: Span
    said_by: Party | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """A PLOVER context and the words that show it."""

    context: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What the coding stage reads in one tree, before dates and places: token indices still at hand.

    `trigger` is the head token of the predicate and `tokens` all its tokens; `operators` are the
    ids of the lexicon operators applied, innermost first; `ranker` where a network gave or took a side.
    """

    sentence: int
    trigger: int
    tokens: tuple[int, ...]
    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    status: Status
    also: tuple[Status, ...]
    said_by: Party | None
    entry: str
    operators: tuple[str, ...]
    counts: tuple[Count, ...]
    confidence: float
    subtype: str | None = None
    """The own type of the entry that fired, which extends `event`."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reading that was considered and not kept, with the reason; `explain` shows it."""

    sentence: Span
    trigger: Span
    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence reports: never to be counted as one event.

    `unknown` says why a field that is None or empty is so (`date`, `place`, `actors` ...).
    """

    id: str
    document: str
    input_id: str | None
    part: Part
    sentence: Span
    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    trigger_text: str
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    status: Status
    also: tuple[Status, ...]
    said_by: Party | None
    date: EventDate | None
    place: EventPlace | None
    counts: tuple[Count, ...]
    confidence: float
    entry: str
    operators: tuple[str, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict)
    subtype: str | None = None
    """A type of the user's own that extends `event`, None for PLOVER's types."""
    phrase: tuple[Span, ...] = ()
    """The stretches of the sentence that say what the act is about: the trigger and what completes it."""

    @staticmethod
    def make_id(document: str, trigger: Span, reading: Reading) -> str:
        """Derive the id from document, trigger and reading, so that it survives a recoding."""
        codes = [
            f"{party.code}@{party.span.start}" for party in (*reading.actors, *reading.recipients)
        ]
        where = f"{trigger.part}:{trigger.start}:{trigger.end}"
        what = " ".join((reading.event, *reading.modes, reading.status, str(len(reading.actors))))
        return stable_id("mention", document, where, what, *codes)

    def __repr__(self) -> str:
        link = "+" if self.reciprocal else ">"
        actors = ", ".join(party.code for party in self.actors)
        recipients = ", ".join(party.code for party in self.recipients)
        what = "/".join((self.subtype or self.event, *self.modes))
        return (
            f"EventMention({actors} {link} {recipients} {what} {self.status} {self.trigger_text!r})"
        )
