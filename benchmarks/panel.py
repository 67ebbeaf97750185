"""How long a panel takes, and how much memory: 200 countries by day over ten years, and dyads.

    python -m benchmarks.panel [mentions] [--register DIR]

Makes a register of invented mentions (a million unless a number is given; a folder that is there is
used again), then writes each panel in a process of its own and prints time, peak memory and size.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from dragoman.analysis.panel import PanelQuestion, panel, write_panel
from dragoman.model.schema import TableName, schemas
from dragoman.ontology import event_types, modes, states_between
from dragoman.register import Register
from dragoman.register.commits import Commit
from dragoman.register.folder import DataFile
from dragoman.register.writing import Change, new_token

FIRST, LAST = date(2010, 1, 1), date(2019, 12, 31)
DAYS = (LAST - FIRST).days + 1
BATCH = 100_000
COUNTRIES = 200

PARTY = (
    "{{'id': {code}, 'text': {code}, 'span': [0, 3], 'name': {code}, 'country': {code}, "
    "'sectors': CASE WHEN h % 3 = 0 THEN ['GOV'] ELSE [] END, 'kind': 'state', 'via': 'name'}}"
)
MENTIONS = f"""
SELECT printf('%016x', i) AS id, printf('d%015x', i // 3) AS document, NULL AS input_id,
  'body' AS part, [0, 80] AS sentence, kind.event AS event, kind.modes AS modes, []::VARCHAR[] AS
  contexts, kind.cameo AS cameo, kind.quad AS quad, kind.score AS intensity,
  {{'text': 'did', 'span': [10, 13]}} AS trigger,
  [{PARTY.format(code="one")}] AS actors,
  CASE WHEN joint THEN [] ELSE [{PARTY.format(code="other")}] END AS recipients, joint AS reciprocal,
  CASE WHEN h % 10 = 0 THEN 'future' ELSE 'actual' END AS status, []::VARCHAR[] AS also,
  NULL AS said_by,
  CASE WHEN h % 20 = 1 THEN NULL ELSE {{'start': day, 'end': day, 'precision': 'day', 'text': 'then',
  'span': [20, 24]}} END AS date, NULL AS place, [] AS counts, 0.8 AS confidence, 'made' AS entry,
  []::VARCHAR[] AS operators, MAP([]::VARCHAR[], []::VARCHAR[]) AS "unknown", 'run' AS run,
  NULL::VARCHAR AS subtype
FROM (SELECT i, h, kinds[1 + h % len(kinds)] AS kind, codes[1 + (h >> 8) % len(codes)] AS one,
  codes[1 + (h >> 24) % len(codes)] AS other, (h >> 40) % 7 = 0 AS joint,
  (DATE '{FIRST}' + ((h >> 16) % {DAYS})::INTEGER)::VARCHAR AS day
  FROM (SELECT i, (hash(i) >> 1)::BIGINT AS h FROM range(?, ?) r(i)), lists)
"""
DOCUMENTS = f"""
SELECT printf('d%015x', i) AS id, NULL AS input_id, NULL AS url, 'Paper ' || (h % 200) AS outlet,
  (DATE '{FIRST}' + ((h >> 16) % {DAYS})::INTEGER)::VARCHAR AS published, 'en' AS language,
  NULL AS title, 'made' AS text, 4 AS characters, printf('%016x', h) AS hash, [] AS contexts,
  'run' AS run FROM (SELECT i, (hash(i + 7) >> 1)::BIGINT AS h FROM range(?, ?) r(i))
"""


def make(path: Path, mentions: int) -> None:
    """Write the register: batches of files, and one version that names them all."""
    codes = [each.iso3 for each in states_between(FIRST, LAST)]
    codes = [*codes, "HKG", "PSE", "GRL", "PRI", "MAC"][:COUNTRIES]
    kinds = [
        {"event": t.code, "modes": names, "cameo": None, "quad": t.quad, "score": t.score}
        for t in event_types()
        for names in ([], *([m.name] for m in modes(t.code)))
    ]
    book = Register.create_or_open(path)
    con = duckdb.connect()
    con.execute("CREATE TABLE lists (codes VARCHAR[], kinds STRUCT(event VARCHAR, modes VARCHAR[], "
                "cameo VARCHAR, quad INTEGER, score DOUBLE)[])")  # fmt: skip
    con.execute("INSERT INTO lists VALUES (?, ?)", [codes, kinds])
    added: dict[str, tuple[DataFile, ...]] = {}
    table: TableName
    for table, query, count in (
        ("mentions", MENTIONS, mentions),
        ("documents", DOCUMENTS, mentions // 3 + 1),
    ):
        schema = schemas()[table]
        files = []
        for at in range(0, count, BATCH):
            span = [at, min(count, at + BATCH)]
            found = con.sql(query, params=span).to_arrow_table()
            rows = found.select(schema.names).cast(schema)
            files.append(book.store.stage(table, rows.to_batches()))
        added[table] = tuple(files)
    done = book.store.commit(Change("run", added), book.commit, new_token())
    assert isinstance(done, Commit)


QUESTIONS = {
    "200 countries by day": PanelQuestion(by="day", since=FIRST, until=LAST),
    "dyads by month": PanelQuestion(unit="dyad", by="month", since=FIRST, until=LAST),
    "directed dyads by year": PanelQuestion(
        unit="directed-dyad", by="year", since=FIRST, until=LAST
    ),
}


def write(path: Path, name: str, form: str) -> None:
    """Write one panel and print what it cost."""
    began = time.perf_counter()
    asked = QUESTIONS[name]
    book = Register.open(path)
    if "200" in name:
        found = book.sql("SELECT DISTINCT actors[1].country AS code FROM mentions ORDER BY 1")
        asked = PanelQuestion(
            by="day", since=FIRST, until=LAST, of="mentions", countries=[r["code"] for r in found]
        )
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, f"panel.{form}")
        answer = panel(book, asked)
        write_panel(answer, out)
        size = out.stat().st_size / 2**20
    tally = answer.tally
    assert tally is not None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{name:<24} {form:<8} {tally.rows:>9,} rows  {tally.left_out['counted']:>9,} mentions  "
        f"{time.perf_counter() - began:6.1f} s  {peak:5.2f} GB  {size:6.1f} MB",
        flush=True,
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("mentions", nargs="?", type=int, default=1_000_000)
    asked.add_argument("--register", type=Path)
    asked.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.write:
        write(given.register, *given.write)
        return
    print(platform.platform(), f"{len(os.sched_getaffinity(0))} cores", platform.python_version())
    with tempfile.TemporaryDirectory() as folder:
        path = given.register or Path(folder, "register")
        began = time.perf_counter()
        if not path.exists():
            make(path, given.mentions)
            print(f"register made in {time.perf_counter() - began:.0f} s", flush=True)
        for name in QUESTIONS:
            for form in ("csv", "parquet") if "200" in name else ("parquet",):
                command = [sys.executable, "-m", "benchmarks.panel", "--register", str(path)]
                subprocess.run([*command, "--write", name, form], check=True)


if __name__ == "__main__":
    main()
