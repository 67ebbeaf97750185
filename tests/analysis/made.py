"""A small register of invented mentions: rows by hand, no model."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from dragoman.model import (
    Coding,
    Document,
    EventDate,
    EventMention,
    Party,
    Span,
    Statement,
    Status,
    Tie,
    stable_id,
)
from dragoman.model.rows import rows_of
from dragoman.model.schema import TABLES
from dragoman.ontology import intensity, quad
from dragoman.register import Register

SETTINGS = {"settings_hash": "s", "model_hash": "m", "lexicon_hash": "l", "version": "0"}


def state(code: str) -> Party:
    return Party(code, code, Span(0, 3), code, code, (), "state", "name")


def day(told: str | None) -> EventDate | None:
    """A day, or a month of seven signs."""
    if told is None:
        return None
    if len(told) == 7:
        return EventDate(date.fromisoformat(f"{told}-01"), date.fromisoformat(f"{told}-28"), "month", told, None)  # fmt: skip
    when = date.fromisoformat(told)
    return EventDate(when, when, "day", told, None)


def report(number: int, acts: str, *, outlet: str = "Gazette", published: str = "2021-03-05", text: str | None = None) -> Coding:  # fmt: skip
    """Acts parted by "; ": "NOR > CHL SUPPORT 2021-03-04", "NOR = CHL CONSULT/visit", no day is unknown."""
    document = Document.create(
        text or f"Report number {number} on Norway and Chile.",
        outlet=outlet,
        published=date.fromisoformat(published),
        input_id=str(number),
        language="en",
    )
    mentions, ties, statements = [], [], []
    for at, act in enumerate(filter(None, acts.split("; "))):
        words = act.split()
        actor, link, other, kind = words[:4]
        if kind == "tie":
            pair = (state(actor), state(other))
            ties.append(Tie(stable_id("tie", document.id), document.id, None, "body", pair, "alliance", Span(0, 6), None, None))  # fmt: skip
            continue
        if kind == "says":
            statements.append(
                Statement(
                    stable_id("said", document.id, str(at)),
                    document.id,
                    None,
                    "body",
                    state(actor),
                    None,
                    "We will keep the door open",
                    Span(0, 20),
                    "direct",
                    (),
                    state(other),
                    (),
                    None,
                )
            )
            continue
        event, _, mode = kind.partition("/")
        modes = (mode,) if mode else ()
        joint = link == "="
        status: Status = "future" if "future" in words else "actual"
        told = next((w for w in words[4:] if w[0].isdigit()), None)
        mentions.append(
            EventMention(
                id=stable_id("mention", document.id, str(at)),
                document=document.id,
                input_id=document.input_id,
                part="body",
                sentence=Span(0, 30),
                event=event,
                modes=modes,
                contexts=(),
                cameo=None,
                quad=quad(event),
                intensity=intensity(event, modes),
                trigger_text="act",
                trigger=Span(7 + at, 13 + at),
                actors=(state(actor), state(other)) if joint else (state(actor),),
                recipients=() if joint else (state(other),),
                reciprocal=joint,
                status=status,
                also=(),
                said_by=None,
                date=day(told),
                place=None,
                counts=(),
                confidence=0.9,
                entry="made",
            )
        )
    return Coding(document, tuple(mentions), (), tuple(statements), (), tuple(ties), (), (), ())


def register(folder: Path, *codings: Coding) -> Register:
    assert max(Counter(c.document.id for c in codings).values()) == 1
    book = Register.create_or_open(folder)
    with book.run(**SETTINGS) as run:
        rows = {name: [] for name in TABLES}  # type: ignore[var-annotated]
        for coding in codings:
            for name, row in rows_of(coding, run=run.id):
                rows[name].append(row)
        run.write(rows)
    return book
