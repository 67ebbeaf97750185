"""`dragoman export` and `dragoman sql`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .filtering import Asked, filtered
from .options import AtVersion, Format, FormatOption, RegisterOption, opened

if TYPE_CHECKING:
    from ..register import MentionFilter, Register


class What(StrEnum):
    """Tables that can be exported."""

    mentions = "mentions"
    events = "events"
    agreements = "agreements"
    statements = "statements"
    offices = "offices"
    ties = "ties"
    documents = "documents"
    rejects = "rejects"
    stories = "stories"
    decisions = "decisions"


class FileFormat(StrEnum):
    """Formats of export files."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


@filtered()
def export(
    asked: Asked,
    what: Annotated[What, typer.Option("--what", help="Which rows.")],
    form: Annotated[
        FileFormat, typer.Option("--format", "-f", help="In which format.")
    ] = FileFormat.jsonl,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file; standard output if none is named."),
    ] = None,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Write interchange rows (docs/records.md) of one table; the filter is for mentions and events."""
    if output is None and form is FileFormat.parquet:
        raise typer.BadParameter("Parquet cannot go to standard output: name a file with --output.")
    book = opened(register, at)
    where = asked.filter(book) if asked else None
    if output is None:
        _to_stdout(book, what, form, where)
        return
    count = book.export(what.value, form.value, output, where=where)
    typer.echo(f"{count} {what.value} of register version {book.version} in {output}", err=True)


def _to_stdout(book: Register, what: What, form: FileFormat, where: MentionFilter | None) -> None:
    """By way of a file: the rows on a pipe are the same bytes as those of --output."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, what.value)
        book.export(what.value, form.value, path, where=where)
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def sql(
    query: Annotated[str, typer.Argument(help="A SELECT over the tables, in DuckDB's SQL.")],
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Ask the register in SQL; it is read-only and sees no other file."""
    from rich.table import Table

    from .ask import stdout

    rows = opened(register, at).sql(query)
    if form is not Format.table:
        show.write(rows, form)
        return
    table = Table(*rows.columns)
    for row in rows:
        table.add_row(
            *(show.plain(str(value)) if value is not None else "" for value in row.values())
        )
    stdout().print(table, markup=False)


def add_to(app: typer.Typer) -> None:
    for command in (export, sql):
        app.command()(command)
