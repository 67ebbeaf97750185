"""Documents, parties and mentions made by hand: scoring needs no model."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.model import Document, EventDate, EventMention, Party, Span


def party(code: str) -> Party:
    country, *sectors = code.split()
    known = None if country == "---" else country
    return Party(code, code, Span(0, 1), code, known, tuple(sectors), "state", "name")


def mention(
    document: Document,
    event: str,
    actors: str,
    recipients: str,
    trigger: str,
    **fields: Any,
) -> EventMention:
    """A mention at the words `trigger`; parties are codes parted by commas."""
    start = document.text.index(trigger)
    sides = [
        tuple(party(code) for code in side.split(", ") if code) for side in (actors, recipients)
    ]
    told: dict[str, Any] = {
        "id": f"{event}{actors}{recipients}{start}",
        "document": document.id,
        "input_id": document.input_id,
        "part": "body",
        "sentence": Span(0, len(document.text)),
        "event": event,
        "modes": (),
        "contexts": (),
        "cameo": None,
        "quad": 1,
        "intensity": 1.0,
        "trigger_text": trigger,
        "trigger": Span(start, start + len(trigger)),
        "actors": sides[0],
        "recipients": sides[1],
        "reciprocal": False,
        "status": "actual",
        "also": (),
        "said_by": None,
        "date": None,
        "place": None,
        "counts": (),
        "confidence": 0.8,
        "entry": "x",
    }
    return EventMention(**told | fields)


def day(text: str, *, told: bool = True) -> EventDate:
    """A date that the words tell, or one that was only assumed."""
    when = date.fromisoformat(text)
    return EventDate(when, when, "day", text, Span(0, 1) if told else None)
