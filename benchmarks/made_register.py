"""A register of any size whose rows are made in DuckDB: large enough to measure, of no meaning.

    python -m benchmarks.made_register 1000000 --register DIR

Documents, mentions, the events that they tell, stories, statements, agreements, offices and ties; two
mentions in three stand in a document of their own, actors and outlets are as unequal as in news
(few are in much, many in little). The same size gives the same rows.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from dragoman.model.schema import TableName, schemas
from dragoman.ontology import contexts, countries, event_types, modes
from dragoman.register import Register
from dragoman.register.folder import DataFile
from dragoman.register.layout import RUNS
from dragoman.register.writing import Change, new_token

ROWS = 50_000
"""Rows of a file."""

PARTY = """CASE WHEN draw({row}, '{salt}p', 6) = 0
THEN struct_pack(id := 'person.' || lower({land}.code) || '-' || draw({row}, '{salt}', 50),
  text := 'Minister', span := [0, 8]::BIGINT[],
  name := 'Person ' || {land}.code || ' ' || draw({row}, '{salt}', 50), country := {land}.code,
  sectors := ['GOV'], kind := 'person', via := 'name'{more})
ELSE struct_pack(id := {land}.code, text := {land}.name, span := [0, 8]::BIGINT[],
  name := {land}.name, country := {land}.code,
  sectors := CASE WHEN draw({row}, '{salt}', 7) = 0 THEN ['MIL'] ELSE []::VARCHAR[] END,
  kind := 'state', via := 'name'{more}) END"""

MACROS = """
CREATE MACRO draw(i, salt, n) AS (hash(i, salt) % n)::BIGINT;
CREATE MACRO few(i, salt, n) AS (floor(n * pow((hash(i, salt) % 1000003) / 1000003.0, 3)))::BIGINT;
CREATE MACRO key(kind, i) AS left(md5(kind || i), 20);
"""

STEPS = (
    "CREATE TABLE happening AS SELECT i, few(i, 'a', (SELECT count(*) FROM land)) AS one, "
    "few(i, 'b', (SELECT count(*) FROM land)) AS two, draw(i, 't', 16) AS kind, "
    "DATE '2012-01-01' + draw(i, 'd', 4700)::INTEGER AS day, draw(i, 'p', 100) AS chance, "
    "draw(i, 'u', 100) AS undated FROM range({events}) t(i)",
    "CREATE TABLE mention AS SELECT m AS i, "
    "CASE WHEN m < {events} THEN m ELSE few(m, 'h', {events}) END AS h, "
    "(m * 2) // 3 AS d FROM range({mentions}) t(m)",
    "CREATE TABLE doc AS SELECT d AS i, min(h) AS h, count(*) AS n FROM mention GROUP BY d",
)

DOCUMENTS = """SELECT key('d', doc.i) AS id, 'made.' || doc.i AS input_id, NULL AS url,
  'Paper ' || few(doc.i, 'o', 400) AS outlet,
  (h.day + draw(doc.i, 'l', 3)::INTEGER)::VARCHAR AS published, 'en' AS language,
  'Report ' || doc.i || ' on ' || a.name AS title, words(doc.i, a.name, b.name) AS text,
  len(words(doc.i, a.name, b.name))::BIGINT AS characters, md5('t' || doc.i) AS hash,
  []::STRUCT(context VARCHAR, span BIGINT[])[] AS contexts, 'made' AS run
