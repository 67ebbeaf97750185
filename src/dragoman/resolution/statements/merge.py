"""The reports of one statement -> one record: the fullest words, and every venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...model import StatementKind, stable_id
from ...model.joined import DayTold, JoinedStatement
from ..source import day_of
from .telling import StatementTelling

_DIRECT: tuple[StatementKind, ...] = ("direct", "mixed", "indirect")


def merged(tellings: Sequence[StatementTelling]) -> JoinedStatement:
    """Merge reports of one statement. Its id is that of the earliest, made its own.

    The words are the longest of the most direct kind; the office is the one told most often; the
    day is the most exact that any report gives.
    """
    members = sorted(tellings, key=lambda t: (*t.source.order, t.id))
    kind = next(k for k in _DIRECT if any(t.row["kind"] == k for t in members))
    fullest = max((t for t in members if t.row["kind"] == kind), key=lambda t: (len(t.words), t.id))
    speaker = max((t.row["speaker"] for t in members), key=lambda s: (len(s["name"]), s["id"]))
    days = sorted(t.source.published for t in members if t.source.published)
    documents = {t.source.document: t.source for t in members}
    evidence = (t.source.evidence(t.row["span"], t.row["part"]) for t in members)
    return JoinedStatement(
        id=stable_id("joined statement", members[0].id),
        speaker=speaker["id"],
        name=speaker["name"],
        country=_most(t.row["speaker"]["country"] for t in members),
        sectors=tuple(speaker["sectors"] or ()),
        office=_most(t.row["office"] for t in members),
        words=fullest.row["words"],
        kind=kind,
        venues=tuple(dict.fromkeys(v for t in members for v in t.row["venues"] or ())),
        outlets=tuple(sorted({s.outlet for s in documents.values() if s.outlet})),
        addressee=_most(
            t.row["addressee"]["name"] if t.row["addressee"] else None for t in members
        ),
        addressee_country=_most(
            t.row["addressee"]["country"] if t.row["addressee"] else None for t in members
        ),
        about=tuple(sorted({code for t in members for code in t.about})),
        contexts=tuple(sorted({c["context"] for t in members for c in t.row["contexts"] or ()})),
        stances=tuple(
            sorted(
                {s.mention + s.towards: s for t in members for s in t.stances}.values(),
                key=lambda s: (s.towards, s.event, s.mention),
            )
        ),
        date=_day(members),
        evidence=tuple(dict.fromkeys(evidence)),
        tellings=tuple(t.id for t in members),
        reports=len(documents),
        independent_reports=len({s.report for s in documents.values()}),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
    )


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _day(members: Sequence[StatementTelling]) -> DayTold | None:
    told = [
        DayTold(day_of(t.row["date"], t.row["part"]), t.source.document)
        for t in members
        if t.row["date"]
    ]
    return min(told, key=lambda d: d.date.end - d.date.start, default=None)
