"""`dragoman actors`: who somebody was on a day, and how much of the time the leaders cover."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from . import show
from .options import Format, FormatOption, settings_of

app = typer.Typer(
    help="Look up the actors that the data know.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A full name as news gives it, or a last name.")],
    on: Annotated[
        list[datetime] | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="As of this day."),
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option("--actors", help="A file of actors beside the bundled.")
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Say which office a person held on a day, and how that is coded; without a day, all the terms."""
    from ..actors import ActorIndex
    from ..actors.persons.careers import standing, terms

    index = ActorIndex.load(settings_of(actors=tuple(map(str, actors or ()))).actors)
    if not on:
        rows = [
            {
                "from": str(entry.since or ""),
                "until": str(entry.until or ""),
                "person": entry.name,
                "code": " ".join((entry.country or "---", *entry.sectors)),
                "office": "; ".join(offices),
            }
            for entry, offices in terms(name, index)
        ]
    else:
        rows = [
            {
                "on": str(each.day),
                "person": each.person,
                "code": each.code,
                "office": _office(each.offices, former=each.former),
            }
            for day in on
            for each in standing(name, day.date(), index)
        ]
    _print(rows, form)


@app.command()
def coverage(
    missing: Annotated[
        bool, typer.Option(help="Show which years of which states lack one.")
    ] = False,
    form: FormatOption = Format.table,
) -> None:
    """Say for which share of the years of states the leaders of the data are known."""
    from ..actors.tables.coverage import coverage

    found = coverage()
    if missing:
        rows = [
            {"office": each.office, "state": state, "years": _years(years)}
            for each in found
            for state, years in each.missing.items()
        ]
    else:
        rows = [
            {
                "office": each.office,
                "state-years": str(each.asked),
                "known": str(each.known),
                "share": f"{each.share:.3f}",
            }
            for each in found
        ]
    _print(rows, form)


def _office(offices: tuple[str, ...], *, former: bool) -> str:
    told = "; ".join(offices)
    return f"former {told}".rstrip() if former else told or "no office yet"


def _years(years: tuple[int, ...]) -> str:
    """Years as ranges: `1990-1993, 2001`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _print(rows: list[dict[str, str]], form: Format) -> None:
    if form is not Format.table:
        show.write(rows, form)
        return
    widths = (
        {key: max(len(key), *(len(row[key]) for row in rows)) for key in rows[0]} if rows else {}
    )
    for row in ([{key: key for key in widths}] if rows else []) + rows:
        typer.echo("  ".join(row[key].ljust(width) for key, width in widths.items()).rstrip())
