"""`dragoman dyad`: everything between two actors over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import show
from .ask import parties_of, reader_of, stdout
from .filtering import Asked, filtered
from .options import (
    AtVersion,
    Format,
    FormatOption,
    LimitOption,
    RegisterOption,
    opened,
)

if TYPE_CHECKING:
    from rich.console import Console

    from ..analysis.dyad import Dyad
    from ..analysis.happening import Happening
    from ..analysis.series import PeriodRow
    from ..model.schema import Row
    from ..register import Register


class ByName(StrEnum):
    """Periods that a series counts by."""

    week = "week"
    month = "month"
    year = "year"


@filtered("actor", "recipient", "between", "party")
def dyad(
    asked: Asked,
    one: Annotated[str, typer.Argument(help="Country, code or words of a name: ISR, 'MAR GOV'.")],
    other: Annotated[str, typer.Argument(help="The second, likewise.")],
    by: Annotated[ByName, typer.Option("--by", help="Periods of the series.")] = ByName.month,
    one_a_day: Annotated[
        bool,
        typer.Option("--one-a-day", help="At most one a direction, day and type, as older sets."),
    ] = False,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Show what two actors did to each other over time: acts, visits, agreements, ties, statements.

    Without --status what took place counts (actual). CSV has the series; JSON has everything.
    """
    from dataclasses import replace

    from ..analysis.dyad import dyad as gather

    book = opened(register, at)
    where = asked.filter(book)
    if where.status is None:
        where = replace(where, status="actual")
    one, other = parties_of(book, (one, other), "ONE", "OTHER")
    found = gather(book, (one, other), by=by.value, where=where, daily=one_a_day)
    if form is Format.json:
        show.write([_whole(found, book.version)], form)
    elif form is Format.csv:
        show.write(map(_flat, found.series.rows, found.binding), form)
    else:
        _print(stdout(), found, book, limit)


def _flat(row: PeriodRow, binding: int) -> Row:
    return {
        "period": row.period.label,
        "start": row.period.start.isoformat(),
        "end": row.period.end.isoformat(),
        "count": row.count,
        "forth": row.forth,
        "back": row.back,
        "joint": row.joint,
        "cooperation": row.cooperation,
        "cooperation_sum": row.cooperation_sum,
        "cooperation_mean": row.cooperation_mean,
        "conflict": row.conflict,
        "conflict_sum": row.conflict_sum,
        "conflict_mean": row.conflict_mean,
        "reports": row.reports,
        "independent_reports": row.independent_reports,
        "outlets": row.outlets,
        "documents": row.documents,
        "covering_outlets": row.covering,
        "per_thousand_documents": row.per_thousand,
        "cooperation_per_thousand": row.cooperation_per_thousand,
        "conflict_per_thousand": row.conflict_per_thousand,
        "agreements": binding,
        "warnings": "; ".join(row.warnings),
    }


def _act(each: Happening) -> dict[str, Any]:
    return {
        "id": each.id,
        "event": each.event,
        "modes": list(each.modes),
        "direction": each.direction,
        "quad": each.quad,
        "intensity": each.intensity,
        "start": each.start.isoformat() if each.start else None,
        "end": each.end.isoformat() if each.end else None,
        "place": each.place,
        "reports": each.reports,
        "independent_reports": each.independent_reports,
        "outlets": list(each.outlets),
    }


def _whole(found: Dyad, version: int) -> Row:
    from ..model.joined_rows import joined_agreement_row, joined_statement_row

    return {
        "pair": list(found.pair),
        "version": version,
        "unit": found.unit,
        "by": found.series.by,
        "series": list(map(_flat, found.series.rows, found.binding)),
        found.unit: [_act(each) for each in found.happenings],
        "undated": len(found.series.undated),
        "wider_than_period": len(found.series.wide),
        "visits": [each.id for each in found.visits],
        "agreements": [
            {
                **joined_agreement_row(each.agreement),
                "standing": each.standing,
                "open": list(each.unknown),
            }
            for each in found.agreements
        ],
        "ties": [dict(tie) for tie in found.ties],
        "statements": [joined_statement_row(each) for each in found.statements],
    }


