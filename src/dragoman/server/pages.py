"""What one page of the app shows: one mention, event, agreement, statement, document, actor, dyad."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from ..analysis.cast import actor as actor_of
from ..analysis.cast import near_actors
from ..analysis.chosen import all_of
from ..analysis.copy import Copy
from ..analysis.joined import (
    Said,
    agreements_between,
    binding_by_day,
    binding_on,
    holders,
    statements_by,
)
from ..analysis.network import dyads
from ..analysis.over_time import over_time
from ..errors import LookupFailed
from ..model.joined import JoinedAgreement, JoinedStatement
from ..model.joined_rows import joined_agreement_row, joined_statement_row
from ..model.schema import Row
from ..register import Condition, MentionFilter
from ..register.asking import spelt
from ..register.filters import Unit, any_party, every
from ..register.parties import party_of
from ..resolution.agreements.standing import BINDING
from .asked import Asked, unit_of
from .mention_pages import documents_of, mention_pages, sentence_of
from .parties import require_pair

_Joined = TypeVar("_Joined", JoinedAgreement, JoinedStatement)

SHOWN = 500
"""Mentions of an event that its page has; more are asked for as mentions."""
FEW = 20


def mention(copy: Copy, asked: Asked) -> Row:
    """A mention with its sentence, document, entry, what was rejected beside it, and its event."""
    key = asked.path["id"]
    known = copy.ask("SELECT n FROM mentions_acts WHERE id = ?", (key,))
    if not known:
        copy.get("mentions", key)  # says which ids come near
    (page,) = mention_pages(copy, [n for (n,) in known[:1]])
    return page


def event(copy: Copy, asked: Asked) -> Row:
    """An event, its reports side by side, and why they are one; an old id gives what it became."""
    key, moved = asked.path["id"], None
    known = copy.ask("SELECT id FROM aliases WHERE alias = ?", (key,))
    if known:
        key, moved = known[0][0], key
    row = copy.get("events", key)
    kept = list(row["mentions"])[:SHOWN]
    among = Condition("id IN (SELECT unnest(?::VARCHAR[]))", (kept,))
    found = {each["id"]: each for each in copy.rows("mentions", among)}
    papers = [found[one]["document"] for one in kept if one in found]
    texts = copy.texts(papers)
    documents = documents_of(copy, papers)
    copies = _copies(copy, papers)
    why = {reason["mention"]: reason for reason in row["reasons"] or ()}
    return {
        "event": row,
        "mentions": [
            {
                "mention": found[one],
                "sentence": sentence_of(found[one], texts.get(found[one]["document"], ("", ""))),
                "document": documents.get(found[one]["document"]),
                "copies": copies.get(found[one]["document"], []),
                "reason": _reason(why.get(one)),
            }
            for one in kept
            if one in found
        ],
        "left_out": len(row["mentions"]) - len(kept),
        "moved_from": moved,
    }


def agreement(copy: Copy, asked: Asked) -> Row:
    """An agreement with each of its words; a row of one document leads to the whole."""
    row = dict(joined_agreement_row(_told_by("agreement", asked.path["id"], copy.agreements)))
    return {"agreement": row, "evidence": _evidence(copy, list(_fielded(row)))}


def _fielded(row: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """Every piece of evidence with the field that it is for; the fields are written into the row."""
    for name in ("parties", "signatories"):
        for at, each in enumerate(row[name]):
            each["field"] = f"{name}[{at}]"
            for told in each["evidence"]:
                yield each["field"], told
    for at, stage in enumerate(row["stages"]):
        stage["field"] = f"stages[{at}]"
        for told in (stage["evidence"], *stage["also"]):
            yield stage["field"], told
    for told in row["evidence"]:
        yield "evidence", told


def statement(copy: Copy, asked: Asked) -> Row:
    """A statement with all reports of it; a row of one document leads to the whole."""
    row = joined_statement_row(_told_by("statement", asked.path["id"], copy.statements))
    return {
        "statement": row,
        "evidence": _evidence(copy, [("words", told) for told in row["evidence"]]),
    }


def office(copy: Copy, asked: Asked) -> Row:
    """A person in an office with all reports of it; a row of one document leads to the whole."""
    key = asked.path["id"]
    told = "list_contains(list_transform(evidence, lambda told: told.office), ?)"
    found = holders(copy, Condition(f"id = ? OR {told}", (key, key)), limit=1)
    if not found:
        near = copy.ask("SELECT id FROM holders WHERE starts_with(id, ?) LIMIT 3", (key[:4],))
        raise LookupFailed.among("office", key, [one for (one,) in near])
    (row,) = found
    return {
        "office": row,
        "evidence": _evidence(copy, [("person", told) for told in row["evidence"]]),
    }


def _told_by(what: str, key: str, joined: Sequence[_Joined]) -> _Joined:
    """The one of an id, or of which a row of one document is a telling. Raises LookupFailed."""
    for each in joined:
        if key == each.id or key in each.tellings:
            return each
    raise LookupFailed.among(what, key, (each.id for each in joined))


def _evidence(copy: Copy, pieces: Sequence[tuple[str, Row]]) -> list[Row]:
    """Pieces of evidence, each with its field, their words and documents beside them."""
    keys = [told["document"] for _, told in pieces]
    documents, texts = documents_of(copy, keys), copy.texts(keys)
    return [
        {
            "document": documents.get(told["document"]),
            "quote": _words(texts, told),
            "part": told["part"],
            "span": told["span"],
            "field": field,
        }
        for field, told in pieces
    ]


def document(copy: Copy, asked: Asked) -> Row:
    """A document with its text and every reading of it."""
    key = asked.path["id"]
    row = dict(copy.get("documents", key))
    text = copy.texts([key])[key][1]
    row["text"] = text or None
    if not text:
        row["reason"] = "The register holds no text of this document, only offsets into it."
    here = Condition("document = ?", (key,))
    tables = ("mentions", "agreements", "statements", "offices", "ties", "rejections")
    return {"document": row, **{name: copy.rows(name, here, order="n") for name in tables}}  # type: ignore[arg-type]


def actor(copy: Copy, asked: Asked) -> Row:
    """An actor or a country: what it does and bears, with whom, its offices, words and agreements."""
    key, unit = asked.path["id"], unit_of(copy, asked)
    known = actor_of(copy, unit, party_of(key))
    if known is None:
        raise LookupFailed.among("actor", key, near_actors(copy, key))
    who = known["id"]
    where = MentionFilter(party=who)
    chosen = copy.chosen(where, unit)
    types = copy.dicts(
        f"SELECT a.event, count(*) AS count FROM {unit}_acts a WHERE {chosen.sql} "
        "GROUP BY a.event ORDER BY count DESC, a.event",
        chosen.parameters,
    )
    state = known["country"] == who
    pairs = [row for row in dyads(copy, where, unit) if not state or who in (row["a"], row["b"])]
    holds = Condition("country = ?", (who,))
    if not state:
        holds = Condition("actor = ? OR list_contains(names, ?)", (who, known["name"]))
    return {
        "actor": known,
        "unit": unit,
        "types": types,
        "top_dyads": pairs[:FEW],
        "offices": holders(copy, holds, limit=100),
        "statements": [
            joined_statement_row(each) for each in statements_by(copy, Said(speaker=who))[:FEW]
        ],
        "agreements": [
            joined_agreement_row(each.agreement)
            for each in agreements_between(copy, [who if state else known["name"]])[:FEW]
        ],
        "series": series_row(copy, where, unit, by="month"),
    }


def dyad(copy: Copy, asked: Asked) -> Row:
    """Two actors over time: the series, agreements, ties, visits and statements."""
    unit = unit_of(copy, asked)
    one, two = require_pair(copy, asked)
    where = replace(asked.where, between=(one, two))
    chosen = copy.settled(copy.chosen(where, unit), unit)
    series = series_row(copy, where, unit, by=asked["by"], split="quad", chosen=chosen)
    found = agreements_between(copy, (one, two))
    last = date.fromisoformat(series["rows"][-1]["end"]) if series["rows"] else date.max
    shared = [each.agreement for each in found]
    both = every([any_party("parties", one), any_party("parties", two)])
    said = [
        *statements_by(copy, Said(speaker=one, about=two)),
        *statements_by(copy, Said(speaker=two, about=one)),
    ]
    said.sort(key=lambda each: (each.first_seen or date.min, each.id), reverse=True)
    return {
        "pair": [one, two],
        "unit": unit,
        "series": series,
        "agreements": [
            {
                "agreement": joined_agreement_row(each.agreement),
                "standing": each.standing,
                "since": each.by.date.start.isoformat() if each.by and each.by.date else None,
                "binding": each.standing in BINDING
                and bool(binding_on([each.agreement], (one, two), last)),
            }
            for each in found[:100]
        ],
        "binding": binding_by_day(
            shared, (one, two), [date.fromisoformat(row["end"]) for row in series["rows"]]
        ),
        "ties": copy.rows("ties", both, limit=100),
        "visits": _visits(copy, where, unit, chosen),
        "statements": [joined_statement_row(each) for each in said[:100]],
    }


def series_row(copy: Copy, where: MentionFilter, unit: Unit, **how: Any) -> dict[str, Any]:
    """A series as the API gives it."""
    found = over_time(copy, where, unit, **how)
    return {
        "unit": found.unit,
        "query": spelt(where),
        "by": found.by,
        "normalised_by": "documents",
        "rows": list(found.rows),
        "undated": found.undated,
        "wide": found.wide,
    }


def _visits(copy: Copy, where: MentionFilter, unit: Unit, chosen: Condition) -> list[Row]:
    """Visits among the acts that are `chosen`; where the filter has a mode, it gives way to visits."""
    if where.mode is None:
        visit = copy.chosen(MentionFilter(mode="visit"), unit)
        chosen = all_of({"visit": visit, "chosen": chosen})
    else:
        chosen = copy.chosen(replace(where, mode="visit"), unit)
    numbers = copy.ask(
        f'SELECT a.n FROM {unit}_acts a WHERE {chosen.sql} ORDER BY a."start" DESC NULLS LAST, a.n '
        "LIMIT 100",
        chosen.parameters,
    )
    return [json.loads(line) for line in copy.lines(unit, [n for (n,) in numbers])]


def _reason(reason: Row | None) -> Row | None:
    if reason is None:
        return None
    return {name: reason[name] for name in ("same_as", "probability", "because")}


def _copies(copy: Copy, keys: Sequence[str]) -> dict[str, list[Row]]:
    """For each document the others that copy the same report."""
    pairs = copy.ask(
        "SELECT d.id, o.id FROM docs d JOIN docs o ON o.report = d.report AND o.id <> d.id "
        "WHERE d.id IN (SELECT unnest(?::VARCHAR[])) ORDER BY d.id, o.published, o.id LIMIT 1000",
        (list(keys),),
    )
    rows = documents_of(copy, sorted({other for _, other in pairs}))
    found: dict[str, list[Row]] = {}
    for key, other in pairs:
        if other in rows:
            found.setdefault(key, []).append(rows[other])
    return found


def _words(texts: Mapping[str, tuple[str, str]], told: Row) -> str:
    title, text = texts.get(told["document"], ("", ""))
    start, end = told["span"]
    return (title if told["part"] == "title" else text)[start:end]
