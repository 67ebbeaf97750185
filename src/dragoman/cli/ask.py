"""Commands that ask the register: mentions, agreements, statements, offices, ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .options import AtVersion, Format, FormatOption, LimitOption, RegisterOption, opened

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from ..model.schema import Row
    from ..register import Register


class StatusName(StrEnum):
    """Status values that a mention can have."""

    actual = "actual"
    future = "future"
    hypothetical = "hypothetical"
    historical = "historical"
    negated = "negated"


Party = Annotated[
    str | None, typer.Option(help="Country, code or part of a name: MAR, 'MAR GOV', Gantz.")
]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="A day, both ends included.")]


def mentions(
    actor: Party = None,
    recipient: Party = None,
    event: Annotated[str | None, typer.Option("--type", "-t", help="PLOVER event type.")] = None,
    mode: Annotated[str | None, typer.Option(help="PLOVER mode.")] = None,
    since: Day = None,
    until: Day = None,
    undated: Annotated[
        bool,
        typer.Option("--undated", help="With --since or --until: mentions without a date too."),
    ] = False,
    status: Annotated[StatusName | None, typer.Option(help="Only this status.")] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List event mentions: what each sentence reports. One event may have many."""
    from .. import ontology
    from ..register import MentionFilter

    where = MentionFilter(
        actor=actor,
        recipient=recipient,
        event=ontology.event_type(event.upper()).code if event else None,
        mode=mode,
        since=since,
        until=until,
        include_undated=undated,
        status=status.value if status else None,
    )
    book = opened(register, at)
    rows = book.mentions(where, limit=limit)
    if form is Format.table:
        print_mentions(list(rows), book)
    else:
        show.write(rows, form)


def print_mentions(rows: list[Row], book: Register) -> None:
    """Each mention in codes, and under it the sentence with its parts marked."""
    console = stdout()
    words = reader_of(book)
    colour = console.color_system is not None
    for row in rows:
        console.print(show.heading(row), soft_wrap=True)
        console.print(
            show.marked(row, words(row["document"], row["part"]), colour=colour), soft_wrap=True
        )
    if rows:
        console.print(show.legend(colour=colour))
    console.print(f"{len(rows)} mentions (register version {book.version})", highlight=False)


def reader_of(book: Register) -> Callable[[str, str], str]:
    """A function that gives the stored text of a document's part; the last ones read are kept."""

    @cache
    def document(key: str) -> Row:
        return book.get("documents", key)

    def words(key: str, part: str) -> str:
        row = document(key)
        return (row["title"] if part == "title" else row["text"]) or ""

    return words


def stdout() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def agreements(
    between: Annotated[
        list[str] | None, typer.Option("--between", help="A party; give it twice for a pair.")
    ] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List agreements with parties, signatories and stages, one row a document."""
    book = opened(register, at)
    rows = book.agreements(between=tuple(between or ()), limit=limit)
    _answer(rows, form, book, _agreement)


def _agreement(row: Row, words: Callable[[str, str], str]) -> Iterable[RenderableType]:
    from rich.text import Text

    parties = ", ".join(
        f"{p['country'] or p['name']}" + (f" (no. {p['order']})" if p["order"] else "")
        for p in row["parties"]
    )
    title = ", ".join(row["names"]) or "unnamed"
    yield Text(f"{row['id'][:8]}  {title}", style="bold")
    subject = row["subject"] or "subject unknown"
    yield Text(f"    {row['form']}, {subject}; parties: {parties or 'none named'}")
    if row["signatories"]:
        yield Text("    signed by " + ", ".join(p["name"] for p in row["signatories"]))
    for stage in row["stages"]:
        told = f"{show.date_of(stage['date'])}; {show.place_of(stage['place'])}"
        evidence = stage["evidence"]
        text = words(evidence["document"], evidence["part"])
        yield _quote(f"{stage['stage']}: {told}", text, evidence["span"])
    if not row["stages"] and row["evidence"]:
        evidence = row["evidence"][0]
        text = words(evidence["document"], evidence["part"])
        yield _quote("named", text, evidence["span"])


def _quote(label: str, text: str, span: list[int]) -> RenderableType:
    from rich.text import Text

    line = Text(f"    {label}  ")
    return line.append(f"“{show.plain(text[span[0] : span[1]])}”", style="italic")


def statements(
    speaker: Party = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List statements: speaker, words, where they were said or printed."""
    book = opened(register, at)
    _answer(book.statements(speaker=speaker, limit=limit), form, book, _statement)


def _statement(row: Row, words: Callable[[str, str], str]) -> Iterable[RenderableType]:
    speaker = row["speaker"]
    office = f", {row['office']}" if row["office"] else ""
    venues = f" in {', '.join(row['venues'])}" if row["venues"] else ""
    contexts = ", ".join(sorted({each["context"] for each in row["contexts"]}))
    about = f" [{contexts}]" if contexts else ""
    label = f"{row['id'][:8]}  {speaker['name']} ({show.code_of(speaker)}){office}{venues}{about} {row['kind']}:"
    yield _quote(label, words(row["document"], row["part"]), row["span"])


def offices(
    person: Annotated[str | None, typer.Option(help="Part of the person's name.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO code of the country.")] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List who held which office, by whose words."""
    book = opened(register, at)
    _answer(book.offices(person=person, country=country, limit=limit), form, book, _office)


def _office(row: Row, words: Callable[[str, str], str]) -> Iterable[RenderableType]:
    former = "former " if row["former"] else ""
    code = " ".join(filter(None, (row["country"] or "---", row["sector"])))
    label = f"{row['id'][:8]}  {row['person']}: {former}{row['office']} ({code})"
    yield _quote(label, words(row["document"], row["part"]), row["span"])


def ties(
    between: Annotated[
        list[str] | None, typer.Option("--between", help="A party; give it twice for a pair.")
    ] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List standing relations: allies, partners, rivals, members."""
    book = opened(register, at)
    _answer(book.ties(between=tuple(between or ()), limit=limit), form, book, _tie)


def _tie(row: Row, words: Callable[[str, str], str]) -> Iterable[RenderableType]:
    pair = " - ".join(party["country"] or party["name"] for party in row["parties"])
    label = f"{row['id'][:8]}  {pair}: {row['kind']}"
    yield _quote(label, words(row["document"], row["part"]), row["span"])


Lines = Callable[["Row", Callable[[str, str], str]], Iterable["RenderableType"]]


def _answer(rows: Iterable[Row], form: Format, book: Register, lines: Lines) -> None:
    if form is not Format.table:
        show.write(rows, form)
        return
    console = stdout()
    words = reader_of(book)
    shown = 0
    for row in rows:
        for line in lines(row, words):
            console.print(line, soft_wrap=True)
        shown += 1
    console.print(f"{shown} rows (register version {book.version})")


def add_to(app: typer.Typer) -> None:
    for command in (mentions, agreements, statements, offices, ties):
        app.command()(command)
