"""Rows without the words of their document: what a register or a release without text holds.

Offsets, codes, names and hashes stay. What goes, in every table:

- the fields `text` and `words`, wherever they stand in a row, and the `title` of a document;
- any other value that has five words of the document in a row, such as the long name of an
  agreement or a group: an element goes from its list, the `name` of a party or a place gives way
  to its id or country (`---` where it has neither), any other value is null;
- the name of a state that has five words itself, whatever its report says: another may have them.

`url`, `outlet`, `id` and the like stay as they are: they say where a report is found, not what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .schema import Row, TableName

WORDS = 5
"""A run of so many words is text; fewer is a name or a turn of phrase."""

TEXTUAL = frozenset({"text", "words"})
"""Fields that quote the document."""

TITLED: frozenset[TableName] = frozenset({"documents"})

KEPT = frozenset(
    {
        *("id", "document", "url", "outlet", "outlets", "hash", "run", "input", "origin"),
        *("entry", "operators"),
    }
)
"""Fields that are never looked into: where a report is found, and what our own data calls things."""

UNNAMED = "---"
"""Stands for a name that is withheld where there is neither an id nor a country."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of five words of some texts, as hashes."""

    hashes: frozenset[int] = field(repr=False)

    @classmethod
    def of(cls, *texts: str | None) -> Runs:
        return cls(frozenset(run for text in texts if text for run in _runs(text)))

    def in_(self, value: str) -> bool:
        """Whether a value has such a run."""
        return any(run in self.hashes for run in _runs(value))


def _runs(text: str) -> Iterator[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    for at in range(len(words) - WORDS + 1):
        yield hash(tuple(words[at : at + WORDS]))


def withheld(table: TableName, row: Row, runs: Runs) -> Row:
    """The row of `table` without words of the text that `runs` are of."""
    return {
        name: None if name == "title" and table in TITLED else _field(name, value, runs)
        for name, value in row.items()
    }


def withheld_rows(table: TableName, rows: Iterable[Row], runs: Mapping[str, Runs]) -> list[Row]:
    """Rows of `table`, each without words of the document that it belongs to.

    A row that belongs to no document (a reject) is held to all of them.
    """
    column = "id" if table == "documents" else "document"
    anywhere = Runs(frozenset().union(*(each.hashes for each in runs.values())))
    return [withheld(table, row, runs.get(row.get(column) or "", anywhere)) for row in rows]


def _field(name: str, value: Any, runs: Runs) -> Any:
    if name in TEXTUAL:
        return value and None  # an empty text says that no words told it
    if name in KEPT and not isinstance(value, Mapping):
        return value
    return _value(value, runs)


def _value(value: Any, runs: Runs) -> Any:
    if isinstance(value, str):
        return None if runs.in_(value) else value
    if isinstance(value, Mapping):
        kept = {name: _field(name, part, runs) for name, part in value.items()}
        name = value.get("name")
        long = value.get("kind") == "state" and len(_WORD.findall(name or "")) >= WORDS
        if name and (long or kept["name"] is None):
            kept["name"] = value.get("id") or value.get("country") or UNNAMED
        return kept
    if isinstance(value, list | tuple):
        return [
            _value(part, runs) for part in value if not (isinstance(part, str) and runs.in_(part))
        ]
    return value
