"""`dragoman doctor` and `dragoman compact`: keep a register sound."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import RegisterOption, opened
from .show import many


def doctor(register: RegisterOption = None) -> None:
    """Check a register: unfinished writes, doubles, broken references. Exit code 1 where any does harm."""
    book = opened(register)
    findings = book.doctor()
    for finding in findings:
        typer.echo(str(finding))
    harmful = sum(finding.harm for finding in findings)
    typer.echo(
        f"register {book.path}, version {book.version}: {many(len(findings), 'finding')}, {harmful} harmful"
    )
    if harmful:
        raise typer.Exit(1)


def compact(register: RegisterOption = None) -> None:
    """Merge the small files of a register; its rows stay the same."""
    book = opened(register)
    gone = book.compact()
    typer.echo(f"register {book.path}, version {book.version}: {many(gone, 'small file')} merged")


def forget(
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT...", help="Ids or how they begin, input ids, or addresses."
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why; it stands on the tombstone.")] = "",
    copies: Annotated[
        bool, typer.Option("--copies", help="Documents of the same title and text too.")
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Take documents out of every version, with their text; they are not coded again."""
    book = opened(register)
    done = book.forget(documents, reason=reason, copies=copies)
    typer.echo(
        f"register {book.path}, version {book.version}: {many(len(done.documents), 'document')} "
        f"forgotten, {many(done.files, 'file')} written again"
    )
    if done.copies:
        typer.echo(
            f"The same text stands in {', '.join(done.copies)}: `dragoman forget` with --copies "
            "takes these out too."
        )
    if named := [release.name for release in book.releases()]:
        typer.echo(
            f"Releases {', '.join(named)} may hold them: write those folders anew, and tell whoever "
            "has a copy."
        )
    if "events" in book.counts():
        typer.echo("Events that they told of are gone until the next `dragoman resolve`.")


def add_to(app: typer.Typer) -> None:
    for command in (doctor, compact, forget):
        app.command()(command)
