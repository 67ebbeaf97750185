"""`dragoman coverage`: how much news there was, so that more news is not taken for more events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import show
from .ask import stdout
from .filtering import Asked, acts_within, day_in, filtered
from .options import AtVersion, Format, FormatOption, RegisterOption, opened
from .panel import ActName, PeriodName

if TYPE_CHECKING:
    from ..analysis.holdings import Holdings, NewsPeriod

WITHOUT = ("include_undated", "min_reports", "document", "q")
"""Names of the filter that ask nothing of a period."""
HEADS = ("period", "docs", "outlets", "states", "acts", "/1,000", "coop.", "/1,000", "confl.", "/1,000", "languages", "top outlet")  # fmt: skip


@filtered(*WITHOUT)
def coverage(
    asked: Asked,
    by: Annotated[PeriodName, typer.Option("--by", help="Periods.")] = PeriodName.month,
    of: Annotated[
        ActName | None,
        typer.Option("--of", help="Acts counted. [default: events, if there are any]"),
    ] = None,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Show documents, outlets, languages and countries over time, and acts beside the news there was.

    Periods that rest on one outlet, or have next to no news, are warned of.
    """
    from ..analysis.holdings import holdings

    book = opened(register, at)
    chosen = asked.filter(book)
    found = holdings(
        book,
        by.value,
        since=day_in(chosen.since),
        until=day_in(chosen.until),
        of=of.value if of else None,
        where=acts_within(chosen),
    )
    if form is Format.table:
        _print(found, book.version)
    else:
        show.write(map(_flat, found.rows), form)


def _flat(row: NewsPeriod) -> dict[str, Any]:
    return {
        "period": row.period.label,
        "start": row.period.start.isoformat(),
        "end": row.period.end.isoformat(),
        "documents": row.documents,
        "outlets": len(row.outlets),
        "top_outlet": row.top_outlet,
        "top_share": row.top_share,
        "without_outlet": row.unnamed,
        "languages": dict(row.languages),
        "countries": len(row.countries),
        "top_countries": dict(list(row.countries.items())[:10]),
        "acts": row.acts,
        "acts_per_thousand": row.per_thousand(row.acts),
        "cooperation": row.cooperation,
        "cooperation_per_thousand": row.per_thousand(row.cooperation),
        "conflict": row.conflict,
        "conflict_per_thousand": row.per_thousand(row.conflict),
        "telling_outlets": row.tellers,
        "warnings": list(row.warnings),
    }


def _print(found: Holdings, version: int) -> None:
    from rich.table import Table

    console = stdout()
    tongues = sorted({name for row in found.rows for name in row.languages})
    wanted = [at for at, head in enumerate(HEADS) if head != "languages" or len(tongues) > 1]
    table = Table(box=None, padding=(0, 1, 0, 0))
    for head in (HEADS[at] for at in wanted):
        least = 4 if head == "top outlet" else len(head)
        table.add_column(head, no_wrap=True, min_width=least)
    for row in found.rows:
        cells = _cells(row)
        table.add_row(*(cells[at] for at in wanted))
    if found.rows:
        console.print(table)
    if len(tongues) == 1:
        console.print(f"  language of all documents: {tongues[0]}")
    warned: dict[str, list[str]] = {}
    for row in found.rows:
        for each in row.warnings:
            warned.setdefault(each, []).append(row.period.label)
    for each, labels in warned.items():
        shown = ", ".join(labels[:6]) + (f" ... ({len(labels)})" if len(labels) > 6 else "")
        console.print(f"  warning: {each}: {shown}", style="yellow", markup=False, soft_wrap=True)
    left = [
        f"{count} {what}"
        for count, what in (
            (found.undated_documents, "documents without a day"),
            (found.undated_acts, f"{found.of} without a day"),
            (found.wide_acts, f"{found.of} wider than a period"),
        )
        if count
    ]
    if left:
        console.print(f"  in no period: {', '.join(left)}")
    console.print(f"{found.of} beside documents (register version {version})")


def _cells(row: NewsPeriod) -> tuple[str, ...]:
    def rate(amount: int) -> str:
        told = row.per_thousand(amount)
        return "" if told is None else f"{told:,.0f}"

    share = row.top_share
    top = f"{share:.0%} {row.top_outlet}" if row.top_outlet and share is not None else ""
    return (
        row.period.label,
        str(row.documents),
        str(len(row.outlets)),
        str(len(row.countries)),
        *(
            cell
            for amount in (row.acts, row.cooperation, row.conflict)
            for cell in (str(amount), rate(amount))
        ),
        " ".join(f"{name} {count}" for name, count in row.languages.items()),
        top,
    )


def add_to(app: typer.Typer) -> None:
    app.command()(coverage)