def _print(console: Console, found: Dyad, book: Register, limit: int) -> None:
    one, other = found.pair
    console.print(f"{one} - {other}, register version {book.version}", style="bold")
    if found.unit == "mentions":
        console.print(
            "The register has no resolved events: these are mentions, so that an event told in ten "
            "sentences counts ten. `dragoman resolve` makes events.",
            soft_wrap=True,
        )
    if found.happenings:
        signs = f"> {one} upon {other}, < {other} upon {one}, = both together"
        if one == other:
            signs = f"= within {one}: of one party of it upon another, or of several together"
        columns = f"reports: all (independent) by outlets; news: {NEWS}; agr.: {BINDING}"
        for line in (signs, columns):
            console.print(f"  {line}", style="dim", markup=False, soft_wrap=True)
    _series(console, found)
    _acts(console, found.unit, found.happenings, limit)
    _acts(console, "visits", found.visits, limit)
    console.print(show.many(len(found.agreements), "agreement"), style="bold")
    for each in found.agreements:
        names = ", ".join(each.agreement.names)
        by = f", {each.by.stage} {show.day_of(each.by.date)}" if each.by else ""
        console.print(f"  {each.agreement.id[:8]}  {names}: {each.standing}{by}", soft_wrap=True)
        for open_ in each.unknown:
            console.print(f"      not known: {open_}", style="dim", soft_wrap=True)
    words = reader_of(book)
    console.print(show.many(len(found.ties), "tie"), style="bold")
    for tie in found.ties[:limit]:
        start, end = tie["span"]
        text = show.plain(words(tie["document"], tie["part"])[start:end])
        console.print(f"  {tie['id'][:8]}  {tie['kind']}  “{text}”", soft_wrap=True, markup=False)
    told = show.many(len(found.statements), "statement")
    console.print(f"{told} of one to or about the other", style="bold")
    for said in found.statements[:limit]:
        day = said.first_seen.isoformat() if said.first_seen else "day unknown"
        line = f"  {said.id[:8]}  {day}  {said.name}: “{show.plain(said.words)}”"
        console.print(line, soft_wrap=True, markup=False)


NEWS = "documents of the period by outlets"
BINDING = "agreements known to have bound both at the end of the period"
HEADS = (
    "period",
    "n",
    ">",
    "<",
    "=",
    "cooperation",
    "conflict",
    "reports",
    "news",
    "/1,000",
    "agr.",
)
"""Scores are number, sum and mean."""


def _series(console: Console, found: Dyad) -> None:
    """The periods as a table; a run of periods in which nothing is told takes one line."""
    from itertools import groupby

    from rich.table import Table

    table = Table(*HEADS, box=None, padding=(0, 1, 0, 0))
    for column in table.columns:
        column.no_wrap = True
    warned = []
    pairs = zip(found.series.rows, found.binding, strict=True)
    for empty, run in groupby(pairs, key=lambda pair: not pair[0].count):
        rows = list(run)
        if empty:
            table.add_row(*_gap(rows))
            continue
        for row, binding in rows:
            table.add_row(*_period(row, binding))
            warned += [f"{row.period.label}: {each}" for each in row.warnings]
    if found.series.rows:
        console.print(table)
    for each in warned:
        console.print(f"  warning: {each}", style="yellow", markup=False, soft_wrap=True)
    left = len(found.series.undated), len(found.series.wide)
    if any(left):
        console.print(f"  in no period: {left[0]} without a day, {left[1]} wider than a period")


def _period(row: PeriodRow, binding: int) -> tuple[str, ...]:
    return (
        row.period.label,
        str(row.count),
        str(row.forth),
        str(row.back),
        str(row.joint),
        _score(row.cooperation, row.cooperation_sum, row.cooperation_mean),
        _score(row.conflict, row.conflict_sum, row.conflict_mean),
        f"{row.reports} ({row.independent_reports}) by {row.outlets}",
        f"{row.documents} by {row.covering}",
        f"{row.per_thousand:.1f}" if row.per_thousand is not None else "",
        str(binding),
    )


def _gap(rows: Sequence[tuple[PeriodRow, int]]) -> tuple[str, ...]:
    documents = sum(row.documents for row, _ in rows)
    label = rows[0][0].period.label
    if len(rows) > 1:
        label = f"... {len(rows)}"
    return (label, "0", "", "", "", "", "", "", str(documents), "", str(rows[-1][1]))


def _score(count: int, total: float, mean: float | None) -> str:
    return f"{count} {total:+.1f} {mean:+.1f}" if mean is not None else ""


def _acts(console: Console, what: str, found: Sequence[Happening], limit: int) -> None:
    console.print(show.many(len(found), what.removesuffix("s")), style="bold")
    for line in _lines(found[:limit]):
        console.print(line, soft_wrap=True, markup=False)
    if len(found) > limit:
        console.print(f"  and {len(found) - limit} more: --limit, or --format json", style="dim")


def _lines(found: Iterable[Happening]) -> Iterable[str]:
    signs = {"forth": ">", "back": "<", "joint": "="}
    for each in found:
        day = each.start.isoformat() if each.start else "day unknown"
        if each.end and each.end != each.start:
            day += f"/{each.end.isoformat()}"
        what = "/".join((each.event, "+".join(each.modes))).rstrip("/")
        told = f"told by {each.reports} ({each.independent_reports})"
        where = ", ".join(filter(None, (each.place, *each.outlets[:3])))
        yield f"  {each.id[:8]}  {day}  {signs[each.direction]}  {what} {each.intensity:+g}  {told}  {where}"


def add_to(app: typer.Typer) -> None:
    app.command()(dyad)
