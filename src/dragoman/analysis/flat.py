"""A copy of one version of a register for questions of many: flat tables in one DuckDB file.

The register's tables hold lists in lists, which are slow to go through row by row. The copy has
beside each row the few values that are counted by, as plain columns, and every pair of parties as
a row of its own; it is made once a version and only read after that.

For each unit (`mentions`, `events`):

- `{unit}_rows`: the rows as they stand, with a number `n`;
- `{unit}_acts`: `n` and the plain values of an act;
- `{unit}_sides`: `n`, side (0 actor, 1 recipient) and party, a row of `parties`;
- `{unit}_keys`, `{unit}_pairs`: who is in it, and which two, by `country` and by `actor`;
- `{unit}_seen`: how often each of the keys is in it, and from when to when;
- `{unit}_outlets`: `n` and each outlet that reports it.

Beside them `docs` (plain values of documents), `told` (which mentions an event has), `who` (names
of the keys), `aliases`, `holders` (who holds which office, over all reports), and the rows of the
other tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.schema import TableName, schemas
from ..ontology import countries, international_codes
from ..register import Register
from ..register.session import CLOSED
from ..resolution.offices.holders import holder_tables

if TYPE_CHECKING:
    import duckdb

MEMORY = "1GB"
THREADS = 2
CONFIG: Mapping[str, str | int] = {
    **CLOSED,
    "memory_limit": MEMORY,
    "threads": THREADS,
}

COPIED: tuple[TableName, ...] = (
    "documents",
    "mentions",
    "events",
    "members",
    "stories",
    "decisions",
    "statements",
    "agreements",
    "offices",
    "ties",
    "rejections",
    "rejects",
)

_DOCS = """CREATE TABLE docs AS
SELECT d.n, d.id, d.outlet, d.language, TRY_CAST(d.published AS DATE) AS published,
  coalesce(s.report, d.hash) AS report, s.story, i.number AS indexed
FROM documents_rows d LEFT JOIN stories_rows s ON s.document = d.id
LEFT JOIN indexed i ON i.id = d.id"""

_ACTS = """CREATE TABLE {unit}_acts AS
SELECT r.n, r.id, r.event, r.subtype, r.modes, r.contexts, r.quad::UTINYINT AS quad,
  r.intensity::DOUBLE AS intensity, r.status, r.reciprocal, r.confidence,
  TRY_CAST(r.date."start" AS DATE) AS "start", TRY_CAST(r.date."end" AS DATE) AS "end",
  r.place.country AS country, r.place.id AS place_id, r.place.name AS place, r.place.lat AS lat,
  r.place.lon AS lon, r.place.precision AS precision, {more}
FROM {unit}_rows r {join}"""

_MORE = {
    "mentions": (
        "1 AS reports, 1 AS independent, r.document, d.n AS doc, r.entry, "
        "d.published AS first_seen, d.published AS last_seen",
        "LEFT JOIN docs d ON d.id = r.document",
    ),
    "events": (
        "r.reports::INTEGER AS reports, r.independent_reports::INTEGER AS independent, "
        "NULL::VARCHAR AS document, NULL::BIGINT AS doc, NULL::VARCHAR AS entry, "
        "TRY_CAST(r.first_seen AS DATE) AS first_seen, TRY_CAST(r.last_seen AS DATE) AS last_seen",
        "",
    ),
}

_TOLD = """CREATE TABLE told AS SELECT e.n, m.n AS mention
FROM members_rows t JOIN events_acts e ON e.id = t.event JOIN mentions_acts m ON m.id = t.mention"""

_OUTLETS = {
    "mentions": "CREATE TABLE mentions_outlets AS SELECT a.n, d.outlet FROM mentions_acts a "
    "JOIN docs d ON d.n = a.doc WHERE d.outlet IS NOT NULL",
    "events": "CREATE TABLE events_outlets AS SELECT n, unnest(outlets) AS outlet FROM events_rows",
}

_SIDES = """CREATE TEMP TABLE {unit}_said AS
WITH p AS (SELECT n, 0::UTINYINT AS side, unnest(actors) AS p FROM {unit}_rows
  UNION ALL SELECT n, 1::UTINYINT AS side, unnest(recipients) AS p FROM {unit}_rows)
SELECT n, side, p.id AS id, p.name AS name, p.text AS text, p.country AS country,
  array_to_string(p.sectors, ' ') AS sectors, p.kind AS kind FROM p"""

_PARTIES = """CREATE TABLE parties AS
SELECT row_number() OVER () AS party, id, name, text, country,
  CASE WHEN sectors = '' OR sectors IS NULL THEN []::VARCHAR[] ELSE string_split(sectors, ' ') END AS sectors,
  sectors AS joined, kind
