"""JSON that is no JSON Lines: an array, or objects one after another, pretty-printed or not."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dragoman.model import Document, Reject

from .encoding import MIXED
from .json_record import documents_of_value
from .opened import Opened
from .options import ReadOptions
from .origin import within

_BETWEEN = re.compile(r"(?:[\s,\x1e\ufeff]+|//[^\n]*(?:\n|$)|/\*.*?\*/)+", re.DOTALL)
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|"', re.DOTALL)
_AFTER_WORD = re.compile(r"[,\]}\n]|$")
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was read, with the line it begins on, and its number where it is one of an array."""

    line: int
    value: Any
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch that is no JSON value, with the line it begins on, and its number in an array."""

    line: int
    reason: str
    number: int | None = None


def read_json(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read the objects of an array, or objects one after another; memory holds one at a time.

    A broken object is a Reject with the line it begins on, and reading goes on after it.
    """
    for value in Values(opened, options):
        # All of an array may stand on one line.
        number = "" if value.number is None else f", item {value.number}"
        place = f"line {value.line}{number}"
        if isinstance(value, Broken):
            yield within(Reject(opened.name, value.line, value.reason), place)
            continue
        name, line = opened.name, value.line
        for item in documents_of_value(value.value, options, source=name, line=line):
            yield within(item, place)


class Values:
    """The values of a JSON stream, read through a window that slides over the decoded text."""

    def __init__(self, opened: Opened, options: ReadOptions) -> None:
        decoding = opened.decoding(options)
        opened.stream.read(decoding.bom)
        self._stream = opened.stream
        try:
            self._decoder = codecs.getincrementaldecoder(decoding.encoding)(decoding.errors)
        except (LookupError, TypeError):
            self._decoder = codecs.getincrementaldecoder("utf-8")(MIXED)
        self._limit = options.max_bytes
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._parse = json.JSONDecoder(strict=False).raw_decode

    def __iter__(self) -> Iterator[Value | Broken]:
        number: int | None = None  # of the last value in the array at hand
        while self._to_value():
            char = self._text[self._at]
            if char == "[" and number is None:
                number = 0
                self._advance(self._at + 1)
            elif char == "]":
                number = None
                self._advance(self._at + 1)
            else:
                number = None if number is None else number + 1
                yield replace(self._value(), number=number)

    def _more(self) -> bool:
        """Read on; False at the end. The window doubles, so that retries stay linear."""
        if self._ended:
            return False
        size = max(_CHUNK, len(self._text) - self._at)
        data = self._stream.read(size)
        self._ended = not data
        try:
            text = self._decoder.decode(data, final=self._ended)
        except UnicodeError:
            self._ended, text = True, ""
        self._text = self._text[self._at :] + text
        self._at = 0
        return True

    def _advance(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _to_value(self) -> bool:
        """Go to the next value, over commas, comments and record separators."""
        while True:
            if match := _BETWEEN.match(self._text, self._at):
                self._advance(match.end())
            rest = len(self._text) - self._at
            if rest and (self._ended or not self._text.startswith("/", self._at)):
                return True
            if not self._more() or rest > self._limit:
                return len(self._text) > self._at

    def _value(self) -> Value | Broken:
        line = self._line
        while True:
            try:
                value, end = self._parse(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - 16
                if cut and len(self._text) - self._at <= self._limit and self._more():
                    continue
                if cut and len(self._text) - self._at > self._limit:
                    reason = f"a JSON value over max_bytes ({self._limit:,})"
                else:
                    reason = f"broken JSON: {error.msg}"
            except (ValueError, RecursionError, MemoryError) as error:
                reason = f"JSON that cannot be read: {str(error)[:80]}"
            else:
                self._advance(end)
                return Value(line, value)
            self._skip_broken()
            return Broken(line, reason)

    def _skip_broken(self) -> None:
        """Go past a broken value: to its closing bracket, or to a line that opens like it."""
        start = self._text.rfind("\n", 0, self._at) + 1
        indent = self._text[start : self._at]
        opener = "\n" + (indent if indent.isspace() else "") + "{"
        lost = False
        while True:
            again = self._text.find(opener, self._at + 1)
            closed = None if lost else self._closing()
            if again >= 0 and (closed is None or again < closed):
                self._advance(again + 1)
                return
            if closed is not None:
                self._advance(closed)
                return
            if len(self._text) - self._at > self._limit:
                lost = True
                # Nothing closes it: drop the window but for what may hold half an opener.
                self._advance(max(self._at + 1, len(self._text) - len(opener)))
            if not self._more():
                self._advance(len(self._text))
                return

    def _closing(self) -> int | None:
        """The end of the bracketed value at hand, or of a bare word; None if not in the window."""
        if self._text[self._at] not in "{[":
            end = _AFTER_WORD.search(self._text, self._at + 1)
            return end.start() if end and (end[0] or self._ended) else None
        depth = 0
        for token in _TOKEN.finditer(self._text, self._at):
            if token[0] in "{[":
                depth += 1
            elif token[0] in "}]":
                depth -= 1
                if depth == 0:
                    return token.end()
            elif token[0] == '"' and len(token[0]) == 1:
                return None
        return None
