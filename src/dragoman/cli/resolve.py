"""`dragoman resolve`, its decisions by hand, and `dragoman events`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ConfigError, LookupFailed
from . import show
from .ask import reader_of, stdout
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
    from rich.text import Text

    from ..model.schema import Row
    from ..register import Register
    from ..resolution.resolve import Summary

STALE = "(its mention was coded again or taken out: run `dragoman resolve`)"

app = typer.Typer(help="Work out which mentions tell of one event.", invoke_without_command=True)

EventArgument = Annotated[
    str, typer.Argument(metavar="EVENT", help="Id of it or of a mention, or its beginning.")
]


def _two_ids(given: tuple[str, str] | None) -> tuple[str, str] | None:
    """Refuse an option in the place of an id: click gives the second id whatever stands next."""
    taken = next((each for each in given or () if each.startswith("-")), None)
    if taken:
        raise ConfigError(f"--why takes two ids, of events or of mentions; {taken} is none.")
    return given


@app.callback()
def resolve(
    context: typer.Context,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="ID",
            help="Show why an event's mentions are one; of the event or a mention.",
        ),
    ] = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--why",
            metavar="A B",
            callback=_two_ids,
            help="Show why two mentions, or the likest of two events, are one event or not.",
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Work out everything again; the result is the same.")
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Work out which mentions tell of one event; only what changed since the last time."""
    if context.invoked_subcommand:
        context.obj = register
        return
    book = opened(register)
    if explain:
        _explain(book, explain)
        return
    if why:
        _why(book, *why)
        return
    from ..resolution.resolve import resolve as resolve_register

    began = time.monotonic()
    _tell(resolve_register(book, full=full), time.monotonic() - began)


@app.command()
def split(
    context: typer.Context,
    event: EventArgument,
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION...", help="The mentions that tell of another.")
    ],
    register: RegisterOption = None,
) -> None:
    """Take mentions out of an event to be one of their own; later runs respect it."""
    from ..resolution.hands import split as split_event

    began = time.monotonic()
    book = opened(register or context.obj)
    _tell(split_event(book, event, mentions), time.monotonic() - began)
    _now(opened(register or context.obj), mentions)


@app.command()
def join(
    context: typer.Context,
    event: EventArgument,
    other: EventArgument,
    register: RegisterOption = None,
) -> None:
    """Make two events one; later runs respect it, and the id that goes leads to the other."""
    from ..resolution.hands import join as join_events

    began = time.monotonic()
    book = opened(register or context.obj)
    _tell(join_events(book, event, other), time.monotonic() - began)
    _now(opened(register or context.obj), (event, other))


def _now(book: Register, keys: Iterable[str]) -> None:
    """Say which events ids now lead to."""
    from ..resolution.hands import event_row

    for key in keys:
        typer.echo(f"{key} is now in event {event_row(book, key)['id']}", err=True)


def _tell(summary: Summary, seconds: float) -> None:
    done = (
        f"{summary.compared:,} mentions compared in {seconds:.1f} s"
        if summary.written
        else "nothing has changed since the last time"
    )
    typer.echo(
        f"{show.many(summary.events, 'event')} in {show.many(summary.mentions, 'mention')}; {done} "
        f"(register version {summary.version})",
        err=True,
    )


def _explain(book: Register, key: str) -> None:
    from rich.text import Text

    from ..resolution.hands import event_row

    console = stdout()
    row = event_row(book, key)
    console.print(heading(row), soft_wrap=True)
    for line in _disagreements(row):
        console.print(Text(f"    {line}"), soft_wrap=True)
    if row["aliases"]:
        console.print(Text(f"    once {', '.join(row['aliases'])}"), soft_wrap=True)
    why = {reason["mention"]: reason for reason in row["reasons"]}
    words = reader_of(book)
    colour = console.color_system is not None
    for mention_id in row["mentions"]:
        try:
            mention = book.get("mentions", mention_id)
        except LookupFailed:
            console.print(f"\n{mention_id}  {STALE}", markup=False)
            continue
        document = book.get("documents", mention["document"])
        place = ", ".join(filter(None, (document["outlet"], document["published"])))
        told = Text(f"\n{mention_id}  {place}")
        if mention_id == row["representative"]:
            told.append("  (representative)")
        console.print(told, soft_wrap=True)
        console.print(
            show.marked(mention, words(mention["document"], mention["part"]), colour=colour),
            soft_wrap=True,
        )
        if reason := why.get(mention_id):
            console.print(
                Text(
                    f"    same as {reason['same_as'][:8]} ({reason['probability']:.2f}): "
                    f"{show.plain(reason['because'])}"
                ),
                soft_wrap=True,
            )


