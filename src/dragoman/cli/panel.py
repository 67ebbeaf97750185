"""`dragoman panel`: a balanced table of units and periods for a regression."""

from __future__ import annotations

import shutil
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .filtering import Asked, acts_within, day_in, filtered
from .options import AtVersion, RegisterOption, known, opened
from .show import many

if TYPE_CHECKING:
    from ..analysis.panel import Panel


IN_NO_ROW = {
    "undated": "without a day",
    "wider_than_period": "wider than a period",
    "outside_days": "of other days",
    "no_unit": "with no unit of the pool",
}
"""How the reasons of a panel's tally are said."""


class UnitName(StrEnum):
    """What a row is about."""

    country = "country"
    dyad = "dyad"
    directed = "directed-dyad"


class PeriodName(StrEnum):
    """How long a row lasts."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


class ActName(StrEnum):
    """What is counted."""

    events = "events"
    mentions = "mentions"


class RoleName(StrEnum):
    """As what a country takes part."""

    either = "either"
    actor = "actor"
    recipient = "recipient"


class SystemName(StrEnum):
    """Lists of states by date."""

    cow = "cow"
    gw = "gw"


class GapsName(StrEnum):
    """Where nothing told is no zero."""

    register = "register"
    outlets = "outlets"


class PanelFile(StrEnum):
    """Formats of the file."""

    csv = "csv"
    parquet = "parquet"


@filtered("include_undated", "min_reports", "document", "q")
def panel(
    asked: Asked,
    unit: Annotated[UnitName, typer.Option("--unit", help="What a row is about.")] = (
        UnitName.country
    ),
    by: Annotated[PeriodName, typer.Option("--by", help="How long a row lasts.")] = (
        PeriodName.month
    ),
    of: Annotated[
        ActName | None,
        typer.Option("--of", help="What is counted. [default: events, if there are any]"),
    ] = None,
    convention: Annotated[
        str,
        typer.Option(
            help="Whose quad classes and scores: plover, plover-sanction-verbal, gdelt, icews, "
            "phoenix, schrodt (no scores)."
        ),
    ] = "plover",
    countries: Annotated[
        list[str] | None,
        typer.Option("--countries", "-c", help="The pool: ISR,MAR,USA. [default: all states]"),
    ] = None,
    system: Annotated[
        SystemName, typer.Option("--system", help="By which list there were states.")
    ] = SystemName.cow,
    role: Annotated[
        RoleName, typer.Option("--role", help="As what a country must take part.")
    ] = RoleName.either,
    lag: Annotated[
        int, typer.Option("--lag", min=0, help="Days after a period in which news covers it.")
    ] = 0,
    gaps: Annotated[
        GapsName,
        typer.Option(
            "--gaps",
            help="Where nothing told is no zero but a gap: periods of which no report was read, or "
            "also those without one of an outlet that ever tells of the unit.",
        ),
    ] = GapsName.register,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="FILE.csv or FILE.parquet; the sidecar is FILE.json."),
    ] = None,
    form: Annotated[
        PanelFile | None, typer.Option("--format", "-f", help="If the file's name does not say.")
    ] = None,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Write a balanced panel: a row a unit and period, zeros and gaps told apart (docs/panel.md).

    Beside the file stands FILE.json with the query, the register version and the convention.
    """
    from ..analysis.panel import PanelQuestion, write_panel
    from ..analysis.panel import convention as convention_named
    from ..analysis.panel import panel as ask
    from ..analysis.panel.question import pool_code

    with known("--convention"):
        convention_named(convention)
    with known("--countries"):
        pool = [pool_code(code) for text in countries or () for code in text.split(",") if code]
    book = opened(register, at)
    chosen = asked.filter(book)
    question = PanelQuestion(
        unit=unit.value,
        by=by.value,
        of=of.value if of else None,
        convention=convention,
        countries=pool,
        system=system.value,
        since=day_in(chosen.since),
        until=day_in(chosen.until),
        role=role.value,
        lag=lag,
        gaps=gaps.value,
        where=acts_within(chosen),
    )
    found = ask(book, question)
    if output is None:
        if form is PanelFile.parquet:
            raise typer.BadParameter("Parquet cannot go to standard output: name a file with -o.")
        with tempfile.TemporaryDirectory() as folder:
            write_panel(found, Path(folder, "panel.csv"))
            with Path(folder, "panel.csv").open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with known("--output"):
            write_panel(found, output, form.value if form else None)
    _tell(found, output)


def _tell(found: Panel, output: Path | None) -> None:
    """What was written and what is in no row, on standard error."""
    from .. import ontology

    tally = found.tally
    if tally is None:
        return
    left = dict(tally.left_out)
    total, counted = left.pop("acts"), left.pop("counted")
    reasons = ", ".join(f"{count:,} {IN_NO_ROW[name]}" for name, count in left.items() if count)
    where = f" in {output} and {output}.json" if output else ""
    typer.echo(
        f"{many(tally.rows, 'row')} ({many(tally.units, 'unit')}, {many(tally.periods, 'period')}) "
        f"of register version {found.book.version}{where}\n"
        f"{counted:,} of {total:,} {found.of} counted; in no row: {reasons or 'none'}",
        err=True,
    )
    if not found.asked.countries and found.span.last.year > ontology.KNOWN_UNTIL:
        typer.echo(
            f"The lists of states end with {ontology.KNOWN_UNTIL}: states of then are taken to go on.",
            err=True,
        )
    if found.of == "mentions" and found.asked.of is None:
        typer.echo(
            "The register has no resolved events: these are mentions. `dragoman resolve` makes events.",
            err=True,
        )


def add_to(app: typer.Typer) -> None:
    app.command()(panel)
