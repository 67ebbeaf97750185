"""Rows of what records hold, as JSON holds it: spans, parties, dates, places, contexts, counts."""

from __future__ import annotations

from typing import Any

from .document import Span
from .event import Context, Count, EventDate, EventPlace
from .party import Party


def span_row(span: Span) -> list[int]:
    return [span.start, span.end]


def party_row(party: Party) -> dict[str, Any]:
    return {
        "id": party.id,
        "text": party.text,
        "span": span_row(party.span),
        "name": party.name,
        "country": party.country,
        "sectors": list(party.sectors),
        "kind": party.kind,
        "via": party.via,
    }


def date_row(date: EventDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    return {
        "start": date.start.isoformat(),
        "end": date.end.isoformat(),
        "precision": date.precision,
        "text": date.text,
        "span": span_row(date.span) if date.span else None,
    }


def place_row(place: EventPlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "span": span_row(place.span) if place.span else None,
    }


def context_row(context: Context) -> dict[str, Any]:
    return {"context": context.context, "span": span_row(context.span)}


def count_row(count: Count) -> dict[str, Any]:
    return {
        "what": count.what,
        "low": count.low,
        "high": count.high,
        "text": count.text,
        "span": span_row(count.span),
        "said_by": party_row(count.said_by) if count.said_by else None,
        "currency": count.currency,
    }
