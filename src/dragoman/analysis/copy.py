"""A flat copy of one version of a register, opened: what all questions of many rows are asked of."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import LookupFailed, RegisterError
from ..model.joined import JoinedAgreement, JoinedStatement
from ..model.schema import Row, TableName
from ..register import Condition, MentionFilter, Register
from ..register.filters import Unit
from ..register.history import last_forgetting
from ..register.layout import exported_columns
from ..register.session import query_error, shut
from ..resolution.gather import agreements_of, statements_of
from .chosen import all_of, restrictions
from .flat import CONFIG, build
from .search import SearchIndex

if TYPE_CHECKING:
    import duckdb

SECONDS = 20.0
"""How long one question may take."""

FEW = 20_000
"""So many acts are handed from one question to the next by their numbers."""


class TooLong(RegisterError):
    """A question took longer than it may."""


@dataclass(slots=True)
class Copy:
    """One version of a register, ready to be asked from several threads at once.

    `unit` is what it counts: events where the register was resolved, else mentions. `forgetting` is
    the last commit of the register that changed every version: before it, this one read otherwise.
    """

    path: Path
    version: int
    forgetting: int
    latest_commit: str
    unit: Unit
    search: SearchIndex
    agreements: tuple[JoinedAgreement, ...]
    statements: tuple[JoinedStatement, ...]
    _base: duckdb.DuckDBPyConnection = field(repr=False)
    _known: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict, repr=False)

    @classmethod
    def made(cls, book: Register, folder: Path) -> Copy:
        """Copy the version of `book` below `folder`; the search index there is added to.

        After each forgetting it is another folder: an index only grows, and a path names one copy.
        """
        forgetting = last_forgetting(book.store)
        folder = folder / str(forgetting)
        folder.mkdir(exist_ok=True)
        search = SearchIndex(folder / "search.sqlite")
        search.add(book)
        path = folder / f"{book.version}-{book.commit.token[:8]}.duckdb"
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        build(book, part, search.numbers())
        part.rename(path)
        agreements = tuple(agreements_of(book))
        # Statements are joined by their wording: a register without words is served without them.
        statements = () if book.wordless() else tuple(statements_of(book))
        return cls(
            path,
            book.version,
            forgetting,
            book.commit.time,
            "events" if book.counts().get("events") else "mentions",
            search,
            agreements,
            statements,
            _opened(path),
        )

    def ask(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT. Raises TooLong, or RegisterError with DuckDB's reason."""
        with self.cursor() as cursor:
            return list(cursor.execute(query, list(parameters)).fetchall())

    def ask_once(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a SELECT that many questions need: a version never changes, so they are kept."""
        if query not in self._known:
            self._known[query] = self.ask(query)
        return self._known[query]

    def dicts(self, query: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The same, each row by the names of its columns; days are ISO text."""
        with self.cursor() as cursor:
            found = cursor.execute(query, list(parameters))
            names = [each[0] for each in found.description]
            return [
                {
                    name: value.isoformat() if hasattr(value, "isoformat") else value
                    for name, value in zip(names, row, strict=True)
                }
                for row in found.fetchall()
            ]

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of its own; what runs too long in it is stopped."""
        import duckdb

        cursor = self._base.cursor()
        timer = threading.Timer(SECONDS, cursor.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield cursor
        except duckdb.InterruptException:
            raise TooLong(f"The question took longer than {SECONDS:.0f} s. Ask for less.") from None
        except duckdb.Error as error:
            raise query_error(error) from error
        finally:
            timer.cancel()
            cursor.close()

    def chosen(self, where: MentionFilter, unit: Unit) -> Condition:
        """The condition that picks acts (`{unit}_acts` as `a`)."""
        return all_of(self.restrictions(where, unit))

    def settled(self, chosen: Condition, unit: Unit) -> Condition:
        """The same acts by their numbers where they are few: to ask several questions of them.

        A condition on parties is worked out anew by every query that has it.
        """
        numbers = self.ask(
            f"SELECT a.n FROM {unit}_acts a WHERE {chosen.sql} LIMIT {FEW + 1}", chosen.parameters
        )
        if len(numbers) > FEW:
            return chosen
        return Condition("a.n IN (SELECT unnest(?::BIGINT[]))", ([n for (n,) in numbers],))

    def restrictions(self, where: MentionFilter, unit: Unit) -> dict[str, Condition]:
        """The conditions of each field, by field."""
        return restrictions(where, unit, self.search.find)

    def lines(self, table: TableName, numbers: Sequence[int]) -> list[str]:
        """Rows by their numbers, each as JSON text, in the order of `numbers`."""
        if not numbers:
            return []
        columns = ", ".join(f'"{name}" := r."{name}"' for name in exported_columns(table))
        found = dict(
            self.ask(
                f"SELECT r.n, CAST(to_json(struct_pack({columns})) AS VARCHAR) FROM {table}_rows r "
                "SEMI JOIN (SELECT unnest(?::BIGINT[]) AS n) w USING (n)",
                (list(numbers),),
            )
        )
        return [found[n] for n in numbers]

    def rows(
        self, table: TableName, where: Condition, *, order: str = "n", limit: int = 1000
    ) -> list[Row]:
        """Whole rows that a condition on `{table}_rows` picks (documents without text)."""
        import json

        numbers = self.ask(
            f"SELECT n FROM {table}_rows WHERE {where.sql} ORDER BY {order} LIMIT {int(limit)}",
            where.parameters,
        )
        return [json.loads(line) for line in self.lines(table, [n for (n,) in numbers])]

    def get(self, table: TableName, key: str) -> Row:
        """The row of an id. Raises LookupFailed, with the ids that come near."""
        found = self.rows(table, Condition("id = ?", (key,)), limit=1)
        if found:
            return found[0]
        near = self.ask(f"SELECT id FROM {table}_rows WHERE starts_with(id, ?) LIMIT 3", (key[:4],))
        raise LookupFailed.among(f"id in {table}", key, [one for (one,) in near])

    def texts(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Title and text of documents, by id."""
        found = self.ask(
            "SELECT id, title, text FROM documents_rows WHERE id IN (SELECT unnest(?::VARCHAR[]))",
            (list(ids),),
        )
        return {key: (title or "", text or "") for key, title, text in found}

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        from .flat import COPIED

        query = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}_rows" for name in COPIED)
        return {name: int(count) for name, count in self.ask(query)}

    def close(self, *, delete: bool = True) -> None:
        """Close the file and, unless told otherwise, delete it."""
        self._base.close()
        if delete:
            with suppress(OSError):
                self.path.unlink()


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    base = duckdb.connect(
        str(path), read_only=True, config={**CONFIG, "temp_directory": f"{path}.spill"}
    )
    shut(base)
    return base