FROM (SELECT DISTINCT id, name, text, country, sectors, kind FROM
  (SELECT * FROM mentions_said UNION ALL SELECT * FROM events_said))"""

_MATCH = """CREATE TABLE {unit}_sides AS SELECT s.n, s.side, p.party
FROM {unit}_said s JOIN parties p ON p.id IS NOT DISTINCT FROM s.id
  AND p.name IS NOT DISTINCT FROM s.name AND p.text IS NOT DISTINCT FROM s.text
  AND p.country IS NOT DISTINCT FROM s.country AND p.joined IS NOT DISTINCT FROM s.sectors
  AND p.kind IS NOT DISTINCT FROM s.kind"""

_WHO = """CREATE TABLE who AS SELECT row_number() OVER (ORDER BY grain, key) AS who, * FROM (
  SELECT 'country' AS grain, coalesce(p.country, p.id, p.name) AS key,
    coalesce(any_value(l.name), mode(p.name)) AS name, any_value(p.country) AS country,
    []::VARCHAR[] AS sectors,
    CASE WHEN any_value(p.country) IS NULL THEN mode(p.kind) ELSE 'state' END AS kind
  FROM parties p LEFT JOIN lands l ON l.code = p.country GROUP BY ALL
  UNION ALL
  SELECT 'actor', coalesce(p.id, p.name), mode(p.name), mode(p.country),
    coalesce(string_split(mode(nullif(p.joined, '')), ' '), []::VARCHAR[]), mode(p.kind) FROM parties p GROUP BY ALL)
WHERE key IS NOT NULL"""

_NAMED = """CREATE TABLE named AS
SELECT p.party, w.who, w.grain FROM parties p JOIN who w
  ON w.grain = 'country' AND w.key = coalesce(p.country, p.id, p.name)
UNION ALL SELECT p.party, w.who, w.grain FROM parties p JOIN who w
  ON w.grain = 'actor' AND w.key = coalesce(p.id, p.name)"""

_KEYS = """CREATE TABLE {unit}_keys AS
SELECT DISTINCT s.n, s.side, k.who, k.grain FROM {unit}_sides s JOIN named k USING (party)"""

_PAIRS = """CREATE TABLE {unit}_pairs AS
WITH directed AS (
  SELECT k.n, k.grain, k.who AS one, o.who AS two, a.reciprocal AS joint
  FROM {unit}_keys k JOIN {unit}_keys o ON o.n = k.n AND o.grain = k.grain AND o.who <> k.who
  JOIN {unit}_acts a ON a.n = k.n
  WHERE k.side = 0 AND (o.side = 1 OR (a.reciprocal AND o.side = 0 AND k.who < o.who)))
SELECT DISTINCT n, grain, least(one, two) AS a, greatest(one, two) AS b,
  CASE WHEN joint THEN 'joint' WHEN one < two THEN 'forth' ELSE 'back' END AS way FROM directed"""

_SEEN = """CREATE TABLE {unit}_seen AS
SELECT k.who, count(*) FILTER (k.side = 0) AS as_actor, count(*) FILTER (k.side = 1) AS as_recipient,
  count(DISTINCT k.n) AS acts, min(a.first_seen) AS first, max(a.last_seen) AS last
FROM {unit}_keys k JOIN {unit}_acts a USING (n) GROUP BY k.who"""


def build(book: Register, path: Path, indexed: Mapping[str, int]) -> None:
    """Write the copy of `book` at its version into the new file `path`.

    `indexed` are the numbers that the search index has for documents. Memory stays within
    DuckDB's limit; what does not fit is spilled beside the file.
    """
    import duckdb
    import pyarrow as pa

    base = duckdb.connect(str(path), config={**CONFIG, "temp_directory": f"{path}.spill"})
    try:
        base.register(
            "indexed",
            pa.table(
                {
                    "id": pa.array(indexed, pa.string()),
                    "number": pa.array(indexed.values(), pa.int64()),
                }
            ),
        )
        names = {each.iso3: each.name for each in countries()}
        names |= {each.code: each.definition for each in international_codes()}
        base.register("lands", pa.table({"code": list(names), "name": list(names.values())}))
        for table in COPIED:
            _rows(base, book, table)
        base.execute(_DOCS)
        for unit in ("mentions", "events"):
            more, join = _MORE[unit]
            base.execute(_ACTS.format(unit=unit, more=more, join=join))
        base.execute(_TOLD)
        for unit in ("mentions", "events"):
            base.execute(_OUTLETS[unit])
            base.execute(_SIDES.format(unit=unit))
        base.execute(_PARTIES)
        base.execute(_WHO)
        base.execute(_NAMED)
        for unit in ("mentions", "events"):
            for step in (_MATCH, _KEYS, _PAIRS, _SEEN):
                base.execute(step.format(unit=unit))
        base.execute("CREATE TABLE aliases AS SELECT unnest(aliases) AS alias, id FROM events_rows")
        for part, table in enumerate(holder_tables(book)):
            base.register("held", table)
            into = "INSERT INTO holders" if part else "CREATE TABLE holders AS"
            base.execute(f"{into} SELECT * FROM held")
        base.execute("CHECKPOINT")
    finally:
        base.close()


def _rows(base: duckdb.DuckDBPyConnection, book: Register, table: TableName) -> None:
    """Copy a table with a number for each row, as the register's own view has it.

    What the view reads is read here at once; a bucket's files come through Arrow.
    """
    session = book.session()
    columns = ", ".join(f'"{name}"' for name in schemas()[table].names)
    if session.files[table] and session.folder.local:
        source = f"({session.reading(table)})"
    else:
        source = "given"
        there = book.tables(table) if session.files[table] else schemas()[table].empty_table()
        base.register(source, there)
    base.execute(
        f"CREATE TABLE {table}_rows AS SELECT (row_number() OVER ()) - 1 AS n, {columns} FROM {source}"
    )
