"""`dragoman explain`: why a mention stands in the register as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .ask import reader_of, stdout
from .options import AtVersion, RegisterOption, opened, settings_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree as Drawing

    from ..model import Tree
    from ..model.schema import Row
    from ..register import Register


def explain(
    mention: Annotated[str, typer.Argument(metavar="ID", help="A mention's id, or how it begins.")],
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """Show the sentence with its parts marked, the parse, the entry that fired, and what was rejected."""
    book = opened(register, at)
    row = book.get("mentions", mention)
    document = book.get("documents", row["document"])
    console = stdout()
    colour = console.color_system is not None
    text = reader_of(book)(row["document"], row["part"])
    told = (document["title"], document["outlet"], document["published"], document["url"])
    console.print("  ".join(filter(None, told)) or document["id"], style="dim", markup=False)
    console.print(show.heading(row), soft_wrap=True)
    console.print(show.marked(row, text, colour=colour), soft_wrap=True)
    console.print(show.legend(colour=colour))
    if event := _event_of(book, row["id"]):
        console.print(f"    of event {event}", markup=False)
    _parts(console, row)
    _entry(console, row)
    _rejected(console, row, text, list(book.rejections(document["id"])))
    _parse(console, row, document)


def _event_of(book: Register, mention: str) -> str | None:
    """The event that a mention tells, where `dragoman resolve` has put it into one."""
    from ..register.filters import Condition

    if not book.counts().get("members"):
        return None
    found = book.rows("members", [Condition("mention = ?", (mention,))], 1).first()
    return found[0]["event"] if found else None


def _parts(console: Console, row: Row) -> None:
    from rich.table import Table

    table = Table("field", "value", "words", "how", box=None, pad_edge=True)
    trigger = row["trigger"]
    table.add_row("trigger", row["event"], show.plain(trigger["text"]), row["entry"])
    for role in ("actors", "recipients"):
        for party in row[role]:
            name = f"{show.code_of(party)} {party['name']}"
            table.add_row(role[:-1], name, show.plain(party["text"]), f"country by {party['via']}")
    if row["said_by"]:
        party = row["said_by"]
        table.add_row("said by", show.code_of(party), show.plain(party["text"]), party["via"])
    for role, told in (("date", show.date_of), ("place", show.place_of)):
        value = row[role]
        words = value.get("text") or value.get("name") if value else ""
        table.add_row(role, told(value), words or "", row["unknown"].get(role, ""))
    for count in row["counts"]:
        teller = count["said_by"]
        how = f"said by {show.code_of(teller)} {show.plain(teller['text'])}" if teller else ""
        table.add_row(count["what"], show.range_of(count), show.plain(count["text"]), how)
    table.add_row("status", ", ".join((row["status"], *row["also"])), "", "")
    table.add_row("contexts", ", ".join(row["contexts"]) or "none", "", "")
    table.add_row("confidence", f"{row['confidence']:.2f}", "", "")
    console.print(table)


def _entry(console: Console, row: Row) -> None:
    from ..coding.networks.propose import ENTRY as RANKER
    from ..lexicon import entry_source

    folders = settings_of().lexicon
    for name in (row["entry"], *row["operators"]):
        console.print(f"\nentry {name}", style="bold")
        if name == RANKER:
            whole = name == row["entry"]
            console.print(
                "no rule reads this word: a network taught on coded news proposes type and sides"
                if whole
                else "no rule reads a recipient: a network taught on coded news proposes it"
            )
        else:
            console.print(entry_source(name, folders), markup=False, soft_wrap=True)


def _rejected(console: Console, row: Row, text: str, rejections: list[Row]) -> None:
    console.print("\nreadings rejected in this sentence", style="bold")
    here = [
        each
        for each in rejections
        if each["sentence"] == row["sentence"] and each["part"] == row["part"]
    ]
    for each in here:
        start, end = each["trigger"]
        console.print(
            f"  {show.plain(text[start:end])!r}  {each['entry']}: {each['reason']}", markup=False
        )
    if not here:
        console.print("  none")


def _parse(console: Console, row: Row, document: Row) -> None:
    """Parse the sentence anew: a parse is not stored, and the same model gives the same parse."""
    from rich.tree import Tree as Drawing

    from ..model import Sentence
    from ..syntax import Parser

    start, end = row["sentence"]
    text = ((document["title"] if row["part"] == "title" else document["text"]) or "")[start:end]
    if not text:
        console.print(f"\nparse: {show.NO_TEXT}", style="dim", markup=False)
        return
    parser = Parser.load(settings_of().model)
    (tree,) = parser.parse([Sentence(0, row["part"], start, end, text)])
    console.print(f"\nparse (model {parser.hash})", style="bold")
    for root in tree.roots:
        drawing = Drawing(_label(tree, root))
        _grow(drawing, tree, root)
        console.print(drawing)


def _grow(drawing: Drawing, tree: Tree, head: int) -> None:
    for child in tree.children[head]:
        _grow(drawing.add(_label(tree, child)), tree, child)


def _label(tree: Tree, i: int) -> str:
    from rich.markup import escape

    token = tree[i]
    return f"{escape(show.plain(token.text))} [dim]{token.dep} {token.upos} {escape(token.lemma)}[/dim]"


def add_to(app: typer.Typer) -> None:
    app.command()(explain)
