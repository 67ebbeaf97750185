"""`dragoman actors`: what the actor data say, and actor files made from other sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import OnOption, day_on


def members(
    organisation: Annotated[str, typer.Argument(help='Its name or id: "EU", "igo.nato".')],
    on: OnOption = None,
) -> None:
    """List the states that belong to an organisation, as of a day.

    The years are general knowledge. A line that ends in "?" is a year of joining or leaving.
    """
    from ..actors.tables.memberships import members as members_of
    from ..ontology import country

    day = day_on(on)
    found = members_of(organisation, day)
    for each in found:
        years = f"{each.since or ''}-{each.until or ''}"
        unsure = "" if day is None or each.is_sure(day) else "  ?"
        typer.echo(f"{each.country}  {years:<9}  {country(each.country).name}{unsure}")
    states = len({each.country for each in found})
    typer.echo(f"{states} states" + (f" on {day}" if day else ""))


def build(
    dump: Annotated[
        Path, typer.Argument(help="A Wikidata JSON dump: .json, .json.gz or .json.bz2.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The actor file to write, CSV.")],
) -> None:
    """Make an actor file from a Wikidata dump: people and their offices, organisations, parties.

    The dump is read as a stream, once, and nothing but the file is written.
    """
    from ..actors.tables.wikidata import build as build_file

    counts = build_file(dump, out)
    typer.echo(
        f"{out}: {counts.people} rows of people, {counts.organisations} of organisations, "
        f"from {counts.read} items; {counts.skipped} lines could not be read"
    )


def check(
    files: Annotated[list[Path], typer.Argument(help="Actor files: CSV, YAML or dictionaries.")],
) -> None:
    """Check actor files of your own; every fault is told, and the exit code is 1 where there is one."""
    from ..actors.tables.own import read_own

    own = read_own(files)
    typer.echo(f"{len(own.rows)} names, {len(own.roles)} roles, no faults that stop a run")


def add_to(group: typer.Typer) -> None:
    """Add the commands to the group `dragoman actors`."""
    for command in (members, build, check):
        group.command()(command)
