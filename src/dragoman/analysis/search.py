"""Search for words in the documents and statements of a register, by SQLite's FTS5.

The index only grows: a document never changes under its id, so what a new version adds is put in
and nothing is taken out; what a version does not hold is left out when its copy is asked. The text
itself is not kept in it (`content=''`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from ..register import Register, Rows
from ..register.words import folded_words, phrases

Where = Literal["documents", "statements"]
_SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS documents_ids (number INTEGER PRIMARY KEY, id TEXT UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS statements_ids (number INTEGER PRIMARY KEY, id TEXT UNIQUE) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS documents_words USING fts5(
  words, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE IF NOT EXISTS statements_words USING fts5(
  words, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
"""
_PHRASE = re.compile(r'"[^"]*"|[^\s"]+')
_TEXTS = {
    "documents": "SELECT id, concat_ws(' ', title, text) AS words FROM documents ORDER BY id",
    "statements": "SELECT id, words FROM statements ORDER BY id",
}


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The index of one register in the file `path`."""

    path: Path

    def add(self, book: Register) -> None:
        """Put in what the register holds and the index does not."""
        with closing(self._open()) as base:
            base.executescript(_SCHEMA)
            for where in ("documents", "statements"):
                self._add(base, book, where)

    def numbers(self, where: Where = "documents") -> dict[str, int]:
        """The number of each id."""
        with closing(self._open()) as base:
            return dict(base.execute(f"SELECT id, number FROM {where}_ids"))

    def find(self, asked: str, where: Where = "documents") -> list[int]:
        """The numbers of all that have every word and phrase of `asked`.

        Raises ConfigError where there is no word in it.
        """
        match = _match(asked)
        with closing(self._open()) as base:
            found = base.execute(
                f"SELECT rowid FROM {where}_words WHERE {where}_words MATCH ?", (match,)
            )
            return [number for (number,) in found]

    def ids(self, asked: str, where: Where) -> list[str]:
        """The ids of all that have every word and phrase of `asked`."""
        match = _match(asked)
        with closing(self._open()) as base:
            found = base.execute(
                f"SELECT id FROM {where}_ids WHERE number IN "
                f"(SELECT rowid FROM {where}_words WHERE {where}_words MATCH ?)",
                (match,),
            )
            return [key for (key,) in found]

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=30)

    def _add(self, base: sqlite3.Connection, book: Register, where: Where) -> None:
        known = {key for (key,) in base.execute(f"SELECT id FROM {where}_ids")}
        with base:
            at = base.execute(f"SELECT coalesce(max(number), 0) FROM {where}_ids").fetchone()[0]
            for batch in _new(book, where, known):
                rows = [(at + k, key, words) for k, (key, words) in enumerate(batch, 1)]
                at += len(rows)
                base.executemany(
                    f"INSERT INTO {where}_ids VALUES (?, ?)", [row[:2] for row in rows]
                )
                base.executemany(
                    f"INSERT INTO {where}_words (rowid, words) VALUES (?, ?)",
                    [(row[0], normalize("NFC", row[2])) for row in rows],
                )


def _match(asked: str) -> str:
    """What is asked in FTS5's notation, as it was written: FTS5 folds it as it folded the texts.

    Raises ConfigError where there is no word in it.
    """
    phrases(asked)
    given = (one.strip('"') for one in _PHRASE.findall(normalize("NFC", asked).replace("\0", " ")))
    return " ".join(f'"{one}"' for one in given if folded_words(one))


def _new(book: Register, where: Where, known: set[str]) -> Iterator[list[tuple[str, str]]]:
    rows = Rows(book.session(), _TEXTS[where])
    seen = set(known)
    for batch in rows.batches():
        fresh = []
        for key, words in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if key not in seen:
                seen.add(key)
                fresh.append((key, words or ""))
        yield fresh


def marks(text: str, asked: str) -> list[tuple[int, int]]:
    """Where the words of `asked` stand in `text`: `[start, end)` in code points, in order."""
    wanted = {word for words in phrases(asked) for word in words}
    return [
        match.span()
        for match in re.finditer(r"[^\W_]+", text)
        if "".join(folded_words(match.group())) in wanted
    ]


def snippet(text: str, asked: str, *, around: int = 140) -> tuple[str, list[list[int]], list[int]]:
    """A piece of `text` about the first word found: the piece, its marks, and its span.

    It begins and ends with whole words where words are of usual length.
    """
    found = marks(text, asked)
    first = found[0][0] if found else 0
    start, end = max(0, first - around), min(len(text), first + around * 2)
    while start and not text[start - 1].isspace() and start > first - around - 30 and start > 0:
        start -= 1
    if end < len(text) and not text[end].isspace():
        end = max((k for k in range(end - 30, end) if k > first and text[k].isspace()), default=end)
    inside = [[s - start, e - start] for s, e in found if s >= start and e <= end]
    return text[start:end], inside, [start, end]
