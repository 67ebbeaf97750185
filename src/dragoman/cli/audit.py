"""`dragoman review sample`, `judge` and `report`: audits of mentions from the command line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .filtering import Asked, filtered
from .options import AtVersion, Format, FormatOption, RegisterOption, opened, settings_of

if TYPE_CHECKING:
    from ..model.schema import Row
    from ..review.audit import Precision


class VerdictName(StrEnum):
    """What a reviewer can say of a mention."""

    right = "right"
    wrong_type = "wrong_type"
    wrong_actor = "wrong_actor"
    wrong_recipient = "wrong_recipient"
    wrong_date_place = "wrong_date_place"
    unsure = "unsure"


@filtered("min_reports")
def sample(
    asked: Asked,
    n: Annotated[int, typer.Option("--n", min=1, max=10_000, help="How many.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same.")] = 1,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Draw a random sample of mentions to judge."""
    from ..register import Condition
    from ..register.answers import of_table
    from ..review.audit import draw
    from .ask import print_mentions

    book = opened(register, at)
    chosen = of_table(book.session(), "mentions", "id", asked.filter(book).conditions("mentions"))
    ids = draw((key for batch in chosen.batches() for key in batch.column(0).to_pylist()), n, seed)
    # Whole rows of those alone that were drawn: all rows of a register do not fit in memory.
    among = Condition("list_contains(?::VARCHAR[], id)", (ids,))
    found: dict[str, Row] = {row["id"]: row for row in book.rows("mentions", [among])}
    rows = [found[key] for key in ids]
    if form is Format.table:
        print_mentions(list(rows), book)
    else:
        show.write(rows, form)


def judge(
    mention: Annotated[str, typer.Argument(metavar="ID", help="A mention's id, or its beginning.")],
    verdict: Annotated[VerdictName, typer.Argument(help="What you make of it.")],
    reviewer: Annotated[str, typer.Option("--reviewer", help="Who judges.")],
    note: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
    register: RegisterOption = None,
) -> None:
    """Keep a judgement of a mention; a later one of the same reviewer takes its place."""
    from ..review.audit import Judgements

    row = opened(register).get("mentions", mention)
    kept = Judgements.of(settings_of(register=register).register)
    made = kept.add(reviewer, row["id"], verdict.value, note)
    typer.echo(f"{made.mention} {made.verdict} by {made.reviewer}", err=True)


def report(
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="Also write gold for `dragoman evaluate mentions` there."),
    ] = None,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
) -> None:
    """Tell the precision of each type with 95 per cent intervals, and how far reviewers agree."""
    from dataclasses import asdict

    from ..register import Condition
    from ..review.audit import Judgements, gold_lines
    from ..review.audit import report as report_of

    book = opened(register)
    standing = Judgements.of(settings_of(register=register).register).all()
    keys = [each.mention for each in standing]
    rows = {
        row["id"]: row
        for row in book.rows("mentions", [Condition("list_contains(?::VARCHAR[], id)", (keys,))])
    }
    found = report_of(standing, {key: row["event"] for key, row in rows.items()})
    if gold is not None:
        lines = [f"{line}\n" for line in gold_lines(standing, rows.get)]
        gold.write_text("".join(lines), encoding="utf-8")
        typer.echo(f"{len(lines)} sentences in {gold}", err=True)
    if form is not Format.table:
        show.write([asdict(each) for each in (*found.types, found.all)], form)
        return
    for each in (*found.types, found.all):
        typer.echo(_line(each))
    typer.echo(", ".join(f"{name}: {count}" for name, count in found.reviewers) or "nobody yet")
    if found.pair and found.alpha is not None:
        one, two = found.pair
        typer.echo(f"{one} and {two}: alpha {found.alpha:.2f} on {found.shared} mentions")


def _line(each: Precision) -> str:
    name = each.event or "all"
    if each.precision is None:
        return f"{name:10} none judged, {each.unsure} unsure"
    return (
        f"{name:10} {each.precision:.2f} [{each.low:.2f}, {each.high:.2f}]  "
        f"{each.right} of {each.judged} right, {each.unsure} unsure"
    )


def add_to(app: typer.Typer) -> None:
    for command in (sample, judge, report):
        app.command()(command)
