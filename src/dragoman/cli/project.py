"""`dragoman init` and `dragoman project report`: a project of one's own, and what it changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import show
from .options import Format, FormatOption, settings_of

if TYPE_CHECKING:
    from ..config import Settings
    from ..model import Document
    from ..project import Change, ProjectReport

app = typer.Typer(
    help="Your own types, entries, contexts and actors on a corpus.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The project's folder.")],
) -> None:
    """Make a project: settings, entries with a type of your own, actors, and two reports to try."""
    from ..project import make_project

    for path in make_project(folder):
        typer.echo(str(path))
    typer.echo(f"\nGo on: cd {folder} && dragoman lexicon test open.corridor")


@app.command("report")
def report_command(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs of news.")
    ],
    form: FormatOption = Format.table,
) -> None:
    """Read news with your own words and without, and tell what they change.

    Which readings come from your entries and what stood in their place, which from your actors, what
    is lost, which entries never fired, and which shipped entries stand under the same words.
    """
    from ..project import report

    settings = settings_of()
    found = report(_documents(inputs, settings), settings)
    if form is Format.json:
        told = {**_fields(found), "silent": found.silent}
        print(json.dumps(told, ensure_ascii=False, default=_fields))
    elif form is Format.csv:
        show.write(_rows(found), form)
    else:
        _print(found)


def _documents(inputs: list[str], settings: Settings) -> Iterator[Document]:
    from ..corpus import read
    from ..model import Document
    from ..run import read_options

    for item in read(inputs, read_options(settings)):
        if isinstance(item, Document):
            yield item


def _fields(each: Any) -> dict[str, Any]:
    """A dataclass as JSON has it; `asdict` makes counts of (key, count) out of a Counter."""
    return {field.name: getattr(each, field.name) for field in fields(each)}


def _rows(found: ProjectReport) -> Iterator[dict[str, object]]:
    """A row an own entry."""
    for each in found.entries.values():
        yield {
            "entry": each.id,
            "subtype": each.subtype,
            "fired": each.fired,
            "fresh": each.fresh,
            "instead": dict(each.instead),
            "origin": each.origin,
        }


def _print(found: ProjectReport) -> None:
    say = typer.echo
    say(
        f"{found.documents} documents, {found.failed} of them not read; {found.before} mentions "
        f"with the shipped words, {found.after} with yours"
    )
    for name, count in sorted(found.subtypes.items()):
        say(f"type {name}: {count}")
    for name, count in sorted(found.contexts.items()):
        say(f"context {name}: {count}")
    for each in found.entries.values():
        if each.fired:
            instead = ", ".join(f"{n} in place of {name}" for name, n in each.instead.most_common())
            say(
                f"\n{each.id}: {each.fired} ({each.fresh} where nothing was read; {instead or '-'})"
            )
            _examples(each.examples)
    if found.by_actors:
        say("\nreadings with your actors:")
        for name, count in sorted(found.by_actors.items()):
            say(f"  {name}: {count}")
        _examples(found.actor_examples)
    for what, count, examples in (
        ("otherwise changed", found.other, found.other_examples),
        ("lost", found.lost, found.lost_examples),
    ):
        if count:
            say(f"\n{what}: {count}")
            _examples(examples)
    if found.silent:
        say(f"\nnever fired: {', '.join(found.silent)}")
    if found.rivals:
        say("\nunder the same words:")
        for rival in found.rivals:
            say(f"  {rival}")


def _examples(changes: list[Change]) -> None:
    for change in changes:
        typer.echo(f"    {show.plain(change.sentence)}  [{change.document}]")
        for line in change.before:
            typer.echo(f"      - {line}")
        for line in change.after:
            typer.echo(f"      + {line}")


def add_to(main: typer.Typer) -> None:
    main.command()(init)
    main.add_typer(app, name="project")
