"""The lists of the API: rows of the register by pages, as `docs/records.md` has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ..analysis.copy import Copy
from ..analysis.joined import Said, agreement_on, agreements_between, holders, statements_by
from ..analysis.search import Where, snippet
from ..errors import ConfigError, QueryError
from ..model.joined_rows import joined_statement_row
from ..model.schema import Row, TableName
from ..register import Condition
from ..register.asking import country_of, spelt
from ..register.filters import Unit, any_party, every
from ..register.parties import party_of
from ..resolution.offices.holders import named
from .answer import Page, Slice
from .asked import Asked
from .parties import require_parties, unknown_parties

_T = TypeVar("_T")

ORDERS: Mapping[str, str] = {
    "-date": 'a."start" DESC NULLS LAST, a.n',
    "date": 'a."start" NULLS LAST, a.n',
    "-confidence": "a.confidence DESC, a.n",
    "-reports": "a.independent DESC, a.reports DESC, a.n",
}
UNRESOLVED = "This register has no events yet: run `dragoman resolve`, or ask for mentions."


def acts(copy: Copy, asked: Asked, part: Slice, unit: Unit) -> Page:
    """Mentions or events that the filter picks."""
    chosen = copy.chosen(asked.where, unit)
    (total,) = copy.ask(
        f"SELECT count(*) FROM {unit}_acts a WHERE {chosen.sql}", chosen.parameters
    )[0]
    numbers = copy.ask(
        f"SELECT a.n FROM {unit}_acts a WHERE {chosen.sql} ORDER BY {ORDERS[asked['sort']]} "
        f"LIMIT {part.limit} OFFSET {part.offset}",
        chosen.parameters,
    )
    return Page(
        total,
        table=unit,
        numbers=[n for (n,) in numbers],
        unit=unit,
        query=spelt(asked.where),
        warnings=[
            *([UNRESOLVED] if unit == "events" and copy.unit == "mentions" else []),
            *(unknown_parties(copy, asked.where) if not total else []),
        ],
    )


def mentions(copy: Copy, asked: Asked, part: Slice) -> Page:
    return acts(copy, asked, part, "mentions")


def events(copy: Copy, asked: Asked, part: Slice) -> Page:
    return acts(copy, asked, part, "events")


def documents(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Documents without their texts, the newest first."""
    found = []
    if asked["outlet"]:
        found.append(Condition("outlet = ?", (asked["outlet"],)))
    if asked["language"]:
        found.append(Condition("language = ?", (asked["language"],)))
    if asked["since"]:
        found.append(Condition("published >= ?::DATE", (asked["since"].isoformat(),)))
    if asked["until"]:
        found.append(Condition("published <= ?::DATE", (asked["until"].isoformat(),)))
    if asked["q"]:
        numbers = _found(copy, asked["q"])
        found.append(Condition("indexed IN (SELECT unnest(?::BIGINT[]))", (numbers,)))
    return _of_table(copy, "documents", found, part, asked, order="published DESC NULLS LAST, id")


