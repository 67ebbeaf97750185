"""PLOVER: event types, modes, contexts, auxiliary statuses and sectors.

Source: Open Event Data Alliance, PLOVER manual, draft 2.0 (openeventdata/PLOVER). Where the
manual contradicts itself the tables hold our choice and say so in their `note` column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from ..errors import LookupFailed
from .tables import find, rows

SectorKind = Literal["frequent", "less frequent", "international"]

SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
"""Types of acts that are done in words."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's 16 event types (manual, "Events").

    `quad` is the quad class 1 to 4 under the default convention; `score` runs from -10 (conflict)
    to +10 (cooperation); `note` says what the manual leaves open and what was chosen.
    """

    code: str
    quad: int
    score: float
    requires_recipient: bool
    has_modes: bool
    definition: str
    note: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which an event of one type happens (manual, "Modes").

    `score` runs from -10 to +10; `score_basis` is `manual`, or `ours` where the manual has none.
    """

    event: str
    name: str
    score: float
    score_basis: str
    definition: str
    note: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about, read from paragraph or document (manual, "Contexts")."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class AuxiliaryStatus:
    """A status other than actual (manual, "Auxiliary modes"); `plover_name` is PLOVER's spelling."""

    name: str
    plover_name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A kind of actor within a country, or an international code in a country's place.

    `kind` is `frequent`, `less frequent` or `international` (manual, "Actors").
    """

    code: str
    kind: SectorKind
    definition: str


@cache
def _types() -> Mapping[str, EventType]:
    return MappingProxyType(
        {
            row["event"]: EventType(
                code=row["event"],
                quad=int(row["quad"]),
                score=float(row["score"]),
                requires_recipient=row["requires_recipient"] == "y",
                has_modes=row["has_modes"] == "y",
                definition=row["definition"],
                note=row["note"],
            )
            for row in rows("plover/event_types")
        }
    )


@cache
def _modes() -> Mapping[str, Mapping[str, Mode]]:
    found: dict[str, dict[str, Mode]] = {code: {} for code in _types()}
    for row in rows("plover/modes"):
        found[row["event"]][row["mode"]] = Mode(
            event=row["event"],
            name=row["mode"],
            score=float(row["score"]),
            score_basis=row["score_basis"],
            definition=row["definition"],
            note=row["note"],
        )
    return MappingProxyType(found)


@cache
def _contexts() -> Mapping[str, Context]:
    return MappingProxyType(
        {r["context"]: Context(r["context"], r["definition"]) for r in rows("plover/contexts")}
    )


@cache
def _sectors() -> Mapping[str, Sector]:
    return MappingProxyType(
        {
            row["code"]: Sector(row["code"], cast(SectorKind, row["kind"]), row["definition"])
            for row in rows("plover/sectors")
        }
    )


def event_types() -> tuple[EventType, ...]:
    """Give the 16 event types, verbal cooperation first, material conflict last."""
    return tuple(_types().values())


def event_type(code: str) -> EventType:
    """Give the event type of this code, such as `CONSULT`.

    Raises:
        LookupFailed: PLOVER has no such type.
    """
    return find("PLOVER event type", code, _types())


def modes(event: str | None = None) -> tuple[Mode, ...]:
    """Give the modes of an event type, none for a type without modes; of all types for None.

    Raises:
        LookupFailed: PLOVER has no such type.
    """
    if event is None:
        return tuple(mode for group in _modes().values() for mode in group.values())
    return tuple(_modes()[event_type(event).code].values())


def mode(event: str, name: str) -> Mode:
    """Give a mode of an event type: `mode("RETREAT", "withdraw")`.

    Raises:
        LookupFailed: no such type, or the type has no such mode; the message then says which
            other types have it.
    """
    group = _modes()[event_type(event).code]
    if name in group:
        return group[name]
    others = [code for code, theirs in _modes().items() if name in theirs]
    if others:
        raise LookupFailed(f"{event} has no mode {name!r}; it is a mode of {', '.join(others)}.")
    if not group:
        raise LookupFailed(f"{event} has no modes, so {name!r} cannot be one of them.")
    return find(f"{event} mode", name, group)


def contexts() -> tuple[Context, ...]:
    """Give the 37 contexts, in the manual's order."""
    return tuple(_contexts().values())


def context(name: str) -> Context:
    """Give the context of this name.

    Raises:
        LookupFailed: PLOVER has no such context.
    """
    return find("PLOVER context", name, _contexts())


def statuses() -> tuple[AuxiliaryStatus, ...]:
    """Give the four auxiliary statuses; an event without one is actual."""
    return tuple(
        AuxiliaryStatus(row["status"], row["plover_name"], row["definition"])
        for row in rows("plover/statuses")
    )


def sectors() -> tuple[Sector, ...]:
    """Give the sectors, without the international codes."""
    return tuple(s for s in _sectors().values() if s.kind != "international")


def sector(code: str) -> Sector:
    """Give a sector or an international code.

    Raises:
        LookupFailed: PLOVER has no such code.
    """
    return find("PLOVER sector", code, _sectors())


def international_codes() -> tuple[Sector, ...]:
    """Give the codes that stand where a country would: IGO, UNO, EUR, NGO, ISM, IMG, MNC."""
    return tuple(s for s in _sectors().values() if s.kind == "international")
