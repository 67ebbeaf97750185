"""Resolved events and decisions to interchange rows, in the order of the schema."""

from __future__ import annotations

from typing import Any

from .resolved import Decision, Disagreement, Event, EventCount, EventParty
from .schema import Row
from .value_rows import date_row, party_row, place_row


def _event_party_row(one: EventParty) -> dict[str, Any]:
    return {**party_row(one.party), "mention": one.mention, "reports": one.reports}


def event_count_row(count: EventCount) -> dict[str, Any]:
    return {
        "what": count.what,
        "low": count.low,
        "high": count.high,
        "text": count.text,
        "said_by": party_row(count.said_by) if count.said_by else None,
        "currency": count.currency,
        "mention": count.mention,
        "reports": count.reports,
    }


def disagreement_row(one: Disagreement) -> dict[str, Any]:
    return {
        "field": one.field,
        "value": one.value,
        "chosen": one.chosen,
        "reports": one.reports,
        "outlets": list(one.outlets),
        "said_by": list(one.said_by),
        "mentions": list(one.mentions),
    }


def event_row(event: Event) -> Row:
    date, place = event.date, event.place
    return {
        "id": event.id,
        "event": event.event,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "actors": [_event_party_row(one) for one in event.actors],
        "recipients": [_event_party_row(one) for one in event.recipients],
        "reciprocal": event.reciprocal,
        "status": event.status,
        "date": date
        and {**(date_row(date.date) or {}), "mention": date.mention, "reports": date.reports},
        "place": place
        and {**(place_row(place.place) or {}), "mention": place.mention, "reports": place.reports},
        "counts": [event_count_row(count) for count in event.counts],
        "mentions": list(event.mentions),
        "outlets": list(event.outlets),
        "reports": event.reports,
        "independent_reports": event.independent_reports,
        "first_seen": event.first_seen.isoformat() if event.first_seen else None,
        "last_seen": event.last_seen.isoformat() if event.last_seen else None,
        "representative": event.representative,
        "disagreements": [disagreement_row(one) for one in event.disagreements],
        "reasons": [
            {
                "mention": one.mention,
                "same_as": one.same_as,
                "probability": one.probability,
                "because": one.because,
            }
            for one in event.reasons
        ],
        "confidence": event.confidence,
        "aliases": list(event.aliases),
        "unknown": dict(event.unknown),
        "subtype": event.subtype,
    }


def decision_row(decision: Decision) -> Row:
    return {
        "number": decision.number,
        "verdict": decision.verdict,
        "mentions": list(decision.mentions),
        "others": list(decision.others),
    }
