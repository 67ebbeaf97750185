"""Joining offices where one is told of many states: rows a second and peak memory, by how many persons.

    python -m benchmarks.offices 100 1000 --states 150 --reports 1

Each person holds one office in each of the states, in so many reports, so that a row of the answer
lists all other states: what is read grows with the rows, what is written with their square in states.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow as pa
from benchmarks.made_register import MACROS, batches

from dragoman.model.schema import TableName, schemas
from dragoman.ontology import countries
from dragoman.register import Register
from dragoman.register.folder import DataFile
from dragoman.register.writing import Change, new_token
from dragoman.resolution.offices.holders import holder_tables

DOCUMENTS = """SELECT key('d', i) AS id, 'made.' || i AS input_id, NULL AS url,
  'Paper ' || few(i, 'o', 400) AS outlet,
  (DATE '2012-01-01' + draw(i, 'l', 4000)::INTEGER)::VARCHAR AS published, 'en' AS language,
  'Report ' || i AS title, 'Report ' || i AS text, len('Report ' || i)::BIGINT AS characters,
  md5('t' || i) AS hash, []::STRUCT(context VARCHAR, span BIGINT[])[] AS contexts, 'made' AS run
FROM doc ORDER BY i"""

OFFICES = """SELECT key('o', d.i) AS id, key('d', d.i) AS document, 'made.' || d.i AS input_id,
  'body' AS part, 'Kari Lund' || d.who AS person, 'Minister' AS office, a.code AS country,
  'GOV' AS sector, false AS former, NULL AS as_of, [0, 6]::BIGINT[] AS span, 'made' AS run
FROM doc d JOIN land a ON a.i = d.state ORDER BY d.i"""


def write(path: Path, persons: int, states: int, reports: int) -> None:
    """Write a register in which each of the persons holds one office in each of the states."""
    base = duckdb.connect()
    base.execute(MACROS)
    codes = [each.iso3 for each in countries()][:states]
    base.register("land", pa.table({"i": range(len(codes)), "code": codes}))
    base.execute(
        f"CREATE TABLE doc AS SELECT d AS i, d % {len(codes)} AS state, "
        f"(d // {len(codes)}) % {persons} AS who FROM range({persons * len(codes) * reports}) t(d)"
    )
    register = Register.create_or_open(path)
    add: dict[str, tuple[DataFile, ...]] = {}
    counts: dict[str, int] = {}
    queries: dict[TableName, str] = {"documents": DOCUMENTS, "offices": OFFICES}
    for table, query in queries.items():
        add[table] = tuple(
            register.store.stage(table, batch.cast(schemas()[table]).to_batches())
            for batch in batches(base, query)
        )
        counts[table] = sum(file.rows for file in add[table])
    change = Change("batch", add, counts=counts, run="made")
    assert register.store.commit(change, register.commit, new_token())


def measure(path: Path) -> tuple[int, float, float]:
    """Rows joined, seconds, and peak memory in GB; in a process of its own, for its memory."""
    began = time.monotonic()
    rows = sum(table.num_rows for table in holder_tables(Register.open(path)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return rows, time.monotonic() - began, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("persons", type=int, nargs="+")
    parser.add_argument("--states", type=int, default=150)
    parser.add_argument("--reports", type=int, default=1, help="of a person in a state")
    asked = parser.parse_args()
    print("persons  rows     seconds  GB")
    for persons in asked.persons:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "register"
            write(path, persons, asked.states, asked.reports)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                rows, seconds, memory = pool.apply(measure, (path,))
        print(f"{persons:>7}  {rows:>7}  {seconds:>7.1f}  {memory:.2f}", flush=True)


if __name__ == "__main__":
    main()
