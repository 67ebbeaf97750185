"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

from . import (
    across,
    actor_data,
    actors,
    ask,
    audit,
    code,
    coverage,
    diff,
    dyad,
    evaluate,
    explain,
    export,
    lexicon,
    pairs,
    panel,
    project,
    resolve,
    review,
    serve,
    share,
    tend,
)

app = typer.Typer(
    name="dragoman",
    help="Reads news and keeps the register of who did what to whom, when, where and by whose word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="--debug, anywhere on the line, shows the trace of an error.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of every command."""


for group in (
    code,
    diff,
    pairs,
    ask,
    across,
    dyad,
    panel,
    coverage,
    explain,
    export,
    evaluate,
    resolve,
    serve,
    share,
    tend,
    project,
):
    group.add_to(app)
app.add_typer(lexicon.app, name="lexicon")
actor_data.add_to(actors.app)
app.add_typer(actors.app, name="actors")
audit.add_to(review.app)
app.add_typer(review.app, name="review")
