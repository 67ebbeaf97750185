"""CSV and TSV: rows as the csv module reads them, and repaired where a quote went wrong."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from dragoman.model import Document, Reject

from .encoding import MIXED, Decoding
from .fields import document_from_record, field_keys
from .opened import Opened
from .options import ReadOptions
from .origin import within
from .table_layout import TableLayout, find_layout
from .table_repair import Repair

_PROSE_WORDS = 5
# A row that is too short may have lost a cell before its text; only a text that reads like one
# is then believed to be the text.

_LINES_OF_ROW = 50
# How far the end of a text is looked for where stray quotes hide it.


def read_table(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each row as one document; the text is its cell exactly as decoded.

    Delimiter, header and, without a header, columns are found from the first rows. A row whose
    quotes or delimiters went wrong is read again (`table_repair`); where no one reading fits, it is
    a Reject with the line that it begins on: nothing is cut, and no two rows are joined.
    """
    decoding = opened.decoding(options)
    if decoding.errors != MIXED and decoding.encoding.startswith("utf-8"):
        decoding = Decoding("utf-8", MIXED, decoding.bom)
    sample = decoding.decode(opened.head)
    if not opened.head_is_all:
        sample = sample[: sample.rfind("\n") + 1] or sample
    if csv.field_size_limit() < options.max_bytes:
        # The limit is of the whole process; it is only ever raised.
        csv.field_size_limit(options.max_bytes)
    layout = find_layout(sample, options, opened.suffixes)
    if layout is None:
        yield Reject(opened.name, None, "no text: the table has no rows")
        return
    if not options.columns.get("text") and not field_keys(layout.names)["text"]:
        shown = ", ".join(repr(name[:40]) for name in layout.names[:8])
        reason = f"no text: none of the columns ({shown}) is known for text; map one with columns"
        yield Reject(opened.name, 1, reason)
        return
    lines = _Lines(opened, decoding, options.max_bytes)
    for _ in range(layout.skip):
        next(lines, None)
    rows = _Rows(lines, layout)
    for line, row in rows:
        if isinstance(row, Reject):
            yield row
        else:
            found = _document(row, layout, options, source=opened.name, line=line)
            yield within(found, f"line {line}")


def _document(
    row: Sequence[str], layout: TableLayout, options: ReadOptions, *, source: str, line: int
) -> Document | Reject:
    if len(row) > len(layout.names):
        long = f"a long row: {len(row)} of {len(layout.names)} columns"
        return Reject(source, line, long)
    record: dict[str, str] = {}
    for name, cell in zip(layout.names, row, strict=False):
        record.setdefault(name, cell)
    found = document_from_record(record, options, source=source, line=line, order=layout.order)
    short = f"a short row: {len(row)} of {len(layout.names)} columns"
    if len(row) < len(layout.names) and (
        isinstance(found, Reject) or len(found.text.split()) < _PROSE_WORDS
    ):
        return Reject(source, line, short)
    return found


class _Lines:
    """Lines for the csv module that can be given back, with the lines of the row at hand."""

    def __init__(self, opened: Opened, decoding: Decoding, limit: int) -> None:
        self.name = opened.name
        self._source = opened.text_lines(decoding, limit)
        self._back: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []
        self.too_long: list[int] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = self._back.popleft() if self._back else self._fresh()
        self.taken.append((number, line))
        return line

    def _fresh(self) -> tuple[int, str]:
        for number, line in self._source:
            if line is not None:
                return number, line
            self.too_long.append(number)
        raise StopIteration

    def give_back(self, lines: Sequence[tuple[int, str]]) -> None:
        self._back.extendleft(reversed(lines))


class _Rows:
    """Rows with the line that each begins on; a row that cannot be read is a Reject."""

    def __init__(self, lines: _Lines, layout: TableLayout) -> None:
        self._lines = lines
        self._layout = layout
        self._repair = Repair(layout)

    def __iter__(self) -> Iterator[tuple[int, list[str] | Reject]]:
        lines = self._lines
        reader = csv.reader(lines, delimiter=self._layout.delimiter, strict=True)
        header = self._layout.header
        while True:
            lines.taken = []
            row: list[str] | None = None
            # An error is a quote out of place, or a cell over the limit: an unclosed quote.
            with suppress(StopIteration, csv.Error):
                row = next(reader)
            for number in lines.too_long:
                yield number, Reject(lines.name, number, "a line over max_bytes")
            lines.too_long.clear()
            if not lines.taken:
                return
            line = lines.taken[0][0]
            row = self._repaired(row)
            # A fresh reader: the old one may hold the state of a row that was given back.
            reader = csv.reader(lines, delimiter=self._layout.delimiter, strict=True)
            if row is None:
                reason = "a quote that is never closed, or stands where none may"
                yield line, Reject(lines.name, line, reason)
            elif any(cell.strip() for cell in row):
                if header:
                    header = False
                    continue
                yield line, row

    def _repaired(self, row: list[str] | None) -> list[str] | None:
        """A better reading of the row at hand, the row as it is, or None where none is right."""
        taken, repair = list(self._lines.taken), self._repair
        lines = [line for _, line in taken]
        if row is not None:
            while len(row) > repair.width and not row[-1].strip():
                row.pop()  # spreadsheets write empty cells after the last
            joined = len(row) == repair.width and len(lines) > 1 and repair.holds_rows(lines)
            if not row or (len(row) == repair.width and not joined):
                return row
            if len(lines) == 1:
                return self._fitted(row, lines[0])
        self._lines.give_back(taken[1:])
        if found := self._of_open_quote(lines[0]):
            return found
        if row is None or len(row) == repair.width:
            return None
        for _ in taken[1:]:
            next(self._lines)
        return row

    def _fitted(self, row: list[str], line: str) -> list[str]:
        """A well-formed row of one line with its surplus cells in their places, if these are clear."""
        if len(row) <= self._repair.width:
            return row
        if any(cell.startswith("'") for cell in row):
            single = self._parse(line, "'")
            if len(single) != self._repair.width:
                single = self._repair.quoted(line, "'") or []
            if single:
                return single
        return self._repair.merged(row, line)

    def _of_open_quote(self, line: str) -> list[str] | None:
        """The row that begins in a line with a quote out of place: never joined with the next row."""
        repair = self._repair
        if row := repair.quoted(line):
            return row
        alone = repair.unquoted(line)
        if line.count('"') % 2 == 0 or repair.dated(line):
            return alone
        whole, later = line, []
        for following in islice(self._lines, _LINES_OF_ROW):
            later.append(self._lines.taken[-1])
            if repair.starts_row(following):
                break
            whole += following
            if '"' in following and (row := repair.quoted(whole)):
                return row
        self._lines.give_back(later)
        # What follows a row is a row; otherwise this line holds but the first words of its text.
        return alone if not later or repair.starts_row(later[0][1]) else None

    def _parse(self, line: str, quote: str) -> list[str]:
        reader = csv.reader([line], delimiter=self._layout.delimiter, quotechar=quote, strict=True)
        try:
            return next(reader)
        except (csv.Error, StopIteration):
            return []
