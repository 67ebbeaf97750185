"""A version of a register written as a data set that stands by itself.

Equal registers give equal bytes: rows are in a fixed order, and no clock, path or machine is in any
file. `dragoman.register.manifest` says what of it is checked.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from .config import Settings
from .data import data_path
from .errors import RegisterError
from .lexicon import lexicon_hash
from .model.schema import ALL_TABLES, Row, TableName, schemas
from .model.withholding import Runs, withheld
from .register import Register
from .register.answers import csv_cell, plain_rows
from .register.citation import Citation, citation, runs_told
from .register.dictionary import dictionary
from .register.layout import DOCUMENT_COLUMN, ORDER
from .register.manifest import MANIFEST, TABLES_FOLDER, Manifest, write_checksums

ROWS = 10_000
"""Rows of a group of Parquet, and in memory at once."""

SHARED: tuple[TableName, ...] = tuple(name for name in ALL_TABLES if name != "members")
"""All tables but what resolution keeps for its next run: nobody else has a use for it."""

CODEBOOK = ("lexicon", "ontology", "cues")


@dataclass(frozen=True, slots=True)
class Terms:
    """What whoever releases says of it: name, title, authors, licence (an SPDX id), address, day."""

    name: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    licence: str | None = None
    address: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A release that was written; `notes` say what in it is less than one might expect."""

    manifest: Manifest
    notes: tuple[str, ...]


