"""What resolution makes of mentions: events, with who says which and why they are one.

A value of an event is read from the words of one of its mentions, which it names; the mention names
its document, and there the spans count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .event import CountKind, EventDate, EventPlace, Status
from .party import Party

Day = date
Verdict = Literal["split", "join"]


@dataclass(frozen=True, slots=True)
class EventParty:
    """A party of an event: as `mention` words it, `reports` independent reports telling of it."""

    party: Party
    mention: str
    reports: int


@dataclass(frozen=True, slots=True)
class EventDay:
    """When: the date that most reports agree with, in the words of `mention`."""

    date: EventDate
    mention: str
    reports: int


@dataclass(frozen=True, slots=True)
class EventSite:
    """Where: the place that most reports agree with, in the words of `mention`."""

    place: EventPlace
    mention: str
    reports: int


@dataclass(frozen=True, slots=True)
class EventCount:
    """How many: `[low, high]` spans what all reports say, high None where one sets no bound.

    `text` and `said_by` are those of the value that most reports give, in the words of `mention`.
    """

    what: CountKind
    low: float
    high: float | None
    text: str
    said_by: Party | None
    currency: str | None
    mention: str
    reports: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One of several values that the reports give for a field; the `chosen` one is the event's.

    `field` is a column of the event, or `counts.killed` and the like; `said_by` are the codes or
    names of those by whose word it is, `mentions` the ids of the mentions that say so.
    """

    field: str
    value: str
    chosen: bool
    reports: int
    outlets: tuple[str, ...]
    said_by: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeReason:
    """Why `mention` is told to be the same as `same_as`, and how probable that is by itself."""

    mention: str
    same_as: str
    probability: float
    because: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, from all the mentions that tell of it.

    `reports` counts documents; `independent_reports` counts copies of one report once. `first_seen`
    and `last_seen` are days of publication. `aliases` are ids that this event, or one that went
    into it, had before.
    """

    id: str
    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    reciprocal: bool
    status: Status
    date: EventDay | None
    place: EventSite | None
    counts: tuple[EventCount, ...]
    mentions: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    independent_reports: int
    first_seen: Day | None
    last_seen: Day | None
    representative: str
    disagreements: tuple[Disagreement, ...]
    reasons: tuple[MergeReason, ...]
    confidence: float
    aliases: tuple[str, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict)
    subtype: str | None = None

    def __repr__(self) -> str:
        link = "+" if self.reciprocal else ">"
        actors = ", ".join(one.party.code for one in self.actors)
        recipients = ", ".join(one.party.code for one in self.recipients)
        what = "/".join((self.event, *self.modes))
        return (
            f"Event({actors} {link} {recipients} {what} {self.status}, "
            f"{len(self.mentions)} mentions, {self.independent_reports} independent reports)"
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by hand that later runs respect: these mentions are one event, or those are not.

    `join`: `mentions` and `others` tell of one event. `split`: `mentions` tell of one event and
    `others` of another. `number` counts decisions; the later one stands where two contradict.
    """

    number: int
    verdict: Verdict
    mentions: tuple[str, ...]
    others: tuple[str, ...]
