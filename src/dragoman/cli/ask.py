"""Commands that ask the register for rows as they stand: mentions, ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .filtering import Asked, filtered, known_parties
from .options import (
    AtVersion,
    Format,
    FormatOption,
    LimitOption,
    RegisterOption,
    known,
    opened,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from ..model.schema import Row
    from ..register import Register


Party = Annotated[
    str | None, typer.Option(help="Country, code or words of a name: Morocco, 'MAR GOV', Lund.")
]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="A day, both ends included.")]


@filtered("min_reports")
def mentions(
    asked: Asked,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List event mentions by day: what each sentence reports. One event may have many."""
    from ..register.answers import BY_DAY

    book = opened(register, at)
    where = asked.filter(book)
    rows = book.rows("mentions", where.conditions("mentions"), limit, first=BY_DAY)
    if form is Format.table:
        print_mentions(list(rows), book)
    else:
        show.write(rows, form)


def parties_of(book: Register, names: Iterable[str], *options: str) -> tuple[str, ...]:
    """Parties as they were typed in `options` (the last for all that follow); names as codes or ids.

    Raises ConfigError for one that neither the lists nor the register know.
    """
    from ..register.parties import party_of

    typed = list(names)
    fields = chain(options, repeat(options[-1]))
    known_parties(book, zip(fields, typed, strict=False))
    return tuple(map(party_of, typed))


def country_of(name: str | None) -> str | None:
    """The code of a country that was typed as a code or a name; offices are asked by code alone."""
    from .. import ontology
    from ..register.parties import party_of

    if name is None or name.upper() in {code.code for code in ontology.international_codes()}:
        return name and name.upper()
    with known("--country"):
        code = party_of(name)
        return ontology.country(code.upper() if len(code) == 3 else code).iso3


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
    console.print(
        f"{show.many(len(rows), 'mention')} (register version {book.version})", highlight=False
    )


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


def quote(label: str, text: str, span: list[int]) -> RenderableType:
    """A label and the words at a span."""
    from rich.text import Text

    line = Text(f"    {label}  ")
    if not text:
        return line.append(show.NO_TEXT, style="dim")
    return line.append(f"“{show.plain(text[span[0] : span[1]])}”", style="italic")


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
    answer(
        book.ties(between=parties_of(book, between or (), "between"), limit=limit), form, book, _tie
    )


def _tie(row: Row, words: Callable[[str, str], str]) -> Iterable[RenderableType]:
    pair = " - ".join(party["country"] or party["name"] for party in row["parties"])
    label = f"{row['id'][:8]}  {pair}: {row['kind']}"
    yield quote(label, words(row["document"], row["part"]), row["span"])


Lines = Callable[["Row", Callable[[str, str], str]], Iterable["RenderableType"]]


def answer(rows: Iterable[Row], form: Format, book: Register, lines: Lines) -> None:
    """Print rows, in a table each as `lines` gives it."""
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
    console.print(f"{show.many(shown, 'row')} (register version {book.version})")


def add_to(app: typer.Typer) -> None:
    for command in (mentions, ties):
        app.command()(command)
