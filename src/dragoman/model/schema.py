"""The Arrow schemas of the interchange rows, one a table.

`docs/records.md` is the reference for readers; this is the same in types. Names and meaning are
kept once published: a column is added, never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 6
"""2 has the tables of resolution, 3 to 6 the columns of `ADDED`; a register of an older schema is read as
one in which the tables are empty and the columns null."""

CodedName = Literal[
    "documents",
    "mentions",
    "agreements",
    "statements",
    "offices",
    "ties",
    "rejects",
    "rejections",
]
ResolvedName = Literal["stories", "events", "members", "decisions"]
TableName = Literal[CodedName, ResolvedName]
TABLES: tuple[CodedName, ...] = get_args(CodedName)
"""The tables that a coding gives rows to."""
RESOLVED: tuple[ResolvedName, ...] = get_args(ResolvedName)
"""The tables that resolution makes out of those."""
ALL_TABLES: tuple[TableName, ...] = (*TABLES, *RESOLVED)

ADDED: Mapping[TableName, tuple[str, ...]] = {
    "mentions": ("subtype", "phrase"),
    "agreements": ("party_parts", "signatory_parts"),
    "rejects": ("document", "origin"),
    "events": ("subtype",),
}
"""Columns that tables of older registers lack: null where they are absent. They stand last."""

Row = Mapping[str, Any]
"""One interchange row as JSON would hold it: the only place where a mapping stands for a record."""


@cache
def schemas() -> Mapping[TableName, pa.Schema]:
    """The schema of each table, made at first use since pyarrow is heavy to import."""
    import pyarrow as pa

    text, flag, real = pa.string(), pa.bool_(), pa.float64()
    texts = pa.list_(text)
    span = pa.list_(pa.int64())

    def struct(**fields: pa.DataType) -> pa.DataType:
        return pa.struct(list(fields.items()))

    party = struct(
        id=text, text=text, span=span, name=text, country=text, sectors=texts, kind=text, via=text
    )
    parties = pa.list_(party)
    day = struct(start=text, end=text, precision=text, text=text, span=span)
    place = struct(name=text, country=text, id=text, lat=real, lon=real, precision=text, span=span)
    context = struct(context=text, span=span)
    count = struct(
        what=text, low=real, high=real, text=text, span=span, said_by=party, currency=text
    )
    found_in = {"mention": text, "reports": pa.int64()}
    where = {"id": text, "document": text, "input_id": text, "part": text}
    evidence = struct(document=text, input_id=text, part=text, span=span)
    return {
        "documents": pa.schema(
            {
                "id": text,
                "input_id": text,
                "url": text,
                "outlet": text,
                "published": text,
                "language": text,
                "title": text,
                "text": text,
                "characters": pa.int64(),
                "hash": text,
                "contexts": pa.list_(context),
                "run": text,
            }
        ),
        "mentions": pa.schema(
            {
                **where,
                "sentence": span,
                "event": text,
                "modes": texts,
                "contexts": texts,
                "cameo": text,
                "quad": pa.int64(),
                "intensity": real,
                "trigger": struct(text=text, span=span),
                "actors": parties,
                "recipients": parties,
                "reciprocal": flag,
                "status": text,
                "also": texts,
                "said_by": party,
                "date": day,
                "place": place,
                "counts": pa.list_(count),
                "confidence": real,
                "entry": text,
                "operators": texts,
                "unknown": pa.map_(text, text),
                "run": text,
                "subtype": text,
                "phrase": pa.list_(span),
            }
        ),
        "agreements": pa.schema(
            {
                "id": text,
                "document": text,
                "names": texts,
                "subject": text,
                "form": text,
                "parties": pa.list_(
                    struct(
                        country=text, name=text, joined=day, left=day, order=pa.int64(), span=span
                    )
                ),
                "signatories": parties,
                "stages": pa.list_(struct(stage=text, date=day, place=place, evidence=evidence)),
                "evidence": pa.list_(evidence),
                "run": text,
                "party_parts": texts,
                "signatory_parts": texts,
            }
        ),
        "statements": pa.schema(
            {
                **where,
                "speaker": party,
                "office": text,
                "words": text,
                "span": span,
                "kind": text,
                "venues": texts,
                "addressee": party,
                "contexts": pa.list_(context),
                "date": day,
                "run": text,
            }
        ),
        "offices": pa.schema(
            {
                **where,
                "person": text,
                "office": text,
                "country": text,
                "sector": text,
                "former": flag,
                "as_of": day,
                "span": span,
                "run": text,
            }
        ),
        "ties": pa.schema(
            {
                **where,
                "parties": parties,
                "kind": text,
                "span": span,
                "said_by": party,
                "date": day,
                "run": text,
            }
        ),
        "rejects": pa.schema(
            {
                "input": text,
                "line": pa.int64(),
                "reason": text,
                "run": text,
                "document": text,
                "origin": text,
            }
        ),
        "rejections": pa.schema(
            {
                "document": text,
                "part": text,
                "sentence": span,
                "trigger": span,
                "entry": text,
                "reason": text,
                "run": text,
            }
        ),
        "stories": pa.schema({"document": text, "story": text, "report": text}),
        "events": pa.schema(
            {
                "id": text,
                "event": text,
                "modes": texts,
                "contexts": texts,
                "cameo": text,
                "quad": pa.int64(),
                "intensity": real,
                "actors": pa.list_(struct(**_fields(party), **found_in)),
                "recipients": pa.list_(struct(**_fields(party), **found_in)),
                "reciprocal": flag,
                "status": text,
                "date": struct(**_fields(day), **found_in),
                "place": struct(**_fields(place), **found_in),
                "counts": pa.list_(
                    struct(
                        what=text,
                        low=real,
                        high=real,
                        text=text,
                        said_by=party,
                        currency=text,
                        **found_in,
                    )
                ),
                "mentions": texts,
                "outlets": texts,
                "reports": pa.int64(),
                "independent_reports": pa.int64(),
                "first_seen": text,
                "last_seen": text,
                "representative": text,
                "disagreements": pa.list_(
                    struct(
                        field=text,
                        value=text,
                        chosen=flag,
                        reports=pa.int64(),
                        outlets=texts,
                        said_by=texts,
                        mentions=texts,
                    )
                ),
                "reasons": pa.list_(
                    struct(mention=text, same_as=text, probability=real, because=text)
                ),
                "confidence": real,
                "aliases": texts,
                "unknown": pa.map_(text, text),
                "subtype": text,
            }
        ),
        "members": pa.schema(
            {
                "mention": text,
                "event": text,
                "block": text,
                "telling": text,
                "signature": pa.int64(),
                "order": pa.int64(),
                "keys": pa.list_(pa.int64()),
            }
        ),
        "decisions": pa.schema(
            {"number": pa.int64(), "verdict": text, "mentions": texts, "others": texts}
        ),
    }


def _fields(kind: pa.DataType) -> dict[str, pa.DataType]:
    return {kind.field(at).name: kind.field(at).type for at in range(kind.num_fields)}


def table_of(name: TableName, rows: Sequence[Row]) -> pa.Table:
    """Build the Arrow table of `rows` under the schema of table `name`."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=schemas()[name])