def offices(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Office-holders, joined over all reports: by part of a name and by country."""
    found = []
    if asked["person"]:
        found.append(named(asked["person"]))
    if asked["country"]:
        found.append(Condition("country = ?", (country_of("country", asked["country"]),)))
    chosen = every(found)
    (total,) = copy.ask(f"SELECT count(*) FROM holders WHERE {chosen.sql}", chosen.parameters)[0]
    rows = holders(copy, chosen, limit=part.limit, offset=part.offset)
    return Page(total, rows, query=_told(asked), columns=("id",))


def ties(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Standing relations among all of `between`."""
    require_parties(copy, (("between", one) for one in asked["between"]))
    found = [any_party("parties", party_of(one)) for one in asked["between"]]
    return _of_table(copy, "ties", found, part, asked)


def rejects(copy: Copy, asked: Asked, part: Slice) -> Page:
    """What could not be read or coded, and why."""
    return _of_table(copy, "rejects", [], part, asked)


def decisions(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Splits and joins by hand."""
    return _of_table(copy, "decisions", [], part, asked, order="number")


def agreements(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Agreements, joined over all reports; with `on` those that may bind on that day."""
    require_parties(copy, (("between", one) for one in asked["between"]))
    parties = [party_of(one) for one in asked["between"]]
    found = agreements_between(copy, parties, asked["on"])
    rows = [agreement_on(each, asked["on"]) for each in _part(found, part)]
    return Page(len(found), rows, query=_told(asked), columns=("id",))


def statements(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Statements, joined over all reports: who said what, of whom, in which papers."""
    speaker, about = asked["speaker"], asked["about"]
    require_parties(copy, (("speaker", speaker), ("about", about)))
    found = statements_by(
        copy,
        Said(
            party_of(speaker) if speaker else None,
            party_of(about) if about else None,
            asked["context"],
            asked["since"],
            asked["until"],
        ),
    )
    rows = [joined_statement_row(each) for each in _part(found, part)]
    return Page(len(found), rows, query=_told(asked), columns=("id",))


def search(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Documents or statements with all the words, the newest first, each with a piece of its text."""
    words, where = asked["q"], asked["in"]
    if not words:
        raise QueryError("q", "is needed: the words to look for.")
    if where == "documents":
        numbers = _found(copy, words)
        source, key = "docs d", "indexed IN (SELECT unnest(?::BIGINT[]))"
        columns = "d.id, d.id, d.outlet, d.published"
        values: list[object] = [numbers]
    else:
        source = "statements_rows s JOIN docs d ON d.id = s.document"
        key, columns = "s.id IN (SELECT unnest(?::VARCHAR[]))", "s.id, d.id, d.outlet, d.published"
        values = [copy.search.ids(words, "statements")]
    (total,) = copy.ask(f"SELECT count(*) FROM {source} WHERE {key}", values)[0]
    rows = copy.ask(
        f"SELECT {columns} FROM {source} WHERE {key} ORDER BY d.published DESC NULLS LAST, 1 "
        f"LIMIT {part.limit} OFFSET {part.offset}",
        values,
    )
    texts = copy.texts([row[1] for row in rows])
    said = _said(copy, [row[0] for row in rows]) if where == "statements" else {}
    made = [_hit(where, row, texts.get(row[1], ("", "")), said.get(row[0]), words) for row in rows]
    return Page(total, made, query=_told(asked), columns=("id",))


def _hit(
    where: Where,
    row: Sequence[object],
    text: tuple[str, str],
    said: tuple[str, list[int]] | None,
    words: str,
) -> Row:
    title, body = text
    piece, marks, span = snippet(said[0] if said else body, words)
    if not marks and not said:
        titled, in_title, title_span = snippet(title, words)
        if in_title:
            piece, marks, span = titled, in_title, title_span
    return {
        "kind": where.removesuffix("s"),
        "id": row[0],
        "document": row[1],
        "title": title or None,
        "outlet": row[2],
        "published": str(row[3]) if row[3] else None,
        "snippet": piece,
        "marks": marks,
        "span": said[1] if said else span,
    }


def _said(copy: Copy, ids: Sequence[str]) -> dict[str, tuple[str, list[int]]]:
    rows = copy.ask(
        "SELECT id, words, span FROM statements_rows WHERE id IN (SELECT unnest(?::VARCHAR[]))",
        (list(ids),),
    )
    return {key: (words, span) for key, words, span in rows}


def _found(copy: Copy, words: str) -> list[int]:
    try:
        return copy.search.find(words)
    except QueryError:
        raise
    except ConfigError as fault:
        raise QueryError("q", str(fault)) from None


def _of_table(
    copy: Copy,
    table: TableName,
    found: Sequence[Condition],
    part: Slice,
    asked: Asked,
    order: str = "n",
) -> Page:
    chosen = every(found)
    source = "docs" if table == "documents" else f"{table}_rows"
    (total,) = copy.ask(f"SELECT count(*) FROM {source} WHERE {chosen.sql}", chosen.parameters)[0]
    numbers = copy.ask(
        f"SELECT n FROM {source} WHERE {chosen.sql} ORDER BY {order} "
        f"LIMIT {part.limit} OFFSET {part.offset}",
        chosen.parameters,
    )
    return Page(total, table=table, numbers=[n for (n,) in numbers], query=_told(asked))


def _part(found: Sequence[_T], part: Slice) -> Sequence[_T]:
    return found[part.offset : part.offset + part.limit]


_NOT_ASKED = frozenset({"limit", "cursor", "format", "version"})


def _told(asked: Asked) -> Row:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in asked.values.items()
        if value not in (None, ()) and name not in _NOT_ASKED
    }
