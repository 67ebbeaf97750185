"""What two actors did to each other: events where a register has them, else mentions.

A mention is what one sentence reports; where only mentions are at hand every answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from ..model.schema import Row
from ..register import MentionFilter, Register, Rows, filters
from ..register.filters import Unit

Direction = Literal["forth", "back", "joint"]
"""From the first of the pair to the second, back, or together."""

COUNTRIES = (
    "list_distinct(list_filter(list_transform({side}, lambda one: one.country), "
    "lambda code: code IS NOT NULL))"
)
"""The countries of a side of an act (`actors`, `recipients`), each once, in SQL."""
COOPERATION = (1, 2)
CONFLICT = (3, 4)

FEW_DAYS = 3
"""An act that may have been on so many days counts as of one of them: a night, the eve of a report."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, or one mention of an event.

    `start` and `end` bound the day, None where it is unknown. `documents` are the reports where
    they are known one by one (mentions), and `copies` the independent reports among them; an event
    has counts alone.
    """

    id: str
    event: str
    modes: tuple[str, ...]
    quad: int
    intensity: float
    direction: Direction
    start: date | None
    end: date | None
    precision: str | None
    place: str | None
    reports: int
    independent_reports: int
    outlets: tuple[str, ...]
    documents: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def cooperative(self) -> bool:
        return self.quad in COOPERATION

    @property
    def visit(self) -> bool:
        """Whether one visits the other."""
        return "visit" in self.modes


def unit_of(book: Register) -> Unit:
    """What a register can be asked to count."""
    return "events" if book.counts().get("events") else "mentions"


def happenings(book: Register, where: MentionFilter, unit: Unit) -> list[Happening]:
    """All that `where` chooses; `where.between` must name the pair. Sorted by day, the undated last."""
    if where.between is None:
        raise ValueError("happenings are between two parties: set where.between")
    chosen = filters.every(where.conditions(unit))
    first = filters.any_party("actors", where.between[0])
    second = filters.any_party("actors", where.between[1])
    columns = "id, event, modes, quad, intensity, date, place, reciprocal"
    known = (
        ", reports, independent_reports, outlets, NULL AS document"
        if unit == "events"
        else ", NULL AS reports, NULL AS independent_reports, NULL AS outlets, document"
    )
    asked = (
        f"SELECT {columns}{known}, {first.sql} AS by_first, {second.sql} AS by_second FROM {unit} "
        f"WHERE {chosen.sql} ORDER BY id"
    )
    values = (*first.parameters, *second.parameters, *chosen.parameters)
    rows = list(Rows(book.session(), asked, values))
    origin = _origins(book) if unit == "mentions" and rows else {}
    found = (_happening(row, origin) for row in rows)
    return sorted(found, key=lambda h: (h.start or date.max, h.end or date.max, h.id))


def one_a_day(found: Iterable[Happening]) -> list[Happening]:
    """At most one for each direction, day and type: the rule of older sets, for comparison.

    The most closely dated is kept, then the one that most independent reports tell: "13 to 14
    April" may be what was told of the 14th. Those without a day are left as they are.
    """
    kept: list[Happening] = []
    taken: set[tuple[object, ...]] = set()
    for each in sorted(sorted(found, key=_weight, reverse=True), key=_width):
        keys = {(each.direction, each.event, day) for day in _days(each)}
        if not keys & taken:
            kept.append(each)
            taken |= keys
    return sorted(kept, key=lambda h: (h.start or date.max, h.end or date.max, h.id))


def _width(each: Happening) -> int:
    """The days that it may have been on; 0 where they are unknown."""
    return (each.end - each.start).days + 1 if each.start and each.end else 0


def _days(each: Happening) -> Iterator[object]:
    """Every day that it may have been on; a wider stretch stands for itself, and the unknown too."""
    width = _width(each)
    if each.start is None or not width:
        yield each.id
    elif width > FEW_DAYS:
        yield each.start, each.end
    else:
        yield from (each.start + timedelta(after) for after in range(width))


def _weight(each: Happening) -> tuple[int, int, float, str]:
    return (each.independent_reports, each.reports, abs(each.intensity), each.id)


def _happening(row: Row, origin: Mapping[str, tuple[str, str | None]]) -> Happening:
    day: Mapping[str, Any] | None = row["date"]
    direction: Direction = "forth" if row["by_first"] else "back"
    if row["reciprocal"] or (row["by_first"] and row["by_second"]):
        direction = "joint"
    made = Happening(
        id=row["id"],
        event=row["event"],
        modes=tuple(row["modes"] or ()),
        quad=row["quad"],
        intensity=row["intensity"],
        direction=direction,
        start=date.fromisoformat(day["start"]) if day else None,
        end=date.fromisoformat(day["end"]) if day else None,
        precision=day["precision"] if day else None,
        place=row["place"]["name"] if row["place"] else None,
        reports=row["reports"] or 1,
        independent_reports=row["independent_reports"] or 1,
        outlets=tuple(row["outlets"] or ()),
    )
    document = row["document"]
    if document is None:
        return made
    copy, outlet = origin.get(document, (document, None))
    return replace(made, documents=(document,), copies=(copy,), outlets=(outlet,) if outlet else ())


def _origins(book: Register) -> Mapping[str, tuple[str, str | None]]:
    """The independent report and the outlet of each document that has mentions."""
    asked = (
        "SELECT d.id, d.outlet, coalesce(t.report, d.hash) AS copy FROM documents d "
        "LEFT JOIN stories t ON t.document = d.id WHERE d.id IN (SELECT document FROM mentions)"
    )
    return {row["id"]: (row["copy"], row["outlet"]) for row in book.sql(asked)}