FROM doc JOIN happening h ON h.i = doc.h JOIN land a ON a.i = h.one JOIN land b ON b.i = h.two
ORDER BY doc.i"""

WORDS = """CREATE MACRO words(i, one, two) AS one || ' and ' || two || ' met word' || draw(i, 'w1', 5000)
  || ' of the harbour word' || draw(i, 'w2', 5000) || '. The word' || draw(i, 'w3', 5000) ||
  ' was read aloud in the hall by clerk ' || draw(i, 'w4', 90000) || ', who gave word' ||
  draw(i, 'w5', 5000) || ' and word' || draw(i, 'w6', 5000) || ' to those who had come.'"""

ACT = """t.code AS event, CASE WHEN len(t.modes) > 0 AND draw({i}, 'mm', 3) = 0
    THEN [t.modes[1 + draw({i}, 'm', len(t.modes))]] ELSE []::VARCHAR[] END AS modes,
  CASE WHEN draw({i}, 'cc', 3) = 0 THEN [context_of(draw({i}, 'c', {contexts}))]
    ELSE []::VARCHAR[] END AS contexts, '0' || (10 + draw({i}, 'ca', 80)) AS cameo,
  t.quad AS quad, t.score AS intensity"""

DATE = """CASE WHEN h.undated < 20 THEN NULL ELSE struct_pack(start := h.day::VARCHAR,
  "end" := (CASE WHEN h.undated < 30 THEN h.day + 27 ELSE h.day END)::VARCHAR,
  precision := CASE WHEN h.undated < 30 THEN 'month' ELSE 'day' END, text := 'then',
  span := [30, 34]::BIGINT[]{more}) END AS date"""

PLACE = """CASE WHEN h.chance < 50 THEN NULL ELSE struct_pack(
  name := CASE WHEN h.chance < 70 THEN b.name ELSE 'Town ' || b.code || ' ' || (h.i % 40) END,
  country := b.code, id := CASE WHEN h.chance < 70 THEN b.code ELSE b.code || (h.i % 40) END,
  lat := CASE WHEN h.chance < 70 THEN NULL ELSE (b.i % 120) - 60.0 + (h.i % 40) / 10.0 END,
  lon := CASE WHEN h.chance < 70 THEN NULL ELSE (b.i * 7 % 340) - 170.0 + (h.i % 40) / 10.0 END,
  precision := CASE WHEN h.chance < 70 THEN 'country' WHEN h.chance < 75 THEN 'region'
    ELSE 'city' END, span := [36, 40]::BIGINT[]{more}) END AS place"""

MENTIONS = f"""SELECT key('m', m.i) AS id, key('d', m.d) AS document, 'made.' || m.d AS input_id,
  'body' AS part, [0, 60]::BIGINT[] AS sentence, {ACT},
  struct_pack(text := 'met', span := [20, 23]::BIGINT[]) AS trigger,
  [{{one}}] AS actors, CASE WHEN t.code = 'CONSULT' THEN [] ELSE [{{two}}] END AS recipients,
  t.code = 'CONSULT' AS reciprocal,
  CASE WHEN draw(m.i, 's', 10) < 8 THEN 'actual' ELSE 'future' END AS status, []::VARCHAR[] AS also,
  NULL AS said_by, {DATE}, {PLACE}, [] AS counts, 0.3 + draw(m.i, 'cf', 70) / 100.0 AS confidence,
  'made.' || draw(m.i, 'e', 300) AS entry, []::VARCHAR[] AS operators,
  MAP {{{{}}}}::MAP(VARCHAR, VARCHAR) AS unknown, 'made' AS run, NULL::VARCHAR AS subtype,
  NULL::BIGINT[][] AS phrase
FROM mention m JOIN happening h ON h.i = m.h JOIN kind t ON t.i = h.kind
  JOIN land a ON a.i = h.one JOIN land b ON b.i = h.two ORDER BY m.i"""

EVENTS = f"""SELECT key('e', h.i) AS id, {ACT}, [{{one}}] AS actors,
  CASE WHEN t.code = 'CONSULT' THEN [] ELSE [{{two}}] END AS recipients,
  t.code = 'CONSULT' AS reciprocal, 'actual' AS status, {DATE}, {PLACE}, [] AS counts,
  g.mentions, g.outlets, g.reports, g.reports AS independent_reports, g.first_seen, g.last_seen,
  g.mentions[1] AS representative, [] AS disagreements,
  [struct_pack(mention := x, same_as := g.mentions[1], probability := 0.9, because := 'same day')
    FOR x IN g.mentions[2:]] AS reasons,
  0.3 + draw(h.i, 'cf', 70) / 100.0 AS confidence, []::VARCHAR[] AS aliases,
  MAP {{{{}}}}::MAP(VARCHAR, VARCHAR) AS unknown, NULL::VARCHAR AS subtype
FROM happening h JOIN kind t ON t.i = h.kind JOIN land a ON a.i = h.one
  JOIN land b ON b.i = h.two JOIN told g ON g.h = h.i ORDER BY first_seen, id"""

TOLD = """CREATE TABLE told AS SELECT m.h, list(key('m', m.i) ORDER BY m.i) AS mentions,
  list_sort(list(DISTINCT 'Paper ' || few(m.d, 'o', 400))) AS outlets,
  count(DISTINCT m.d)::BIGINT AS reports, min(h.day)::VARCHAR AS first_seen,
  max(h.day + draw(m.d, 'l', 3)::INTEGER)::VARCHAR AS last_seen
FROM mention m JOIN happening h ON h.i = m.h GROUP BY m.h"""

MEMBERS = """SELECT key('m', i) AS mention, key('e', h) AS event, 'b' AS block,
  key('m', i) AS telling, i AS signature, i AS "order", []::BIGINT[] AS keys FROM mention ORDER BY i"""

STORIES = "SELECT key('d', i) AS document, key('d', i) AS story, key('d', i) AS report FROM doc ORDER BY i"

STATEMENTS = """SELECT key('s', d.i) AS id, key('d', d.i) AS document, 'made.' || d.i AS input_id,
  'body' AS part, {one} AS speaker, 'Minister' AS office, 'We gave word' || draw(d.i, 'w5', 5000)
  || ' in round ' || d.i AS words, [0, 30]::BIGINT[] AS span, 'direct' AS kind, []::VARCHAR[] AS venues,
  NULL AS addressee, [] AS contexts, NULL AS date, 'made' AS run