def _why(book: Register, one: str, other: str) -> None:
    from rich.text import Text

    from ..resolution.comparing.scorer import LEAST, MOST, probability
    from ..resolution.why import why

    found = why(book, one, other)
    console = stdout()
    words = reader_of(book)
    for row, event in zip(found.mentions, found.events, strict=True):
        place = ", ".join(filter(None, (row["outlet"], row["published"])))
        console.print(Text(f"{row['id']}  {place}  (event {event})"), soft_wrap=True)
        mention = book.get("mentions", row["id"])
        text = words(mention["document"], mention["part"])
        marked = show.marked(mention, text, colour=console.color_system is not None)
        console.print(marked, soft_wrap=True)
    verdict = "one event" if found.joined else "two events"
    console.print(Text(f"\n{verdict}: {show.plain(found.because)}"), soft_wrap=True)
    for each in found.evidence:
        line = f"  {each.worth:+6.2f}  {show.plain(each.words)}  ({each.name})"
        console.print(Text(line), soft_wrap=True)
    speaking = sum(each.worth for each in found.evidence if each.worth > 0 or each.name == "prior")
    against = sum(each.worth for each in found.evidence) - speaking
    console.print(
        f"for it {speaking:+.2f} (counted up to {MOST:g}), against it {against:+.2f}: "
        f"{found.score:+.2f} (not below {LEAST:g}), a chance of {probability(found.score):.2f}; "
        f"joined above {found.limit:+.2f} ({probability(found.limit):.2f})",
        soft_wrap=True,
    )


def _disagreements(row: Row) -> Iterator[str]:
    fields = dict.fromkeys(one["field"] for one in row["disagreements"])
    for field in fields:
        told = []
        for one in row["disagreements"]:
            if one["field"] == field:
                who = ", ".join((*one["said_by"], *one["outlets"])) or "nobody named"
                sign = "*" if one["chosen"] else ""
                told.append(f"{one['value']}{sign} ({show.many(one['reports'], 'report')}: {who})")
        yield f"{field}: {'; '.join(told)}"


def heading(row: Row) -> Text:
    """One event in codes, with how often and from when to when it is told."""
    line = show.heading({**row, "said_by": None, "counts": []})
    chosen = {one["field"]: one["value"] for one in row["disagreements"] if one["chosen"]}
    counts = [_count(count, chosen) for count in row["counts"]]
    seen = row["first_seen"] or "day unknown"
    if row["last_seen"] != row["first_seen"]:
        seen += f" to {row['last_seen']}"
    told = [
        *counts,
        f"{show.many(len(row['mentions']), 'mention')} in {show.many(row['reports'], 'report')}"
        + (f", {row['independent_reports']} independent" if row["reports"] > 1 else ""),
        seen,
    ]
    return line.append("; " + "; ".join(told))


def _count(count: Row, chosen: Mapping[str, str]) -> str:
    """The value that was chosen where reports differ, and the range of all that is said."""
    told = show.range_of(count)
    best = None if count["currency"] else chosen.get(f"counts.{count['what']}")
    return f"{count['what']} {told if best in (None, told) else f'{best} (in all {told})'}"


@filtered()
def events(
    asked: Asked,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List events: what happened, each once however often it is told (after `dragoman resolve`)."""
    book = opened(register, at)
    where = asked.filter(book)
    rows = book.events(where, limit=limit)
    if form is not Format.table:
        show.write(rows, form)
        return
    console = stdout()
    words = reader_of(book)
    colour = console.color_system is not None
    shown = 0
    for row in rows:
        console.print(heading(row), soft_wrap=True)
        try:
            mention = book.get("mentions", row["representative"])
        except LookupFailed:  # coded again since the events were told
            console.print(f"    {STALE}", style="dim", markup=False)
            shown += 1
            continue
        text = words(mention["document"], mention["part"])
        console.print(show.marked(mention, text, colour=colour), soft_wrap=True)
        shown += 1
    console.print(f"{show.many(shown, 'event')} (register version {book.version})", highlight=False)
    if not book.counts().get("events"):
        console.print("There are none before `dragoman resolve` has been run.", highlight=False)


def add_to(into: typer.Typer) -> None:
    into.command()(events)
    into.add_typer(app, name="resolve")
