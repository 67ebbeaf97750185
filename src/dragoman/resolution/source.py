"""The document that a row comes from, and the days and places of rows as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..model import EventDate, EventPlace, Part, Span
from ..model.joined import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """The document of a row: when and where it was published, and what resolution knows of it.

    `story` and `report` are those of `stories`; each document is its own where none are known.
    """

    document: str
    input_id: str | None
    published: date | None
    outlet: str | None
    title: str
    language: str
    story: str
    report: str

    @property
    def order(self) -> tuple[date, str]:
        """Sorts by day, the undated last, then by id."""
        return (self.published or date.max, self.document)

    def evidence(self, span: list[int], part: Part) -> Evidence:
        """The words at a span of this document."""
        return Evidence(self.document, part, span[0], span[1], self.input_id)


def day_of(row: Mapping[str, Any], part: Part) -> EventDate:
    """A date of a row."""
    return EventDate(
        date.fromisoformat(row["start"]),
        date.fromisoformat(row["end"]),
        row["precision"],
        row["text"],
        _span(row["span"], part),
    )


def place_of(row: Mapping[str, Any] | None, part: Part) -> EventPlace | None:
    """A place of a row."""
    if row is None:
        return None
    span = _span(row["span"], part)
    return EventPlace(
        row["name"], row["country"], row["id"], row["lat"], row["lon"], row["precision"], span
    )


def _span(span: list[int] | None, part: Part) -> Span | None:
    return Span(span[0], span[1], part) if span else None


def meet(one: EventDate, other: EventDate, slack: int = 1) -> bool:
    """Whether two dates can be of one day, `slack` days apart at the most."""
    reach = timedelta(days=slack)
    return one.start <= other.end + reach and other.start <= one.end + reach