def release(
    book: Register, folder: Path, terms: Terms, settings: Settings, *, text: bool = False
) -> Written:
    """Write the version that `book` stands at into `folder`, whole or not at all, and pin it.

    Without `text`, no words of documents are in it (`model.withholding`). Raises RegisterError where
    the folder has something in it, the name stands for another version, or words are asked for that
    the register does not have.
    """
    folder = folder.resolve()
    if folder == Path.cwd():  # whoever stands in it would be left in the one that is gone
        raise RegisterError(f"A release takes the place of {folder}. Name a new folder in it.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RegisterError(f"{folder} has something in it. Name a new folder.")
    if text:
        book.require_words("A release with text")
    Register.open(book.path).pin(terms.name, book.version)
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        written = _write(book, beside, terms, settings, text=text)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as fault:
        raise RegisterError(
            f"Cannot write {folder}: {fault.strerror or fault}. Check the folder and the disk space."
        ) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return written


def _write(
    book: Register, folder: Path, terms: Terms, settings: Settings, *, text: bool
) -> Written:
    (folder / TABLES_FOLDER).mkdir(parents=True)
    (folder / "csv").mkdir()
    tables: dict[str, int] = {
        table: _write_table(folder, table, _rows(book, table, text=text)) for table in SHARED
    }
    runs = runs_told(book)
    manifest = Manifest(
        book.version,
        text,
        tables,
        runs,
        terms.licence,
        terms.title,
        terms.authors,
        terms.address,
    )
    (folder / MANIFEST).write_text(manifest.json(), encoding="utf-8")
    notes = [*_codebook(folder, {run.lexicon for run in runs}, settings)]
    notes += _settings(folder, book, [run.settings for run in runs])
    _dictionary(folder)
    cited = citation(
        book,
        title=terms.title,
        authors=terms.authors,
        day=terms.day,
        licence=terms.licence,
        address=terms.address,
    )
    _papers(folder, cited, manifest, notes)
    write_checksums(folder)
    return Written(manifest, tuple(notes))


def _rows(book: Register, table: TableName, *, text: bool) -> Iterator[Row]:
    """The rows of a table in the register's order, without words where they are not to be shared."""
    if table == "rejects":
        for row in book.rows(table):
            # Where an input lies is the business of who holds it: without it equal registers give equal bytes.
            reason = row["reason"] if text else _without_message(row["reason"] or "")
            yield {**row, "reason": reason, "origin": None}
    elif text or table in ("stories", "decisions"):
        yield from book.rows(table)
    elif table == "events":
        from .resolution.building import without_words

        yield from without_words(book, book.rows(table))
    else:
        yield from _withheld(book, table)


def _without_message(reason: str) -> str:
    """A failure by its stage and sort: the message of an error may quote the document."""
    stage, failed, error = reason.partition(" failed: ")
    return f"{stage}{failed}{error.partition(':')[0]}" if failed else reason


def _withheld(book: Register, table: TableName) -> Iterator[Row]:
    key = DOCUMENT_COLUMN[table] or "id"
    order = ", ".join(f"r.{name}" for name in ORDER[table])
    query = (
        f"SELECT r.*, d.title AS own_title, d.text AS own_text FROM {table} r "
        f"JOIN documents d ON d.id = r.{key} ORDER BY {order}"
    )
    last, runs = "", Runs(frozenset())
    for batch in book.session().bind(query).reader(1_000):
        for row in plain_rows(batch):
            title, words = row.pop("own_title"), row.pop("own_text")
            if row[key] != last:
                last, runs = row[key], Runs.of(title, words)
            yield withheld(table, row, runs)


def _write_table(folder: Path, table: TableName, rows: Iterable[Row]) -> int:
    """One table as Parquet and as CSV, in one pass: how many rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = schemas()[table]
    count, rows = 0, iter(rows)
    with (
        pq.ParquetWriter(
            folder / TABLES_FOLDER / f"{table}.parquet", schema, compression="zstd"
        ) as parquet,
        (folder / "csv" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file,
    ):
        flat = csv.writer(file, lineterminator="\n")
        flat.writerow(schema.names)
        while group := list(islice(rows, ROWS)):
            parquet.write_table(pa.Table.from_pylist(group, schema=schema))
            flat.writerows([csv_cell(row[name]) for name in schema.names] for row in group)
            count += len(group)
    return count


def _codebook(folder: Path, lexicons: set[str], settings: Settings) -> Iterator[str]:
    """The lexicon and ontology of this dragoman and of the settings, if they are what was used."""
    for name in CODEBOOK:
        shutil.copytree(
            data_path(name),
            folder / "codebook" / name,
            ignore=shutil.ignore_patterns("__pycache__", "*.py", "*.pyc"),
        )
    for number, own in enumerate(settings.lexicon, 1):
        shutil.copytree(own, folder / "codebook" / f"own-{number}")
    for number, own in enumerate(settings.actors, 1):
        beside = folder / "codebook" / f"own-actors-{number}"
        beside.mkdir()
        shutil.copy(own, beside / own.name)
    here = lexicon_hash(settings.lexicon)
    if strange := sorted(lexicons - {here}):
        yield (
            f"codebook: this is lexicon {here}; runs with lexicon {', '.join(strange)} read by another. "
            "Release with the settings and the version of dragoman that they had."
        )


def _settings(folder: Path, book: Register, hashes: Sequence[str]) -> Iterator[str]:
    (folder / "settings").mkdir()
    for key in dict.fromkeys(hashes):
        told = book.settings(key)
        if told is None:
            yield f"settings: what hash {key} stands for was not kept by the dragoman that coded."
        else:
            (folder / "settings" / f"{key}.json").write_text(told, encoding="utf-8")


def _dictionary(folder: Path) -> None:
    with (folder / "dictionary.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("table", "field", "type", "unit", "meaning"))
        for told in chain.from_iterable(map(dictionary, SHARED)):
            writer.writerow((told.table, told.path, told.type, told.unit, told.meaning))


def _papers(folder: Path, cited: Citation, manifest: Manifest, notes: Iterable[str]) -> None:
    (folder / "CITATION.cff").write_text(cited.cff(), encoding="utf-8")
    (folder / "citation.bib").write_text(cited.bibtex(), encoding="utf-8")
    (folder / "citation.txt").write_text(cited.text(), encoding="utf-8")
    licence = (
        f"SPDX-License-Identifier: {manifest.licence}\n\nThe rows of this data set are under the licence above."
        if manifest.licence
        else "Whoever released this data set has not said under which licence its rows may be used: ask them."
    )
    (folder / "LICENCE").write_text(
        f"{licence}\n\nThe codebook is that of Dragoman, under the licences beside its files.\n"
        + ("" if manifest.text else "No words of the documents are in it.\n"),
        encoding="utf-8",
    )
    rows = "\n".join(f"| `{name}` | {count:,} |" for name, count in manifest.tables.items())
    noted = "".join(f"- {note}\n" for note in notes)
    words = "With" if manifest.text else "Without"
    (folder / "README.md").write_text(
        f"# {cited.title}\n\nRegister version {manifest.version}. {cited.coverage}. {words} the words "
        f"of the documents.\n\n| table | rows |\n|---|---|\n{rows}\n\n"
        "`parquet/` and `csv/` hold the same rows; nested values are JSON in CSV. `dictionary.csv` says "
        "what each field means, `codebook/` by which entries and types they were read, `settings/` with "
        "which settings; `CITATION.cff` how to cite them.\n\n"
        "- Check the files: `dragoman verify DIR`, or `sha256sum --check checksums.sha256`.\n"
        "- Ask them: `dragoman mentions --register DIR`.\n"
        + (
            ""
            if manifest.text
            else "- Bring back the words, if you hold the texts: `dragoman attach FILES --register DIR`.\n"
        )
        + (f"\nTo know:\n\n{noted}" if noted else ""),
        encoding="utf-8",
    )
