"""`dragoman review`: queues for people to look through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .options import Format, FormatOption, settings_of

if TYPE_CHECKING:
    from ..config import Settings
    from ..model import Document
    from ..review import NameQueue, UnknownName

app = typer.Typer(
    help="Queues to look through: what the data lack, the most frequent first.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options() -> None:
    """Queues to look through: what the data lack, the most frequent first."""


@app.command()
def names(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE...", help="News to go through.")],
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Names at the most.")] = 50,
    least: Annotated[int, typer.Option(min=1, metavar="N", help="Met at least so often.")] = 1,
    actors: Annotated[
        list[Path] | None, typer.Option("--actors", help="A file of actors beside the bundled.")
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """List names that act like political actors but stand in no actor file, with an example each."""
    from ..coder import Coder
    from ..review import queue_names

    settings = settings_of(actors=tuple(map(str, actors or ())))
    queue = queue_names(_documents(inputs, settings), Coder(settings).resources)
    found = queue.most(most, least=least)
    if form is Format.table:
        _print(queue, found)
    else:
        show.write(map(_row, found), form)


def _documents(inputs: Sequence[str], settings: Settings) -> Iterator[Document]:
    from ..corpus import read
    from ..model import Document
    from ..run import read_options

    return (item for item in read(inputs, read_options(settings)) if isinstance(item, Document))


def _row(each: UnknownName) -> dict[str, object]:
    ways = each.ways
    return {
        "name": each.name,
        "count": each.count,
        "documents": each.documents,
        "actor": ways["actor"],
        "recipient": ways["recipient"],
        "speaker": ways["speaker"],
        "label": _first(each.labels.most_common(1)),
        "read_as": _first(each.codes.most_common(1)),
        "example": each.example,
    }


def _first(common: Sequence[tuple[str, int]]) -> str:
    return common[0][0] if common else ""


def _print(queue: NameQueue, found: Sequence[UnknownName]) -> None:
    for each in found:
        row = _row(each)
        ways = ", ".join(f"{way} {count}" for way, count in sorted(each.ways.items()))
        told = ", ".join(filter(None, (str(row["label"]), str(row["read_as"]), ways)))
        typer.echo(f"{each.count:6}  {show.plain(each.name)}  ({told})")
        typer.echo(f"        {show.plain(each.example)}")
    typer.echo(
        f"{queue.documents} documents, {queue.failed} of them not read; "
        f"{len(queue.names)} names that no file knows"
    )
