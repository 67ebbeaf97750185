"""JSON Lines: one object a line, each line on its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.model import Document, Reject

from .encoding import MIXED, find_decoding
from .json_record import documents_of_value
from .opened import Opened
from .options import ReadOptions


def read_jsonl(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each line as one object; a broken line is a Reject and the next is read.

    Empty lines and comment lines (`//`, `#`) are passed over.
    """
    for number, line in _lines(opened, options):
        if line is None:
            yield Reject(opened.name, number, f"a line over max_bytes ({options.max_bytes:,})")
            continue
        bare = line.strip()
        if not bare or bare.startswith(("//", "#")):
            continue
        try:
            value = json.loads(bare)
        except json.JSONDecodeError as error:
            yield Reject(
                opened.name, number, f"broken JSON: {error.msg} at character {error.pos + 1}"
            )
            continue
        except (ValueError, RecursionError, MemoryError) as error:
            # A number of more digits than int takes, or nesting without end.
            yield Reject(opened.name, number, f"JSON that cannot be read: {str(error)[:80]}")
            continue
        yield from documents_of_value(value, options, source=opened.name, line=number)


def _lines(opened: Opened, options: ReadOptions) -> Iterator[tuple[int, str | None]]:
    decoding = opened.decoding(options)
    if decoding.encoding.startswith(("utf-16", "utf-32")):
        yield from opened.text_lines(decoding, options.max_bytes)
        return
    opened.stream.read(decoding.bom)
    forced = options.encoding is not None
    for number, line in opened.byte_lines(options.max_bytes):
        if line is None:
            yield number, None
            continue
        try:
            yield number, line.decode(decoding.encoding if forced else "utf-8")
        except UnicodeDecodeError:
            # Lines of several encodings get into one file by `cat`.
            own = decoding if decoding.encoding != "utf-8" else find_decoding(line)
            try:
                yield number, line.decode(own.encoding, own.errors)
            except (UnicodeError, LookupError):
                yield number, line.decode("utf-8", MIXED)
