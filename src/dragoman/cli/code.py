"""Commands that code: `dragoman code` and `dragoman demo`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import LeastOption, RankerOption, RegisterOption, known, settings_of
from .serve import HostOption, OpenOption, PortOption, TokenOption
from .show import many, plain

if TYPE_CHECKING:
    from ..config import Settings
    from ..run import Summary


def code(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, globs; - is standard input."),
    ],
    register: RegisterOption = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date where none is given.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet where none is given.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language (ISO 639-1) where none is given.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding, where detection fails.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME", help="Column or key that holds a field: text=story_body."
        ),
    ] = None,
    input_format: Annotated[
        str | None, typer.Option("--input-format", help="Read all inputs in this format.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="Another spaCy pipeline in UD terms; `small` is faster and errs more."),
    ] = None,
    lexicon: Annotated[
        list[Path] | None, typer.Option(help="Folder of lexicon entries beside the bundled ones.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(help="Actor file beside the bundled ones.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            metavar="keep|hash", help="Store the words of documents, or offsets and hashes alone."
        ),
    ] = None,
    min_confidence: LeastOption = None,
    no_ranker: RankerOption = False,
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", help="Processes. [default: 1]")
    ] = None,
    ray: Annotated[bool, typer.Option("--ray", help="Code on a Ray cluster.")] = False,
    recode: Annotated[
        bool,
        typer.Option(
            "--recode", help="Code again what other settings, another model or lexicon coded."
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, only the summary.")
    ] = False,
) -> None:
    """Code news into a register. What is coded already is passed over; what cannot be read is a reject."""
    settings = settings_of(
        register=register,
        published=published,
        outlet=outlet,
        language=language,
        encoding=encoding,
        columns=_columns(column or []),
        model=model,
        lexicon=tuple(lexicon or ()),
        actors=tuple(actors or ()),
        workers=workers,
        text=text,
        min_confidence=min_confidence,
        ranker=False if no_ranker else None,
    )
    summary = run(inputs, settings, ray=ray, recode=recode, quiet=quiet, input_format=input_format)
    print_summary(summary, settings)


def _columns(pairs: list[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        name, sign, column = pair.partition("=")
        if not sign or not name or not column:
            raise typer.BadParameter(f"{pair!r} is not FIELD=NAME, such as text=story_body.")
        columns[name] = column
    return columns


def run(
    inputs: list[str],
    settings: Settings,
    *,
    ray: bool = False,
    recode: bool = False,
    quiet: bool = False,
    input_format: str | None = None,
) -> Summary:
    """Code inputs with a progress line on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from ..corpus.formats import format_named
    from ..run import code_inputs

    if input_format:
        with known("--input-format"):
            format_named(input_format)
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=quiet or not sys.stderr.isatty()) as progress:
        task = progress.add_task("loading", total=None)

        def tell(summary: Summary) -> None:
            rate = f"{summary.words_per_second:,.0f} words/s" if summary.seconds else ""
            progress.update(
                task,
                description=f"{summary.documents:,} documents, {summary.mentions:,} mentions, "
                f"{summary.rejects:,} rejects  {rate}",
            )

        try:
            return code_inputs(
                inputs,
                settings,
                ray=ray,
                recode=recode,
                input_format=input_format,
                on_batch=tell,
            )
        except KeyboardInterrupt:
            progress.stop()
            # Said here: typer ends a stopped command without a word.
            typer.echo("dragoman: stopped; run the same command again to go on", err=True)
            raise typer.Exit(130) from None


def print_summary(summary: Summary, settings: Settings) -> None:
    """What the run did, on standard error: standard output is for rows."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    known = f", {summary.known:,} coded before" if summary.known else ""
    if summary.unread:
        known += f", {summary.unread:,} kept but not coded"
    console.print(
        f"{many(summary.documents, 'document')} coded{known}: {many(summary.mentions, 'mention')}, "
        f"{many(summary.agreements, 'agreement')}, {many(summary.statements, 'statement')}, "
        f"{many(summary.offices, 'office')}, {many(summary.ties, 'tie')}; "
        f"{many(summary.rejects, 'reject')}.",
        soft_wrap=True,
    )
    console.print(
        f"{summary.words:,} words in {summary.seconds:.1f} s "
        f"({summary.words_per_second:,.0f} words/s) into {settings.register}",
        soft_wrap=True,
    )
    for line in _passed_over(summary):
        console.print(line, soft_wrap=True)
    for line in summary.refused:
        console.print(f"  {plain(line)}", soft_wrap=True, markup=False)
    if summary.rejects > len(summary.refused):
        console.print(f"  and {summary.rejects - len(summary.refused):,} more", soft_wrap=True)
    if summary.rejects:
        console.print(
            f"See why: dragoman export --what rejects --format csv --register {settings.register}",
            soft_wrap=True,
        )


def _passed_over(summary: Summary) -> Iterator[str]:
    """What the register had or may not have, and what to do about it."""
    if summary.otherwise:
        verb = "was" if summary.otherwise == 1 else "were"
        yield (
            f"{many(summary.otherwise, 'document')} {verb} coded otherwise (other settings, model, "
            "lexicon or version); --recode codes them again"
        )
    if summary.recoded:
        yield (
            f"{many(summary.recoded, 'document')} coded again in the place of an earlier coding, "
            "which older versions keep; events stand as they were until `dragoman resolve`"
        )
    if summary.forgotten:
        yield f"{many(summary.forgotten, 'document')} passed over: forgotten, never coded again"


def demo(
    register: RegisterOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Mentions shown.")] = 40,
    serve: Annotated[
        bool, typer.Option("--serve", help="Then resolve them and open the web app.")
    ] = False,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    token: TokenOption = None,
    browser: OpenOption = False,
) -> None:
    """Code the bundled dispatches into a register and print what was found, with its evidence."""
    from ..register import MentionFilter, Register
    from .ask import print_mentions, stdout

    # The bundled reports have fields of their own, whatever columns the user's files have.
    settings = replace(settings_of(register=register or Path("demo-register")), columns={})
    summary = run([str(examples() / "dispatches")], settings)
    book = Register.open(settings.register)
    if serve:
        from ..resolution.resolve import resolve
        from .serve import run as run_server

        print_summary(summary, settings)
        resolve(book)
        book.close()
        run_server(settings, host=host, port=port, token=token, browser=browser)
        return
    print_mentions(list(book.mentions(MentionFilter(status="actual"), limit=limit)), book)
    print_summary(summary, settings)
    stdout().print(
        f"\nAsk it: dragoman mentions --type SUPPORT --register {settings.register}\n"
        f"        dragoman explain ID --register {settings.register}\n"
        f"        dragoman resolve --register {settings.register}, then events, dyad ISR JOR",
        soft_wrap=True,
    )


def examples() -> Path:
    """The bundled examples: in the wheel among the data, in a checkout at its root."""
    from ..data import data_path

    shipped = data_path("examples")
    return shipped if shipped.is_dir() else data_path().parents[2] / "examples"


def add_to(app: typer.Typer) -> None:
    for command in (demo, code):
        app.command()(command)
