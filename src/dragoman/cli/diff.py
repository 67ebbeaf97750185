"""`dragoman diff`: what two codings of the same documents differ in, and which entries did it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .ask import stdout
from .options import RegisterOption, settings_of

if TYPE_CHECKING:
    from ..analysis.difference_report import Summary
    from ..analysis.differences import Difference


class DiffFormat(StrEnum):
    """How differences are given."""

    table = "table"
    csv = "csv"
    html = "html"


def diff(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RUN RUN | INPUT...", help="Two runs; with --lexicon, news to code."
        ),
    ] = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(help="Code INPUT without and with these entries; neither coding is kept."),
    ] = None,
    before: Annotated[
        list[Path] | None,
        typer.Option(
            help="With --lexicon: the entries of the first coding. [default: the settings' others]"
        ),
    ] = None,
    first: Annotated[int | None, typer.Option("--from", metavar="V", help="A version.")] = None,
    last: Annotated[int | None, typer.Option("--to", metavar="V", help="A later version.")] = None,
    other: Annotated[
        Path | None, typer.Option("--with", metavar="DIR", help="Another register.")
    ] = None,
    form: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="How to give it.")
    ] = DiffFormat.table,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file to write.")] = None,
    examples: Annotated[int, typer.Option(min=0, help="Examples of each sort.")] = 1,
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", help="Processes. [default: 1]")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Compare two codings: readings gained, lost and changed, by entry and type, each with its reason."""
    from ..analysis.difference_report import Summary

    summary = Summary(examples if form is DiffFormat.table else max(examples, 3))
    if lexicon:
        found = _inputs(names or [], tuple(before or ()), tuple(lexicon), workers, summary)
        title = f"Readings with and without {', '.join(map(str, lexicon))}"
    else:
        found = _codings(names or [], (first, last), other, register, summary)
        title = "Readings of two codings"
    _give(found, summary, form, out, title)


def _inputs(
    inputs: list[str],
    before: tuple[Path, ...],
    own: tuple[Path, ...],
    workers: int | None,
    summary: Summary,
) -> Iterator[Difference]:
    from ..compare import compare_inputs
    from ..errors import ConfigError

    if not inputs:
        raise ConfigError("--lexicon compares codings of news: name the files to code.")
    base = settings_of(workers=workers, lexicon=before)
    after = settings_of(workers=workers, lexicon=own)
    if not before:  # one's own entries stand beside those that the settings have
        given = {path.resolve() for path in after.lexicon}
        others = tuple(path for path in base.lexicon if path.resolve() not in given)
        base = replace(base, lexicon=others)
        after = replace(after, lexicon=(*others, *after.lexicon))
    for batch in compare_inputs(inputs, base, after):
        summary.documents += batch.documents
        summary.before += batch.before
        summary.after += batch.after
        yield from batch.found


def _codings(
    names: list[str],
    versions: tuple[int | None, int | None],
    other: Path | None,
    register: str | None,
    summary: Summary,
) -> Iterator[Difference]:
    from ..analysis.codings import Coded, compare_codings, of_run
    from ..errors import ConfigError
    from ..register import Register

    path = str(settings_of(register=register).register)
    first, last = versions
    if len(names) == 2 and other is None and versions == (None, None):
        one, two = (of_run(path, name) for name in names)
    elif names:
        raise ConfigError("Name two runs (`dragoman runs` lists them), or news with --lexicon.")
    elif other is not None:
        one, two = Coded(Register.open(path, first)), Coded(Register.open(str(other), last))
    elif first is not None:
        one, two = Coded(Register.open(path, first)), Coded(Register.open(path, last))
    else:
        raise ConfigError(
            "Name two runs, or --from V [--to V], or --with DIR, or --lexicon DIR INPUT."
        )
    for pair in compare_codings(one, two):
        summary.documents += 1
        summary.before += pair.before
        summary.after += pair.after
        yield from pair.found


def _give(
    found: Iterator[Difference], summary: Summary, form: DiffFormat, out: Path | None, title: str
) -> None:
    from ..analysis.difference_report import csv_rows, csv_writer, page

    if form is DiffFormat.csv:
        file = out.open("w", encoding="utf-8", newline="") if out else sys.stdout
        writer = csv_writer(file)
        for each in found:
            summary.add([each])
            writer.writerows(csv_rows([each]))
        if out:
            file.close()
            typer.echo(summary.told())
        return
    for each in found:
        summary.add([each])
    if form is DiffFormat.html:
        text = page(summary, title)
        if out is None:
            typer.echo(text)
            return
        out.write_text(text, encoding="utf-8")
        typer.echo(summary.told())
        return
    _print(summary)


SIGNS = {"trigger": ("[", "]"), "actor": ("<", ">"), "recipient": ("{", "}")}


def _print(summary: Summary) -> None:
    from ..analysis.difference_report import marked, reading
    from . import show

    console = stdout()
    for group in summary.sorted():
        console.print(
            f"{group.count:6,}  {group.kind:8} {group.label}", markup=False, soft_wrap=True
        )
        for each in group.examples:
            sides = [reading(row) for row in (each.before, each.after)]
            words = show.plain(marked(each, SIGNS)) if each.sentence else show.NO_TEXT
            for line in (words, "  =>  ".join(filter(None, sides)), each.explanation.why):
                console.print(f"            {show.plain(line)}", markup=False, soft_wrap=True)
    reasons = ", ".join(
        f"{'unexplained' if by == 'nothing' else by} {n:,}"
        for by, n in summary.reasons.most_common()
    )
    if reasons:
        console.print(f"explained by: {reasons}", markup=False)
    console.print(summary.told(), markup=False, soft_wrap=True)


def runs(register: RegisterOption = None) -> None:
    """List the runs that wrote to a register: when, with what, and what each added."""
    from .options import opened

    book = opened(register)
    for run in book.runs():
        hashes = f"settings {run.settings[:8]}, model {run.model[:8]}, lexicon {run.lexicon[:8]}"
        documents = f"{run.counts.get('documents', 0):,} documents, {run.counts.get('mentions', 0):,} mentions"
        typer.echo(
            f"{run.id}  {run.started[:16]}  {run.status}  {documents}; dragoman {run.dragoman}, {hashes}"
        )


def add_to(app: typer.Typer) -> None:
    for command in (diff, runs):
        app.command()(command)
