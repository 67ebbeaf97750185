"""`dragoman doctor` and `dragoman compact`: keep a register sound."""

from __future__ import annotations

import typer

from .options import RegisterOption, opened


def doctor(register: RegisterOption = None) -> None:
    """Check a register: unfinished writes, doubles, broken references. Exit code 1 where any does harm."""
    book = opened(register)
    findings = book.doctor()
    for finding in findings:
        typer.echo(str(finding))
    harmful = sum(finding.harm for finding in findings)
    typer.echo(
        f"register {book.path}, version {book.version}: {len(findings)} findings, {harmful} harmful"
    )
    if harmful:
        raise typer.Exit(1)


def compact(register: RegisterOption = None) -> None:
    """Merge the small files of a register; its rows stay the same."""
    book = opened(register)
    gone = book.compact()
    typer.echo(f"register {book.path}, version {book.version}: {gone} small files merged")


def add_to(app: typer.Typer) -> None:
    for command in (doctor, compact):
        app.command()(command)
