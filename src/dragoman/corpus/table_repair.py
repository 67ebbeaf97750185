"""Rows of a table whose quotes or delimiters went wrong, read again where one reading alone fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .dates import DayOrder, parse_date
from .fields import field_keys, known_names
from .table_layout import TableLayout

_ESCAPE = re.compile(r"\\([\"\\])")
_ESCAPED_END = re.compile(r'(?<!\\)(?:\\\\)*\\"$')

_ORDERS: tuple[DayOrder, ...] = ("day first", "month first")

Chain = tuple["Chain | None", int, int]
"""Cells from the last to the first, each with the pieces between delimiters that it spans."""

_MANY: Chain = (None, -1, -1)
"""Stands for several ways: which is right cannot be told."""


class Repair:
    """The readings of lines under one layout; each is a row that fits, or None."""

    def __init__(self, layout: TableLayout) -> None:
        names = layout.names
        keys = field_keys(names)
        self.width = len(names)
        self._delimiter = layout.delimiter
        self._text = names.index(keys["text"][0]) if keys["text"] else None
        self._day = names.index(keys["published"][0]) if keys["published"] else None

    def quoted(self, line: str, quote: str = '"') -> list[str] | None:
        """The row where quotes may stand inside quoted cells, escaped by backslashes or not at all.

        A quoted cell may hold anything, another one no quote, or else quotes in pairs.
        """
        pieces = _bare(line).split(self._delimiter)
        for loose in (False, True):
            chain = _only_way(pieces, self.width, quote, loose=loose)
            if chain is not None:
                break
        if chain is None or chain is _MANY:
            return None
        row = [self._delimiter.join(pieces[start : end + 1]) for start, end in _spans(chain)]
        escaped = f"\\{quote}" in line
        row = [_unquoted(cell, quote, escaped=escaped) for cell in row]
        return row if self._may_fit(row) else None

    def unquoted(self, line: str) -> list[str] | None:
        """The row where quotes mean nothing; one that opens a cell and is never closed is dropped."""
        row = _bare(line).split(self._delimiter)
        row = self.merged(row, line) if len(row) > self.width else row
        if len(row) != self.width or not self._may_fit(row):
            return None
        return [cell[1:] if cell[:1] == '"' and cell.count('"') == 1 else cell for cell in row]

    def merged(self, row: list[str], line: str) -> list[str]:
        """A row with its surplus cells put back into the text, if they read on from it.

        In prose a space follows a comma, or digits stand on both sides; between cells they do not.
        """
        if self._text is None:
            return row
        last = self._text + len(row) - self.width
        parts = row[self._text : last + 1]
        whole = self._delimiter.join(parts)
        read_on = all(
            right[:1] == " " or (left[-1:].isdigit() and right[:1].isdigit())
            for left, right in pairwise(parts)
        )
        after = row[last + 1 : last + 2]
        if not read_on or any(cell[:1] == " " for cell in (parts[0], *after)) or whole not in line:
            return row
        merged = [*row[: self._text], whole, *row[last + 1 :]]
        return merged if self._may_fit(merged) else row

    def starts_row(self, line: str) -> bool:
        """Whether a line is a row of its own, or the first line of one, and no prose."""
        pieces = _bare(line).split(self._delimiter)
        if self._day is not None and self._text is not None and self._day < self._text:
            return self._day < len(pieces) and self._is_day(pieces[self._day])
        text = self._text or 0
        opens = len(pieces) > text and pieces[text].startswith('"')
        if opens and '"' not in "".join(pieces[:text]):
            return True
        if self.quoted(line):
            return self.width > 1
        alone = len(pieces) == self.width > 1 and self._may_fit(pieces)
        return alone and not any(piece[:1] == " " for piece in pieces)

    def dated(self, line: str) -> bool:
        """Whether a line is a whole row by itself, as the date after its text shows."""
        if self._day is None or self._text is None or self._day < self._text:
            return False
        row = self.unquoted(line)
        return row is not None and self._is_day(row[self._day])

    def holds_rows(self, lines: Sequence[str]) -> bool:
        """Whether the lines of one cell are rows, which a quote that was left open has joined."""
        if self._day is None or self._text is None:
            return False
        day = self._day
        whole = [row[day] for line in lines if (row := self.unquoted(line))]
        first = self.unquoted(lines[0])
        return first is not None and len(whole) > 1 and all(map(self._is_day, whole))

    def _may_fit(self, row: Sequence[str]) -> bool:
        """Whether there is nothing but a date in the column of dates."""
        if self._day is None:
            return True
        cell = row[self._day].strip(' "')
        return not cell or cell in known_names()["null"] or self._is_day(cell)

    def _is_day(self, cell: str) -> bool:
        cell = cell.strip(' "\t')
        # A date is one, even where it does not tell its month from its day.
        return any(parse_date(cell, order) for order in _ORDERS)


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _only_way(pieces: Sequence[str], width: int, quote: str, *, loose: bool) -> Chain | None:
    """The one way to join pieces to `width` cells, _MANY where there are more, None without any."""
    ways: list[Chain | None] = [None] * (width + 1)
    opened: list[Chain | None] = [None] * (width + 1)
    for at, piece in enumerate(pieces):
        opens = piece.startswith(quote)
        shuts = piece.endswith(quote) and not _ESCAPED_END.search(piece)
        single = opens and shuts and len(piece) > 1
        bare = quote not in piece or (loose and not single and piece.count(quote) % 2 == 0)
        fresh: list[Chain | None] = [None] * (width + 1)
        for cells in range(1, width + 1):
            before = ways[cells - 1]
            begins = at == 0 if cells == 1 else before is not None
            if shuts:
                fresh[cells] = _closed(opened[cells], at)
            if begins and (bare or single):
                fresh[cells] = _either(fresh[cells], _cell(before, at, at))
            if begins and opens:
                opened[cells] = _either(opened[cells], _cell(before, at, at))
        ways = fresh
    return ways[width]


def _cell(before: Chain | None, start: int, end: int) -> Chain:
    return before if before is _MANY and before is not None else (before, start, end)


def _closed(chain: Chain | None, end: int) -> Chain | None:
    return chain if chain is None or chain is _MANY else (chain[0], chain[1], end)


def _either(one: Chain | None, other: Chain | None) -> Chain | None:
    if one is None or other is None:
        return one or other
    return _MANY


def _spans(chain: Chain | None) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    while chain is not None:
        chain, start, end = chain
        spans.append((start, end))
    return spans[::-1]


def _unquoted(cell: str, quote: str, *, escaped: bool) -> str:
    if len(cell) < 2 or not (cell.startswith(quote) and cell.endswith(quote)):
        return cell
    inner = cell[1:-1]
    return _ESCAPE.sub(r"\1", inner) if escaped else inner.replace(quote * 2, quote)
