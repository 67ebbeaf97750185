"""JSON Lines: one object a line, each line on its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model import Document, Reject

from .encoding import MIXED, find_decoding
from .json_record import documents_of_value
from .opened import Opened
from .options import ReadOptions
from .origin import within

_PARSE = json.JSONDecoder(strict=False).raw_decode
# strict=False: a raw tab or other control character in a string is no reason to lose a report.
_BETWEEN = re.compile(r"[\s,\x1e]+")


def read_jsonl(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each line as one object; a broken line is a Reject and the next is read.

    Empty lines and comment lines (`//`, `#`) are passed over; a line that holds several objects,
    as a lost line end leaves it, gives them all.
    """
    for number, line in _lines(opened, options):
        if line is None:
            yield Reject(opened.name, number, f"a line over max_bytes ({options.max_bytes:,})")
            continue
        bare = line.strip("\x1e \t\r\n\ufeff")
        if not bare or bare.startswith(("//", "#")):
            continue
        for value in _values(bare):
            if isinstance(value, _Fault):
                yield Reject(opened.name, number, value.reason)
            else:
                for item in documents_of_value(value, options, source=opened.name, line=number):
                    yield within(item, f"line {number}")


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why the rest of a line is no JSON."""

    reason: str


def _values(line: str) -> Iterator[Any]:
    """The values on one line, as a rule one; a fault ends them."""
    at = 0
    while at < len(line):
        try:
            value, at = _PARSE(line, at)
        except json.JSONDecodeError as error:
            yield _Fault(f"broken JSON: {error.msg} at character {error.pos + 1}")
            return
        except (ValueError, RecursionError, MemoryError) as error:
            # A number of more digits than int takes, or nesting without end.
            yield _Fault(f"JSON that cannot be read: {str(error)[:80]}")
            return
        yield value
        match = _BETWEEN.match(line, at)
        at = match.end() if match else at


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
