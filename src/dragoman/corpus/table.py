"""CSV and TSV: rows as the csv module reads them, and repaired where a quote went wrong."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence

from dragoman.model import Document, Reject

from .dates import parse_date
from .encoding import MIXED, Decoding
from .fields import document_from_record, field_keys
from .opened import Opened
from .options import ReadOptions
from .table_layout import TableLayout, find_layout

_PROSE_WORDS = 5
# A row that is too short may have lost a cell before its text; only a text that reads like one
# is then believed to be the text.

_NO_QUOTES = ""


def read_table(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each row as one document; the text is its cell exactly as decoded.

    Delimiter, header and, without a header, columns are found from the first rows. A row whose
    quote never closes, or closes in another row, is read again without quotes; a row that still
    does not fit is a Reject with the line that it begins on.
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
            yield _document(row, layout, options, source=opened.name, line=line)


def _document(
    row: Sequence[str], layout: TableLayout, options: ReadOptions, *, source: str, line: int
) -> Document | Reject:
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


def _unopened(cell: str) -> str:
    """A cell without the quote that opens it and is never closed."""
    return cell[1:] if cell.startswith('"') and cell.count('"') == 1 else cell


class _Lines:
    """Lines for the csv module that can be given back, with the lines of the row at hand."""

    def __init__(self, opened: Opened, decoding: Decoding, limit: int) -> None:
        self.name = opened.name
        self._source = opened.text_lines(decoding, limit)
        self._back: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []
        self.too_long: list[int] = []
        self.ended = False

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
        self.ended = True
        raise StopIteration

    def give_back(self, lines: Sequence[tuple[int, str]]) -> None:
        self._back.extendleft(reversed(lines))
        self.ended = False


class _Rows:
    """Rows with the line that each begins on; a row that cannot be read is a Reject."""

    def __init__(self, lines: _Lines, layout: TableLayout) -> None:
        self._lines = lines
        self._layout = layout

    def __iter__(self) -> Iterator[tuple[int, list[str] | Reject]]:
        lines = self._lines
        reader = csv.reader(lines, delimiter=self._layout.delimiter)
        header = self._layout.header
        while True:
            lines.taken = []
            row: list[str] | None = None
            failed = False
            try:
                row = next(reader)
            except StopIteration:
                pass
            except csv.Error:
                # A cell over the limit, nearly always an unclosed quote.
                failed = True
            for number in lines.too_long:
                yield number, Reject(lines.name, number, "a line over max_bytes")
            lines.too_long.clear()
            if not lines.taken:
                return
            line = lines.taken[0][0]
            row = self._repaired(row or [], failed=failed)
            # A fresh reader: the old one may hold the state of a row that was given back.
            reader = csv.reader(lines, delimiter=self._layout.delimiter)
            if row is None:
                yield line, Reject(lines.name, line, "a quote that is never closed")
            elif any(cell.strip() for cell in row):
                if header:
                    header = False
                    continue
                yield line, row

    def _repaired(self, row: list[str], *, failed: bool) -> list[str] | None:
        """A better reading of the row at hand, the row as it is, or None where none is right."""
        taken = self._lines.taken
        width = len(self._layout.names)
        fits = len(row) == width
        lines_or_open = len(taken) > 1 or '"' in taken[0][1]
        open_quote = failed or (self._lines.ended and lines_or_open and self._is_open())
        if not open_quote and (fits or not row):
            return row
        if len(taken) > 1 or open_quote:
            alone = self._parse(taken[:1], _NO_QUOTES)
            if len(alone) > width:
                alone = self._merged(alone)
            if len(alone) == width or open_quote:
                self._lines.give_back(taken[1:])
                return [_unopened(cell) for cell in alone] if len(alone) == width else None
        single = self._parse(taken, "'")
        return single if len(single) == width else row

    def _merged(self, row: list[str]) -> list[str]:
        """A row with its surplus cells put back into the text, if its date then stands right.

        Without quotes a comma inside the text parts it; a date in the column of dates shows that
        the text has been put together rightly.
        """
        names = self._layout.names
        keys = field_keys(names)
        if not keys["text"] or not keys["published"]:
            return row
        text, day = names.index(keys["text"][0]), names.index(keys["published"][0])
        surplus = len(row) - len(names)
        whole = self._layout.delimiter.join(row[text : text + surplus + 1])
        merged = [*row[:text], whole, *row[text + surplus + 1 :]]
        return merged if parse_date(merged[day], self._layout.order) else row

    def _is_open(self) -> bool:
        """Whether the last row ended inside a quoted cell."""
        lines = [line for _, line in self._lines.taken]
        try:
            for _ in csv.reader(lines, delimiter=self._layout.delimiter, strict=True):
                pass
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False

    def _parse(self, lines: Sequence[tuple[int, str]], quote: str) -> list[str]:
        source = [line for _, line in lines]
        delimiter = self._layout.delimiter
        if quote == _NO_QUOTES:
            reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(source, delimiter=delimiter, quotechar=quote)
        try:
            return next(reader)
        except (csv.Error, StopIteration):
            return []
