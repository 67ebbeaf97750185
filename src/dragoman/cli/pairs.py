"""`dragoman pairs`: the relation of two marked parties, for those who bring their own spans."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from .options import LabelsOption, RankerOption, convention_of, settings_of

if TYPE_CHECKING:
    from ..model import Pair, PairCoding

BATCH = 200
"""Pairs coded together: the parser is faster so, and answers come while the input still runs."""
SHOWN = 60
"""Characters of a faulty row that its error shows."""


def pairs(
    rows: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="A row a line; - is standard input.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write here. [default: standard output]")
    ] = None,
    abstain: Annotated[
        float,
        typer.Option(
            metavar="P", min=0.0, max=1.0, help="No event where the confidence is below P."
        ),
    ] = 0.0,
    no_ranker: RankerOption = False,
    labels: LabelsOption = "roots",
) -> None:
    """Say what one marked party of a text does to another, a JSON line for each row, in order.

    A row is {"id", "text", "actor": [start, end], "recipient": [start, end]}; spans count code
    points, and one of the two may be null.
    """
    from ..coder import Coder

    convention = convention_of(labels)
    coder = Coder(settings_of(ranker=False if no_ranker else None))
    with _lines(rows) as lines, _written(out) as sink:
        read = read_rows(lines, "standard input" if rows == "-" else rows)
        while batch := list(islice(read, BATCH)):
            codings = coder.code_pairs([pair for _, pair in batch], labels=convention)
            for (name, _), coding in zip(batch, codings, strict=True):
                sink.write(json.dumps(_answer(name, coding, abstain), ensure_ascii=False) + "\n")
            sink.flush()


def read_rows(lines: Iterable[bytes], source: str) -> Iterator[tuple[Any, Pair]]:
    """Each row's id, as given, and its pair. Raises InputError with source and line number."""
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _row(line, f"{source}, line {number}")


def _row(line: bytes, where: str) -> tuple[Any, Pair]:
    from ..errors import InputError
    from ..model import Pair

    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as fault:
        shown = line[:SHOWN].decode("utf-8", "backslashreplace").strip()
        raise InputError(
            f'{where}: no JSON in UTF-8: {shown!r}. Give {{"id", "text", "actor", "recipient"}} a line.'
        ) from fault
    if not isinstance(row, dict):
        raise InputError(f"{where}: {type(row).__name__} is no row. Give a JSON object a line.")
    text, name = row.get("text"), row.get("id")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{where}: "text" is missing, empty or no text.')
    if not isinstance(name, str | int | None) or isinstance(name, bool):
        raise InputError(f'{where}: "id" is {name!r}. Give a text or a whole number, or none.')
    actor, recipient = (_span(row.get(role), role, text, where) for role in ("actor", "recipient"))
    if actor is None and recipient is None:
        raise InputError(f'{where}: neither "actor" nor "recipient" is marked. Mark one.')
    return name, Pair(text, actor, recipient, None if name is None else str(name))


def _span(value: Any, role: str, text: str, where: str) -> tuple[int, int] | None:
    from ..errors import InputError

    if value is None:
        return None
    whole = isinstance(value, list) and len(value) == 2
    if not whole or not all(isinstance(at, int) and not isinstance(at, bool) for at in value):
        raise InputError(
            f'{where}: "{role}" is {str(value)[:SHOWN]}. Give [start, end] in code points, or null.'
        )
    start, end = value
    if not 0 <= start < end <= len(text):
        raise InputError(
            f'{where}: "{role}" [{start}, {end}] is no span of a text of {len(text)} characters.'
        )
    return start, end


def _answer(name: Any, coding: PairCoding, abstain: float) -> dict[str, Any]:
    """A coding as a row; below the confidence asked for it says nothing of the act."""
    silent = coding.event is None or coding.confidence < abstain
    return {
        "id": name,
        "event": None if silent else coding.event,
        "mode": None if silent or not coding.modes else coding.modes[0],
        "quad": None if silent else coding.quad,
        "cameo": None if silent else coding.cameo,
        "confidence": coding.confidence,
        "entry": coding.entry,
        "status": coding.status,
        "reversed": coding.reversed,
        "by": coding.by,
    }


@contextmanager
def _lines(rows: str) -> Iterator[Iterable[bytes]]:
    from ..errors import InputError

    if rows == "-":
        yield sys.stdin.buffer
        return
    path = Path(rows)
    if not path.is_file():
        raise InputError(f"{path}: no such file. Give a file of JSON lines, or - .")
    with path.open("rb") as lines:
        yield lines


@contextmanager
def _written(out: Path | None) -> Iterator[IO[str]]:
    if out is None:
        yield sys.stdout
        return
    if out.exists() and not out.is_file():  # a pipe or a device: nothing there to lose
        with out.open("w", encoding="utf-8", newline="\n") as sink:
            yield sink
        return
    # `out` may be the input itself, and a faulty row must leave the answers of before
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as sink:
            yield sink
        part.replace(out.resolve())
    finally:
        part.unlink(missing_ok=True)


def add_to(app: typer.Typer) -> None:
    app.command()(pairs)
