"""Commands for data that others are to use: attach, release, verify, cite."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import RegisterOption, opened, settings_of
from .resolve import many


def attach(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILES...", help="The news that was coded, or its folder."),
    ],
    input_format: Annotated[
        str | None, typer.Option("--input-format", help="Read all files in this format.")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Bring texts back to a register kept without them: hashes are checked, texts stay beside it."""
    from ..attach import attach as attach_texts

    settings = settings_of(register=register)
    book = opened(register)
    done = attach_texts(book, inputs, settings, input_format=input_format)
    typer.echo(f"{many(done.attached, 'text')} attached in {book.texts().folder.uri}")
    if done.differing:
        typer.echo(
            f"{many(done.differing, 'text')} left: not the words that were coded (other hash)"
        )
    if done.strange:
        typer.echo(f"{many(done.strange, 'document')} not of this register")
    if done.missing:
        typer.echo(f"{many(done.missing, 'document')} still without text")


def add_to(app: typer.Typer) -> None:
    for command in (attach,):
        app.command()(command)


_ = Path
