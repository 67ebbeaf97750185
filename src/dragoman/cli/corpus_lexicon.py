"""`dragoman lexicon coverage`: what the lexicon reads of a corpus, and what the lint asks of one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .options import Format, FormatOption, settings_of

if TYPE_CHECKING:
    from ..config import Settings
    from ..evaluate.coverage import Coverage
    from ..model import Document

Without = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="GOLD", help="Leave out the documents of this gold: what tests must not teach."
    ),
]


def measured(
    inputs: Sequence[str | Path], settings: Settings, without: Sequence[Path] | None = None
) -> Coverage:
    """Measure the lexicon of the settings on inputs, less the documents of some gold."""
    from ..coder import Coder
    from ..evaluate.coverage import measure

    barred = frozenset(name for path in without or () for name in _documents_of(path))
    return measure(_documents(inputs, settings, barred), Coder(settings).resources)


def _documents(
    inputs: Sequence[str | Path], settings: Settings, barred: frozenset[str]
) -> Iterator[Document]:
    from ..corpus import read
    from ..model import Document
    from ..run import read_options

    for item in read(inputs, read_options(settings)):
        if isinstance(item, Document) and item.input_id not in barred:
            yield item


def _documents_of(path: Path) -> Iterator[str]:
    """The documents that a file of gold or of drawn sentences names."""
    from ..errors import InputError
    from ..evaluate.gold import text_of

    for number, line in enumerate(text_of(path).splitlines(), 1):
        try:
            yield str(json.loads(line)["document"])
        except (ValueError, KeyError, TypeError):
            raise InputError(f"{path}, line {number}: it names no document.") from None


def coverage(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="News to measure on.")],
    most: Annotated[
        int, typer.Option(min=0, metavar="N", help="Frames, and entries, at the most.")
    ] = 40,
    without: Without = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option("--lexicon", help="Folder of entries beside the bundled ones."),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Say which frequent predicates between two political actors no entry reads.

    Also the share that is read, and the entries that fired on one sentence only (a smell in a large
    corpus). As CSV, frames alone go to standard output; as JSON all stands in one object.
    """
    found = measured(inputs, settings_of(lexicon=tuple(lexicon or ())), without)
    frames = found.frames()[:most]
    if form is Format.json:
        _print_json(found, most)
    elif form is Format.csv:
        show.write(
            ({"frame": f.frame, "count": f.count, "example": f.examples[0]} for f in frames), form
        )
        print(_summary(found), file=sys.stderr)
    else:
        for each in frames:
            print(f"{each.count:>6}  {each.frame}\n        {show.plain(each.examples[0])}")
        once = found.once()[:most]
        if once:
            print("\nfired on one sentence only:")
        for firing in once:
            print(f"  {firing.entry}  ({firing.count})\n        {show.plain(firing.sentences[0])}")
        print(f"\n{_summary(found)}")


def _summary(found: Coverage) -> str:
    return (
        f"{found.documents} documents, {found.failed} of them not read; {found.predicates} "
        f"predicates between two actors, {found.share:.1%} read; {len(found.unread)} frames unread; "
        f"{len(found.firings)} entries and operators fired, {len(found.once())} on one sentence only"
    )


def _print_json(found: Coverage, most: int) -> None:
    told = {
        "documents": found.documents,
        "failed": found.failed,
        "predicates": found.predicates,
        "read": found.read,
        "share": round(found.share, 4),
        "unread": [
            {"frame": each.frame, "count": each.count, "examples": each.examples}
            for each in found.frames()[:most]
        ],
        "once": [
            {"entry": each.entry, "count": each.count, "sentence": each.sentences[0]}
            for each in found.once()
        ],
    }
    print(json.dumps(told, ensure_ascii=False))


def add_to(app: typer.Typer) -> None:
    app.command()(coverage)
