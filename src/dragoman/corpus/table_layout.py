"""How a CSV or TSV file is laid out: its delimiter, its header, and what its columns hold."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .dates import DayOrder, day_order, parse_date
from .fields import known_names, names_a_field
from .language import language_code
from .options import ReadOptions

DELIMITERS = (",", ";", "\t", "|")
_ROWS = 200
_PROSE_WORDS = 5
_SEP = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")
_ID = re.compile(r"\S{1,64}$")


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The delimiter, the column names (guessed ones where the file has no header), and dates.

    `header` tells whether the first row is one; `order` is the order of numeric dates that the
    first rows show; `skip` is how many lines stand before the table.
    """

    delimiter: str
    names: tuple[str, ...]
    header: bool
    order: DayOrder | None
    skip: int = 0


def find_layout(sample: str, options: ReadOptions, suffixes: Sequence[str]) -> TableLayout | None:
    """Decide the layout from the first rows, None where the sample holds no row."""
    if said := _SEP.match(sample):
        # Excel's own first line: `sep=;`.
        found = _layout(sample[said.end() :], options, (said[1],), suffixes)
        return replace(found, skip=1) if found else None
    return _layout(sample, options, DELIMITERS, suffixes)


def _layout(
    sample: str, options: ReadOptions, delimiters: Sequence[str], suffixes: Sequence[str]
) -> TableLayout | None:
    preferred = "\t" if {".tsv", ".tab"} & set(suffixes) else ","
    best: tuple[tuple[int, float, int, int], str, list[list[str]]] | None = None
    for delimiter in delimiters:
        rows = sample_rows(sample, delimiter)
        if not rows:
            continue
        widths = Counter(map(len, rows))
        width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
        score = (
            _known(rows[0], options),
            often / len(rows) if width > 1 else 0.0,
            int(delimiter == preferred),
            width,
        )
        if best is None or score > best[0]:
            best = score, delimiter, rows
    if best is None:
        return None
    _, delimiter, rows = best
    guessed = _guess_columns(rows)
    # Where no column reads like prose, the first row is the best name for what is there.
    header = _is_header(rows, options) or "text" not in guessed
    names = tuple(name.strip("\ufeff") for name in rows[0]) if header else guessed
    body = rows[1:] if header else rows
    dates = [
        row[i] for i, name in enumerate(names) if _is_date(name) for row in body if i < len(row)
    ]
    return TableLayout(delimiter, names, header, day_order(dates))


def sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    """The first rows of `sample` that are not empty, read leniently."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    while len(rows) < _ROWS:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            continue
        if any(cell.strip() for cell in row):
            rows.append(row)
    return rows


def _known(row: Sequence[str], options: ReadOptions) -> int:
    mapped = set(options.columns.values())
    fields = {names_a_field(cell) for cell in row if len(cell) < 60} - {None}
    found = len(fields) + sum(cell in mapped for cell in row)
    return found if "text" in fields or set(row) & mapped else 0


def _is_header(rows: Sequence[Sequence[str]], options: ReadOptions) -> bool:
    first = rows[0]
    if _known(first, options):
        return True
    if len(rows) < 2 or any(len(cell) > 60 for cell in first):
        return False
    # Names are unlike the values below them: no dates, addresses, numbers or empty cells.
    if any(not cell.strip() or _URL.match(cell) or parse_date(cell) for cell in first):
        return False
    if any(cell.replace(".", "").replace("-", "").isdigit() for cell in first):
        return False
    return max(len(cell) for row in rows[1:] for cell in row) > 100


def _is_date(name: str) -> bool:
    return names_a_field(name) == "published"


def _guess_columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Names for the columns of a table without a header, by what their cells look like."""
    nulls = frozenset(known_names()["null"])
    columns = [
        [cell for cell in column if cell.strip() not in nulls]
        for column in zip_longest(*rows, fillvalue="")
    ]
    lengths = [sum(map(len, column)) / len(column) if column else 0.0 for column in columns]
    names = [f"column {number}" for number in range(1, len(columns) + 1)]
    if not lengths or not max(lengths):
        return tuple(names)
    text = lengths.index(max(lengths))
    if sum(len(cell.split()) for cell in columns[text]) < _PROSE_WORDS * len(columns[text]):
        return tuple(names)
    names[text] = "text"
    taken = {"text"}
    for i, column in enumerate(columns):
        field = _looks_like(column) if i != text and column else None
        if field and field not in taken:
            names[i] = field
            taken.add(field)
    open_columns = [i for i, name in enumerate(names) if name.startswith("column ")]
    titles = [i for i in open_columns if columns[i] and lengths[i] > 20]
    if titles:
        # A title stands before its text more often than after it.
        names[min(titles, key=lambda i: (i > text, abs(i - text)))] = "title"
    return tuple(names)


def _looks_like(column: Sequence[str]) -> str | None:
    if all(parse_date(cell) for cell in column):
        return "published"
    if all(_URL.match(cell) for cell in column):
        return "url"
    if all(_LANGUAGE.match(cell) and language_code(cell) for cell in column):
        return "language"
    digits = any(char.isdigit() for cell in column for char in cell)
    if digits and len(set(column)) == len(column) and all(_ID.match(cell) for cell in column):
        return "id"
    return None