FROM doc d JOIN happening h ON h.i = d.h JOIN land a ON a.i = h.one WHERE d.i % {each} = 0 ORDER BY d.i"""

AGREEMENTS = """SELECT key('g', d.i) AS id, key('d', d.i) AS document,
  ['Harbour Accord ' || d.i] AS names, 'trade' AS subject, 'treaty' AS form,
  [struct_pack(country := x, name := x, joined := NULL, left := NULL, "order" := NULL::BIGINT,
    span := [0, 6]::BIGINT[]) FOR x IN [a.code, b.code]] AS parties, [] AS signatories,
  [struct_pack(stage := 'signed', date := struct_pack(start := h.day::VARCHAR, "end" := h.day::VARCHAR,
    precision := 'day', text := 'then', span := [30, 34]::BIGINT[]), place := NULL, evidence :=
    struct_pack(document := key('d', d.i), input_id := 'made.' || d.i, part := 'body',
      span := [0, 6]::BIGINT[]))] AS stages,
  [struct_pack(document := key('d', d.i), input_id := 'made.' || d.i, part := 'body',
    span := [0, 6]::BIGINT[])] AS evidence, 'made' AS run,
  ['body', 'body'] AS party_parts, [] AS signatory_parts
FROM doc d JOIN happening h ON h.i = d.h JOIN land a ON a.i = h.one JOIN land b ON b.i = h.two
WHERE d.i % {rare} = 0 AND a.code <> b.code ORDER BY d.i"""

OFFICES = """SELECT key('o', d.i) AS id, key('d', d.i) AS document, 'made.' || d.i AS input_id,
  'body' AS part, 'Person ' || a.code || ' ' || draw(d.i, 'k', 50) AS person, 'Minister' AS office,
  a.code AS country, 'GOV' AS sector, false AS former, NULL AS as_of, [0, 6]::BIGINT[] AS span,
  'made' AS run
FROM doc d JOIN happening h ON h.i = d.h JOIN land a ON a.i = h.one WHERE d.i % {each} = 0 ORDER BY d.i"""


def write(path: Path, mentions: int) -> None:
    """Write a made register of so many mentions into an empty folder."""
    base = duckdb.connect()
    base.execute(MACROS)
    base.execute(WORDS)
    lands = [(at, each.iso3, each.name) for at, each in enumerate(countries())]
    kinds = [
        (
            at,
            each.code,
            each.quad,
            float(each.score),
            [mode.name for mode in modes() if mode.event == each.code],
        )
        for at, each in enumerate(event_types())
    ]
    names = [each.name for each in contexts()]
    base.register(
        "lands", pa.table(dict(zip(("i", "code", "name"), zip(*lands, strict=True), strict=True)))
    )
    columns = ("i", "code", "quad", "score", "modes")
    base.register(
        "kinds", pa.table(dict(zip(columns, map(list, zip(*kinds, strict=True)), strict=True)))
    )
    base.execute("CREATE TABLE land AS SELECT * FROM lands")
    base.execute("CREATE TABLE kind AS SELECT * FROM kinds")
    listed = ", ".join(f"'{name}'" for name in names)
    base.execute(f"CREATE MACRO context_of(k) AS ([{listed}])[k + 1]")
    for step in STEPS:
        base.execute(step.format(events=mentions * 2 // 5, mentions=mentions))
    base.execute(TOLD)
    queries: dict[TableName, str] = {
        "documents": DOCUMENTS,
        "mentions": _filled(MENTIONS, "m.i", len(names)),
        "events": _filled(EVENTS, "h.i", len(names), found_in=True),
        "members": MEMBERS,
        "stories": STORIES,
        "statements": STATEMENTS.format(one=_party("a", "d.i", "k"), each=30),
        "agreements": AGREEMENTS.format(rare=300),
        "offices": OFFICES.format(each=30),
    }
    register = Register.create_or_open(path)
    add: dict[str, tuple[DataFile, ...]] = {}
    counts: dict[str, int] = {}
    for table, query in queries.items():
        began = time.monotonic()
        files = tuple(
            register.store.stage(table, batch.cast(schemas()[table]).to_batches())
            for batch in batches(base, query)
        )
        add[table], counts[table] = files, sum(file.rows for file in files)
        print(f"{counts[table]:,} {table} in {time.monotonic() - began:.1f} s", flush=True)
    change = Change("batch", add, counts=counts, run="made")
    assert register.store.commit(change, register.commit, new_token())
    assert RUNS not in add


def batches(base: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.Table]:
    """The rows of a query in tables of some `ROWS` rows, one at a time."""
    relation = base.sql(query)
    read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
    waiting: list[pa.RecordBatch] = []
    for batch in read(ROWS):
        waiting.append(batch)
        if sum(one.num_rows for one in waiting) >= ROWS:
            yield pa.Table.from_batches(waiting)
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting)


def _filled(query: str, row: str, names: int, *, found_in: bool = False) -> str:
    more = ", mention := g.mentions[1], reports := g.reports" if found_in else ""
    return query.format(
        i=row,
        contexts=names,
        more=more,
        one=_party("a", row, "ka", more),
        two=_party("b", row, "kb", more),
    )


def _party(land: str, row: str, salt: str, more: str = "") -> str:
    return PARTY.format(land=land, row=row, salt=salt, more=more)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=int)
    parser.add_argument("--register", type=Path, required=True)
    asked = parser.parse_args()
    write(asked.register, asked.mentions)


if __name__ == "__main__":
    main()
