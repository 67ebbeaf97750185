"""Reports made for tests: each sentence tells one act, and needs no model to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.model import (
    Coding,
    Count,
    Document,
    EventDate,
    EventMention,
    EventPlace,
    Party,
    Span,
    stable_id,
)
from dragoman.model.rows import rows_of
from dragoman.model.schema import TABLES, Row, TableName
from dragoman.ontology import intensity, quad
from dragoman.register import Register
from dragoman.register.writing import Watch, unwatched

SETTINGS = {"settings_hash": "s", "model_hash": "m", "lexicon_hash": "l", "version": "1"}
FIRST_DAY = date(2031, 3, 1)
PLACES = {
    "Kirkuk": EventPlace("Kirkuk", "IRQ", "94787", 35.47, 44.39, "city", None),
    "Mosul": EventPlace("Mosul", "IRQ", "99072", 36.34, 43.12, "city", None),
    "Iraq": EventPlace("Iraq", "IRQ", "99237", None, None, "country", None),
    "Oslo": EventPlace("Oslo", "NOR", "3143244", 59.91, 10.75, "city", None),
}


WORDED = {"REB": "Rebels", "CVL": "civilians", "GOV": "Envoys", "LAB": "Dockers"}
"""How parties are called in the sentences."""


@dataclass(frozen=True)
class Act:
    """What one sentence tells; parties are codes such as `IRQ REB`, `day` counts from FIRST_DAY."""

    words: str
    event: str = "ASSAULT"
    modes: tuple[str, ...] = ()
    cameo: str | None = "190"
    actors: tuple[str, ...] = ("IRQ REB",)
    recipients: tuple[str, ...] = ("IRQ CVL",)
    reciprocal: bool = False
    status: str = "actual"
    day: int | None = 0
    length: int = 0
    place: str | None = None
    killed: tuple[float, float | None] | None = None
    arrested: tuple[float, float | None] | None = None
    entry: str = "attack.bomb"
    confidence: float = 0.7


def party(code: str) -> Party:
    country, _, rest = code.partition(" ")
    if "." in country:  # a name such as person.kari-lund@NOR
        name, _, country = country.partition("@")
        return Party(name, name, Span(0, 2), name, country, tuple(rest.split()), "person", "name")
    sectors = tuple(rest.split())
    key = ".".join((country, *sectors[:1]))
    code = WORDED.get(sectors[0], code) if sectors else code
    return Party(
        key, code, Span(0, 2), code, None if country == "---" else country, sectors, "group", "name"
    )


def report(
    number: int | str,
    acts: Sequence[Act],
    *,
    outlet: str = "Gazette",
    day: int | None = 0,
    title: Act | None = None,
) -> Coding:
    """A report whose text is the sentences of its acts; `day` of publication counts as theirs."""
    text = " ".join(f"{act.words}." for act in acts)
    document = Document.create(
        text,
        title=title.words if title else None,
        outlet=outlet,
        published=None if day is None else FIRST_DAY + timedelta(days=day),
        input_id=str(number),
        language="en",
    )
    mentions = []
    start = 0
    for act in acts:
        mentions.append(_mention(document, act, start, "body"))
        start += len(act.words) + 2
    if title:
        mentions.append(_mention(document, title, 0, "title"))
    return Coding(document, tuple(mentions))


def _mention(document: Document, act: Act, start: int, part: str) -> EventMention:
    end = start + len(act.words) + (part == "body")
    when = None
    if act.day is not None:
        first = FIRST_DAY + timedelta(days=act.day)
        last = first + timedelta(days=act.length)
        precision = "range" if act.length else "day"
        when = EventDate(first, last, precision, "then", Span(start, start + 2))  # type: ignore[arg-type]
    counts = {"killed": act.killed, "arrested": act.arrested}
    return EventMention(
        id=stable_id("mention", document.id, part, str(start)),
        document=document.id,
        input_id=document.input_id,
        part=part,  # type: ignore[arg-type]
        sentence=Span(start, end, part),  # type: ignore[arg-type]
        event=act.event,
        modes=act.modes,
        contexts=(),
        cameo=act.cameo,
        quad=quad(act.event),
        intensity=intensity(act.event, act.modes),
        trigger_text=act.words.split()[1],
        trigger=Span(start + 3, start + 7),
        actors=tuple(map(party, act.actors)),
        recipients=tuple(map(party, act.recipients)),
        reciprocal=act.reciprocal,
        status=act.status,  # type: ignore[arg-type]
        also=(),
        said_by=None,
        date=when,
        place=PLACES[act.place] if act.place else None,
        counts=tuple(
            Count(what, *told, "so many", Span(start, start + 3))  # type: ignore[arg-type]
            for what, told in counts.items()
            if told
        ),
        confidence=act.confidence,
        entry=act.entry,
    )


def write(path: Path, reports: Iterable[Coding], *, watch: Watch = unwatched) -> Register:
    """The register in `path` with the reports added."""
    register = Register.create_or_open(path, watch=watch)
    with register.run(**SETTINGS) as run:
        rows: dict[TableName, list[Row]] = {name: [] for name in TABLES}
        for coding in reports:
            for name, row in rows_of(coding, run=run.id):
                rows[name].append(row)
        run.write(rows)
    return register


def partition(register: Register) -> set[frozenset[str]]:
    """The mentions of each event."""
    return {frozenset(row["mentions"]) for row in register.rows("events")}


def values(register: Register) -> list[Row]:
    """All of the events but their ids, which tell of the order in which reports came."""
    rows = []
    for row in register.rows("events"):
        rows.append({name: value for name, value in row.items() if name not in ("id", "aliases")})
    return sorted(rows, key=lambda row: row["mentions"])


def event_with(register: Register, coding: Coding, at: int = 0) -> Row:
    """The event that a report's mention tells of."""
    key = coding.mentions[at].id
    return next(row for row in register.rows("events") if key in row["mentions"])
