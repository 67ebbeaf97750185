"""`dragoman doctor`: is the register sound?"""

from __future__ import annotations

import typer

from .options import RegisterOption, opened


def doctor(register: RegisterOption = None) -> None:
    """Check a register: unfinished writes, doubles, broken references. Exit code 1 where any is found."""
    book = opened(register)
    findings = list(book.doctor())
    for finding in findings:
        typer.echo(finding)
    typer.echo(f"register {book.path}, version {book.version}: {len(findings)} findings")
    if findings:
        raise typer.Exit(1)


def compact(register: RegisterOption = None) -> None:
    """Merge the small files of a register; its rows stay the same."""
    book = opened(register)
    book.compact()
    typer.echo(f"register {book.path} compacted")


def add_to(app: typer.Typer) -> None:
    for command in (doctor, compact):
        app.command()(command)
